// What the app needs for each thing that has a budget, measured from outside: User Timing, long tasks, first rows.
// Every figure is of the release build with the production headers and a profile on disk.

import { stat } from 'node:fs/promises';
import { started } from '../e2e/harness.mjs';
import { drive, hide } from '../e2e/today.mjs';

/** How long anything in the page is waited for: a slow machine is measured, not refused. */
const PATIENCE_MS = 120_000;

/** Notes long tasks, interactions and the moments of the first rows and of Hoy, from the start of each page. */
export async function instrument(context) {
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push({ at: entry.startTime, took: entry.duration });
    }).observe({ type: 'longtask', buffered: true });
    window.interactions = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration, interactionId } of list.getEntries()) {
        if (interactionId) window.interactions.push({ at: startTime, took: duration });
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    /** Resolves with the moment at which the frame drawn next is on the screen. */
    window.nextPaint = () => new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }));
    const noted = { firstRow: '.data-table__row .data-table__link', firstItem: 'main .menu__list[id^="hide-"]' };
    const watch = new MutationObserver(() => {
      for (const [name, selector] of Object.entries(noted)) {
        if (!document.querySelector(selector)) continue;
        window[name] = performance.now();
        delete noted[name];
      }
      if (!Object.keys(noted).length) watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
}

/** The longest task while something is done, in milliseconds; 0 when none took 50 or more. */
export async function longest(page, action) {
  const from = await page.evaluate(() => performance.now());
  await action();
  return page.evaluate(async (from) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return Math.max(0, ...window.longTasks.filter(({ at }) => at >= from).map(({ took }) => took));
  }, from);
}

/** The durations of all measures of that name in the page. */
export const measures = (page, name) => page.evaluate(
  (name) => performance.getEntriesByName(name, 'measure').map(({ duration }) => duration), name,
);

/** How a backup is brought in: the words of the button, and of what is said when it is done. */
const WAYS = {
  restore: { button: '^(Restaurar|Restore)$', done: '^(Respaldo restaurado|Backup restored)' },
  merge: { button: '^(Unir|Merge)$', done: '^(Respaldo unido|Backup merged)' },
};

/**
 * Brings a backup in as a person does, who clicks at once. Milliseconds until it is checked and compared, and until it is
 * committed; and how many records it would change, make and put in conflict.
 */
export async function importBackup(app, file, { way = 'restore', timeout = 300_000 } = {}) {
  const { page } = app;
  await page.locator('main input[type=file]').first().waitFor({ state: 'attached' });
  await page.evaluate(watchImport, WAYS[way]);
  await page.locator('main input[type=file]').first().setInputFiles(file);
  await page.waitForFunction(() => window.importTimes.done || window.importTimes.failed, null, { timeout });
  const { chosen, compared, done, failed, tallies } = await page.evaluate(() => window.importTimes);
  if (failed) throw new Error(failed);
  return { checked: compared - chosen, committed: done - compared, whole: done - chosen, tallies };
}

// Runs in the page: presses the button as soon as it is there, and notes when what happened.
function watchImport(words) {
  const main = document.querySelector('main');
  const times = window.importTimes = {};
  main.querySelector('input[type=file]').addEventListener('change', () => { times.chosen = performance.now(); }, { capture: true });
  const button = () => [...main.querySelectorAll('button')].find((button) => new RegExp(words.button).test(button.textContent.trim()));
  const banner = (pattern) => [...main.querySelectorAll('.banner__title')].find((title) => pattern.test(title.textContent));
  // A backup of another country draws the page anew; then the company's name is what tells that it is there.
  const told = () => (main.isConnected ? banner(new RegExp(words.done)) : document.querySelector('.frame__company')?.textContent);
  const count = (cell) => Number(cell.textContent.replace(/\D/g, ''));
  const tallies = () => [...main.querySelectorAll('.comparison__table tbody tr')].reduce((sum, row) => {
    const [made, changed, deleted, conflicting] = [...row.querySelectorAll('td.num')].map(count);
    return { made: sum.made + made, changed: sum.changed + changed, deleted: sum.deleted + deleted, conflicting: sum.conflicting + conflicting };
  }, { made: 0, changed: 0, deleted: 0, conflicting: 0 });
  new MutationObserver((_, watch) => {
    const refused = banner(/^(El respaldo no se usó|The backup was not used)/);
    if (refused) {
      times.failed = [...refused.parentElement.children].map((part) => part.textContent).join(': ');
      watch.disconnect();
    } else if (!times.compared && button()) {
      times.tallies = tallies();
      times.compared = performance.now();
      button().click();
    } else if (times.compared && told()) {
      times.done = performance.now();
      watch.disconnect();
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Downloads a backup as a person does; milliseconds from the click to the file being whole on the disk, and its size in MB. */
export async function exportBackup(app) {
  const { page } = app;
  await app.open('ajustes/respaldo');
  const button = page.getByRole('button', { name: /^(Descargar respaldo|Download backup)$/ });
  return downloaded(page, button, { timeout: 300_000 });
}

/** Presses a button that leads to a download; milliseconds until the file is whole, and its size in MB. */
export async function downloaded(page, button, { timeout }) {
  await button.waitFor();
  await button.evaluate((button) => button.addEventListener('click', () => {
    window.pressedAt = performance.timeOrigin + performance.now();
  }, { capture: true, once: true }));
  const [download] = await Promise.all([page.waitForEvent('download', { timeout }), button.click()]);
  const path = await download.path();
  const took = Date.now() - await page.evaluate(() => window.pressedAt);
  const { size } = await stat(path);
  await download.delete();
  if (!size) throw new Error('an empty file was downloaded');
  return { took, size: size / 1e6 };
}

/** Takes the database away behind the app's back; milliseconds until the next start has rebuilt it from the mirror. */
export async function rebuildFromMirror(app) {
  const cdp = await app.cdp();
  await app.page.goto('about:blank');
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(app.url).origin, storageTypes: 'indexeddb' });
  await app.open('');
  const [took] = await measures(app.page, 'vigia:open');
  return took;
}

/** Opens a list, of invoices if none is named: when the frame was painted, the records read, the first row shown, and the longest task. */
export async function open(app, list = 'facturas') {
  await app.page.goto(new URL(list, app.url).href);
  await app.page.waitForFunction(() => window.firstRow !== undefined, null, { timeout: 120_000 });
  return app.page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      read: performance.getEntriesByName('vigia:open')[0]?.duration ?? NaN,
      firstRow: window.firstRow,
      worker: navigator.serviceWorker.controller !== null,
      longest: Math.max(0, ...window.longTasks.map(({ took }) => took)),
    };
  });
}

/** The same in a browser that has just been started on this profile: no process, worker or cache is warm. */
export async function openCold(app) {
  await restart(app);
  return open(app);
}

/** Ends the browser and starts it again on the same profile; nothing is opened yet. */
export async function restart(app) {
  await app.context.close();
  await app.launch();
  await instrument(app.context);
}

/** Opens Hoy, for which every alert is found: when the first thing is shown, and the longest task. */
export async function openToday(app) {
  await app.page.goto(app.url);
  await started(app.page);
  await app.page.waitForFunction(() => window.firstItem !== undefined, null, { timeout: 120_000 });
  return app.page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { firstItem: window.firstItem, longest: Math.max(0, ...window.longTasks.map(({ took }) => took)) };
  });
}

/**
 * Every alert found again because a record changed: from the moment a save is acknowledged until Hoy is drawn without
 * what it listed. One figure for each round.
 */
export async function alertsAgain(app, rounds) {
  await drive(app.page);
  const times = [];
  for (let round = 0; round < rounds; round++) {
    times.push(await app.page.evaluate(async (reason) => {
      const [id] = await window.hoy.drawn();
      const gone = new Promise((resolve) => {
        new MutationObserver((_, watch) => {
          if (document.getElementById(id)) return;
          watch.disconnect();
          resolve(window.nextPaint());
        }).observe(document.querySelector('main'), { childList: true, subtree: true, attributes: true });
      });
      await window.hoy.hide(id, reason);
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error('what was dismissed stays in Hoy')), 20_000));
      const end = await Promise.race([gone, late]);
      const { startTime, duration } = performance.getEntriesByName('vigia:save', 'measure').pop();
      return end - (startTime + duration);
    }, `medición ${round}`));
  }
  return times;
}

/**
 * Saves one record after another, dismissals in Hoy, and in turn with them does one raw strict put at the same moment of
 * the same dialog: at the press of its button. `{ ours, raw }` in milliseconds; `window.rawPut` must be there.
 */
export async function saves(app, rounds) {
  await drive(app.page);
  const before = (await measures(app.page, 'vigia:save')).length;
  const raw = [];
  for (let round = 0; round < rounds; round++) {
    const [id] = await app.page.evaluate(() => window.hoy.drawn());
    if (!id) break;
    raw.push(await app.page.evaluate((id) => window.hoy.instead(id, 'medición', () => window.rawPut()), id));
    const { text, done } = await hide(app.page, id, `medición ${round}`);
    if (!done) throw new Error(`not saved: ${text}`);
  }
  return { ours: (await measures(app.page, 'vigia:save')).slice(before), raw };
}

/** Types the texts into the search, letter by letter. Returns the durations of `vigia:search` for texts that are not empty. */
export async function searches(app, texts) {
  const { page } = app;
  await page.keyboard.press('Control+k');
  const entry = page.locator('.palette__input');
  await entry.waitFor();
  const before = (await measures(page, 'vigia:search')).length;
  let empty = 0;
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    empty += 1;
  }
  const all = (await measures(page, 'vigia:search')).slice(before);
  await page.keyboard.press('Escape');
  const typed = texts.reduce((sum, text) => sum + [...text].length, 0);
  if (all.length < typed) throw new Error(`${all.length} searches for ${typed} letters`);
  // The quickest are those of the emptied entry, which search nothing.
  return all.sort((a, b) => a - b).slice(empty);
}

/** Scrolls through the whole list, a piece in each frame. */
export async function scroll(app, steps) {
  await app.page.locator('.data-table__region').evaluate(async (region, steps) => {
    for (let step = 1; step <= steps; step++) {
      region.scrollTop = (region.scrollHeight * step) / steps;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, steps);
}
