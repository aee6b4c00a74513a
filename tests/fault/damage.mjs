// What the files of the browser can suffer while nobody looks: flipped bits, cut and zeroed ends, files gone, all wiped.
// One copy harmed: the other must bring all back, and the person must be told. Both harmed: nothing is made up, see rescue.mjs.

import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hide, items } from '../e2e/today.mjs';
import { HURRY } from './page.mjs';
import { rescued } from './rescued.mjs';
import { Mortal, SQLITE_FILE, banner, databaseFiles, flipMiddle, mirrorFiles, shown } from './browser.mjs';

const TOLD = /se recuperaron (de la segunda copia|los últimos cambios)|were recovered/;
const GONE = /Aquí había datos y ya no están|There was data here and it is gone/;

/** Deletes what the browser keeps of the app, of these kinds. */
export async function wipe(app, storageTypes) {
  const cdp = await app.cdp();
  await app.page.goto('about:blank');
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(app.url).origin, storageTypes });
}

const first = async (app, pattern) => {
  const [file] = await databaseFiles(app.profile, pattern);
  if (!file) throw new Error(`no file ${pattern} in the profile`);
  return file;
};

/** Ways of harming one file. */
export const WAYS = {
  'flipped bit': flipMiddle,
  'flipped bit near the start': (path) => change(path, (bytes) => { bytes[Math.min(20, bytes.length - 1)] ^= 1; }),
  'flipped bit near the end': (path) => change(path, (bytes) => { bytes[Math.max(0, bytes.length - 20)] ^= 1; }),
  'end zeroed': (path) => change(path, (bytes) => bytes.fill(0, Math.max(0, bytes.length - 64))),
  'second half zeroed': (path) => change(path, (bytes) => bytes.fill(0, bytes.length >> 1)),
  'seven bytes cut off': (path) => cut(path, (size) => size - 7),
  'second half cut off': (path) => cut(path, (size) => size >> 1),
  'cut to nothing': (path) => cut(path, () => 0),
  deleted: (path) => rm(path),
};

async function change(path, work) {
  const bytes = await readFile(path);
  work(bytes);
  await writeFile(path, bytes);
}

const cut = async (path, to) => truncate(path, Math.max(0, to((await readFile(path)).length)));

/** Every named way of harming the largest file of that kind. */
const file = (kind, pattern, ways) => ways.map((way) => [`${kind}: ${way}`, async (app) => WAYS[way](await first(app, pattern))]);

const WIPED = [
  ['database wiped', async (app) => {
    await app.begin();
    await wipe(app, 'indexeddb');
    await app.close();
  }],
  ['folder of the database deleted', (app) => rm(join(app.profile, 'Default', 'IndexedDB'), { recursive: true })],
];

const LOG = /\.log$/;
const MANIFEST = /MANIFEST-\d+$/;
const LEVELDB = [
  ...file('log', LOG, Object.keys(WAYS)),
  ...file('manifest', MANIFEST, ['flipped bit', 'cut to nothing', 'deleted']),
  ...file('CURRENT', /CURRENT$/, ['flipped bit', 'deleted']),
  ...file('value outside', /indexeddb\.blob.*\d$/, ['flipped bit', 'second half cut off', 'deleted']),
  ['log flipped after more saves', async (app) => {
    await app.begin();
    await app.close();
    await flipMiddle(await first(app, LOG));
  }],
  ...WIPED,
];
/** Tables of LevelDB only exist once its log was full: another database of the origin fills it. */
const TABLES = file('table', /\.ldb$/, ['flipped bit', 'flipped bit near the end', 'second half cut off', 'deleted']).map(([name, harm]) => [name, async (app) => {
  await fillLog(app);
  await harm(app);
}]);
const SQLITE = [
  ...file('SQLite file', SQLITE_FILE, Object.keys(WAYS)),
  ...[0.1, 0.25, 0.4, 0.6, 0.75, 0.9].map((at) => [`SQLite file: 64 bytes overwritten at ${at}`, async (app) => {
    await change(await first(app, SQLITE_FILE), (bytes) => bytes.fill(0xa5, Math.floor(bytes.length * at), Math.floor(bytes.length * at) + 64));
  }]),
  ...[1, 2, 3].map((page) => [`SQLite file: page ${page} zeroed`, async (app) => {
    await change(await first(app, SQLITE_FILE), (bytes) => bytes.fill(0, page * 4096, (page + 1) * 4096));
  }]),
  ...WIPED,
];

async function fillLog(app) {
  await app.start();
  await app.page.goto(new URL('rescue.html', app.url).href);
  await app.page.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open('filler');
      opening.onupgradeneeded = () => opening.result.createObjectStore('filler');
      opening.onsuccess = () => resolve(opening.result);
    });
    for (let at = 0; at < 200; at++) {
      const writing = database.transaction('filler', 'readwrite');
      writing.objectStore('filler').put('x'.repeat(25_000) + Math.random(), at);
      await new Promise((resolve) => { writing.oncomplete = resolve; });
    }
    database.close();
  });
  await app.close();
}

/**
 * Whether the damaged database still gives everything, read by nobody but this: on a copy, so that the app puts nothing
 * right. The browser may: it gives the database up at the first read, and has mended it when it is opened again.
 */
async function isWhole(copy) {
  await copy.start();
  await copy.page.goto(new URL('rescue.html', copy.url).href);
  return (await givesAll(copy.page)) || givesAll(copy.page);
}

async function givesAll(page) {
  try {
    return await page.evaluate(async () => {
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open('vigia');
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result);
      });
      const all = (store) => new Promise((resolve, reject) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
      const frames = await all('frames');
      for (const { bytes, digest } of frames) {
        const found = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        if (found.some((byte, at) => byte !== digest[at])) return false;
      }
      const pointer = await new Promise((resolve) => {
        const reading = database.transaction('meta').objectStore('meta').get('journal');
        reading.onsuccess = () => resolve(JSON.parse(reading.result));
      });
      return frames.length >= pointer.current.frames;
    });
  } catch {
    return false;
  }
}

/** A closed profile with some saves after the first: damage must have more than one place to hit. */
async function withSaves({ full, place }) {
  const app = await Mortal.from(full.profile, place);
  await app.begin();
  await items(app.page);
  for (const id of full.items.slice(0, 6)) await hide(app.page, id, 'antes del daño');
  await app.open('');
  const left = await items(app.page);
  await app.close();
  return { app, items: left };
}

/** `{ damaged, recovered, told, harmless, different }`, and what each loss led to. */
export async function damageRounds({ backend, place, log, quick, ...stage }) {
  const sum = { damaged: 0, recovered: 0, told: 0, harmless: 0, byRescue: 0, different: 0, slowest_ms: 0 };
  const all = backend === 'SQLite' ? SQLITE : [...LEVELDB, ...TABLES];
  const losses = quick ? all.filter(([name]) => /^(log: flipped bit|manifest: (?:flipped bit|deleted)|log flipped after more saves|database wiped)$/.test(name)) : all;
  const template = await withSaves({ ...stage, place });
  try {
    for (const [name, lose] of losses) {
      const app = await Mortal.from(template.app.profile, place);
      let copy;
      try {
        await lose(app);
        // As it is before the app puts it right.
        copy = await Mortal.from(app.profile, place);
        sum.damaged += 1;
        const begun = Date.now();
        await app.begin();
        if (await isRefused(app)) {
          // The browser neither opens nor deletes its store: only the rescue copy gives the records out.
          const why = await app.page.locator('main').innerText();
          const read = await readElsewhere(app, stage.empty, place);
          sum[read.join() === template.items.join() ? 'byRescue' : 'different'] += 1;
          log(`${name}: the browser cannot open its own store; the rescue copy gives ${read.length} of ${template.items.length} items; told: ${why.replace(/\s+/g, ' ')}`);
          continue;
        }
        const state = await shown(app.page);
        sum.slowest_ms = Math.max(sum.slowest_ms, Date.now() - begun);
        const told = await banner(app.page);
        const found = state === 'records' ? await items(app.page) : [];
        const same = found.join() === template.items.join();
        if (same) sum.recovered += 1;
        else sum.different += 1;
        const isTold = TOLD.test(told);
        const whole = !isTold && await isWhole(copy);
        if (isTold) sum.told += 1;
        else if (whole) sum.harmless += 1;
        log(`${name}: ${state}, ${same ? 'same records' : `${found.length} of ${template.items.length} items`}, ${whole ? 'no harm, ' : ''}told: ${told || 'nothing'}`);
      } finally {
        await copy?.dispose();
        await app.dispose();
      }
    }
  } finally {
    await template.app.dispose();
  }
  return sum;
}

const isRefused = async (app) => /No se pudieron abrir tus registros/.test(await app.page.locator('body').innerText());

/** The items that the rescue copy of a profile gives on another one. */
async function readElsewhere(app, empty, place) {
  const other = await Mortal.from(empty.profile, place);
  try {
    return await rescued(app, other);
  } finally {
    await other.dispose();
  }
}

/** The second copy alone harmed: nothing is missing, and at the next start it can save the first copy again. */
export async function mirrorRounds({ place, log, ...stage }) {
  const sum = { damaged: 0, same: 0, rebuilt: 0, different: 0 };
  const template = await withSaves({ ...stage, place });
  const losses = [
    ...Object.entries(WAYS).map(([name, way]) => [name, async (app) => way((await mirrorFiles(app.profile))[0])]),
    ['its folder deleted', (app) => rm(join(app.profile, 'Default', 'File System'), { recursive: true })],
  ];
  try {
    for (const [name, lose] of losses) {
      const app = await Mortal.from(template.app.profile, { ...place, options: { ...place.options, init: HURRY } });
      try {
        await lose(app);
        sum.damaged += 1;
        await app.begin();
        // Once a day, when nobody works, every byte of both copies is read.
        await app.page.waitForFunction(() => localStorage.getItem('vigia.looked_over'), null, { timeout: 20_000 });
        const same = (await items(app.page)).join() === template.items.join();
        if (same) sum.same += 1;
        else sum.different += 1;
        await wipe(app, 'indexeddb');
        await app.open('');
        const state = await shown(app.page);
        const again = state === 'records' && (await items(app.page)).join() === template.items.join();
        if (again) sum.rebuilt += 1;
        log(`second copy, ${name}: ${same ? 'same records' : 'different'}, then the database wiped: ${again ? 'same records' : state}`);
      } finally {
        await app.dispose();
      }
    }
  } finally {
    await template.app.dispose();
  }
  return sum;
}

/** Both copies gone: never an ordinary first run, and nothing made up. */
export async function bothGone({ full, place, log }) {
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    await wipe(app, 'indexeddb,file_systems');
    await app.open('');
    const state = await shown(app.page);
    const told = await banner(app.page);
    log(`both copies wiped: ${state}, told: ${told || 'nothing'}`);
    return { told: GONE.test(told) ? 1 : 0, madeUp: state === 'first run' ? 0 : 1 };
  } finally {
    await app.dispose();
  }
}

/** Everything of the origin gone: no trace is left to tell by, so the first run itself leads to a backup. */
export async function evicted({ full, place }) {
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    await wipe(app, 'all');
    await app.open('');
    const state = await shown(app.page);
    const offered = await app.page.getByRole('link', { name: /Restaurar un respaldo/ }).count();
    return { firstRun: state === 'first run' ? 1 : 0, offersBackup: offered ? 1 : 0, madeUp: state === 'first run' ? 0 : 1 };
  } finally {
    await app.dispose();
  }
}
