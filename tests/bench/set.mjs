// The seeded set: made by the native example under target/.
// What is in it is decided in src/app/example.

import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where sets and results are kept. */
export const BENCH = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'bench');

/** Runs the example, compiled as what ships or, quicker to compile, as the build of the end-to-end tests. */
async function run(profile, ...args) {
  const cargo = ['run', '--quiet', '--locked', '--profile', profile, '--example', 'bench_set', '--', ...args.map(String)];
  const { stdout } = await promisify(execFile)('cargo', cargo, { cwd: ROOT, maxBuffer: 1 << 24 });
  return JSON.parse(stdout.trim().split('\n').pop());
}

/**
 * The set of that many invoices: backup.json, contracts.json (its contracts with all that is under them, and no invoices), backup-other.json (of another device, which changed one record in a hundred
 * and made some), records.ndjson and changed.ndjson; `{ folder, invoices, records, changed, backup_bytes, lines_bytes, check_ms, findings, alerts, plan, draft }`.
 */
export async function makeSet(invoices) {
  const folder = join(BENCH, String(invoices));
  await mkdir(folder, { recursive: true });
  return { folder, ...(await run('release', 'write', folder, invoices)) };
}

/** The backup of that many invoices alone: `{ folder, invoices, records, backup_bytes }`. */
export async function makeBackup(invoices) {
  const folder = join(BENCH, `backup-${invoices}`);
  await mkdir(folder, { recursive: true });
  return { folder, ...(await run('e2e', 'backup', folder, invoices)) };
}

/** Cuts and flips a backup of that many invoices; `{ bytes, cut, flipped, accepted }`. */
export function damageBackup(invoices, rounds, seed) {
  return run('e2e', 'damage', invoices, rounds, seed);
}

/** A file of the set. */
export const fileOf = (set, name) => join(set.folder, name);

/** Bytes of a file of the set. */
export const bytesOf = (set, name) => readFile(fileOf(set, name));
