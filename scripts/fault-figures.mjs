// Writes what the last runs of `make fault` measured into docs/seguridad-de-los-datos.md, between its two marks.
// `node scripts/fault-figures.mjs`; without figures the document stays as it is.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const DOCUMENT = at('docs/seguridad-de-los-datos.md');
const MARKS = ['<!-- medidas -->', '<!-- fin de las medidas -->'];

/** What each fault is called for its readers; one that is not named here keeps its own name. */
const NAMES = {
  'database damaged': 'La base de datos del navegador dañada de todas las formas probadas',
  'second copy damaged': 'La segunda copia dañada o borrada, y después la base de datos',
  'both copies gone': 'Las dos copias borradas',
  'everything of the site deleted': 'Todo lo del sitio borrado',
  'both copies damaged': 'Las dos copias dañadas a la vez',
  'rescue copy read back': 'La copia de rescate leída en otro equipo',
  'no room': 'Sin espacio en el navegador',
  'disk really full': 'Disco lleno de verdad',
  'two tabs': 'Dos ventanas que guardan a la vez',
  'one record changed in two windows': 'El mismo registro cambiado en dos ventanas',
  'hostile text': 'Textos que intentan ejecutarse, en pantalla, impresión, aviso y hoja de cálculo',
  'backup cut and flipped (native)': 'Respaldos cortados o con un bit cambiado',
  'backup cut or flipped, chosen in the app': 'Respaldos cortados o con un bit cambiado, elegidos en la aplicación',
  'updates hung, cut, false, killed': 'Versiones nuevas colgadas, cortadas, falsas; vuelta atrás',
  'no network, 40 changes of it, cold starts': 'Sin red, con red que va y viene, arranque sin red',
  killed: 'El navegador cerrado de golpe',
  'killed, in Firefox': 'El navegador cerrado de golpe, en Firefox',
  'a large backup interrupted': 'Un respaldo grande interrumpido a medias',
  'power cut': 'Corte de luz',
  'database does not open once, twice, for ever': 'La base de datos no abre una vez, dos veces, nunca',
  'data of a newer version': 'Datos de una versión más nueva',
  'database deleted under the open app': 'La base de datos borrada con la aplicación abierta',
  'a window that crashes while saving, and another one': 'Una ventana que se cae mientras guarda',
  'a window that is frozen while saving, and another one': 'Una ventana congelada mientras guarda',
  'two devices merged in both orders': 'Dos equipos que trabajan aparte y se unen en los dos órdenes',
  'each storage call fails while saving': 'Cada llamada al almacenamiento falla: guardar',
  'each storage call fails while undoing': 'Cada llamada al almacenamiento falla: deshacer',
  'each storage call fails while paying': 'Cada llamada al almacenamiento falla: registrar un pago',
  'each storage call fails while importing': 'Cada llamada al almacenamiento falla: cargar una empresa',
  'each storage call fails while merging': 'Cada llamada al almacenamiento falla: unir un respaldo',
  'each storage call fails while restoring': 'Cada llamada al almacenamiento falla: restaurar un respaldo',
  'each storage call fails while invoicing': 'Cada llamada al almacenamiento falla: importar una factura',
};

/** The counts that say something to their readers, in their words; the others are for who repeats the run. */
const COUNTS = {
  kills: 'cierres', profiles: 'perfiles', acked: 'guardados', lost: 'perdidos', half: 'a medias', recovered: 'recuperados',
  told: 'avisados', byRescue: 'por copia de rescate', harmless: 'sin daño', damaged: 'daños', different: 'distintos', rebuilt: 'recuperados después',
  tried: 'casos', screen: 'pantallas de rescate', rescued: 'copias de rescate', restored: 'completados con el respaldo', madeUp: 'inventados',
  attempts: 'intentos', falseAcks: 'éxitos falsos', laterWorks: 'después funciona', cycles: 'ciclos', refused: 'rechazados', explained: 'explicados',
  pairs: 'parejas', kept: 'guardados', overwritten: 'pisados en silencio', payments: 'pagos a la vez', doublePaid: 'pagos dobles',
  strings: 'textos', views: 'pantallas', printed: 'impresas', notifications: 'avisos', cells: 'celdas', formulas: 'fórmulas', executed: 'ejecutados',
  cut: 'cortados', flipped: 'cambiados', accepted: 'aceptados', files: 'archivos', passed: 'pruebas', failed: 'fallas', records: 'registros',
  runs: 'interrupciones', before: 'como antes', after: 'completos', mixed: 'mezclas', rounds: 'rondas', saved: 'guardados', cases: 'casos',
  merges: 'uniones', repeated: 'repetidas', repeatedChanged: 'repetidas que cambiaron algo', calls: 'llamadas', failures: 'fallas provocadas',
  between: 'a medias', untold: 'sin aviso', sameRecord: 'sobre el mismo registro', same: 'iguales',
};

const VERDICTS = { ok: 'cumple', lost: '**no cumple**', skip: 'no se probó', part: 'sin terminar' };

function row({ name, backend, browser, counts, verdict, why, day }) {
  const told = Object.entries(counts).filter(([key]) => COUNTS[key]).map(([key, value]) => `${COUNTS[key]} ${value}`).join(', ');
  const where = [browser, backend].filter((part) => part && part !== '-').join(', ').replaceAll('/', ' ');
  return `| ${NAMES[name] ?? name} | ${told || why || ''} | ${where} | ${day} | ${VERDICTS[verdict]} |`;
}

const figures = JSON.parse(await readFile(at('target/fault.json'), 'utf8').catch(() => '[]'));
if (figures.length) {
  const order = Object.keys(NAMES);
  const place = ({ name }) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const known = figures.filter(({ name }) => NAMES[name]).sort((a, b) => place(a) - place(b) || a.backend.localeCompare(b.backend));
  const table = ['| Falla | Lo contado | Navegador | Fecha | |', '|---|---|---|---|---|', ...known.map(row)].join('\n');
  const text = await readFile(DOCUMENT, 'utf8');
  const [start, end] = MARKS.map((mark) => text.indexOf(mark));
  await writeFile(DOCUMENT, `${text.slice(0, start + MARKS[0].length)}\n${table}\n${text.slice(end)}`);
}
