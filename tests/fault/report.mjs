// What a run of faults found: one line a fault while it runs, the sum at the end, and the same as data for the document.
// A part that was not run keeps the figures of the run before.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the figures are kept; scripts/fault-figures.mjs reads them. */
export const FIGURES = fileURLToPath(new URL('../../target/fault.json', import.meta.url));

const SIGNS = { ok: 'ok  ', lost: 'LOST', skip: 'skip' };

/** The lines of one run. */
export class Report {
  constructor(seed) {
    this.seed = seed;
    this.lines = [];
  }

  /** One fault: what was counted, and whether it is what it must be. A skipped one says why. */
  add({ name, counts = {}, verdict, backend = '-', browser = '-', seconds = 0, why }) {
    const told = Object.entries(counts).map(([key, value]) => `${key}=${value}`).join(' ');
    const where = `seed=${this.seed} backend=${backend} browser=${browser}`;
    console.log(`${SIGNS[verdict]} ${name}: ${where} ${told}${why ? ` (${why})` : ''}  ${seconds} s`);
    this.lines.push({ name, verdict, seed: this.seed, backend, browser, counts, why, seconds, day: new Date().toISOString().slice(0, 10) });
  }

  count(verdict) {
    return this.lines.filter((line) => line.verdict === verdict).length;
  }

  /** Keeps the figures beside those of parts that this run left out. */
  async keep() {
    const key = ({ name, backend }) => `${name} · ${backend}`;
    const before = JSON.parse(await readFile(FIGURES, 'utf8').catch(() => '[]'));
    const now = new Set(this.lines.map(key));
    await mkdir(dirname(FIGURES), { recursive: true });
    await writeFile(FIGURES, `${JSON.stringify([...before.filter((line) => !now.has(key(line))), ...this.lines], null, 1)}\n`);
  }
}
