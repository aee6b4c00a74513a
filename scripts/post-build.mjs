// Trunk's last step: turns the staged files into what is served. Runs before Trunk swaps the folder in, so a failure leaves dist/ as it was.
// Decides names and lists only; compiles nothing. Set WASM_OPT=0 to skip making it small (tests), CONNECT_SRC for a sync origin.

import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { NOT_SERVED, PUBLIC, brotli, filesIn, named, sha256, writeWorker } from './dist.mjs';
import { HASHED, pagePolicy } from './headers.mjs';
import { netlify, redirects } from './hosting.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
const base = process.env.TRUNK_PUBLIC_URL ?? '/';
const release = process.env.TRUNK_PROFILE === 'release';
/** Whether to spend a minute on making it small. */
const small = release && process.env.WASM_OPT !== '0';

if (!staging) throw new Error('post-build.mjs is run by Trunk: use `make build` or `make dev`');

async function asset(name, bytes) {
  const path = HASHED + named(name, bytes);
  await writeFile(join(staging, path), bytes);
  return path;
}

// The names that Trunk wrote where the pattern of Trunk.toml stands, and the sheets in their order.
function readPage(page) {
  const [tag, js, wasm] = page.match(/<script type="module" data-boot data-js="([^"]+)" data-wasm="([^"]+)"><\/script>/) ?? [];
  if (!tag) throw new Error('index.html: the script of pattern_script in Trunk.toml is missing');
  const sheets = [...page.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/g)].map(([link]) => ({
    link,
    file: link.match(/href="([^"]+)"/)[1].replace(base, ''),
    media: link.match(/media="([^"]+)"/)?.[1],
  }));
  return { tag, js, wasm, sheets };
}

async function styles(sheets) {
  const parts = [];
  for (const { file, media } of sheets) {
    const text = await readFile(join(staging, file), 'utf8');
    parts.push(media ? `@media ${media} {\n${text}\n}` : text);
  }
  for (const { file } of sheets) await rm(join(staging, file), { force: true });
  const { code } = await transform(parts.join('\n'), { loader: 'css', minify: release, target: 'esnext' });
  return asset('style.css', code);
}

async function wasm(name) {
  const file = join(staging, name);
  if (small) {
    await promisify(execFile)(join(root, 'node_modules/.bin/wasm-opt'), ['-Oz', '--strip-debug', '--strip-producers', file, '-o', file]);
  }
  const path = await asset('vigia.wasm', await readFile(file));
  await rm(file);
  return path;
}

// boot.js with the wasm-bindgen glue (and its snippets) inside and the wasm's literal name.
async function script(glue, wasmPath) {
  const { outputFiles } = await build({
    entryPoints: [join(PUBLIC, 'boot.js')],
    alias: { 'vigia/glue': join(staging, glue) },
    define: { WASM_NAME: JSON.stringify(wasmPath.slice(HASHED.length)) },
    bundle: true, format: 'esm', target: 'esnext', minify: release, write: false, logLevel: 'warning',
  });
  await rm(join(staging, glue));
  await rm(join(staging, 'snippets'), { recursive: true, force: true });
  return asset('app.js', outputFiles[0].contents);
}

async function plain(name) {
  const { code } = await transform(await readFile(join(PUBLIC, name), 'utf8'), { minify: release, target: 'esnext' });
  return asset(name, code);
}

// Packed copies beside what is named by its content, for servers that send them as they are.
async function pack() {
  for (const name of await filesIn(join(staging, HASHED))) {
    const bytes = await readFile(join(staging, HASHED, name));
    await writeFile(join(staging, HASHED, `${name}.br`), brotli(bytes));
    await writeFile(join(staging, HASHED, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

async function copyPublic() {
  for (const name of await filesIn(PUBLIC)) {
    if (NOT_SERVED.has(name)) continue;
    if (name.endsWith('.html')) await writeFile(join(staging, name), withPolicy(await readFile(join(PUBLIC, name), 'utf8')));
    else await cp(join(PUBLIC, name), join(staging, name));
  }
}

// For hosts that send no headers. The dev server reloads by an inline script, so only a release has it.
function withPolicy(html) {
  if (!release) return html;
  return html.replace('<meta charset="utf-8">', (meta) => `${meta}
  <meta http-equiv="Content-Security-Policy" content="${pagePolicy()}">`);
}

await mkdir(join(staging, HASHED), { recursive: true });
let page = await readFile(join(staging, 'index.html'), 'utf8');
const found = readPage(page);
const sheet = await styles(found.sheets);
const wasmPath = await wasm(found.wasm);
const app = await script(found.js, wasmPath);
const firstPaint = await plain('first-paint.js');

for (const { link } of found.sheets) page = page.replace(link, '');
page = page
  .replace(/<!--.*?-->\s*/gs, '')
  .replace('<script src="first-paint.js"></script>', () => `<script src="${base}${firstPaint}"></script>
  <link rel="stylesheet" href="${base}${sheet}">
  <link rel="preload" href="${base}${wasmPath}" as="fetch" type="application/wasm" crossorigin>`)
  .replace(found.tag, () => `<script type="module" src="${base}${app}"></script>`)
  .replace(/href="(manifest\.webmanifest|rescue\.html|icons\/)/g, (_, path) => `href="${base}${path}`)
  .replace(/ data-base="[^"]*"/, () => {
    const worker = release ? ` data-worker="${base}sw.js"` : '';
    return ` data-base="${base}" data-build="${sha256(app + sheet + wasmPath).slice(0, 12)}"${worker}`;
  })
  .replace(/\n\s*\n+/g, '\n');
page = withPolicy(page);

await copyPublic();
await writeFile(join(staging, 'index.html'), page);
await writeFile(join(staging, '_headers'), netlify());
await writeFile(join(staging, '_redirects'), redirects);
if (small) await pack();
if (release) console.log(`version ${await writeWorker(staging)}`);
