// What an operating system needs to install the app, and what its service worker does for it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, appTest } from './harness.mjs';

/** Width and height of a PNG, from its header. */
function pngSize(bytes) {
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

appTest('can be installed', async (app) => {
  await app.offlineReady();
  const cdp = await app.cdp();
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  const { url, errors, data } = await cdp.send('Page.getAppManifest');
  assert.equal(url, `${app.url}manifest.webmanifest`);
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const purpose of ['any', 'maskable']) {
    for (const size of ['192x192', '512x512']) {
      const icon = manifest.icons.find((one) => one.purpose === purpose && one.sizes === size);
      assert.ok(icon, `an icon ${size} for ${purpose}`);
      assert.equal(pngSize(await readFile(join(DIST, icon.src))), size, icon.src);
    }
  }
  assert.deepEqual(manifest.shortcuts.map(({ url: place }) => new URL(place, app.url).pathname), ['/', '/facturas/importar']);
  assert.deepEqual(Object.values(manifest.file_handlers[0].accept).flat(), ['.json', '.vigia']);
});

/** Leaves the summary that the app leaves for its service worker. */
function leaveDue(page, due) {
  return page.evaluate((value) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('vigia');
    opening.onupgradeneeded = () => opening.result.createObjectStore('alerts', { keyPath: 'key' });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('alerts', 'readwrite');
      writing.objectStore('alerts').put({ key: 'due', value });
      writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
  }), JSON.stringify(due));
}

const notifications = (worker) => worker.evaluate(async () => (await self.registration.getNotifications())
  .map(({ title, body, tag, data }) => ({ title, body, tag, data })));

appTest('reminds of what is due while it is closed', { path: null }, async (app) => {
  await app.page.goto(new URL('manifest.webmanifest', app.url).href); // our origin without the app, which would write the summary itself
  await leaveDue(app.page, { count: 2, title: '2 cosas te esperan', body: 'Una vence hoy', url: '/facturas' });
  await app.grant();
  const arrived = app.context.waitForEvent('serviceworker');
  await app.page.evaluate((scope) => navigator.serviceWorker.register('/sw.js', { scope }).then(() => navigator.serviceWorker.ready), app.url);
  const worker = await arrived;
  await app.page.goto('about:blank');
  await worker.evaluate(() => remind());
  assert.deepEqual(await notifications(worker), [
    { title: '2 cosas te esperan', body: 'Una vence hoy', tag: 'vigia-due', data: { url: '/facturas' } },
  ]);
});

appTest('stays quiet without a summary, and does not create the database', { path: null }, async (app) => {
  await app.page.goto(new URL('manifest.webmanifest', app.url).href);
  await app.grant();
  const arrived = app.context.waitForEvent('serviceworker');
  await app.page.evaluate(() => navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready));
  const worker = await arrived;
  await app.page.goto('about:blank');
  await worker.evaluate(() => remind());
  assert.deepEqual(await notifications(worker), []);
  assert.deepEqual(await worker.evaluate(() => indexedDB.databases()), []);
});

appTest('a notification leads to its place, inside the app only', async (app) => {
  await app.offlineReady();
  const worker = app.context.serviceWorkers()[0];
  const places = await worker.evaluate(() => ['/facturas/1', '', undefined, 'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '../..']
    .map((place) => inScope(place)));
  const base = app.url;
  assert.deepEqual(places, [`${base}facturas/1`, base, base, base, `${base}elsewhere.example`, `${base}elsewhere.example`, base, base]);
});
