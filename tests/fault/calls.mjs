// Every call to the storage fails once, in every way, in each of the main works of a person: the state is that before or that
// after, never between; success is never told of what was not kept; and the next attempt works.

import { readFile } from 'node:fs/promises';
import { started } from '../e2e/harness.mjs';
import { hide, items } from '../e2e/today.mjs';
import { Mortal, shown } from './browser.mjs';
import { HOW, SHIM } from './calls-shim.mjs';
import { backup, bringIn, digest, drive } from './page.mjs';
import { pay } from './tabs.mjs';

const NOTHING = { text: 'nothing was told', done: false };
const BEFORE = 'before';
const AFTER = 'after';

/** What was told, when anything was within the time of a toast. */
const told = (work) => work.catch((error) => {
  if (/no message within|Timeout|no (button|dialog|comparison)/.test(error.message)) return NOTHING;
  throw error;
});

async function load(app, path = '') {
  await app.open(path);
  await app.page.locator('main.welcome, nav').first().waitFor();
}

/** Dismissing an item; each round takes the next item that is left. */
const saving = {
  profile: 'full',
  ready: async (app, world) => {
    world.all = await items(app.page);
    [world.id] = world.all;
    return world.all.length > 3;
  },
  act: (app, world) => hide(app.page, world.id, 'prueba'),
  state: async (app, world) => {
    await load(app);
    const now = await items(app.page);
    if (now.join() === world.all.join()) return BEFORE;
    return now.join() === world.all.filter((id) => id !== world.id).join() ? AFTER : 'between';
  },
};

/** Taking it back, by the keys. */
const undoing = {
  profile: 'full',
  ready: async (app, world) => {
    world.all = await items(app.page);
    [world.id] = world.all;
    await hide(app.page, world.id, 'prueba');
    return true;
  },
  act: (app) => app.page.evaluate(() => window.hoy.message(
    () => [...document.querySelectorAll('.toast [data-part=action]')].at(-1).click(), 8_000,
  )).then(({ text }) => ({ text, done: /^(Deshecho|Se deshizo)/i.test(text) })),
  /** After a load the way back is gone, as it is for a person. */
  again: null,
  state: async (app, world) => {
    await load(app);
    const now = await items(app.page);
    if (now.join() === world.all.join()) return AFTER;
    return now.join() === world.all.filter((id) => id !== world.id).join() ? BEFORE : 'between';
  },
};

/** Recording the payment of an invoice. */
const paying = {
  profile: 'full',
  ready: async (app, world) => {
    await load(app);
    const overdue = (await items(app.page)).filter((id) => id.startsWith('hide-invoice_overdue-'));
    world.invoice = overdue.map((id) => id.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)[0]).find((id) => !world.tried?.has(id));
    if (!world.invoice) return false;
    (world.tried ??= new Set()).add(world.invoice);
    await load(app, `facturas/${world.invoice}`);
    return (await canPay(app.page)) > 0;
  },
  act: (app) => pay(app.page),
  state: async (app, world) => {
    await load(app, `facturas/${world.invoice}`);
    return (await canPay(app.page)) ? BEFORE : AFTER;
  },
};
const canPay = async (page) => {
  await page.locator('main h1').first().waitFor();
  return page.getByRole('button', { name: /^Registrar pago$/ }).count();
};

/** A whole company at once. */
const importing = {
  profile: 'empty',
  ready: async (app) => {
    if ((await shown(app.page)) === 'first run') return true;
    const cdp = await app.cdp();
    await app.page.goto('about:blank');
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(app.url).origin, storageTypes: 'indexeddb,file_systems,local_storage' });
    await load(app);
    return (await shown(app.page)) === 'first run';
  },
  act: async (app) => {
    await drive(app.page);
    // The screen is drawn anew with the company, the place of the messages too.
    const text = await app.page.evaluate(async () => {
      window.hoy.button(/ejemplo/, 'main.welcome').click();
      return window.hoy.until(() => (document.querySelector('nav') ? 'cargada' : document.querySelector('.toast__text')?.textContent), 'message');
    });
    return { text, done: !/^No se/.test(text) };
  },
  state: async (app, world) => {
    await load(app);
    if ((await shown(app.page)) === 'first run') return BEFORE;
    return (await items(app.page)).join() === world.full.items.join() ? AFTER : 'between';
  },
};

/** Bringing a backup in, in one of the two ways; afterwards the way back is taken. */
const bringing = (way) => ({
  profile: 'full',
  ready: async (app, world) => {
    if (world.bytes) {
      const back = app.page.getByRole('button', { name: 'Volver a lo de antes' });
      await load(app, 'ajustes/respaldo');
      if (await back.count()) {
        await back.click();
        await app.page.getByText('Todo está como antes').first().waitFor();
      }
      return (await digest(app.page)) === world.before;
    }
    world.before = await digest(app.page);
    await load(app);
    await items(app.page);
    for (const id of world.full.items.slice(0, 2)) await hide(app.page, id, 'en el otro equipo');
    world.after = await digest(app.page);
    world.bytes = await backup(app.page);
    await load(app);
    return 'once more, on a fresh profile';
  },
  act: async (app, world) => {
    const { text = '', offered } = await bringIn(app.page, world.bytes, way);
    return { text: text || offered, done: /^Respaldo (unido|restaurado)/.test(text) };
  },
  state: async (app, world) => {
    await load(app);
    const now = await digest(app.page);
    return now === world.before ? BEFORE : now === world.after ? AFTER : 'between';
  },
});

/** An invoice from its XML, with the original file. */
const invoicing = {
  profile: 'full',
  ready: async (app, world) => {
    world.template ??= await readFile(new URL('invoice.xml', import.meta.url), 'utf8');
    world.number = (world.number ?? 990_000_500) + 1;
    const words = { NUMBER: `SETP${world.number}`, NAME: 'Comprador', ID: `XX-${world.number}`, ORDER: 'OC', CODE: world.number.toString(16).padStart(96, '0') };
    world.buffer = Buffer.from(world.template.replace(/\{\{([A-Z]+)\}\}/g, (_, key) => words[key]));
    await load(app, 'facturas');
    world.count = await rows(app.page);
    return true;
  },
  act: async (app, world) => {
    await load(app, 'facturas/importar');
    await app.page.locator('input[type=file]').first().setInputFiles({ name: `${world.number}.xml`, mimeType: 'text/xml', buffer: world.buffer });
    const confirm = app.page.getByRole('button', { name: /^(Importar|Import) / }).last();
    await confirm.waitFor({ timeout: 8_000 });
    world.rearm && await app.page.evaluate(([n, how]) => window.calls.arm(n, how), world.rearm);
    await confirm.click();
    const result = app.page.locator('main .banner[data-tone=good], .toast').first();
    await result.waitFor({ timeout: 8_000 });
    return { text: await result.innerText(), done: (await app.page.locator('main .banner[data-tone=good]').count()) > 0 };
  },
  armsItself: true,
  state: async (app, world) => {
    await load(app, 'facturas');
    const now = await rows(app.page);
    return now === world.count ? BEFORE : now === world.count + 1 ? AFTER : 'between';
  },
};
const rows = async (page) => Number(await page.locator('[role=table]').first().getAttribute('aria-rowcount'));

export const WORKS = { saving, undoing, paying, importing, merging: bringing('merge'), restoring: bringing('replace'), invoicing };

/** A browser on a fresh profile, ready for the next round of a work. */
async function freshApp(work, stage) {
  const app = await Mortal.from(stage[work.profile].profile, { ...stage.place, options: { ...stage.place.options, init: SHIM } });
  await app.begin();
  return app;
}

/** One work with one failure; what came of it goes into the sum. */
async function attempt(work, app, world, sum, n, how) {
  const arm = (at, by) => (work.armsItself ? void (world.rearm = [at, by]) : app.page.evaluate(([at, by]) => window.calls.arm(at, by), [at, by]));
  await arm(n, how);
  const first = await told(work.act(app, world));
  const { seen, failed } = await app.page.evaluate(() => window.calls.disarm());
  world.rearm = null;
  const now = await work.state(app, world);
  if (!n) return seen;
  if (!failed.length) return 0;
  sum.failures += 1;
  sum[first.done ? 'done' : 'refused'] += 1;
  if (first === NOTHING) sum.untold += 1;
  if (now === 'between') sum.between += 1;
  if (first.done && now !== AFTER) sum.falseAcks += 1;
  if (!first.done && now === AFTER) sum.keptUntold += 1;
  let works = now === AFTER;
  if (!works && work.again !== null) {
    const again = await told(work.act(app, world));
    works = again.done && (await work.state(app, world)) === AFTER;
  }
  if (works || work.again === null) sum.laterWorks += 1;
  return { now, text: first.text, failed, works };
}

/** `{ calls, failures, done, refused, between, falseAcks, laterWorks, … }` of one work. */
export async function everyCall(name, stage) {
  const work = WORKS[name];
  const sum = { calls: 0, failures: 0, done: 0, refused: 0, untold: 0, between: 0, falseAcks: 0, keptUntold: 0, laterWorks: 0 };
  const world = { full: stage.full };
  let app = await freshApp(work, stage);
  const ready = async () => {
    for (let tries = 0; tries < 3; tries++) {
      const state = await work.ready(app, world);
      if (state === true) return;
      world.tried = null;
      await app.dispose();
      app = await freshApp(work, stage);
    }
    throw new Error(`${name} cannot be tried`);
  };
  try {
    await ready();
    sum.calls = await attempt(work, app, world, sum, 0, '');
    for (const how of Object.values(HOW)) {
      // A failure may lead to further calls: two more than in a run without one.
      for (let n = 1; n <= sum.calls + 2; n++) {
        await ready();
        const result = await attempt(work, app, world, sum, n, how);
        if (result && (result.now === 'between' || (!result.works && work.again !== null))) stage.log(`${name}, call ${n} ${how} (${result.failed[0]}): ${result.now}, told “${result.text}”`);
      }
    }
  } finally {
    await app.dispose();
  }
  return sum;
}
