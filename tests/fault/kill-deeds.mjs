// What the browser may be killed in besides plain saving: the first start, taking a company in, restoring and merging a backup,
// folding the journal, taking a new version. Each says how it begins, when the kill comes, and what may be there afterwards.

import { items, hide } from '../e2e/today.mjs';
import { DIST, started } from '../e2e/harness.mjs';
import { nextVersion } from '../e2e/versions.mjs';
import { Mortal, shown } from './browser.mjs';
import { HURRY, backup, bringIn, digest, pause } from './page.mjs';

/** Notes the moment at which the upkeep writes the new generation. */
const NOTED = `(() => {
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.operation === 'replace') window.replacing ??= performance.now();
    return send.call(this, message, ...rest);
  };
})()`;
/** Appended frames from which the app folds. */
const FOLDS_FROM = 200;

/** What the wanted deeds need: the digest of the example company, a backup of other work, a journal of many frames. */
export async function prepare(stage, deeds) {
  const world = { ...stage, folders: [], moment: {} };
  if (deeds.includes('restoring') || deeds.includes('merging')) await otherWork(world);
  if (deeds.includes('folding')) await manyFrames(world);
  if (deeds.includes('updating')) {
    world.next = await nextVersion('second');
    world.folders.push(world.next);
  }
  return world;
}

/** Another device's work on the same company, as a backup; how long a restore and a merge take; what they lead to. */
async function otherWork(world) {
  const { full, place } = world;
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    world.digest = await digest(app.page);
    world.pure = await backup(app.page);
    await app.open('');
    for (const id of (await items(app.page)).slice(-3)) await hide(app.page, id, 'en el otro equipo');
    world.other = await backup(app.page);
    world.merged = await digest(app.page);
    const begun = Date.now();
    await bringIn(app.page, world.pure, 'replace');
    world.moment.restoring = Date.now() - begun;
    const middle = Date.now();
    await bringIn(app.page, world.other, 'merge');
    world.moment.merging = Date.now() - middle;
    if ((await digest(app.page)) !== world.merged) throw new Error('merging the other work does not give its digest');
  } finally {
    await app.dispose();
  }
}

/** The example company with so many saves that the app folds its journal. */
async function manyFrames(world) {
  const app = await Mortal.from(world.full.profile, world.place);
  await app.begin('ajustes/empresa');
  await app.page.evaluate(async (count) => {
    for (let at = 0; at < count; at++) {
      const field = document.getElementById('company-name') ?? document.querySelector('main form input');
      field.value = `Andina ${at}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const saved = new Promise((resolve, reject) => {
        const look = () => (document.querySelector('.frame__company')?.textContent.includes(`Andina ${at}`) ? resolve() : setTimeout(look, 4));
        look();
        setTimeout(() => reject(new Error(`no save ${at}`)), 20_000);
      });
      [...document.querySelectorAll('main button')].find((button) => /^Guardar$/.test(button.textContent.trim())).click();
      await saved;
    }
  }, FOLDS_FROM + 5);
  const many = { digest: await digest(app.page), profile: app.profile };
  await app.close();
  world.many = many;
  world.folders.push(app.profile);
}

/** A digest that is neither the one before nor the one after is a half; acknowledged, it must be the one after. */
const either = (before, after) => async ({ app, acknowledged }) => {
  const now = await digest(app.page);
  await app.open('');
  const left = await items(app.page);
  if (now === after) return { items: left };
  if (now === before) return { lost: acknowledged ? 1 : 0, items: left };
  return { half: 1, items: left };
};

export const DEEDS = {
  /** Nothing was there; the app opens its storage for the first time. */
  starting: {
    template: () => null,
    opensItself: true,
    begin: async (app) => ({
      doing: async () => {
        await app.page.goto(app.url).catch(() => {});
        await new Promise(() => {});
      },
      check: async ({ app: again, found }) => ({ half: found ? 1 : 0, items: await company(again) }),
    }),
    wait: (_, random) => pause(random(900)),
  },
  /** A whole company at once, the example. */
  company: {
    template: ({ empty }) => empty,
    begin: async (app, { full }) => ({
      doing: async () => {
        await app.page.evaluate(() => {
          [...document.querySelectorAll('main.welcome .panel button')].find((button) => /ejemplo/.test(button.textContent)).click();
        });
        await app.page.locator('.toast').first().waitFor({ timeout: 60_000 });
      },
      check: async ({ app: again, found }) => {
        const left = found ?? await company(again);
        return { half: left.join() === full.items.join() ? 0 : 1, items: left };
      },
    }),
    wait: (_, random) => pause(30 + random(1500)),
  },
  restoring: {
    template: ({ full }) => full,
    begin: async (app, world) => {
      const [first] = await items(app.page);
      await hide(app.page, first, 'antes de restaurar');
      const before = await digest(app.page);
      return { before: world.full.items, doing: () => taken(app, world.pure, 'replace'), check: either(before, world.digest) };
    },
    wait: (_, random) => pause(30 + random(900)),
  },
  merging: {
    template: ({ full }) => full,
    begin: async (app, world) => ({
      before: world.full.items,
      doing: () => taken(app, world.other, 'merge'),
      check: either(world.digest, world.merged),
    }),
    wait: (_, random) => pause(30 + random(900)),
  },
  /** The journal of many small frames becomes one of few: the same book before, between and after. */
  folding: {
    template: ({ many }) => many,
    options: { init: HURRY + NOTED },
    begin: async (app, world) => ({
      before: world.full.items,
      doing: async () => {
        await app.page.waitForTimeout(60_000);
      },
      check: either(world.many.digest, world.many.digest),
    }),
    wait: async (app, random) => {
      await app.page.waitForFunction(() => window.replacing, null, { timeout: 20_000, polling: 4 });
      await pause(random(120));
    },
  },
  /** A new version is downloaded and takes over while somebody saves. */
  updating: {
    template: ({ full }) => full,
    begin: async (app, world) => {
      app.server.use(world.next);
      const before = await items(app.page);
      const done = [];
      return {
        before,
        doing: async () => {
          await app.page.evaluate(async () => { void (await navigator.serviceWorker.getRegistration()).update(); });
          for (const id of before.slice(0, 20)) {
            done.push({ id, acked: false });
            await hide(app.page, id, 'mientras se actualiza');
            done.at(-1).acked = true;
          }
          await new Promise(() => {});
        },
        check: async ({ app: again, found }) => {
          const build = await again.page.evaluate(() => document.documentElement.dataset.build);
          await again.offlineReady();
          await again.setOffline(true);
          await again.page.reload();
          await started(again.page);
          await again.setOffline(false);
          again.server.use(DIST);
          const lost = done.filter(({ id, acked }) => acked && found.includes(id)).length;
          const tried = done.map(({ id }) => id);
          const half = before.filter((id) => !found.includes(id) && !tried.includes(id)).length;
          return { lost, half: half + (build ? 0 : 1) };
        },
      };
    },
    wait: (_, random) => pause(random(700)),
  },
};

/** After a first run, the example company must come in as ever. */
async function company(app) {
  if ((await shown(app.page)) === 'first run') await app.loadExample();
  return items(app.page);
}

async function taken(app, base64, way) {
  const { text = '', offered } = await bringIn(app.page, base64, way);
  if (!/Respaldo (unido|restaurado)/.test(text)) throw new Error(`not taken: ${text || offered}`);
}
