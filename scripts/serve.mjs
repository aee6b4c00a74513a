// Serves dist/ as production does: the same headers, types, compression and fallback. `PORT=8080 node scripts/serve.mjs [folder]`.
// For trying and testing; a public site is served by the hosts that README.md names.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { TYPES, headersFor } from './headers.mjs';

const COMPRESSED = new Set(['html', 'js', 'css', 'wasm', 'webmanifest', 'json', 'svg', 'txt']);
const packers = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** The path a build is made for: `data-base` of its index.html. */
async function baseOf(folder) {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  return page.match(/<html[^>]* data-base="([^"]+)"/)?.[1] ?? '/';
}

/** What to answer for a request: `{ status, headers, body }`. */
async function answer(site, request) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (!pathname.startsWith(site.base)) return { status: 404, headers: {}, body: `served at ${site.base}\n` };
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, headers: {}, body: '' };
  let path = normalize(decodeURIComponent(pathname.slice(site.base.length))).split(sep).join('/');
  if (path === '.' || path.startsWith('..')) path = 'index.html';
  let found = await lookUp(site, path);
  if (!found && path.startsWith('assets/')) return { status: 404, headers: headersFor('', site), body: 'not found\n' };
  if (!found) found = await lookUp(site, path = 'index.html');
  if (!found) return { status: 404, headers: headersFor('', site), body: 'nothing is built here\n' };
  const type = extname(path).slice(1);
  const headers = { ...headersFor(path, site), 'Content-Type': TYPES[type] ?? 'application/octet-stream', ETag: found.etag };
  if (request.headers['if-none-match'] === found.etag) return { status: 304, headers, body: '' };
  if (!COMPRESSED.has(type)) return { status: 200, headers, body: found.bytes };
  headers.Vary = 'Accept-Encoding';
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = ['br', 'gzip'].find((name) => accepted.includes(name));
  if (!encoding) return { status: 200, headers, body: found.bytes };
  found[encoding] ??= packed(site, path, encoding, found.bytes);
  return { status: 200, headers: { ...headers, 'Content-Encoding': encoding }, body: await found[encoding] };
}

// The packed copy that the build left beside the file, else one made here.
async function packed(site, path, encoding, bytes) {
  const copy = await lookUp(site, `${path}.${encoding === 'br' ? 'br' : 'gz'}`);
  return copy?.bytes ?? packers[encoding](bytes);
}

// A file of the folder with its packed forms, kept in memory until it changes on disk.
async function lookUp(site, path) {
  const file = join(site.folder, path);
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return null;
  const etag = `"${info.size.toString(16)}-${Math.round(info.mtimeMs).toString(16)}"`;
  const kept = site.kept.get(path);
  if (kept?.etag === etag) return kept;
  const found = { etag, bytes: await readFile(file) };
  site.kept.set(path, found);
  return found;
}

/**
 * Starts serving a folder. `intercept(request, response)` may answer first: when it returns true, nothing more is done
 * (the tests hang, cut and spoil answers with it). Port 0 takes a free one.
 */
export async function serve({ folder, port = 0, host = '127.0.0.1', connect, intercept = () => false }) {
  const site = { folder, base: await baseOf(folder), connect, kept: new Map() };
  const listeners = [];
  const server = createServer(async (request, response) => {
    try {
      for (const tell of listeners) tell(request.url);
      if (await intercept(request, response)) return;
      const { status, headers, body } = await answer(site, request);
      response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      response.end(request.method === 'HEAD' ? undefined : body);
    } catch (error) {
      console.error(`${request.method} ${request.url}: ${error.message}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    url: `http://${host}:${server.address().port}${site.base}`,
    port: server.address().port,
    /** Calls back with the path of every request from now on. */
    onRequest: (tell) => listeners.push(tell),
    /** Serves another build of the same base from now on. */
    use(other) {
      site.folder = other;
      site.kept.clear();
    },
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

if (import.meta.filename === process.argv[1]) {
  const folder = process.argv[2] ?? 'dist';
  const port = Number(process.env.PORT ?? 8080);
  try {
    const { url } = await serve({ folder, port, host: process.env.HOST ?? '127.0.0.1' });
    console.log(`Vigía is at ${url}  (Ctrl+C ends it)`);
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? `port ${port} is taken: choose another with PORT=` : error.message;
    console.error(`serve: ${why}`);
    process.exitCode = 1;
  }
}
