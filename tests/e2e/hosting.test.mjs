// What hosting/ tells a host to send is what the tests run against, and what is deployed is complete.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { NOT_SERVED, PUBLIC, filesIn, offlineFiles, sha256 } from '../../scripts/dist.mjs';
import { serve } from '../../scripts/serve.mjs';
import { DIST } from './harness.mjs';

/** The blocks of a `_headers` file: pattern to headers. */
function blocks(text) {
  const found = {};
  let current;
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    if (!line.startsWith(' ')) current = found[line.trim()] = {};
    else current[line.slice(0, line.indexOf(':')).trim().toLowerCase()] = line.slice(line.indexOf(':') + 1).trim();
  }
  return found;
}

test('the deployed header file says what the tests are served with', async () => {
  const said = blocks(await readFile(join(DIST, '_headers'), 'utf8'));
  const server = await serve({ folder: DIST });
  try {
    for (const path of ['', 'index.html', 'sw.js', 'facturas/importar', 'manifest.webmanifest']) {
      const { headers } = await fetch(server.url + path);
      for (const [name, value] of Object.entries(said['/*'])) assert.equal(headers.get(name), value, `${name} of /${path}`);
      assert.equal(headers.get('cache-control'), 'no-cache', `/${path}`);
    }
    const [asset] = (await filesIn(join(DIST, 'assets'))).filter((name) => name.endsWith('.wasm'));
    const { headers } = await fetch(`${server.url}assets/${asset}`);
    assert.equal(headers.get('cache-control'), said['/assets/*']['cache-control']);
    assert.equal(headers.get('content-type'), 'application/wasm');
    assert.ok(['br', 'gzip'].includes(headers.get('content-encoding')), 'the wasm is sent packed');
  } finally {
    await server.close();
  }
});

test('nginx and Caddy are told the same', async () => {
  const said = blocks(await readFile(new URL('../../hosting/_headers', import.meta.url), 'utf8'));
  for (const name of ['nginx.conf', 'Caddyfile']) {
    const text = await readFile(new URL(`../../hosting/${name}`, import.meta.url), 'utf8');
    for (const value of [...Object.values(said['/*']), said['/assets/*']['cache-control'], 'no-cache']) {
      assert.ok(text.includes(`"${value}"`), `hosting/${name} lacks: ${value}`);
    }
  }
});

test('every served file is in the offline copy, under the digest it has', async () => {
  const worker = await readFile(join(DIST, 'sw.js'), 'utf8');
  const listed = JSON.parse(worker.match(/const FILES = (\{[^}]*\});/)[1]);
  assert.deepEqual(listed, await offlineFiles(DIST));
  assert.equal(listed['./'], sha256(await readFile(join(DIST, 'index.html'))));
  const publicFiles = (await filesIn(PUBLIC)).filter((name) => !NOT_SERVED.has(name));
  assert.ok(publicFiles.length > 5);
  for (const name of publicFiles) assert.ok(listed[name], `${name} must be precached`);
});

test('an asset that is gone is not answered with the page', async () => {
  const server = await serve({ folder: DIST });
  try {
    assert.equal((await fetch(`${server.url}assets/app-000000000000.js`)).status, 404);
    assert.equal((await fetch(`${server.url}../../etc/passwd`)).headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal((await fetch(`${server.url}%2e%2e/%2e%2e/etc/passwd`)).headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal((await fetch(server.url, { method: 'POST' })).status, 405);
  } finally {
    await server.close();
  }
});
