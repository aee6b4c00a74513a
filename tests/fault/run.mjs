// Faults on purpose, in a real browser on the release build: killed, damaged, starved, doubled, fed with hostile text.
// `node tests/fault/run.mjs [--quick] [--only kill,damage,…]`, SEED=… repeats a run. Ends with an error when anything was lost.

import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { damageBackup } from '../bench/set.mjs';
import { DIST } from '../e2e/harness.mjs';
import { items } from '../e2e/today.mjs';
import { serve } from '../../scripts/serve.mjs';
import { Mortal, randomFrom } from './browser.mjs';
import { bothGone, damageRounds } from './damage.mjs';
import { hostileRound } from './hostile.mjs';
import { killRounds } from './kill.mjs';
import { quotaRounds } from './quota.mjs';
import { tabRounds } from './tabs.mjs';

const quick = process.argv.includes('--quick');
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',') ?? [];
const wanted = (name) => !process.argv.includes('--only') || only.includes(name);
const seed = Number(process.env.SEED ?? 20261122);
const kills = Number(process.env.KILLS ?? (quick ? 40 : 200));

const verdicts = [];

/** One line of counts, and whether they are what they must be. */
function verdict(name, counts, good) {
  const line = Object.entries(counts).map(([key, value]) => `${key}=${value}`).join(' ');
  console.log(`${good ? 'ok  ' : 'LOST'} ${name}: ${line}`);
  verdicts.push(good);
}

/** One kind of fault: a fault that cannot even be tried is a failure of its own. */
async function part(name, work) {
  if (!wanted(name)) return;
  const begun = Date.now();
  try {
    await work();
  } catch (error) {
    verdict(name, { error: JSON.stringify(error.message.split('\n')[0]) }, false);
    console.log(error.stack);
  }
  console.log(`     ${Math.round((Date.now() - begun) / 1000)} s`);
}

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

/** A tab of the version before, while the next one is there: the end-to-end tests that take a new version. */
async function oldTab() {
  const file = fileURLToPath(new URL('../e2e/update.test.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)('node', ['--test', '--test-reporter=tap', '--test-name-pattern=is missing|next start', file]);
  const count = (what) => Number(stdout.match(new RegExp(`^# ${what} (\\d+)`, 'm'))?.[1] ?? NaN);
  return { passed: count('pass'), failed: count('fail') };
}

const begun = Date.now();
const server = await serve({ folder: DIST });
const place = { server, url: server.url };
const log = (text) => console.log(`     ${text}`);
const empty = await template(place, false);
const full = await template(place, true);
console.log(`${full.version}, seed ${seed}, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}, ${full.items.length} items in Hoy`);
try {
  await part('damage', async () => {
    const sum = await damageRounds({ full, place, log });
    verdict('database damaged', sum, sum.recovered === sum.damaged && sum.told === sum.damaged && sum.different === 0);
    const gone = await bothGone({ full, place, log });
    verdict('both copies gone', gone, gone.told === 1 && gone.madeUp === 0);
  });
  await part('quota', async () => {
    const sum = await quotaRounds({ empty, full, place, log });
    const good = sum.falseAcks === 0 && sum.partial === 0 && sum.explained === sum.attempts && sum.laterWorks === sum.attempts;
    verdict('no room', sum, good);
  });
  await part('tabs', async () => {
    const sum = await tabRounds({ full, place, log });
    verdict('two tabs', sum, sum.acked > 0 && sum.payments > 0 && sum.lost + sum.unseen + sum.doublePaid + sum.untold === 0);
  });
  await part('hostile', async () => {
    const sum = await hostileRound({ empty, place, log });
    verdict('hostile text', sum, sum.strings >= 50 && sum.imported >= 50 && sum.executed === 0 && sum.reports === 0);
  });
  await part('backup', async () => {
    const sum = await damageBackup(200, 500, seed);
    verdict('backup cut and flipped (native)', sum, sum.cut + sum.flipped === 500 && sum.accepted === 0);
  });
  await part('version', async () => {
    const sum = await oldTab();
    verdict('old tab, new version', sum, sum.passed > 0 && sum.failed === 0);
  });
  await part('kill', async () => {
    const random = randomFrom(seed);
    const sum = await killRounds({ kills, random, empty, full, place, log: quick ? () => {} : log });
    verdict('killed', sum, sum.kills >= kills && sum.acked > 0 && sum.lost === 0 && sum.half === 0);
  });
} finally {
  await empty.app.dispose();
  await full.app.dispose();
  await server.close();
}
const lost = verdicts.filter((good) => !good).length;
console.log(`in ${Math.round((Date.now() - begun) / 1000)} s\n# pass ${verdicts.length - lost}\n# fail ${lost}`);
if (lost || !verdicts.length) process.exitCode = 1;
