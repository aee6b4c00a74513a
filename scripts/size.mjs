// Weighs dist/ against the budget of the staff app: all code and style, as brotli sends it.
// Pictures and the manifest are listed, not counted: they do not delay the first screen.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotli, filesIn } from './dist.mjs';

const BUDGET_KB = 600;
const dist = process.argv[2] ?? 'dist';
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(9);

let counted = 0;
console.log(`${'file'.padEnd(36)}${'raw kB'.padStart(9)}${'brotli kB'.padStart(11)}`);
for (const name of await filesIn(dist)) {
  if (/\.(br|gz|map)$/.test(name) || name.startsWith('_')) continue;
  const bytes = await readFile(join(dist, name));
  const packed = brotli(bytes).length;
  const code = /\.(html|js|css|wasm)$/.test(name);
  if (code) counted += packed;
  console.log(`${name.padEnd(36)}${kB(bytes.length)}${kB(packed).padStart(11)}${code ? '' : '  not counted'}`);
}
console.log(`${'code and style'.padEnd(45)}${kB(counted).padStart(11)}  of ${BUDGET_KB} kB`);
if (counted > BUDGET_KB * 1000) {
  console.error(`over the budget of ${BUDGET_KB} kB by ${((counted / 1000) - BUDGET_KB).toFixed(1)} kB`);
  process.exitCode = 1;
}
