// The app starts under the production headers, and nothing dresses it up or hides a failure.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { appTest, axeCheck, started } from './harness.mjs';

appTest('starts with the policy of production and a clean console', async (app) => {
  const response = await app.page.goto(app.url);
  await started(app.page);
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
  assert.match(await app.page.evaluate(() => document.documentElement.lang), /^es\b/);
});

appTest('has no inline script or style in the page as sent', { path: null }, async (app) => {
  const text = await (await fetch(app.url)).text();
  assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)/, 'inline script');
  assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=/, 'inline style or handler');
});

appTest('the policy is in force: an inline script is refused, and the harness notices', async (app) => {
  const noticed = () => app.problems.some((text) => /Content Security Policy/i.test(text));
  await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
  });
  assert.equal(await app.page.evaluate(() => window.ran), undefined);
  for (let tries = 0; tries < 50 && !noticed(); tries += 1) await app.page.waitForTimeout(50);
  assert.ok(noticed(), 'the violation must be among the problems');
  app.problems.length = 0;
});

appTest('any place of the app can be opened by its address', async (app) => {
  const response = await app.page.goto(new URL('clientes/nuevo', app.url).href);
  await started(app.page);
  assert.equal(response.status(), 200);
  assert.match(response.headers()['content-type'], /text\/html/);
});

appTest('shows its theme and language before the first paint', { theme: 'dark', lang: 'en' }, async (app) => {
  const html = app.page.locator('html');
  assert.equal(await html.getAttribute('data-theme'), 'dark');
  assert.match(await html.getAttribute('lang'), /^en\b/);
});

appTest('says so in both languages when it cannot start', {
  path: null,
  intercept: (request, response) => {
    if (!request.url.endsWith('.wasm')) return false;
    response.writeHead(200, { 'Content-Type': 'application/wasm' });
    response.end('not wasm');
    return true;
  },
}, async (app) => {
  app.allow(/wasm|CompileError/i);
  await app.page.goto(app.url);
  const note = app.page.getByRole('alert');
  await note.waitFor();
  assert.match(await note.innerText(), /Tus datos siguen guardados[\s\S]*Your data is still saved/);
  await axeCheck(app.page, { exclude: [['#boot-framed']] });
});

appTest('refuses to be framed', { path: null }, async (app) => {
  app.allow(/frame-ancestors|X-Frame-Options|chrome-error|request to elsewhere/);
  const host = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<iframe src="${app.url}"></iframe>`);
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  try {
    await app.page.goto(`http://127.0.0.1:${host.address().port}/`);
    const frame = app.page.frames()[1];
    await frame.waitForLoadState();
    assert.equal(await frame.locator('#boot').count(), 0, 'nothing of the app may show inside the frame');
  } finally {
    host.close();
  }
});
