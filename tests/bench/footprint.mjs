// What the app takes up: memory of the page's process, room on the disk.
// Measured from outside, by what the system says of the browser's processes and of its profile.

import { readFileSync, readdirSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Private memory of the page's process in MB, and of it what is JavaScript's; wasm is in the first. */
export async function memory(app) {
  const cdp = await app.cdp();
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const sizes = renderers(app.profile).map(privateKb);
  return { process: Math.max(0, ...sizes) / 1000, script: usedSize / 1e6 };
}

/** MB that the profile keeps for the page's origin in IndexedDB, and for all pages in the private file system. */
export async function disk(app, url = app.url) {
  const { hostname, port } = new URL(url);
  const data = join(app.profile, 'Default');
  const databases = await readdir(join(data, 'IndexedDB')).catch(() => []);
  const own = databases.filter((name) => name.startsWith(`http_${hostname}_${port}.`));
  const sizes = await Promise.all(own.map((name) => bytesBelow(join(data, 'IndexedDB', name))));
  const database = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  const files = await bytesBelow(join(data, 'File System')) / 1e6;
  return { database, files, whole: database + files };
}

// As the disk counts: blocks. A file that goes while it is looked at takes no room.
async function bytesBelow(path) {
  const info = await lstat(path).catch(() => null);
  if (!info) return 0;
  if (!info.isDirectory()) return info.blocks * 512;
  const names = await readdir(path).catch(() => []);
  const sizes = await Promise.all(names.map((name) => bytesBelow(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function renderers(profile) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) \S /s, '').split(' ')[0];
      return { pid, line, parent };
    } catch {
      return null;
    }
  }).filter(Boolean);
  const own = new Set(processes.filter(({ line }) => line.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid));
  for (let size = 0; size !== own.size;) {
    size = own.size;
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  return processes.filter(({ pid, line }) => own.has(pid) && line.includes('--type=renderer')).map(({ pid }) => pid);
}

function privateKb(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0);
}
