// The first and the second visit on a slow connection, with a profile that nobody has used.
// The connection is the browser's own simulation; the server and its headers are those of every other measurement.

import { App, started } from '../e2e/harness.mjs';
import { instrument } from './app.mjs';

/** Bytes in a second, and milliseconds of delay. */
const SLOW_4G = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 };

/** What can be used first: the fields of the first run. */
const USABLE = '.welcome input';

/** `{ first, second }`, each in milliseconds from the start: `painted`, `fetched` (the last file of the app), `running` (compiled and started), `usable`. */
export async function slowStart() {
  const app = new App({ path: null });
  try {
    await app.start();
    await instrument(app.context);
    const cdp = await app.cdp();
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
    const first = await visit(app);
    if (first.worker) throw new Error('the first visit was served by a service worker');
    await app.offlineReady();
    const second = await visit(app);
    if (!second.worker) throw new Error('the second visit was not served by the service worker');
    return { first, second };
  } finally {
    await app.end();
  }
}

async function visit({ page, url }) {
  await page.addInitScript((selector) => {
    new MutationObserver((_, watch) => {
      if (!document.querySelector(selector)) return;
      watch.disconnect();
      window.nextPaint().then((at) => { window.usableAt = at; });
    }).observe(document, { childList: true, subtree: true });
  }, USABLE);
  await page.goto(url);
  await started(page);
  await page.waitForFunction(() => window.usableAt, null, { timeout: 120_000 });
  return page.evaluate(() => {
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    // What is named by its content is what the app needs to run; the rest is fetched afterwards.
    const code = entries.filter(({ name }) => new URL(name).pathname.includes('/assets/'));
    return {
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      fetched: Math.max(...code.map(({ responseEnd }) => responseEnd)),
      running: performance.getEntriesByName('vigia:start')[0]?.startTime ?? NaN,
      usable: window.usableAt,
      kilobytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
      worker: navigator.serviceWorker.controller !== null,
    };
  });
}
