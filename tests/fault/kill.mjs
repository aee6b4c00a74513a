// The browser killed while it saves and while it takes in a whole company: what was acknowledged must be there, nothing half.
// Two kills a profile: the second one meets a database whose log was replayed once.

import { hide, items } from '../e2e/today.mjs';
import { Mortal, banner, shown } from './browser.mjs';

const RECOVERED = /se recuperaron|were recovered/i;
/** The latest moment of a kill after the first save begins. */
const LATEST_MS = 1500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Dismisses item after item until the browser dies; returns the ids acknowledged and the one under way. */
async function saveUntilKilled(app, random) {
  const acknowledged = [];
  let underWay = null;
  const all = await items(app.page);
  const saving = (async () => {
    for (const id of all) {
      underWay = id;
      const { text, done } = await hide(app.page, id, `motivo ${id}`);
      if (!done) throw new Error(`refused: ${text}`);
      acknowledged.push(id);
      underWay = null;
    }
  })();
  const over = saving.catch((error) => {
    if (!/closed|crash|Target|disconnected/i.test(error.message)) throw error;
  });
  await pause(30 + random(LATEST_MS));
  await app.kill();
  await over;
  return { acknowledged, underWay };
}

/** Loads the example company and kills the browser at some moment; says whether it was acknowledged. */
async function importUntilKilled(app, random) {
  let acknowledged = false;
  const loading = app.page.evaluate(() => {
    [...document.querySelectorAll('main.welcome .panel button')].find((button) => /ejemplo/.test(button.textContent)).click();
  }).then(() => app.page.locator('.toast').first().waitFor({ timeout: 60_000 })).then(() => { acknowledged = true; });
  const over = loading.catch(() => {});
  await pause(30 + random(LATEST_MS));
  await app.kill();
  await over;
  return acknowledged;
}

/** One item list against what it must be: `{ lost, half }`. */
function compare(found, before, { acknowledged, underWay }) {
  const now = new Set(found);
  const lost = acknowledged.filter((id) => now.has(id)).length;
  const expected = new Set(before.filter((id) => !acknowledged.includes(id)));
  const missing = [...expected].filter((id) => !now.has(id) && id !== underWay).length;
  const strange = found.filter((id) => !before.includes(id)).length;
  return { lost, half: missing + strange };
}

/** `kills` rounds; odd profiles kill while saving, even ones while the company is taken in, then while saving. */
export async function killRounds({ kills, random, empty, full, place, log }) {
  const sum = { kills: 0, acked: 0, lost: 0, half: 0, recovered: 0 };
  for (let profile = 0; sum.kills < kills; profile++) {
    const importing = profile % 2 === 1;
    const app = await Mortal.from(importing ? empty.profile : full.profile, place);
    try {
      await app.begin();
      let before = full.items;
      if (importing) {
        const acknowledged = await importUntilKilled(app, random);
        sum.kills += 1;
        sum.acked += acknowledged ? 1 : 0;
        await app.begin();
        const state = await shown(app.page);
        if (RECOVERED.test(await banner(app.page))) sum.recovered += 1;
        if (state === 'first run') {
          if (acknowledged) sum.lost += 1;
          await app.loadExample();
        }
        const found = await items(app.page);
        if (found.join() !== before.join()) sum.half += 1;
      }
      const done = await saveUntilKilled(app, random);
      sum.kills += 1;
      sum.acked += done.acknowledged.length;
      await app.begin();
      const state = await shown(app.page);
      if (RECOVERED.test(await banner(app.page))) sum.recovered += 1;
      if (state === 'first run') {
        sum.lost += done.acknowledged.length + 1;
      } else {
        const { lost, half } = compare(await items(app.page), before, done);
        sum.lost += lost;
        sum.half += half;
      }
      if (!importing && sum.kills < kills) {
        before = await items(app.page);
        const again = await saveUntilKilled(app, random);
        sum.kills += 1;
        sum.acked += again.acknowledged.length;
        await app.begin();
        if (RECOVERED.test(await banner(app.page))) sum.recovered += 1;
        const { lost, half } = compare(await items(app.page), before, again);
        sum.lost += lost;
        sum.half += half;
      }
    } finally {
      await app.dispose();
    }
    log(`kills ${JSON.stringify(sum)}`);
  }
  return sum;
}
