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

/** Opens the app again after a kill: the items of Hoy; null when it shows the first run, which is noted as that many losses. */
async function reopened(app, sum, lostWhenEmpty) {
  await app.begin();
  const state = await shown(app.page);
  if (RECOVERED.test(await banner(app.page))) sum.recovered += 1;
  if (state === 'records') return items(app.page);
  sum.lost += lostWhenEmpty;
  return null;
}

/** Saves until killed, and counts what the next start does not show; returns the items that are left. */
async function killWhileSaving(app, sum, before, random) {
  const { acknowledged, underWay } = await saveUntilKilled(app, random);
  sum.kills += 1;
  sum.acked += acknowledged.length;
  const found = await reopened(app, sum, before.length);
  if (!found) return null;
  const expected = before.filter((id) => !acknowledged.includes(id));
  sum.lost += acknowledged.filter((id) => found.includes(id)).length;
  sum.half += expected.filter((id) => !found.includes(id) && id !== underWay).length;
  sum.half += found.filter((id) => !before.includes(id)).length;
  return found;
}

/** Kills while the company is taken in: it is there whole, or not at all and was not acknowledged. */
async function killWhileImporting(app, sum, all, random) {
  const acknowledged = await importUntilKilled(app, random);
  sum.kills += 1;
  sum.acked += acknowledged ? 1 : 0;
  let found = await reopened(app, sum, acknowledged ? all.length : 0);
  if (!found) {
    await app.loadExample();
    found = await items(app.page);
  }
  if (found.join() !== all.join()) sum.half += 1;
  return found;
}

/** `kills` rounds; odd profiles kill while saving, twice; even ones while the company is taken in, then while saving. */
export async function killRounds({ kills, random, empty, full, place, log }) {
  const sum = { kills: 0, acked: 0, lost: 0, half: 0, recovered: 0 };
  for (let profile = 0; sum.kills < kills; profile++) {
    const importing = profile % 2 === 1;
    const app = await Mortal.from(importing ? empty.profile : full.profile, place);
    try {
      await app.begin();
      const left = importing
        ? await killWhileImporting(app, sum, full.items, random)
        : await killWhileSaving(app, sum, full.items, random);
      if (left && sum.kills < kills) await killWhileSaving(app, sum, left, random);
    } finally {
      await app.dispose();
    }
    log(`kills ${JSON.stringify(sum)}`);
  }
  return sum;
}
