// The same kills in Firefox, which keeps IndexedDB in SQLite and private files in its own way. Playwright's protocol does not
// drive a distribution's Firefox, so the page drives itself: a script in a copy of the build asks what to do and tells what it did.

import { spawn, execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeWorker } from '../../scripts/dist.mjs';
import { serve } from '../../scripts/serve.mjs';
import { DIST } from '../e2e/harness.mjs';
import { DRIVER } from '../e2e/today.mjs';
import { copyProfile } from './browser.mjs';
import { judge } from './kill.mjs';
import { pause } from './page.mjs';

const FIREFOX = process.env.FIREFOX ?? 'firefox-esr';
const KILLS_A_PROFILE = 4;
const PREFERENCES = {
  'toolkit.startup.max_resumed_crashes': -1, 'browser.sessionstore.resume_from_crash': false, 'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.enabled': false, 'app.update.enabled': false,
  'browser.startup.homepage_override.mstone': 'ignore', 'browser.aboutwelcome.enabled': false, 'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false, 'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false,
  'services.settings.server': 'http://127.0.0.1:1', 'extensions.getAddons.cache.enabled': false, 'browser.newtabpage.enabled': false,
};

/** In the page: asks once for its task, does it, and tells every step before the next one begins. */
const SELF = `${DRIVER}
localStorage.setItem('vigia.preferences', localStorage.getItem('vigia.preferences') ?? JSON.stringify({ language: 'es' }));
const tell = (what) => fetch('/fault', { method: 'POST', body: JSON.stringify(what) });
addEventListener('load', async () => {
  try {
    await hoy.until(() => document.querySelector('main.welcome, nav') && !document.querySelector('main.opening'), 'start', 60_000);
    const { task } = await (await tell({ step: 'started' })).json();
    if (task === 'example' && document.querySelector('main.welcome')) {
      [...document.querySelectorAll('main.welcome .panel button')].find((button) => /ejemplo/.test(button.textContent)).click();
      await hoy.until(() => document.querySelector('nav'), 'records', 60_000);
    }
    if (!document.querySelector('main.welcome')) await hoy.until(() => document.querySelector('main .items'), 'items');
    const first = await hoy.items();
    const told = [...document.querySelectorAll('.banner__title')].map((title) => title.textContent).join(' | ');
    await tell({ step: 'shown', firstRun: !!document.querySelector('main.welcome'), items: first, told });
    if (task !== 'save') return;
    for (const id of first) {
      await tell({ step: 'saving', id });
      const { done } = await hoy.hide(id, 'motivo');
      if (done) await tell({ step: 'saved', id });
    }
  } catch (error) {
    await tell({ step: 'failed', text: String(error) });
  }
});`;

/** Why there is nothing to try; nothing when Firefox is installed. */
export const noFirefox = () => promisify(execFile)(FIREFOX, ['--version']).then(() => undefined, () => 'Firefox ESR is not installed');

async function selfDriven() {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-firefox-build-'));
  await cp(DIST, folder, { recursive: true });
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(folder, 'self.js'), SELF);
  await writeFile(join(folder, 'index.html'), page.replace('</head>', '<script src="self.js"></script></head>'));
  for (const packed of ['index.html.br', 'index.html.gz']) await rm(join(folder, packed), { force: true });
  await writeWorker(folder);
  return folder;
}

/** One run of Firefox on a profile; `steps` hears what the page tells. */
class Fox {
  constructor(profile, url) {
    this.child = spawn(FIREFOX, ['--headless', '--no-remote', '--new-instance', '--profile', profile, url], { detached: true, stdio: 'ignore' });
    this.gone = new Promise((resolve) => this.child.once('exit', resolve));
  }

  async kill() {
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch { /* it ended by itself */ }
    await this.gone;
    await pause(200);
  }

  async quit() {
    process.kill(-this.child.pid, 'SIGTERM');
    await Promise.race([this.gone, pause(8_000)]);
    await this.kill();
  }
}

/** `{ counts, browser }` with `{ kills, profiles, acked, lost, half, recovered }`. */
export async function firefoxRounds({ kills, random, log }) {
  const { stdout } = await promisify(execFile)(FIREFOX, ['--version']);
  const folder = await selfDriven();
  let task = 'example';
  let heard = () => {};
  const server = await serve({
    folder,
    intercept: async (request, response) => {
      if (request.method !== 'POST' || request.url !== '/fault') return false;
      let text = '';
      for await (const part of request) text += part;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ task }));
      heard(JSON.parse(text));
      return true;
    },
  });
  const sum = { kills: 0, profiles: 0, acked: 0, lost: 0, half: 0, recovered: 0 };
  const made = [];
  const profileOf = async (template) => {
    const profile = await mkdtemp(join(tmpdir(), 'vigia-firefox-'));
    made.push(profile);
    if (template) await copyProfile(template, profile);
    else await writeFile(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'));
    await rm(join(profile, 'lock'), { force: true });
    await rm(join(profile, '.parentlock'), { force: true });
    return profile;
  };
  /** Starts with that task and waits until the page shows its items. */
  const begin = async (profile, wanted, steps) => {
    task = wanted;
    const fox = new Fox(profile, server.url);
    const shown = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('Firefox showed nothing within 90 s')), 90_000);
      heard = (step) => {
        steps?.(step);
        if (step.step === 'failed') reject(new Error(step.text));
        if (step.step === 'shown') {
          clearTimeout(late);
          resolve(step);
        }
      };
    }).catch(async (error) => {
      await fox.kill();
      throw error;
    });
    return { fox, shown };
  };
  try {
    const template = await profileOf(null);
    const { fox: firstFox, shown: all } = await begin(template, 'example');
    if (all.items.length < 20) throw new Error(`only ${all.items.length} items in Hoy`);
    await pause(1_000);
    await firstFox.quit();
    while (sum.kills < kills) {
      const profile = await profileOf(template);
      sum.profiles += 1;
      // Every start shows what the kill before it left, and is killed in turn while it saves; the last one only looks.
      let last = null;
      for (let start = 0; start <= KILLS_A_PROFILE; start++) {
        const now = { before: null, acknowledged: [], underWay: null };
        const saves = start < KILLS_A_PROFILE;
        const { fox, shown } = await begin(profile, saves ? 'save' : 'look', ({ step, id }) => {
          if (step === 'saving') now.underWay = id;
          if (step === 'saved') {
            now.acknowledged.push(id);
            now.underWay = null;
          }
        });
        if (/se recuperaron/i.test(shown.told)) sum.recovered += 1;
        if (last && shown.firstRun) sum.lost += last.before.length;
        else if (last) judge(sum, { ...last, found: shown.items });
        now.before = shown.items;
        if (saves) await pause(50 + random(1_500));
        await fox.kill();
        if (!saves || shown.firstRun) break;
        sum.kills += 1;
        sum.acked += now.acknowledged.length;
        last = now;
      }
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      log(`firefox ${JSON.stringify(sum)}`);
    }
  } finally {
    for (const profile of made) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await rm(folder, { recursive: true, force: true });
    await server.close();
  }
  return { counts: sum, browser: stdout.trim().replaceAll(' ', '-') };
}
