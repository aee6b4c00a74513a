// The app below a path of a host that serves other things too.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { writeWorker } from '../../scripts/dist.mjs';
import { DIST, appTest, started } from './harness.mjs';

/** The build as `PUBLIC_URL=/vigia/` makes it: only index.html names the path. */
async function below(path) {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-below-'));
  await cp(DIST, folder, { recursive: true });
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(folder, 'index.html'), page.replace(/ (src|href|data-base|data-worker)="\//g, ` $1="${path}`));
  await writeWorker(folder);
  return folder;
}

const folder = await below('/vigia/');
after(() => rm(folder, { recursive: true, force: true }));

appTest('works below a path, online and offline', { dist: folder }, async (app) => {
  assert.match(app.url, /\/vigia\/$/);
  await app.offlineReady();
  await app.stopServer();
  await app.page.goto(new URL('clientes', app.url).href);
  await started(app.page);
  assert.equal(await app.page.evaluate(() => document.documentElement.dataset.base), '/vigia/');
});
