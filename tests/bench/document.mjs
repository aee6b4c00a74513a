// docs/rendimiento.md: the runs that are kept, as tables in plain Spanish, with the day, the machine and how to read them.
// `node tests/bench/document.mjs` writes it from what is kept; the runs do so themselves when DOC is set.

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { reasonOf } from './reasons.mjs';
import * as results from './results.mjs';
import { nameOf, peerOf } from './words.mjs';

const FILE = fileURLToPath(new URL('../../docs/rendimiento.md', import.meta.url));

const format = new Intl.NumberFormat('es', { maximumSignificantDigits: 3, useGrouping: 'always' });
const number = (value) => (Number.isFinite(value) ? format.format(value) : '—');
const whole = (value) => new Intl.NumberFormat('es', { useGrouping: 'always' }).format(value);
const withUnit = (value, unit) => (Number.isFinite(value) ? `${number(value)} ${unit}` : '—');
const day = (when) => new Intl.DateTimeFormat('es-CO', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(when));

const table = (head, rows) => [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const HOW = `## Cómo leer las tablas

Todo se mide desde afuera, como lo vive una persona: la versión que se publica, servida con los encabezados de producción, en Chromium y con un perfil en disco.
Lo que se compara se mide en la misma ejecución, el mismo navegador y los mismos registros inventados; por eso la razón dice más que los milisegundos, que cambian de un equipo a otro.

- **Vigía**: lo que tardó u ocupó Vigía.
- **Comparado**: lo mismo hecho por una página sin historia, sin segunda copia y sin verificación.
- **Razón**: Vigía dividido por lo comparado; menos de 1 es más rápido o más pequeño.
- **Límite**: lo que nos prometimos. Un límite con asterisco lo pusimos para esta medición; los demás son del diseño. Sin límite, la cifra solo informa.
- **Tarea más larga**: lo que más tiempo estuvo ocupada la página sin poder responder. El navegador solo cuenta las de 50 ms o más: 0 significa que no hubo ninguna.
- **Mediana** y **percentil 95 o 99**: la mitad, o 95 o 99 de cada 100 veces, tardó eso o menos.
- **4G lento**: 1,6 Mbit/s de bajada, 750 kbit/s de subida y 150 ms de demora, simulados por el navegador.`;

function limitOf({ most, mostRatio, unit, own }) {
  if (most === undefined && mostRatio === undefined) return '—';
  const limit = mostRatio === undefined ? `≤ ${withUnit(most, unit)}` : `≤ ${number(mostRatio)} veces`;
  return own ? `${limit} \\*` : limit;
}

function row(line) {
  const { name, ours, peer, against, ratio, unit, good } = line;
  if (line.absent) return [nameOf(name), 'todavía no existe en Vigía', '—', '—', '—', '—'];
  const verdict = good === undefined ? '—' : good ? 'sí' : '**no**';
  const label = against ? `${nameOf(name)}, frente a ${peerOf(against)}` : nameOf(name);
  return [label, withUnit(ours, unit), withUnit(peer, unit), number(ratio), limitOf(line), verdict];
}

/** The machine; one that was busy with something else says so, since its figures are worse than they would be. */
function machineWords({ cpu, cores, memory_gb, browser, load }) {
  const busy = load[0] > cores / 2 ? '; el equipo estaba ocupado con otra cosa y las cifras son peores que en calma' : '';
  return `${cpu}, ${cores} núcleos, ${memory_gb} GB de memoria, ${browser.replace('/', ' ')}; carga al empezar: ${load.map(number).join(' · ')}${busy}`;
}

function setPart({ when, machine, set, ok, over, lines, seconds }) {
  return `## ${whole(set.invoices)} facturas

${day(when)}. ${machineWords(machine)}.

${whole(set.records)} registros con sus clientes, contratos y pagos; el respaldo ocupa ${withUnit(set.backup_bytes / 1e6, 'MB')}. La medición tardó ${whole(seconds)} segundos.
${over ? `Se cumplen ${ok} límites y **no se cumplen ${over}**.` : `Se cumplen los ${ok} límites.`}

${table(['Qué', 'Vigía', 'Comparado', 'Razón', 'Límite', '¿Cumple?'], lines.map(row))}`;
}

/** Each limit that some run does not keep, once, with the reason; those of one reason together. */
function whyPart(sets) {
  const over = sets.flatMap(({ lines }) => lines.filter(({ good }) => good === false).map(({ name }) => name));
  const reasons = new Set(over.map(reasonOf));
  const rows = [...reasons].map((reason) => {
    const names = new Set(over.filter((name) => reasonOf(name) === reason).map(nameOf));
    return `- **${[...names].join('; ')}**: ${reason}`;
  });
  return rows.length ? [`## Por qué no se cumplen\n\n${rows.join('\n')}`] : [];
}

function growthPart({ when, machine, measures, exponents, most, sizes }) {
  // Kept as JSON, what is no number is null, which is less than any limit.
  const kept = (name) => Number.isFinite(exponents[name]) && exponents[name] <= most;
  const rows = measures.map(([name, unit]) => [
    `${nameOf(name)} (${unit})`, ...sizes.map(({ found }) => number(found[name])), number(exponents[name]), kept(name) ? 'sí' : '**no**',
  ]);
  const missing = sizes.filter(({ missing }) => missing)
    .map(({ invoices, missing }) => `- Con ${whole(invoices)} facturas la medición no terminó. Lo que se dijo: «${missing}».`);
  return `## Cómo crece

${day(when)}. ${machineWords(machine)}.

El exponente dice cómo crece cada cifra con las facturas: 1 es en proporción, menos de 1 es mejor, 2 sería el cuádruple con el doble.
El límite es ${number(most)}: en proporción, con margen para lo que varía de una vez a otra.

${table(['Qué', ...sizes.map(({ invoices }) => whole(invoices)), 'Exponente', '¿Cumple?'], rows)}${missing.length ? `\n\n${missing.join('\n')}` : ''}`;
}

/** Writes the document from the runs that are kept; returns where. */
export async function writeDocument() {
  const { sets, growth } = await results.kept();
  if (!sets.length && !growth) throw new Error('no run is kept: measure first');
  const parts = [
    '# Rendimiento',
    'Qué tan rápido es Vigía y cuánto ocupa, medido y comparado. Este archivo lo escriben las mediciones (`DOC=1 make bench`, `DOC=1 make bench-growth`); no se edita a mano.',
    HOW,
    ...sets.map(setPart),
    ...whyPart(sets),
    ...(growth ? [growthPart(growth)] : []),
  ];
  await writeFile(FILE, `${parts.join('\n\n')}\n`);
  return 'docs/rendimiento.md';
}

if (import.meta.filename === process.argv[1]) console.log(`written: ${await writeDocument()}`);
