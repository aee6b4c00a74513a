// After one visit the app opens without a network: the same tab, a deep link, a new tab, a new start of the browser.

import assert from 'node:assert/strict';
import { appTest, axeCheck, started } from './harness.mjs';

async function servedByWorker(page, url) {
  const response = await page.goto(url);
  await started(page);
  assert.ok(response.fromServiceWorker(), `${url} must come from the offline copy`);
  return response;
}

appTest('opens everywhere with the server stopped', async (app) => {
  await app.offlineReady();
  await app.stopServer();
  await servedByWorker(app.page, app.url);
  await app.page.reload();
  await started(app.page);
  await servedByWorker(app.page, new URL('facturas/importar?estado=borrador', app.url).href);
  const tab = await app.context.newPage();
  await servedByWorker(tab, new URL('clientes', app.url).href);
});

appTest('opens after the browser was closed, with the server stopped', async (app) => {
  await app.offlineReady();
  await app.stopServer();
  await app.restart('contratos');
  assert.equal(new URL(app.page.url()).pathname, '/contratos');
});

appTest('keeps its policy when it comes from the offline copy', async (app) => {
  await app.offlineReady();
  await app.setOffline(true);
  const response = await servedByWorker(app.page, app.url);
  assert.match(response.headers()['content-security-policy'], /frame-ancestors 'none'/);
});

appTest('survives a network that comes and goes', async (app) => {
  await app.offlineReady();
  for (let round = 0; round < 40; round += 1) {
    await app.setOffline(round % 2 === 0);
    await servedByWorker(app.page, new URL(round % 3 ? 'clientes' : 'facturas', app.url).href);
  }
});

appTest('asks the network for nothing once it has its copy', async (app) => {
  await app.offlineReady();
  await app.page.reload();
  await started(app.page);
  const asked = [];
  app.server.onRequest((url) => asked.push(url));
  await app.page.goto(new URL('facturas', app.url).href);
  await started(app.page);
  assert.deepEqual(asked.filter((url) => url !== '/sw.js'), [], 'besides looking for a new version');
});

appTest('the rescue page needs neither the app nor the network', async (app) => {
  await app.offlineReady();
  await app.stopServer();
  const response = await app.page.goto(new URL('rescue.html', app.url).href);
  assert.ok(response.fromServiceWorker());
  await axeCheck(app.page);
  await app.page.getByRole('button', { name: /Descargar/ }).click();
  await app.page.locator('#outcome:not(:empty)').waitFor();
});
