// What the app needs for each thing that has a budget, measured from outside: User Timing, long tasks, first rows, memory.
// Every figure is of the release build with the production headers, a profile on disk and a warm service worker.

import { readFileSync, readdirSync } from 'node:fs';
import { hide, items } from '../e2e/today.mjs';

/** Notes long tasks and the moment of the first row of a list, from the start of each page. */
export async function instrument(context) {
  await context.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push({ at: entry.startTime, took: entry.duration });
    }).observe({ type: 'longtask', buffered: true });
    const rows = new MutationObserver(() => {
      if (!document.querySelector('.data-table__row .data-table__link')) return;
      window.firstRow = performance.now();
      rows.disconnect();
    });
    rows.observe(document, { childList: true, subtree: true });
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

/** Brings a backup in as a person does, who clicks at once. Milliseconds until it is checked and compared, and until it is committed. */
export async function importBackup(app, file) {
  const { page } = app;
  await page.locator('main input[type=file]').first().waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const times = window.importTimes = {};
    main.querySelector('input[type=file]').addEventListener('change', () => { times.chosen = performance.now(); }, { capture: true });
    const restore = () => [...main.querySelectorAll('button')].find((button) => /^(Restaurar|Restore)$/.test(button.textContent.trim()));
    // A backup of another country draws the page anew; then the company's name is what tells that it is there.
    const told = () => (main.isConnected
      ? [...main.querySelectorAll('.banner__title')].some((title) => /^(Respaldo restaurado|Backup restored)/.test(title.textContent))
      : !!document.querySelector('.frame__company')?.textContent);
    new MutationObserver((_, watch) => {
      if (!times.compared && restore()) {
        times.compared = performance.now();
        restore().click();
      } else if (times.compared && told()) {
        times.done = performance.now();
        watch.disconnect();
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.locator('main input[type=file]').first().setInputFiles(file);
  await page.waitForFunction(() => window.importTimes.done, null, { timeout: 300_000 });
  const { chosen, compared, done } = await page.evaluate(() => window.importTimes);
  return { checked: compared - chosen, committed: done - compared, whole: done - chosen };
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

/** Opens the list of invoices: when the frame was painted, the records read, the first row shown, and the longest task. */
export async function open(app) {
  await app.page.goto(new URL('facturas', app.url).href);
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

/**
 * Saves one record after another, dismissals in Hoy, and in turn with them does one raw strict put at the same moment of
 * the same dialog: at the press of its button. `{ ours, raw }` in milliseconds; `window.rawPut` must be there.
 */
export async function saves(app, rounds) {
  await items(app.page);
  const raw = [];
  for (let round = 0; round < rounds; round++) {
    const [id] = await app.page.evaluate(() => window.hoy.items());
    if (!id) break;
    raw.push(await app.page.evaluate((id) => window.hoy.instead(id, 'medición', () => window.rawPut()), id));
    const { text, done } = await hide(app.page, id, `medición ${round}`);
    if (!done) throw new Error(`not saved: ${text}`);
  }
  return { ours: await measures(app.page, 'vigia:save'), raw };
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

/** Private memory of the page's process in MB, and of it what is JavaScript's; wasm is in the first. */
export async function memory(app) {
  const cdp = await app.cdp();
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const sizes = renderers(app.profile).map(privateKb);
  return { process: Math.max(0, ...sizes) / 1000, script: usedSize / 1e6 };
}

function renderers(profile) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) \S /s, '').split(' ')[0];
      return { pid, line, parent };
    } catch {
      return null;
    }
  }).filter(Boolean);
  const own = new Set(processes.filter(({ line }) => line.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid));
  for (let size = 0; size !== own.size;) {
    size = own.size;
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  return processes.filter(({ pid, line }) => own.has(pid) && line.includes('--type=renderer')).map(({ pid }) => pid);
}

function privateKb(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0);
}
