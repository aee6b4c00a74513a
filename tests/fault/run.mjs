// Faults on purpose, in a real browser on the release build: killed, damaged, starved, doubled, fed with hostile text.
// `node tests/fault/run.mjs [--quick] [--only kill,damage,…]` (parts, or the last word of a name), SEED=… repeats a run. Ends with an error when anything was lost.

import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { DIST } from '../e2e/harness.mjs';
import { serve } from '../../scripts/serve.mjs';
import { items } from '../e2e/today.mjs';
import { Mortal, SQLITE_FILE, databaseFiles } from './browser.mjs';
import { FAULTS } from './catalogue.mjs';
import { Report } from './report.mjs';

const { values: { quick, only: words } } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const only = words?.split(',') ?? null;
const seed = Number(process.env.SEED ?? 20261122);

// Playwright ends its browsers when the process goes, and otherwise keeps it until the fault is over.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1));

/** BACKENDS=SQLite tries one of them only. */
const wanted = process.env.BACKENDS?.split(',') ?? (quick ? ['LevelDB'] : ['LevelDB', 'SQLite']);

/** The two ways in which Chromium keeps IndexedDB; a store stays what it was made as. */
const BACKENDS = {
  LevelDB: { flags: [], made: /\.indexeddb\.leveldb\/.*\.log$/ },
  SQLite: { flags: ['--enable-features=IdbSqliteBackingStore'], made: SQLITE_FILE, begins: 'SQLite format 3\0' },
};

/** A closed profile to copy: the app installed, empty or with the example company. */
async function template(place, withExample) {
  const app = await Mortal.from(null, place);
  await app.begin();
  await app.offlineReady();
  let found = [];
  if (withExample) {
    await app.loadExample();
    found = await items(app.page);
    if (found.length < 20) throw new Error(`only ${found.length} items in Hoy`);
  }
  const version = (await (await app.cdp()).send('Browser.getVersion')).product;
  await app.close();
  return { profile: app.profile, items: found, version, app };
}

const log = (text) => console.log(`     ${text}`);
const report = new Report(seed);
const begun = Date.now();
const server = await serve({ folder: DIST, intercept: (request, response) => intercept(request, response) });
let intercept = () => false;

/** The stage of a back end: where the app is served, and its two templates. Made when the first fault needs it. */
const stages = {};
async function stage(backend) {
  if (stages[backend]) return stages[backend];
  const { flags, made, begins = '' } = BACKENDS[backend];
  const place = { server, url: server.url, options: { flags }, intercept: (work) => { intercept = work ?? (() => false); } };
  const [empty, full] = [await template(place, false), await template(place, true)];
  const [file] = await databaseFiles(full.profile, made);
  if (!file || !(await readFile(file)).subarray(0, begins.length).equals(Buffer.from(begins))) throw new Error(`no file ${made} in the profile: this browser did not keep its data in ${backend}`);
  console.log(`${full.version}, ${backend}, seed ${seed}, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}, ${full.items.length} items in Hoy`);
  stages[backend] = { backend, place, empty, full, browser: full.version, seed, quick, log };
  return stages[backend];
}

/** One kind of fault: one that cannot even be tried is a failure of its own, unless the machine does not allow it. */
async function run(fault, backend) {
  await attempt(fault, backend);
  if (!quick) await report.keep();
}

async function attempt(fault, backend) {
  const started = Date.now();
  const line = { name: fault.name, backend: fault.backends ? backend : '-' };
  const seconds = () => Math.round((Date.now() - started) / 1000);
  try {
    const why = await fault.missing?.();
    if (why) return report.add({ ...line, verdict: 'skip', why });
    const on = await stage(backend);
    const { counts, good, browser } = await fault.run(on);
    report.add({ ...line, browser: browser ?? on.browser, counts, verdict: good ? 'ok' : 'lost', seconds: seconds() });
  } catch (error) {
    report.add({ ...line, verdict: 'lost', why: error.message.split('\n')[0], seconds: seconds() });
    console.log(error.stack);
  }
}

try {
  for (const backend of wanted) {
    for (const fault of FAULTS) {
      if (quick && !fault.quick) continue;
      if (only && !only.some((word) => word === fault.part || fault.name.endsWith(` ${word}`))) continue;
      if (!(fault.backends ?? ['LevelDB']).includes(backend)) continue;
      await run(fault, backend);
    }
  }
} finally {
  for (const { empty, full } of Object.values(stages)) {
    await empty.app.dispose();
    await full.app.dispose();
  }
  await server.close();
}
const [ok, lost, skipped] = ['ok', 'lost', 'skip'].map((verdict) => report.count(verdict));
console.log(`in ${Math.round((Date.now() - begun) / 1000)} s: ${ok} ok, ${lost} lost, ${skipped} skipped\n# pass ${ok}\n# fail ${lost}`);
if (lost || !ok) process.exitCode = 1;
