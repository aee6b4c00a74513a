// How what grows with the records grows: the same measures for several sizes, and the exponent that fits them.
// `SIZES=10000,50000,100000,500000 node tests/bench/growth.mjs`. A size that cannot be taken in is told, and the rest goes on.

import { App } from '../e2e/harness.mjs';
import * as ours from './app.mjs';
import { writeDocument } from './document.mjs';
import { exponent, median, quantile, shown } from './figures.mjs';
import { disk, memory } from './footprint.mjs';
import * as peers from './peers.mjs';
import { keep, machine } from './results.mjs';
import { fileOf, makeBackup } from './set.mjs';

const SIZES = (process.env.SIZES ?? '10000,50000,100000,500000').split(/[\s,]+/).filter(Boolean).map(Number);
/** How long a size may take, its set not counted. */
const LIMIT_MS = 600_000;
const OPENINGS = 3;
const SAVES = 20;
/** Linear, and room for what two runs of the same differ. */
const EXPONENT_MAX = 1.1;

/** What is measured, with its unit. */
const MEASURES = [
  ['import a backup', 'ms'], ['open, records read', 'ms'], ['open, first row shown', 'ms'], ['search as typed, p95', 'ms'],
  ['save one record, median', 'ms'], ['memory of the page', 'MB'], ['export a backup', 'ms'], ['disk, both copies', 'MB'],
];

/** The browser's name, once one was started. */
let browser;

/** Fills in what is found as it is found, so that what a size does not reach is seen. */
async function measure(app, set, found) {
  await ours.instrument(app.context);
  app.context.setDefaultTimeout(LIMIT_MS);
  await app.open('');
  await app.offlineReady();
  await app.open('ajustes/respaldo');
  const taken = await ours.importBackup(app, fileOf(set, 'backup.json'), { timeout: LIMIT_MS });
  found['import a backup'] = taken.whole;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  found['disk, both copies'] = (await disk(app)).whole;
  const openings = [];
  for (let round = 0; round < OPENINGS; round++) openings.push(await ours.open(app));
  found['open, records read'] = median(openings.map(({ read }) => read));
  found['open, first row shown'] = median(openings.map(({ firstRow }) => firstRow));
  found['memory of the page'] = (await memory(app)).process;
  found['search as typed, p95'] = quantile(await ours.searches(app, set.texts), 0.95);
  await app.open('');
  await peers.prepareRawPuts(app.page);
  found['save one record, median'] = median((await ours.saves(app, SAVES)).ours);
  found['export a backup'] = (await ours.exportBackup(app)).took;
}

/** One size in a browser and a profile of its own: `{ invoices, found, missing }`, `missing` saying why it ended early. */
async function size(invoices) {
  const found = {};
  const app = new App({ path: null });
  let limit;
  try {
    const set = await makeBackup(invoices);
    await app.start();
    browser ??= (await (await app.cdp()).send('Browser.getVersion')).product;
    const late = new Promise((_, reject) => {
      limit = setTimeout(() => reject(new Error(`not done within ${LIMIT_MS / 60_000} minutes`)), LIMIT_MS);
    });
    const crashed = new Promise((_, reject) => app.page.on('crash', () => reject(new Error('the page ran out of memory or crashed'))));
    await Promise.race([measure(app, set, found), late, crashed]);
    return { invoices, found, missing: null };
  } catch (error) {
    return { invoices, found, missing: error.message.split('\n')[0] };
  } finally {
    clearTimeout(limit);
    await app.end().catch((error) => console.error(`the browser was not there to be closed: ${error.message}`));
  }
}

function print(sizes) {
  const cells = (head, values, end) => console.log(`${head.padEnd(32)}${values.map((value) => String(value).padStart(11)).join('')}${end}`);
  cells('growth', sizes.map(({ invoices }) => invoices), '   exponent  budget');
  let [good, over] = [0, 0];
  const exponents = {};
  for (const [name, unit] of MEASURES) {
    const fitted = exponent(sizes.map(({ invoices, found }) => [invoices, found[name]]));
    exponents[name] = fitted;
    const ok = fitted <= EXPONENT_MAX;
    if (ok) good += 1;
    else over += 1;
    cells(`${name}, ${unit}`, sizes.map(({ found }) => shown(found[name])), `${shown(fitted).padStart(11)}  <= ${EXPONENT_MAX} ${ok ? 'ok' : 'over'}`);
  }
  const whole = sizes.filter(({ missing }) => !missing).length;
  if (whole === sizes.length) good += 1;
  else over += 1;
  console.log(`sizes measured to the end: ${whole} of ${sizes.length}  ${whole === sizes.length ? 'ok' : 'over'}`);
  for (const { invoices, missing } of sizes) if (missing) console.log(`  ${invoices} invoices: ${missing}`);
  console.log(`${good} ok, ${over} over`);
  return exponents;
}

const sizes = [];
for (const invoices of SIZES) {
  const begun = Date.now();
  sizes.push(await size(invoices));
  console.log(`${invoices} invoices: ${sizes.at(-1).missing ?? 'measured'}, ${Math.round((Date.now() - begun) / 1000)} s`);
}
const exponents = print(sizes);
await keep('growth', { machine: machine(browser ?? 'no browser'), measures: MEASURES, exponents, most: EXPONENT_MAX, sizes });
if (process.env.DOC) console.log(`written: ${await writeDocument()}`);
