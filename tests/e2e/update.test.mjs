// New versions: taken whole and verified or not at all, with consent, and with a way back.

import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appTest, started } from './harness.mjs';
import { NEW_FILE, nextVersion } from './versions.mjs';

const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
const cacheNames = (page) => page.evaluate(() => caches.keys());

/** Looks for a new version and waits until it is installed or given up: 'waiting', 'failed' or 'none'. */
function look(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    if (!worker) return registration.waiting ? 'waiting' : 'none';
    return new Promise((resolve) => worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') resolve('waiting');
      if (worker.state === 'redundant') resolve('failed');
    }));
  });
}

/** What the app does when the person agrees. */
async function agree(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    await changed;
  });
  await page.reload();
  await started(page);
}

const faults = {
  hangs: (_, response) => response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Length': 20 }).write('// half'),
  'is missing': (_, response) => response.writeHead(404).end(),
  'is cut off': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Length': 20 }).write('// half');
    setTimeout(() => response.destroy(), 50);
  },
  'is another one': (_, response) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('// not what was built\n'),
};

for (const [what, fault] of Object.entries(faults)) {
  let broken = false;
  const intercept = (request, response) => {
    if (!broken || !request.url.endsWith(NEW_FILE)) return false;
    fault(request, response);
    return true;
  };
  appTest(`keeps the old version when a file ${what}, and takes the next good one`, { intercept }, async (app) => {
    const first = await build(app.page);
    await app.offlineReady();
    await app.page.reload();
    await started(app.page);
    const kept = await cacheNames(app.page);
    const second = await nextVersion('second');
    const third = await nextVersion('third');
    try {
      broken = true;
      app.use(second);
      const begun = Date.now();
      assert.equal(await look(app.page), 'failed');
      assert.ok(Date.now() - begun < 60_000, 'given up within a minute');
      assert.deepEqual(await cacheNames(app.page), kept, 'nothing half-downloaded stays');
      await app.setOffline(true);
      await app.page.reload();
      await started(app.page);
      assert.equal(await build(app.page), first);
      await app.setOffline(false);

      broken = false;
      app.use(third);
      assert.equal(await look(app.page), 'waiting');
      await app.page.reload();
      await started(app.page);
      assert.equal(await build(app.page), first, 'never without consent');
      await agree(app.page);
      assert.equal(await build(app.page), 'third');
      assert.equal((await cacheNames(app.page)).length, 1, 'only the version in use stays');
    } finally {
      broken = false;
      await rm(second, { recursive: true, force: true });
      await rm(third, { recursive: true, force: true });
    }
  });
}

appTest('a new version takes over at the next start', async (app) => {
  await app.offlineReady();
  const second = await nextVersion('second');
  try {
    app.use(second);
    assert.equal(await look(app.page), 'waiting');
    await app.restart();
    assert.equal(await build(app.page), 'second');
  } finally {
    await rm(second, { recursive: true, force: true });
  }
});

appTest('ignores a captive portal in the place of the worker', {
  intercept: (request, response) => {
    if (!portal || !request.url.startsWith('/sw.js')) return false;
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Wi-Fi</h1>');
    return true;
  },
}, async (app) => {
  app.allow(/MIME type|unsupported|sw\.js/i);
  await app.offlineReady();
  const first = await build(app.page);
  portal = true;
  await app.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
  await app.page.reload();
  await started(app.page);
  assert.equal(await build(app.page), first);
});
let portal = false;

appTest('the way back: the kill switch removes the offline copy and leaves the data', async (app) => {
  await app.offlineReady();
  await app.page.reload();
  await started(app.page);
  await app.page.evaluate(() => localStorage.setItem('kept', 'yes'));
  const killed = await nextVersion('killed');
  try {
    await cp(new URL('../../public/sw-kill.js', import.meta.url), join(killed, 'sw.js'));
    const page = await readFile(join(killed, 'index.html'), 'utf8');
    await writeFile(join(killed, 'index.html'), page.replace(/ data-worker="[^"]*"/, ''));
    app.use(killed);
    const reloaded = app.page.waitForEvent('load');
    await app.page.evaluate(async () => void (await navigator.serviceWorker.getRegistration()).update());
    await reloaded;
    await started(app.page);
    assert.equal(await build(app.page), 'killed');
    assert.deepEqual(await cacheNames(app.page), []);
    assert.equal(await app.page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
    assert.equal(await app.page.evaluate(() => localStorage.getItem('kept')), 'yes');
  } finally {
    await rm(killed, { recursive: true, force: true });
  }
});
