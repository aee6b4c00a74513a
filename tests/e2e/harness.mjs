// What every end-to-end test stands on: a server with the production headers, a real profile, and no tolerance for errors.
// Knows the browser and the server, not the screens: page objects live beside the tests that use them.

import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';

/** The build under test; VIGIA_DIST names another one. */
export const DIST = process.env.VIGIA_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** Where screenshots land. */
export const OUT = fileURLToPath(new URL('.out', import.meta.url));

/** Where the pictures of the guide are. */
const GUIDE = fileURLToPath(new URL('../../docs/guia', import.meta.url));

const AXE = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
const PREFERENCES = 'vigia.preferences';
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run',
];

/** How a test's browser is set up; every field may be left out. */
const DEFAULTS = {
  /** Where the app is opened before the test starts; null opens nothing. */
  path: '',
  /** 'es' or 'en': what this device chose. */
  lang: 'es',
  /** 'light' or 'dark'. */
  theme: 'light',
  /** Width of the window in CSS pixels; up to 500 it is a phone with touch. */
  width: 1440,
  height: 900,
  timezone: 'America/Bogota',
  /** A fixed date and time for the page ('2026-11-22T09:00:00'); the real clock when absent. */
  now: null,
  /** The folder to serve. */
  dist: DIST,
  /** Further switches of the browser. */
  flags: [],
  /** Answers some requests otherwise than the server would; see serve() in scripts/serve.mjs. */
  intercept: undefined,
  /** Milliseconds. */
  timeout: 120_000,
};

/** A running app: server, browser with a profile on disk, and one page. Made by appTest. */
export class App {
  constructor(options) {
    this.options = { ...DEFAULTS, ...options };
    this.problems = [];
    this.allowed = [];
  }

  async start() {
    this.profile = await mkdtemp(join(tmpdir(), 'vigia-e2e-'));
    await this.startServer();
    await this.launch();
    if (this.options.path !== null) await this.open(this.options.path);
  }

  /** Starts the server, on the port it had before when it was stopped. */
  async startServer() {
    const { dist, intercept } = this.options;
    this.server = await serve({ folder: dist, port: this.server?.port ?? 0, intercept });
    this.url = this.server.url;
  }

  /** Stops the server: connections are cut and new ones refused. */
  async stopServer() {
    await this.server.close();
  }

  /** Serves another build from now on. */
  use(folder) {
    this.options.dist = folder;
    this.server.use(folder);
  }

  async launch() {
    const { lang, theme, width, height, timezone, now, flags } = this.options;
    const phone = width <= 500;
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...FLAGS, ...flags],
      viewport: { width, height },
      isMobile: phone,
      hasTouch: phone,
      locale: lang === 'en' ? 'en-US' : 'es-CO',
      timezoneId: timezone,
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    this.watch();
    if (now) await this.context.clock.setFixedTime(now);
    await this.context.addInitScript(({ key, value }) => {
      try {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
      } catch { /* a page without storage, as about:blank */ }
    }, { key: PREFERENCES, value: JSON.stringify({ language: lang, theme }) });
    this.page = this.context.pages()[0] ?? await this.context.newPage();
  }

  // Anything that a person could see in the console fails the test, and so does any request to elsewhere.
  watch() {
    const note = (text) => {
      if (!this.allowed.some((pattern) => pattern.test(text))) this.problems.push(text);
    };
    this.context.on('console', (message) => {
      if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) {
        note(`console: ${message.text()} (${message.location().url})`);
      }
    });
    this.context.on('weberror', (error) => note(`page error: ${error.error().stack ?? error.error()}`));
    this.context.on('page', (page) => page.on('crash', () => note('the page crashed')));
    this.context.on('request', (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && new URL(url).origin !== new URL(this.url).origin) note(`request to elsewhere: ${url}`);
    });
  }

  /** Says that messages like this one belong to the test, from now on. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  /** Opens a place of the app ('facturas/importar') and waits until the app has started. */
  async open(path = '', page = this.page) {
    await page.goto(new URL(path.replace(/^\//, ''), this.url).href);
    await started(page);
    return page;
  }

  /** A further tab of the same browser. */
  async newTab(path = '') {
    return this.open(path, await this.context.newPage());
  }

  /** Closes the browser and opens it again on the same profile. */
  async restart(path = '') {
    await this.context.close();
    await this.launch();
    return this.open(path);
  }

  /** From the first run, loads the example company and waits until Hoy shows it. */
  async loadExample() {
    await this.page.getByRole('button', { name: /^(Cargar datos de ejemplo|Load example data)$/ }).click();
    await this.page.getByRole('navigation').first().waitFor({ timeout: 60_000 });
  }

  /** Waits until the offline copy is complete and in use, so that the network may go. */
  async offlineReady(page = this.page) {
    await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => new Promise((resolve) => {
      const look = () => (registration.active?.state === 'activated' ? resolve() : setTimeout(look, 20));
      look();
    })));
  }

  async setOffline(offline) {
    await this.context.setOffline(offline);
  }

  /** Changes what this device chose, as the settings would, and loads the page again. */
  async prefer(preferences, page = this.page) {
    await page.evaluate(({ key, change }) => {
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), ...change }));
    }, { key: PREFERENCES, change: preferences });
    await page.reload();
    await started(page);
  }

  setTheme(theme) {
    return this.prefer({ theme });
  }

  setLang(language) {
    return this.prefer({ language });
  }

  /** Chrome DevTools protocol of a page. */
  cdp(page = this.page) {
    return this.context.newCDPSession(page);
  }

  /** Lets this profile notify, keep its storage for good and be woken now and then. */
  async grant(permissions = ['notifications', 'durableStorage', 'periodicBackgroundSync']) {
    const cdp = await this.cdp();
    const { targetInfo } = await cdp.send('Target.getTargetInfo');
    const origin = new URL(this.url).origin;
    await cdp.send('Browser.grantPermissions', { origin, browserContextId: targetInfo.browserContextId, permissions });
  }

  /** A picture in tests/e2e/.out: `hoy` becomes hoy-es-light-1440.png. */
  async shot(name, { page = this.page, fullPage = false } = {}) {
    await mkdir(OUT, { recursive: true });
    const { lang, theme, width } = this.options;
    const path = join(OUT, `${name}-${lang}-${theme}-${width}.png`);
    await page.screenshot({ path, fullPage, animations: 'disabled' });
    return path;
  }

  /** A picture of the guide, docs/guia/NAME.png; taken on a wide light page in Spanish, and only when GUIDE=1 asks for pictures. */
  async picture(name) {
    const { lang, theme, width } = this.options;
    if (!process.env.GUIDE || lang !== 'es' || theme !== 'light' || width !== 1440) return;
    await mkdir(GUIDE, { recursive: true });
    await this.page.evaluate(() => {
      scrollTo(0, 0);
      for (const toasts of document.querySelectorAll('.toasts')) toasts.hidden = true;
    });
    await this.page.screenshot({ path: join(GUIDE, `${name}.png`), animations: 'disabled' });
    await this.page.evaluate(() => {
      for (const toasts of document.querySelectorAll('.toasts')) toasts.hidden = false;
    });
  }

  async end() {
    await this.context?.close();
    await this.server?.close();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Waits until the app has replaced the page's start notice and read its records. */
export async function started(page) {
  await page.waitForFunction(() => {
    if (document.getElementById('boot')) return !document.getElementById('boot-failed').hidden;
    return document.querySelector('main') && !document.querySelector('main.opening progress, main.opening [role=progressbar]');
  });
  if (await page.locator('#boot-failed').isVisible()) throw new Error('the app did not start');
}

/**
 * A test with a running app: `appTest('opens an invoice', { lang: 'en' }, async (app) => { … })`.
 * It fails on any error in the console, any violation of the policy and any request to elsewhere, besides what app.allow() named.
 */
export function appTest(name, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  const { timeout } = { ...DEFAULTS, ...options };
  test(name, { timeout }, async () => {
    const app = new App(options);
    try {
      await app.start();
      await body(app);
      if (app.problems.length) throw new Error(`the browser complained:\n  ${app.problems.join('\n  ')}`);
    } catch (error) {
      if (app.page && !app.page.isClosed()) {
        const path = await app.shot(`failed-${name.replace(/[^a-z0-9]+/gi, '-')}`).catch(() => null);
        if (path) error.message += `\n  screenshot: ${path}`;
      }
      if (app.problems.length && !error.message.includes('complained')) error.message += `\n  the browser said: ${app.problems.join('\n  ')}`;
      throw error;
    } finally {
      await app.end();
    }
  });
}

/** Fails with what axe finds against WCAG 2.2 A and AA, and against its best practices. */
export async function axeCheck(page, { include, exclude = [] } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'));
  const violations = await page.evaluate(async ({ include, exclude }) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await window.axe.run({ include: include ?? document, exclude }, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`),
    }));
  }, { include, exclude });
  if (violations.length) {
    const lines = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.slice(0, 5).join('\n    ')}`);
    throw new Error(`axe found ${violations.length} at ${page.url()}:\n  ${lines.join('\n  ')}`);
  }
}

/** Finds things as a person does: by what they are and what they are called. */
export const by = {
  button: (page, name) => page.getByRole('button', { name }),
  link: (page, name) => page.getByRole('link', { name }),
  heading: (page, name) => page.getByRole('heading', { name }),
  field: (page, label) => page.getByLabel(label),
  dialog: (page, name) => page.getByRole('dialog', name ? { name } : {}),
  row: (page, name) => page.getByRole('row', { name }),
};
