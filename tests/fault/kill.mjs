// The browser killed at any moment of its work: what was acknowledged must be there, nothing half, nobody has to do anything.
// Each profile suffers one of the deeds of kill-deeds.mjs, and then two kills while it saves, on a database that was replayed.

import { rm } from 'node:fs/promises';
import { DIST } from '../e2e/harness.mjs';
import { hide, items } from '../e2e/today.mjs';
import { Mortal, banner, shown } from './browser.mjs';
import { DEEDS, prepare } from './kill-deeds.mjs';
import { pause } from './page.mjs';

const RECOVERED = /se recuperaron|were recovered/i;
/** The latest moment of a kill after the first save begins. */
const LATEST_MS = 1500;

/** The browser went away while the page was asked something. */
export const cut = (error) => /closed|crash|Target|disconnected|Execution context/i.test(error.message);

/** Dismisses item after item until the browser dies; returns the ids acknowledged and the one under way. */
export async function saveUntil(app, end) {
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
  // Kept until the end of the browser, which may come later than the failure.
  let failure = null;
  const over = saving.catch((error) => {
    // On a machine that stands still a save may last longer than a message is waited for: it is under way.
    if (!cut(error) && !/no message within/.test(error.message)) failure = error;
  });
  await end();
  await over;
  if (failure) throw failure;
  return { acknowledged, underWay };
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

/** Counts what a start after a kill shows otherwise than it was acknowledged. */
export function judge(sum, { before, acknowledged, underWay, found }) {
  const expected = before.filter((id) => !acknowledged.includes(id));
  sum.lost += acknowledged.filter((id) => found.includes(id)).length;
  sum.half += expected.filter((id) => !found.includes(id) && id !== underWay).length;
  sum.half += found.filter((id) => !before.includes(id)).length;
}

/** Saves until killed, and counts what the next start does not show; returns the items that are left. */
async function killWhileSaving(app, sum, before, random) {
  const { acknowledged, underWay } = await saveUntil(app, async () => {
    await pause(30 + random(LATEST_MS));
    await app.kill();
  });
  sum.kills += 1;
  sum.acked += acknowledged.length;
  const found = await reopened(app, sum, before.length);
  if (!found) return null;
  judge(sum, { before, acknowledged, underWay, found });
  return found;
}

/** One kill in the middle of a deed, and what the next start makes of it. */
async function killInDeed(name, app, sum, world, random) {
  const deed = DEEDS[name];
  const { before, doing, check } = await deed.begin(app, world);
  let acknowledged = false;
  let failure = null;
  const over = doing().then(() => { acknowledged = true; }, (error) => { if (!cut(error)) failure = error; });
  await deed.wait(app, random);
  await app.kill();
  // Some deeds only end with the browser, and the page that was asked may never answer.
  await Promise.race([over, pause(1_000)]);
  if (failure) throw failure;
  sum.kills += 1;
  sum[name] = (sum[name] ?? 0) + 1;
  if (acknowledged) sum.acked += 1;
  let found = await reopened(app, sum, before ? before.length : acknowledged ? world.full.items.length : 0);
  if (check) {
    const { lost = 0, half = 0, items: left = found } = await check({ app, acknowledged, found });
    sum.lost += lost;
    sum.half += half;
    found = left;
  }
  return found;
}

/** `kills` kills: every third profile saves only, the others go through the deeds in turn. */
export async function killRounds({ kills, random, log, deeds = ['company'], ...stage }) {
  const sum = { kills: 0, profiles: 0, acked: 0, lost: 0, half: 0, recovered: 0 };
  const world = await prepare(stage, deeds);
  let done = 0;
  try {
    for (let profile = 0; sum.kills < kills; profile++) {
      const name = profile % 3 ? deeds[done++ % deeds.length] : null;
      const deed = DEEDS[name];
      const template = deed ? deed.template(world) : stage.full;
      const app = await Mortal.from(template?.profile, { ...stage.place, options: { ...stage.place.options, ...deed?.options } });
      sum.profiles += 1;
      try {
        let left;
        if (deed?.opensItself) await app.start();
        else await app.begin();
        if (deed) left = await killInDeed(name, app, sum, world, random);
        else left = await killWhileSaving(app, sum, stage.full.items, random);
        for (let more = 0; more < 2 && left?.length && sum.kills < kills; more++) left = await killWhileSaving(app, sum, left, random);
      } catch (error) {
        error.message = `${name ?? 'saving'}, profile ${profile}: ${error.message}`;
        throw error;
      } finally {
        stage.place.server.use(DIST);
        await app.dispose();
      }
      log(`kills ${JSON.stringify(sum)}`);
    }
  } finally {
    for (const folder of world.folders) await rm(folder, { recursive: true, force: true });
  }
  return sum;
}
