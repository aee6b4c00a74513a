// Why a limit is not kept, in Spanish: what the profile shows, what was tried. Said beside the figures, only for those that are over.
// A line that is over and has no reason here stops the document.

import { found } from './words.mjs';

const OPENING = 'El navegador devuelve los objetos de Dexie con su propio código. Vigía guarda revisiones como texto comprimido y las lee en WebAssembly, en un solo hilo: cerca de la mitad del tiempo es leer ese texto y una cuarta parte armar los índices. Compilar todo para velocidad lo baja un 30 %, pero el programa pasa de 904 a 1.188 kB, así que no se hizo. Lo siguiente es guardar además una copia ya leída, que se pueda tirar.';
const ROWS = 'Dibujar de una vez las filas que se ven: la mitad es cálculo de posiciones y pintura del navegador, sin tarjeta gráfica. Con 100.000 facturas se suma ordenarlas, que es un solo paso.';

const REASONS = {
  'import a backup': 'Dexie solo escribe. Vigía además comprueba el sello del archivo y la huella de cada revisión, compara con lo que hay, pliega y comprime, escribe dos copias esperando al disco y arma los índices. Escribir los mismos registros sin biblioteca, sin nada de eso, ya tarda más del doble de este límite.',
  'longest task, importing': 'Soltar de una vez las estructuras grandes que ya no se usan, y dibujar lo nuevo. Antes era de 169 ms con 10.000 facturas y de 1.460 ms con 100.000.',
  'open, records read': OPENING,
  'open, first row shown': OPENING,
  'open, first row shown (limit)': OPENING,
  'longest task, opening': 'La primera pantalla se construye de una vez: marco, filtros, cuentas y filas. Con 100.000 facturas se suma ordenar la lista, que es un solo paso.',
  'longest task, opening Hoy': 'Con 100.000 facturas, las cifras del mes se calculan en un solo paso.',
  'longest task, scrolling': ROWS,
  'longest task, sorting': ROWS,
  'longest task, filtering': ROWS,
  'sort the list of invoices, slowest': ROWS,
  'filter the list of invoices, slowest': ROWS,
  'press to next paint, 4 x slower, worst of ten actions': 'Una pantalla nueva se construye de una vez: la mitad es crear sus elementos y la otra mitad estilos y posiciones del navegador. Ir a Hoy tardaba 1.190 ms: ahora dibuja diez asuntos por turno, y un menú al abrirlo.',
  'longest task, alerts again after a save': 'Las alertas se buscan por partes; lo que queda de una vez es ordenarlas y dibujar Hoy, y con 100.000 facturas las cifras del mes.',
  'longest task, saving': 'Dibujar el diálogo y Hoy; con 100.000 facturas, las cifras del mes se calculan en un solo paso.',
  'all alerts again after a save, Hoy drawn, median': 'Las alertas se buscan de nuevo en todas las facturas después de cada cambio, por partes.',
  'longest task, exporting, compaction with it': 'Comprimir y soltar de una vez lo que ya se escribió. Antes, con 100.000 facturas, ordenar y contar todo en un paso tomaba 899 ms.',
  'merge a backup that differs in 1 %': 'Se escribe solo lo que cambia, pero se lee, se comprueba y se compara el respaldo entero.',
  'longest task, merging': 'Lo que entró se agrega a los índices en un solo paso.',
  'memory of the page': 'Todos los registros están leídos en memoria con sus índices: unos 2 kB por registro.',
  'lost database rebuilt from the mirror': 'La segunda copia se lee y se comprueba entera, se escribe de nuevo en la base y después se abre.',
  'all alerts of contracts (native)': 'El equipo estaba ocupado: a solas tarda entre 35 y 48 ms.',
  'contracts alone: open, first thing in Hoy shown': OPENING,
  'contracts alone: open, first row of the list shown': OPENING,
  'contracts alone: longest task, opening Hoy': 'Agrupar y ordenar las alertas es un solo paso.',
  'contracts alone: longest task, opening the list': 'En qué va cada contrato se calcula en un solo paso para toda la lista.',
  'contracts alone: all alerts again after a save, Hoy drawn, median': 'Las alertas se buscan de nuevo en todos los contratos después de cada cambio, por partes.',
  'check all issued documents': 'Son unas 110 reglas por documento, con el programa compilado para ocupar poco. Calcular el CUFE es una séptima parte; el resto se reparte entre todas las reglas, y dibujar lo encontrado.',
  'check all invoices (native)': 'Son unas 110 reglas por documento, con el programa compilado para ocupar poco; para velocidad tarda dos tercios. Calcular el CUFE es una cuarta parte.',
  'code and style, brotli': 'La biblioteca de interfaz genera código aparte para cada vista: el programa son unas 13.800 funciones pequeñas. Ya se quitaron serde de los registros, el enrutador y las copias de los ordenamientos.',
};

/** Why the limit of a line is not kept. */
export const reasonOf = (name) => found(REASONS, name);
