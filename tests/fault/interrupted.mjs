// A large backup brought in and the tab closed, the page crashed or the browser killed at twenty points on the way:
// what was there before, or everything of the backup, never a mixture.

import { readFile } from 'node:fs/promises';
import { fileOf, makeSet } from '../bench/set.mjs';
import { Mortal, shown } from './browser.mjs';
import { digest, drive, pause } from './page.mjs';

const POINTS = 20;
/** About ten thousand records. */
const INVOICES = 4_500;

const ENDS = {
  tab: async (app) => {
    const next = await app.context.newPage();
    await app.page.close({ runBeforeUnload: false });
    app.page = next;
    await app.open('', next);
  },
  page: async (app) => {
    const next = await app.context.newPage();
    const cdp = await app.cdp();
    void cdp.send('Page.crash').catch(() => {});
    await pause(300);
    await app.page.close().catch(() => {});
    app.page = next;
    await app.open('', next);
  },
  browser: async (app) => {
    await app.kill();
    await app.begin();
  },
};

/** `{ records, runs, before, after, mixed, acked, lost }`. */
export async function interruptedRounds({ points = POINTS, empty, place, log }) {
  const set = await makeSet(INVOICES);
  const base64 = (await readFile(fileOf(set, 'backup.json'))).toString('base64');
  const sum = { records: set.records, runs: 0, before: 0, after: 0, mixed: 0, acked: 0, lost: 0 };
  const whole = await Mortal.from(empty.profile, place);
  let took;
  let wanted;
  try {
    await whole.begin('ajustes/respaldo');
    await drive(whole.page);
    await whole.page.evaluate((base64) => window.hoy.offer(base64), base64);
    const begun = Date.now();
    await whole.page.evaluate(() => window.hoy.take(/^Restaurar$/));
    took = Date.now() - begun;
    wanted = await digest(whole.page);
    log(`taking in ${set.records} records: ${took} ms`);
  } finally {
    await whole.dispose();
  }
  for (const [end, act] of Object.entries(ENDS)) {
    for (let point = 0; point < points; point++) {
      const app = await Mortal.from(empty.profile, place);
      app.allow(/crash/);
      try {
        await app.begin('ajustes/respaldo');
        await drive(app.page);
        await app.page.evaluate((base64) => window.hoy.offer(base64), base64);
        let acknowledged = false;
        void app.page.evaluate(() => window.hoy.take(/^Restaurar$/)).then(() => { acknowledged = true; }, () => {});
        await pause((took * point) / (points - 1));
        const acked = acknowledged;
        await act(app);
        sum.runs += 1;
        if (acked) sum.acked += 1;
        const state = await shown(app.page);
        const now = state === 'first run' ? null : await digest(app.page);
        if (now === wanted) sum.after += 1;
        else if (now === null) {
          sum.before += 1;
          if (acked) sum.lost += 1;
        } else sum.mixed += 1;
      } finally {
        await app.dispose();
      }
    }
    log(`${end} ${JSON.stringify(sum)}`);
  }
  return sum;
}
