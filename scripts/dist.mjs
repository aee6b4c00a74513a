// The pieces that make dist/ out of what Trunk compiled: names by content, one script, one sheet, the worker's list of files.
// Used by post-build.mjs and by the tests, which make a second version of a build with it.

import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** What is served as it is, besides NOT_SERVED. */
export const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url));

/** In public/, yet never under their own name: parts of the scripts that the build writes, and the way back. */
export const NOT_SERVED = new Set(['boot.js', 'first-paint.js', 'sw.template.js', 'sw-kill.js']);

/** Served, yet never part of the offline copy: the worker itself, what only a host reads, other documents. */
const NOT_CACHED = new Set(['sw.js', 'index.html', '404.html', '_headers', '_redirects', 'survey.html']);

/** SHA-256 in hex. */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `app.js` with the first digits of its digest: `app-0123456789ab.js`. */
export function named(name, bytes) {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}-${sha256(bytes).slice(0, 12)}${name.slice(dot)}`;
}

/** What a server sends at best. */
export function brotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 22, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** Every file below a folder, as sorted paths with forward slashes; what begins with a dot (a build under way) is left out. */
export async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** Lists the files of the offline copy with their digests; './' is index.html. */
export async function offlineFiles(dist) {
  const names = (await filesIn(dist)).filter((name) => !NOT_CACHED.has(name) && !/\.(br|gz|map)$/.test(name));
  const listed = { './': sha256(await readFile(join(dist, 'index.html'))) };
  for (const name of names) listed[name] = sha256(await readFile(join(dist, name)));
  return listed;
}

/** Writes dist/sw.js for the files that are there now; returns its version. */
export async function writeWorker(dist) {
  const files = await offlineFiles(dist);
  const version = sha256(JSON.stringify(files)).slice(0, 16);
  const template = await readFile(join(PUBLIC, 'sw.template.js'), 'utf8');
  const list = JSON.stringify(files, null, 2);
  const text = template.replace('%VERSION%', version).replace('{/* FILES */}', () => list);
  await writeFile(join(dist, 'sw.js'), text);
  return version;
}
