// Every fault there is: its part (for --only), its name in the report, whether it belongs to the quick run, the back ends of
// the browser it is tried on, and what its counts must be.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { damageBackup } from '../bench/set.mjs';
import { randomFrom } from './browser.mjs';
import { WORKS, everyCall } from './calls.mjs';
import { bothGone, damageRounds, evicted, mirrorRounds } from './damage.mjs';
import { firefoxRounds, noFirefox } from './firefox.mjs';
import { hostileRound } from './hostile.mjs';
import { interruptedRounds } from './interrupted.mjs';
import { killRounds } from './kill.mjs';
import { noDisk } from './loop.mjs';
import { mergeRounds, spoiltRounds } from './merge.mjs';
import { cutRounds, newerRounds, unopenedRounds, windowRounds } from './opening.mjs';
import { fullDiskRounds, powerRounds } from './power.mjs';
import { quotaRounds } from './quota.mjs';
import { rescueReadBack, rescueRounds } from './rescue.mjs';
import { sameRecordRounds } from './same-record.mjs';
import { tabRounds } from './tabs.mjs';

const BOTH = ['LevelDB', 'SQLite'];
const DEEDS = ['starting', 'company', 'restoring', 'merging', 'folding', 'updating'];
/** How many rounds: FEW=10 makes a tenth of them, for trying a fault out. */
const rounds = (count) => Math.max(2, Math.round(count / Number(process.env.FEW ?? 1)));
const kills = (backend, quick) => Number(process.env.KILLS ?? (quick ? 40 : backend === 'SQLite' ? 100 : 200));

/** End-to-end tests that are faults too: they run as they are, and their sum is the figure. */
async function endToEnd(name, pattern) {
  const file = fileURLToPath(new URL(`../e2e/${name}.test.mjs`, import.meta.url));
  const args = ['--test', '--test-reporter=tap', ...(pattern ? [`--test-name-pattern=${pattern}`] : []), file];
  const { stdout } = await promisify(execFile)('node', args, { maxBuffer: 1 << 24 }).catch((error) => error);
  const count = (what) => Number(stdout.match(new RegExp(`^# ${what} (\\d+)`, 'm'))?.[1] ?? NaN);
  const counts = { passed: count('pass'), failed: count('fail') };
  return { counts, good: counts.passed > 0 && counts.failed === 0 };
}

export const FAULTS = [
  {
    part: 'damage', name: 'database damaged', quick: true, backends: BOTH,
    run: async (stage) => {
      const counts = await damageRounds(stage);
      const { damaged, recovered, byRescue, told, harmless } = counts;
      return { counts, good: recovered >= (stage.quick ? 5 : 20) && recovered + byRescue === damaged && told + harmless === recovered };
    },
  },
  {
    part: 'damage', name: 'second copy damaged', backends: BOTH,
    run: async (stage) => {
      const counts = await mirrorRounds(stage);
      return { counts, good: counts.same === counts.damaged && counts.rebuilt === counts.damaged };
    },
  },
  {
    part: 'damage', name: 'both copies gone', quick: true,
    run: async (stage) => {
      const counts = await bothGone(stage);
      return { counts, good: counts.told === 1 && counts.madeUp === 0 };
    },
  },
  {
    part: 'damage', name: 'everything of the site deleted',
    run: async (stage) => {
      const counts = await evicted(stage);
      return { counts, good: counts.firstRun === 1 && counts.offersBackup === 1 && counts.madeUp === 0 };
    },
  },
  {
    part: 'rescue', name: 'both copies damaged', backends: BOTH,
    run: async (stage) => {
      const counts = await rescueRounds(stage);
      const all = [counts.screen, counts.rescued, counts.opened, counts.restored].every((count) => count === counts.tried);
      return { counts, good: all && counts.madeUp === 0 };
    },
  },
  {
    part: 'rescue', name: 'rescue copy read back',
    run: async (stage) => {
      const counts = await rescueReadBack(stage);
      return { counts, good: counts.same === 1 };
    },
  },
  {
    part: 'quota', name: 'no room', quick: true,
    run: async (stage) => {
      const counts = await quotaRounds(stage);
      const { attempts, falseAcks, explained, partial, laterWorks } = counts;
      return { counts, good: falseAcks === 0 && partial === 0 && explained === attempts && laterWorks === attempts };
    },
  },
  {
    part: 'tabs', name: 'two tabs', quick: true,
    run: async (stage) => {
      const counts = await tabRounds(stage);
      return { counts, good: counts.acked > 0 && counts.payments > 0 && counts.lost + counts.unseen + counts.doublePaid + counts.untold === 0 };
    },
  },
  {
    part: 'hostile', name: 'hostile text', quick: true,
    run: async (stage) => {
      const counts = await hostileRound(stage);
      return { counts, good: counts.strings >= 50 && counts.imported >= 50 && counts.executed + counts.reports + (counts.runnable ?? 0) + (counts.formulas ?? 0) === 0 };
    },
  },
  {
    part: 'backup', name: 'backup cut and flipped (native)', quick: true,
    run: async ({ seed, quick }) => {
      const counts = await damageBackup(200, quick ? 500 : 5_000, seed);
      return { counts, good: counts.cut + counts.flipped === (quick ? 500 : 5_000) && counts.accepted === 0 };
    },
  },
  {
    part: 'version', name: 'old tab, new version', quick: true,
    run: () => endToEnd('update', 'is missing|next start'),
  },
  { part: 'version', name: 'updates hung, cut, false, killed', run: () => endToEnd('update') },
  { part: 'offline', name: 'no network, 40 changes of it, cold starts', run: () => endToEnd('offline') },
  {
    part: 'kill', name: 'killed', quick: true, backends: BOTH,
    run: async (stage) => {
      const wanted = kills(stage.backend, stage.quick);
      const log = stage.quick ? () => {} : stage.log;
      const counts = await killRounds({ ...stage, log, kills: wanted, random: randomFrom(stage.seed), deeds: stage.quick ? ['company'] : DEEDS });
      return { counts, good: counts.kills >= wanted && counts.acked > 0 && counts.lost === 0 && counts.half === 0 };
    },
  },
  {
    part: 'firefox', name: 'killed, in Firefox', missing: noFirefox,
    run: async (stage) => {
      const wanted = rounds(60);
      const { counts, browser } = await firefoxRounds({ kills: wanted, random: randomFrom(stage.seed), log: stage.log });
      return { counts, browser, good: counts.kills >= wanted && counts.acked > 0 && counts.lost + counts.half === 0 };
    },
  },
  {
    part: 'interrupted', name: 'a large backup interrupted',
    run: async (stage) => {
      const points = rounds(20);
      const counts = await interruptedRounds({ ...stage, points });
      return { counts, good: counts.runs === 3 * points && counts.mixed + counts.lost === 0 };
    },
  },
  {
    part: 'power', name: 'power cut', backends: BOTH, missing: noDisk,
    run: async (stage) => {
      const cycles = rounds(stage.backend === 'SQLite' ? 10 : 20);
      const counts = await powerRounds({ ...stage, cycles, random: randomFrom(stage.seed) });
      return { counts, good: counts.cycles === cycles && counts.acked > 0 && counts.lost === 0 && counts.half === 0 };
    },
  },
  {
    part: 'disk', name: 'disk really full', backends: BOTH, missing: noDisk,
    run: async (stage) => {
      const counts = await fullDiskRounds({ ...stage, cycles: rounds(6) });
      return { counts, good: counts.refused > 0 && counts.explained === counts.refused && counts.lost + counts.half === 0 && counts.laterWorks === counts.refused };
    },
  },
  {
    part: 'opening', name: 'database does not open once, twice, for ever',
    run: async (stage) => {
      const counts = await unopenedRounds(stage);
      return { counts, good: Object.values(counts).every((count) => count === 1) };
    },
  },
  {
    part: 'newer', name: 'data of a newer version',
    run: async (stage) => {
      const counts = await newerRounds(stage);
      const read = counts.variants - counts.unreadable;
      return { counts, good: counts.told === counts.variants && [counts.shown, counts.refused, counts.backup].every((count) => count === read) && counts.replaced_ms < 2_000 && counts.replaced === 1 };
    },
  },
  {
    part: 'cut', name: 'database deleted under the open app', backends: BOTH,
    run: async (stage) => {
      const counts = await cutRounds({ ...stage, rounds: rounds(6) });
      return { counts, good: counts.lost + counts.half === 0 };
    },
  },
  ...['crash', 'freeze'].map((fault) => ({
    part: fault, name: `a window that ${fault === 'crash' ? 'crashes' : 'is frozen'} while saving, and another one`,
    run: async (stage) => {
      const counts = await windowRounds({ ...stage, fault, rounds: rounds(50), random: randomFrom(stage.seed) });
      return { counts, good: counts.lost + counts.half + counts.unseen === 0 };
    },
  })),
  {
    part: 'same', name: 'one record changed in two windows',
    run: async (stage) => {
      const counts = await sameRecordRounds({ ...stage, pairs: rounds(200), random: randomFrom(stage.seed) });
      return { counts, good: counts.sameRecord > 0 && counts.told > 0 && counts.overwritten + counts.lost + counts.unexpected === 0 };
    },
  },
  {
    part: 'merge', name: 'two devices merged in both orders',
    run: async (stage) => {
      const counts = await mergeRounds({ ...stage, cases: rounds(200), random: randomFrom(stage.seed) });
      return { counts, good: counts.merges > 0 && counts.different + counts.repeatedChanged + counts.refused === 0 };
    },
  },
  {
    part: 'spoilt', name: 'backup cut or flipped, chosen in the app',
    run: async (stage) => {
      const counts = await spoiltRounds({ ...stage, rounds: rounds(60), random: randomFrom(stage.seed) });
      return { counts, good: counts.refused === counts.files && counts.changed === 0 };
    },
  },
  ...Object.keys(WORKS).map((work) => ({
    part: 'calls', name: `each storage call fails while ${work}`,
    run: async (stage) => {
      const counts = await everyCall(work, stage);
      return { counts, good: counts.failures > 0 && counts.between + counts.falseAcks + counts.untold === 0 && counts.laterWorks === counts.failures };
    },
  })),
];
