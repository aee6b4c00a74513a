// What the lines of a run are called in the document, which is in Spanish.
// A line that has no name here stops the document: nothing is left half translated.

const NAMES = {
  'import a backup': 'Traer un respaldo completo',
  'longest task, importing': 'Tarea más larga al traerlo',
  'disk for 10,000 invoices, both copies': 'Disco por cada 10.000 facturas, las dos copias',
  'frame painted': 'Abrir: el marco está pintado',
  'open, records read': 'Abrir: registros leídos',
  'open, first row shown': 'Abrir: primera fila a la vista',
  'open, first row shown (limit)': 'Abrir: primera fila a la vista',
  'longest task, opening': 'Tarea más larga al abrir',
  'open, first thing in Hoy shown': 'Abrir Hoy, con todas las alertas',
  'longest task, opening Hoy': 'Tarea más larga al abrir Hoy',
  'open in a browser just started, frame painted': 'Abrir con el navegador recién iniciado: marco pintado',
  'open in a browser just started, first row shown': 'Abrir con el navegador recién iniciado: primera fila',
  'longest task, scrolling': 'Tarea más larga al recorrer toda la lista',
  'sort the list of invoices, slowest': 'Ordenar la lista de facturas, lo más lento',
  'sort the list of invoices, median': 'Ordenar la lista de facturas, mediana',
  'longest task, sorting': 'Tarea más larga al ordenar',
  'filter the list of invoices, slowest': 'Filtrar la lista de facturas, lo más lento',
  'filter the list of invoices, median': 'Filtrar la lista de facturas, mediana',
  'longest task, filtering': 'Tarea más larga al filtrar',
  'search as typed, p95': 'Buscar mientras se escribe, percentil 95',
  'longest task, searching': 'Tarea más larga al buscar',
  'all alerts again after a save, Hoy drawn, median': 'Todas las alertas de nuevo tras guardar, Hoy dibujado',
  'longest task, alerts again after a save': 'Tarea más larga al calcular las alertas tras guardar',
  'save one record, median': 'Guardar un registro, mediana',
  'save one record, p99': 'Guardar un registro, percentil 99',
  'longest task, saving': 'Tarea más larga al guardar',
  'press to next paint, 4 x slower, worst of ten actions': 'De la pulsación al siguiente cuadro, procesador 4 veces más lento, la peor de diez acciones',
  'press to next paint, 4 x slower, median of ten actions': 'De la pulsación al siguiente cuadro, procesador 4 veces más lento, mediana de diez acciones',
  'export a backup, click to finished download': 'Descargar un respaldo, del clic al archivo terminado',
  'export a backup': 'Descargar un respaldo',
  'longest task, exporting, compaction with it': 'Tarea más larga al descargarlo, que también compacta',
  'longest task, checking every invoice': 'Tarea más larga al revisar todas las facturas',
  'survey file, brotli': 'Archivo de encuesta, comprimido',
  'merge a backup that differs in 1 %': 'Unir un respaldo que difiere en 1 %',
  'longest task, merging': 'Tarea más larga al unirlo',
  'memory of the page': 'Memoria de la página',
  'lost database rebuilt from the mirror': 'Rehacer la base perdida desde la segunda copia',
  'slow 4G, first visit, first paint': '4G lento, primera visita: primera imagen',
  'slow 4G, first visit, code downloaded': '4G lento, primera visita: programa descargado',
  'slow 4G, first visit, compiled and running': '4G lento, primera visita: compilado y en marcha',
  'slow 4G, first visit, first run usable': '4G lento, primera visita: se puede empezar',
  'slow 4G, second visit, first paint': '4G lento, segunda visita: primera imagen',
  'slow 4G, second visit, first run usable': '4G lento, segunda visita: se puede empezar',
  'contracts alone: open, first thing in Hoy shown': 'Solo contratos, con sus pólizas y obligaciones: abrir Hoy',
  'contracts alone: longest task, opening Hoy': 'Solo contratos: tarea más larga al abrir Hoy',
  'contracts alone: open, first row of the list shown': 'Solo contratos: abrir su lista, primera fila a la vista',
  'contracts alone: longest task, opening the list': 'Solo contratos: tarea más larga al abrir su lista',
  'contracts alone: all alerts again after a save, Hoy drawn, median': 'Solo contratos: todas las alertas de nuevo tras guardar, Hoy dibujado',
  'all alerts of contracts (native)': 'Todas las alertas de contratos, pólizas y obligaciones (fuera del navegador)',
  'plan of the last month, all contracts (native)': 'Lo que se debe facturar de un mes, todos los contratos (fuera del navegador)',
  'plan of twelve months, all contracts (native)': 'Lo mismo, de doce meses (fuera del navegador)',
  'client × month of a year, all invoices (native)': 'Matriz de clientes por doce meses, con todas las facturas (fuera del navegador)',
  'proposals of a month, all contracts (native)': 'Qué falta facturar de un mes, todos los contratos (fuera del navegador)',
  'drafting the invoices of a month (native)': 'Preparar los borradores de un mes (fuera del navegador)',
  'check all issued documents': 'Revisar todo lo emitido, de la pulsación al resultado',
  'check all invoices (native)': 'Revisar todas las facturas (fuera del navegador)',
  'code and style, brotli': 'Programa y estilos, comprimidos',
  'disk, both copies': 'Disco, las dos copias',
};

const PEERS = {
  'Dexie bulkPut': 'Dexie, `bulkPut`',
  'PouchDB bulkDocs': 'PouchDB, `bulkDocs`',
  'raw IndexedDB put': 'IndexedDB sin biblioteca, un valor por registro',
  'Dexie, one copy': 'Dexie, una copia',
  'the records as lines of JSON': 'los registros como líneas JSON',
  'Dexie toArray': 'Dexie, `toArray`',
  'Dexie page': 'página con Dexie que lee lo mismo',
  'PouchDB page, allDocs': 'página con PouchDB, `allDocs`',
  'Dexie, lines packed by the browser': 'Dexie, líneas JSON comprimidas por el navegador',
  'Dexie bulkPut of all records': 'Dexie, `bulkPut` de todos los registros',
  'Dexie bulkPut of that 1 % alone': 'Dexie, `bulkPut` de solo ese 1 %',
  'one raw strict put': 'un `put` estricto de IndexedDB',
};

/** What such a table says of a line; how many were measured does not matter. */
export function found(words, name) {
  const word = words[name.replace(/, slowest of \d+$/, ', slowest')];
  if (!word) throw new Error(`nothing is said in Spanish of "${name}"`);
  return word;
}

/** The Spanish name of a line. */
export const nameOf = (name) => found(NAMES, name);

/** The Spanish name of a peer. */
export const peerOf = (name) => found(PEERS, name);
