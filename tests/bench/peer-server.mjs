// Serves what the peers run on: a page each with its library, and the lines of the set.
// An origin of their own, without our policy; nothing of the app is loaded here.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DEXIE = fileURLToPath(new URL('../../node_modules/dexie/dist/dexie.min.js', import.meta.url));

/** PouchDB as one script that leaves `window.PouchDB`. */
async function pouch() {
  const { outputFiles } = await build({
    stdin: { contents: 'import PouchDB from "pouchdb-browser"; window.PouchDB = PouchDB;', resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true, format: 'iife', target: 'esnext', minify: true, write: false, logLevel: 'warning',
    define: { global: 'window' },
  });
  return outputFiles[0].contents;
}

const page = (script) => `<!doctype html><title>peer</title>${script ? `<script src="${script}"></script>` : ''}`;

/** Serves `/` with Dexie, `/pouch` with PouchDB, and the files of the set as `/records.ndjson` and `/changed.ndjson`. */
export async function servePeers({ records, changed, withPouch }) {
  const bundle = withPouch ? await pouch() : '';
  const answers = {
    '/': ['text/html', page('/dexie.js')],
    '/pouch': ['text/html', page('/pouch.js')],
    '/pouch.js': ['text/javascript', bundle],
  };
  const files = { '/dexie.js': ['text/javascript', DEXIE], '/records.ndjson': ['text/plain', records], '/changed.ndjson': ['text/plain', changed] };
  const server = createServer((request, response) => {
    const [type, content] = answers[request.url] ?? files[request.url] ?? ['text/html', page('')];
    response.writeHead(200, { 'Content-Type': type });
    if (request.url in files) createReadStream(content).pipe(response);
    else response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
