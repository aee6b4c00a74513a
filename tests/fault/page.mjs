// What a test does inside the page without loading it anew: going to places, the digest, backups out and in.
// Faster than the same through the browser's own dialogs, on the same buttons and files.

import { DRIVER } from '../e2e/today.mjs';

/**
 * Cuts short the quiet time after which the app does its upkeep, and lets it look both copies over once more; runs in the page
 * before the app. The patience with the mirror's worker is as long, but is set just before a message to it: it stays.
 */
export const HURRY = `(() => {
  const [set, clear] = [window.setTimeout, window.clearTimeout];
  const early = new Map();
  let latest = null;
  const spare = (id) => { clear(early.get(id)); early.delete(id); };
  window.setTimeout = (work, ms, ...rest) => {
    const id = set(work, ms, ...rest);
    if (ms !== 20_000) return id;
    early.set(id, set(() => { clear(id); early.delete(id); work(...rest); }, 300));
    latest = id;
    queueMicrotask(() => { if (latest === id) latest = null; });
    return id;
  };
  window.clearTimeout = (id) => { spare(id); clear(id); };
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...rest) {
    if (latest !== null) spare(latest);
    latest = null;
    return send.apply(this, rest);
  };
  try {
    if (!sessionStorage.getItem('hurried')) localStorage.removeItem('vigia.looked_over');
    sessionStorage.setItem('hurried', 'yes');
  } catch { /* a page without storage, as about:blank */ }
})();`;

/** Adds to `window.hoy` of today.mjs. Files travel as base64. */
const BACKUPS = `${DRIVER}
Object.assign(window.hoy, {
  base: document.documentElement.dataset.base ?? '/',
  async go(path) {
    const link = document.createElement('a');
    link.href = hoy.base + path;
    document.body.append(link);
    link.click();
    link.remove();
    await hoy.painted();
  },
  button: (label, within = 'main') => [...document.querySelectorAll(within + ' button')]
    .find((button) => label.test(button.textContent) && !button.disabled),
  /** The digest of the book as Integridad shows it. */
  async digest() {
    await hoy.go('ajustes/apariencia');
    await hoy.go('ajustes/integridad');
    return hoy.until(() => [...document.querySelectorAll('main [role=status]')]
      .map((status) => status.textContent.trim()).find((text) => /^[0-9a-f]{64}$/.test(text)), 'digest');
  },
  async backupPage() {
    await hoy.go('ajustes/apariencia');
    await hoy.go('ajustes/respaldo');
    await hoy.until(() => document.querySelector('input[type=file][accept*=".gz"]'), 'field for a backup');
  },
  /** The bytes that "Descargar respaldo" gives. */
  async backup() {
    await hoy.backupPage();
    const real = HTMLAnchorElement.prototype.click;
    let done;
    const made = new Promise((resolve) => { done = resolve; });
    HTMLAnchorElement.prototype.click = function () { if (this.download) done(this.href); else real.call(this); };
    try {
      (await hoy.until(() => hoy.button(/Descargar respaldo/), 'button')).click();
      const bytes = new Uint8Array(await (await fetchBlob(await made)).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    } finally {
      HTMLAnchorElement.prototype.click = real;
    }
  },
  /** Chooses a backup: 'ready', 'nothing new', or why it is not used. */
  async offer(base64, name = 'vigia-respaldo.json.gz') {
    await hoy.backupPage();
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const given = new DataTransfer();
    given.items.add(new File([bytes], name));
    const field = document.querySelector('input[type=file][accept*=".gz"]');
    field.files = given.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return hoy.until(() => {
      const refused = document.querySelector('main .banner[data-tone=bad]');
      if (refused && /no se usó/.test(refused.textContent)) return refused.textContent;
      if (hoy.button(/^Unir$/)) return 'ready';
      if (hoy.button(/^Restaurar$/)) return 'ready';
      return hoy.button(/Reemplazar todo/) ? 'nothing new' : null;
    }, 'comparison', 60_000);
  },
  take: (way) => hoy.message(() => hoy.button(way).click(), 120_000),
});
// The policy lets nothing be fetched but from the server: a blob's bytes come from the object that was made an address of.
{
  const made = new Map();
  const real = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = real.call(URL, blob); made.set(url, blob); return url; };
  window.fetchBlob = async (url) => made.get(url);
}`;

/** Installs the driver; again after every load. */
export const drive = (page) => page.evaluate(`if (!window.hoy?.digest) { ${BACKUPS} }`);

export async function digest(page) {
  await drive(page);
  return page.evaluate(() => window.hoy.digest());
}

export async function backup(page) {
  await drive(page);
  return page.evaluate(() => window.hoy.backup());
}

/** Brings a backup in: what was offered and told. `way` is 'merge' or 'replace'. */
export async function bringIn(page, base64, way) {
  await drive(page);
  const offered = await page.evaluate((base64) => window.hoy.offer(base64), base64);
  if (offered !== 'ready' && !(offered === 'nothing new' && way === 'replace')) return { offered };
  const label = way === 'merge' ? '^Unir$' : '^(Reemplazar todo|Restaurar)$';
  const told = await page.evaluate((label) => window.hoy.take(new RegExp(label)), label);
  return { offered, ...told };
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
