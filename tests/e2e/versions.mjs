// A next version of the build under test, as a deployment would put it in place of this one.

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWorker } from '../../scripts/dist.mjs';
import { DIST } from './harness.mjs';

/** A file that only the next version has. */
export const NEW_FILE = 'assets/added-0123456789ab.js';

/** Copies the build and changes the page and one more file. */
export async function nextVersion(name) {
  const folder = await mkdtemp(join(tmpdir(), `vigia-${name}-`));
  await cp(DIST, folder, { recursive: true });
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(folder, 'index.html'), page.replace(/ data-build="[^"]*"/, ` data-build="${name}"`));
  await writeFile(join(folder, NEW_FILE), `// ${name}\n`);
  await writeWorker(folder);
  return folder;
}
