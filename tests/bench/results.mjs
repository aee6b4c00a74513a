// What runs have found, kept under target/bench so that several runs make one document.
// Reads and writes only; says on which machine it was.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { BENCH } from './set.mjs';

/** The machine, as far as it decides the figures. */
export function machine(browser) {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memory_gb: Math.round(totalmem() / 1e9),
    browser,
    load: loadavg().map((load) => Number(load.toFixed(1))),
  };
}

const NAME = (kind) => join(BENCH, `${kind}.json`);

/** Keeps a run: `results-10000`, `growth`. */
export async function keep(kind, result) {
  await writeFile(NAME(kind), `${JSON.stringify({ when: new Date().toISOString(), ...result }, null, 1)}\n`);
}

/** The runs that are kept: `{ sets, growth }`, the sets by size; growth is null before it was measured. */
export async function kept() {
  const names = (await readdir(BENCH)).filter((name) => /^results-\d+\.json$/.test(name));
  const sets = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(BENCH, name), 'utf8'))));
  const growth = await readFile(NAME('growth'), 'utf8').then(JSON.parse, () => null);
  return { sets: sets.sort((a, b) => a.set.invoices - b.set.invoices), growth };
}
