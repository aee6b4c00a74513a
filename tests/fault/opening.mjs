// Starts that go wrong: a database that does not open, one that another version took, one cut off while the app is open,
// a page that crashes in the middle of a save, a window that is frozen.

import { hide, items } from '../e2e/today.mjs';
import { Mortal, shown } from './browser.mjs';
import { cut, judge } from './kill.mjs';
import { pause } from './page.mjs';

/** Opening fails that many times, as the browser does when its files are busy or spoilt. */
const failing = (times) => `(() => {
  let left = ${times};
  const real = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, ...rest) {
    if (name !== 'vigia' || left-- <= 0) return real.call(this, name, ...rest);
    const request = { error: null, result: undefined };
    Object.defineProperty(request, 'error', { get() { if (!this.over) throw new DOMException('pending', 'InvalidStateError'); return new DOMException('made to fail', 'UnknownError'); } });
    setTimeout(() => { request.over = true; request.onerror?.(new Event('error')); });
    return request;
  };
})()`;

/** `{ once, twice, forever, rescue }`. */
export async function unopenedRounds({ full, place, log }) {
  const counts = { once: 0, twice: 0, forever: 0, rescue: 0, later: 0 };
  for (const [name, times] of [['once', 1], ['twice', 2], ['forever', 1e9]]) {
    const app = await Mortal.from(full.profile, { ...place, options: { ...place.options, init: failing(times) } });
    try {
      await app.begin();
      const text = await app.page.locator('main').innerText();
      if (times < 10) {
        if ((await items(app.page)).join() === full.items.join()) counts[name] = 1;
        continue;
      }
      log(`opening fails for ever: ${text.split('\n').filter(Boolean).join(' ').slice(0, 200)}`);
      if (/No se pudieron abrir tus registros/.test(text) && !/borra los datos del sitio/i.test(text.replace('No borres los datos del sitio', ''))) counts.forever = 1;
      await app.page.getByRole('link', { name: 'Guardar una copia de rescate' }).click();
      const [download] = await Promise.all([app.page.waitForEvent('download'), app.page.locator('#rescue').click()]);
      if (download.suggestedFilename().endsWith('.vigia-frames')) counts.rescue = 1;
      await app.close();
      app.options.init = undefined;
      await app.begin();
      if ((await items(app.page)).join() === full.items.join()) counts.later = 1;
    } finally {
      await app.dispose();
    }
  }
  return counts;
}

/** What a newer version leaves: `{ shown, refused, told, backup, noAdviceToClear, replacedMs }`. */
export async function newerRounds({ full, place, log }) {
  const counts = { variants: 0, shown: 0, told: 0, refused: 0, backup: 0, unreadable: 0, replaced: 0, replaced_ms: 0 };
  const variants = {
    'newer database': () => new Promise((resolve, reject) => {
      const opening = indexedDB.open('vigia', 2);
      opening.onupgradeneeded = () => {};
      opening.onsuccess = () => { opening.result.close(); resolve(); };
      opening.onerror = () => reject(opening.error);
    }),
    'newer format': () => pointer({ format: 2 }),
    'newer reader needed': () => pointer({ format: 2, min_reader: 2 }),
  };
  const pointer = `window.pointer = (change) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('vigia');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('meta', 'readwrite');
      const meta = writing.objectStore('meta');
      const reading = meta.get('journal');
      reading.onsuccess = () => meta.put(JSON.stringify({ ...JSON.parse(reading.result), ...change }), 'journal');
      writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
  })`;
  for (const [name, work] of Object.entries(variants)) {
    const app = await Mortal.from(full.profile, place);
    try {
      await app.start();
      await app.page.goto(new URL('rescue.html', app.url).href);
      await app.page.evaluate(pointer);
      await app.page.evaluate(work);
      await app.open('');
      counts.variants += 1;
      const text = await app.page.locator('body').innerText();
      log(`${name}: ${(await app.page.locator('.banner__body').first().innerText().catch(() => 'no banner')).split('\n').filter(Boolean).join(' ').slice(0, 220)}`);
      const saysNewer = /versión más nueva/.test(text);
      if (saysNewer) counts.told += 1;
      if (/no se pudieron abrir/i.test(text)) {
        counts.unreadable += 1;
        continue;
      }
      const found = await items(app.page);
      if (found.join() === full.items.join()) counts.shown += 1;
      const answer = await hide(app.page, found[0], 'no debe').catch((error) => ({ done: false, text: error.message }));
      if (!answer.done) counts.refused += 1;
      await app.open('ajustes/respaldo');
      const [download] = await Promise.all([
        app.page.waitForEvent('download', { timeout: 10_000 }).catch(() => null),
        app.page.getByRole('button', { name: 'Descargar respaldo' }).click({ timeout: 10_000 }).catch(() => {}),
      ]);
      if (download) counts.backup += 1;
    } finally {
      await app.dispose();
    }
  }
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    const other = await app.context.newPage();
    await other.goto(new URL('rescue.html', app.url).href);
    const begun = Date.now();
    await other.evaluate(variants['newer database']);
    await app.page.getByText('Otra ventana abrió una versión nueva').waitFor({ timeout: 5_000 });
    counts.replaced_ms = Date.now() - begun;
    counts.replaced = 1;
  } finally {
    await app.dispose();
  }
  return counts;
}

/** The site's data deleted under an open app: the next save is kept with all that was there, or refused. */
export async function cutRounds({ full, place, rounds, log }) {
  const sum = { rounds: 0, saved: 0, refused: 0, lost: 0, half: 0, falseAcks: 0 };
  for (let round = 0; round < rounds; round++) {
    const app = await Mortal.from(full.profile, place);
    try {
      await app.begin();
      const before = await items(app.page);
      const acknowledged = [];
      if (round % 2) {
        await hide(app.page, before[1], 'antes');
        acknowledged.push(before[1]);
      }
      const cdp = await app.cdp();
      await cdp.send('Storage.clearDataForOrigin', { origin: new URL(app.url).origin, storageTypes: 'indexeddb' });
      const { text, done } = await hide(app.page, before[0], 'después del corte').catch((error) => ({ text: error.message, done: false }));
      if (done) acknowledged.push(before[0]);
      sum[done ? 'saved' : 'refused'] += 1;
      sum.rounds += 1;
      log(`database deleted while open: ${text.split('\n')[0]}`);
      await app.close();
      await app.begin();
      if ((await shown(app.page)) === 'first run') sum.lost += before.length;
      else judge(sum, { before, acknowledged, underWay: done ? null : before[0], found: await items(app.page) });
    } finally {
      await app.dispose();
    }
  }
  return sum;
}

/** The page crashes or freezes in the middle of a save, and another window saves: `{ rounds, acked, lost, half, slowest_ms }`. */
export async function windowRounds({ full, place, rounds, random, fault, log }) {
  const sum = { rounds: 0, acked: 0, lost: 0, half: 0, waited: 0, unseen: 0, slowest_ms: 0 };
  let app = null;
  let before;
  try {
    for (let round = 0; round < rounds; round++) {
      if (!app || before.length < 6) {
        await app?.dispose();
        app = await Mortal.from(full.profile, place);
        app.allow(/crash/);
        await app.begin();
        before = await items(app.page);
      }
      const acknowledged = [];
      const other = await app.newTab('');
      await items(other);
      const [mine, theirs] = before;
      const saving = hide(app.page, mine, 'a medias').then(({ done }) => { if (done) acknowledged.push(mine); }, (error) => { if (!cut(error) && !/no message/.test(error.message)) throw error; });
      await pause(random(120));
      const end = await FAULTS[fault](app);
      const begun = Date.now();
      const waiting = hide(other, theirs, 'desde la otra').then(({ done }) => { if (done) acknowledged.push(theirs); }, () => {});
      const waited = await Promise.race([waiting.then(() => false), pause(2_000).then(() => true)]);
      if (waited) sum.waited += 1;
      await end();
      await waiting;
      await Promise.race([saving, pause(fault === 'crash' ? 0 : 5_000)]);
      if (!waited) sum.slowest_ms = Math.max(sum.slowest_ms, Date.now() - begun);
      sum.rounds += 1;
      sum.acked += acknowledged.length;
      if (!acknowledged.includes(theirs)) sum.unseen += 1;
      if (fault === 'crash') {
        await app.page.close().catch(() => {});
        app.page = other;
      } else {
        await other.close();
      }
      await app.open('');
      const found = await items(app.page);
      judge(sum, { before, acknowledged, underWay: mine, found });
      before = found;
    }
  } finally {
    await app?.dispose();
  }
  log(`${fault} ${JSON.stringify(sum)}`);
  return sum;
}

/** Each begins the fault and gives back what ends it. */
const FAULTS = {
  crash: async (app) => {
    const cdp = await app.cdp();
    // The answer never comes: the page is gone.
    void cdp.send('Page.crash').catch(() => {});
    await new Promise((resolve) => { app.page.once('crash', resolve); setTimeout(resolve, 2_000); });
    return async () => {};
  },
  freeze: async (app) => {
    const cdp = await app.cdp();
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    return () => cdp.send('Page.setWebLifecycleState', { state: 'active' });
  },
};
