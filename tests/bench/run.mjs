// Measures the release build against the budgets, beside Dexie and raw IndexedDB in the same browser and run.
// `node tests/bench/run.mjs [invoices]`: 10,000 by default, 100,000 for the full set. A figure over its budget is told, never hidden.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import { brotli, filesIn } from '../../scripts/dist.mjs';
import { App, DIST } from '../e2e/harness.mjs';
import * as ours from './app.mjs';
import { Report, median, quantile } from './figures.mjs';
import * as peers from './peers.mjs';
import { bytesOf, fileOf, makeSet } from './set.mjs';

const OPENINGS = 5;
const SAVES = 40;
const invoices = Number(process.argv[2] ?? process.env.INVOICES ?? 10_000);

/** Bytes of all code and style as brotli sends them; the copies that the build packed are taken as they are. */
async function weight() {
  let sum = 0;
  for (const name of await filesIn(DIST)) {
    if (!/\.(html|js|css|wasm)$/.test(name)) continue;
    const packed = await readFile(join(DIST, `${name}.br`)).catch(() => null);
    sum += (packed ?? brotli(await readFile(join(DIST, name)))).length;
  }
  return sum / 1000;
}

/** Names and numbers of the set, to search for. */
async function texts(set) {
  const records = String(await bytesOf(set, 'records.ndjson')).trim().split('\n').map((line) => JSON.parse(line));
  const names = records.filter(({ kind }) => kind === 'client').map(({ name }) => name.slice(0, 10));
  const numbers = records.filter(({ kind, issued }) => kind === 'invoice' && issued).map(({ issued }) => issued.number);
  const some = (all, count) => Array.from({ length: count }, (_, at) => all[Math.floor((all.length * at) / count)]).filter(Boolean);
  return [...some(names, 8), ...some(numbers, 8), 'zzqx', '2026'];
}

async function measure(app, set, report) {
  const { page } = app;
  const lines = await peers.servePeers(fileOf(set, 'records.ndjson'));
  app.allow(new RegExp(`request to elsewhere: ${lines.url.replaceAll('.', '\\.')}`));
  const peerPage = await app.context.newPage();
  const dexie = await peers.dexieImport(peerPage, lines.url);
  const raw = await peers.rawIndexedDb(peerPage, lines.url);
  report.say(`peers hold ${dexie.count} records; raw IndexedDB, one value a record: put ${Math.round(raw.put)} ms, getAll ${Math.round(raw.getAll)} ms`);
  await page.bringToFront();

  await app.offlineReady();
  await app.open('ajustes/respaldo');
  let taken;
  const importTask = await ours.longest(page, async () => { taken = await ours.importBackup(app, fileOf(set, 'backup.json')); });
  report.say(`import through the file input: read, checked and compared ${Math.round(taken.checked)} ms, committed and read back ${Math.round(taken.committed)} ms`);
  report.budget('import a backup', { ours: taken.whole, peer: dexie.took, mostRatio: 1 / 4 });
  report.budget('longest task, importing', { ours: importTask, most: 50 });
  await page.reload();

  const openings = [];
  const dexieOpenings = [];
  for (let round = 0; round < OPENINGS; round++) {
    openings.push(await ours.open(app));
    dexieOpenings.push(await peers.dexieOpen(peerPage, lines.url));
    await page.bringToFront();
  }
  if (!openings.every(({ worker }) => worker)) throw new Error('a page was not served by the service worker');
  const each = (name) => openings.map((opening) => opening[name]);
  const dexieFromStart = median(dexieOpenings.map(({ fromStart }) => fromStart));
  const dexieAlone = median(dexieOpenings.map(({ alone }) => alone));
  report.budget('frame painted', { ours: median(each('painted')), most: 300 });
  report.budget('open, records read', { ours: median(each('read')), peer: dexieAlone, mostRatio: 1 / 2 });
  report.budget('open, first row shown', { ours: median(each('firstRow')), peer: dexieFromStart, mostRatio: 1 / 2 });
  report.budget('open, first row shown (limit)', { ours: median(each('firstRow')), most: 1500 });
  report.budget('longest task, opening', { ours: median(each('longest')), most: 50 });

  report.budget('longest task, scrolling', { ours: await ours.longest(page, () => ours.scroll(app, 200)), most: 50 });
  const words = await texts(set);
  let searched;
  const searchTask = await ours.longest(page, async () => { searched = await ours.searches(app, words); });
  report.budget('search as typed, p95', { ours: quantile(searched, 0.95), most: 30 });
  report.budget('longest task, searching', { ours: searchTask, most: 50 });

  await app.open('');
  await peers.prepareRawPuts(page);
  const idle = await peers.rawPuts(page, SAVES);
  const { ours: saved, raw: put } = await ours.saves(app, SAVES);
  idle.push(...await peers.rawPuts(page, SAVES));
  report.say(`saves: ${saved.length} of ours and ${put.length} raw strict puts in turn, each at the press of the same dialog's button`);
  report.say(`raw strict puts one after the other in an idle page: median ${median(idle).toFixed(1)} ms, ours is ${(median(saved) / median(idle)).toFixed(1)} times that`);
  report.budget('save one record, median', { ours: median(saved), peer: median(put), mostRatio: 3 });
  report.budget('save one record, p99', { ours: quantile(saved, 0.99), peer: quantile(put, 0.99), mostRatio: 3 });

  await ours.open(app);
  const memory = await ours.memory(app);
  report.say(`of the page's memory, JavaScript's own: ${Math.round(memory.script)} MB`);
  report.budget('memory of the page', { ours: memory.process, unit: 'MB', most: 350 });
  report.budget('lost database rebuilt from the mirror', { ours: await ours.rebuildFromMirror(app), most: 5000 });
  await lines.close();
}

const set = await makeSet(invoices);
const begun = Date.now();
const app = new App({ path: null });
try {
  await app.start();
  const version = await (await app.cdp()).send('Browser.getVersion');
  console.log(`${version.product}, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}, ${set.invoices} invoices, ${set.records} records, backup ${(set.backup_bytes / 1e6).toFixed(1)} MB`);
  const report = new Report();
  await ours.instrument(app.context);
  await app.open('');
  await measure(app, set, report);
  const share = set.invoices / 100_000;
  report.say(`checking is measured natively, little optimised: ${set.findings} findings in ${set.invoices} invoices`);
  report.budget('check all invoices (native)', { ours: set.check_ms, most: 1000 * Math.min(1, share) });
  report.budget('code and style, brotli', { ours: await weight(), unit: 'kB', most: 600 });
  for (const problem of app.problems) report.say(`the browser complained: ${problem}`);
  report.close();
  console.log(`measured in ${Math.round((Date.now() - begun) / 1000)} s`);
} finally {
  await app.end();
}
