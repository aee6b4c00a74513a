// A browser that may be killed at any moment: profiles that are copied and reused, the process group, the files of a profile.
// It knows no screen; what the app shows is told by tests/e2e/today.mjs.

import { readFileSync, readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App, started } from '../e2e/harness.mjs';

/** Numbers that look random and are the same for the same seed. */
export function randomFrom(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** An app on a profile that outlives its browsers, on the server of another one. */
export class Mortal extends App {
  /** A fresh copy of a closed profile; the server is shared, for the origin must stay the same. */
  static async from(template, { server, url, options = {} }) {
    const app = new Mortal({ ...options, path: null });
    app.server = server;
    app.url = url;
    app.profile = await mkdtemp(join(tmpdir(), 'vigia-fault-'));
    if (template) await copyProfile(template, app.profile);
    return app;
  }

  /** Opens the browser and the app in it. */
  async begin(path = '') {
    await this.start();
    await this.open(path);
  }

  /** Opens the browser only; `options.init` runs in every page before the app. */
  async start() {
    await this.launch();
    this.pid = browserOf(this.profile);
    if (this.options.init) await this.context.addInitScript(this.options.init);
  }

  /** Every process of the browser. */
  pids() {
    return [...descendants(this.pid), this.pid];
  }

  /** Ends every process of the browser at once, as a power button does for programs. */
  async kill() {
    const gone = new Promise((resolve) => this.context.once('close', resolve));
    this.signal('SIGKILL');
    await gone;
    await rm(join(this.profile, 'SingletonLock'), { force: true });
  }

  signal(name, pids = this.pids()) {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch { /* it ended by itself */ }
    }
  }

  async close() {
    await this.context.close();
  }

  async dispose() {
    await this.context?.close().catch(() => {});
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function copyProfile(from, to) {
  await cp(from, to, { recursive: true, filter: (path) => !/Singleton(Lock|Cookie|Socket)$/.test(path) });
}

function browserOf(profile) {
  const found = processes().find(({ line }) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='));
  if (!found) throw new Error(`no browser runs on ${profile}`);
  return found.pid;
}

function descendants(root) {
  const all = processes();
  const found = [];
  for (let parents = [root]; parents.length;) {
    parents = all.filter(({ parent }) => parents.includes(parent)).map(({ pid }) => pid);
    found.push(...parents);
  }
  return found;
}

function processes() {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) \S /s, '').split(' ')[0]);
      return [{ pid: Number(name), parent, line }];
    } catch {
      return [];
    }
  });
}

/** The file of a database that the browser keeps in SQLite: a folder for the origin, a digest for the name. */
export const SQLITE_FILE = /^[^/]+\/[A-Z0-9]{40,}$/;

/** The files of the database in a closed profile whose names match, the largest first. */
export const databaseFiles = (profile, pattern) => filesBelow(join(profile, 'Default', 'IndexedDB'), pattern);

/** The files of the mirror, likewise. */
export const mirrorFiles = (profile) => filesBelow(join(profile, 'Default', 'File System'), /\/t\/\d\d\/\d+$/);

async function filesBelow(root, pattern) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name))).filter((name) => pattern.test(name));
  const files = await Promise.all(names.map(async (name) => {
    const path = join(root, name);
    return { path, size: (await readFile(path)).length };
  }));
  return files.sort((a, b) => b.size - a.size).map(({ path }) => path);
}

/** Flips one bit in the middle of a file. */
export async function flipMiddle(path) {
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] ^= 0x10;
  await writeFile(path, bytes);
}

/** What the banners on the page are called; empty when there is none. */
export async function banner(page) {
  const texts = await page.locator('.banner__title').allInnerTexts();
  return texts.join(' | ');
}

/** Waits until the app shows the first run or its frame; says which. */
export async function shown(page) {
  await started(page);
  await page.locator('main.welcome, nav').first().waitFor();
  return (await page.locator('main.welcome').count()) ? 'first run' : 'records';
}
