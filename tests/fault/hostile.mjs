// Names that try to run, to hide or to compute: as company and person through the first run, as clients, goods and notes
// through imported invoices. Every screen that shows them is visited; nothing may run and the policy may not be hit.

import { readFile } from 'node:fs/promises';
import { DRIVER } from '../e2e/today.mjs';
import { shownNotifications } from '../e2e/notifications.mjs';
import { Mortal, shown } from './browser.mjs';
import { bytesOf } from './rescued.mjs';
import { cellsOf, formulasOf, office, runnable } from './sheets.mjs';

const RUN = 'window.__xss=1';
/** What a name may be made of. `]]>` and NUL are written as XML allows; the first run takes them as they are. */
export const HOSTILE = [
  `<script>${RUN}</script>`, `</script><script>${RUN}</script>`, `<img src=x onerror=${RUN}>`, `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`, `"><img src=x onerror=${RUN}>`, `'><img src=x onerror=${RUN}>`,
  `<iframe srcdoc="<script>parent.__xss=1</script>">`, `<a href="javascript:${RUN}">x</a>`, `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}//`, `data:text/html,<script>${RUN}</script>`, `<body onload=${RUN}>`, `<input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>`, `<video><source onerror=${RUN}></video>`, `<math><mi xlink:href="javascript:${RUN}">`,
  `<style>@import 'http://203.0.113.1/x'</style>`, `<link rel=stylesheet href=http://203.0.113.1/x>`,
  `<base href=http://203.0.113.1/>`, `<meta http-equiv=refresh content="0;url=http://203.0.113.1/">`,
  `<form action=http://203.0.113.1/><button>x</button></form>`, `<object data=http://203.0.113.1/x>`, `<embed src=http://203.0.113.1/x>`,
  `<template><img src=x onerror=${RUN}></template>`, `<noscript><img src=x onerror=${RUN}></noscript>`,
  `<!--<img src=x onerror=${RUN}>-->`, `<![CDATA[<script>${RUN}</script>]]`, `{{constructor.constructor('${RUN}')()}}`,
  '${' + RUN + '}', `#{${RUN}}`, `<%= ${RUN} %>`, '{{7*7}}', '%3Cscript%3E', '&lt;script&gt;', '&#60;script&#62;', '\\u003cscript\\u003e',
  '=1+1', '=HYPERLINK("http://203.0.113.1/","x")', '+1+1', '-1+1', '@SUM(1)', '=cmd|\' /C calc\'!A0', '＝1+1', '\t=1+1',
  'abc\u202egnp.exe', '\u2066abc\u2069', '\u200b\u200c\u200d', '\ufeffBOM', 'а\u0301\u0301\u0301\u0301\u0301', '\u0430\u0440\u0440\u04cf\u0435',
  '__proto__', 'constructor', 'hasOwnProperty', 'null', 'undefined', 'NaN', '../../etc/passwd', 'C:\\CON', 'a'.repeat(300), "O'Neil; DROP TABLE clients;--",
  '😀'.repeat(40), 'ﷺﷺﷺ',
];
/** What XML cannot carry. */
const UNWRITABLE = ['nul\u0000nul', 'lone\ud800surrogate', '\udc00'];

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

async function files() {
  const template = await readFile(new URL('invoice.xml', import.meta.url), 'utf8');
  return HOSTILE.map((name, at) => {
    const words = { NUMBER: `SETP${990_000_200 + at}`, NAME: escaped(name), ID: `XX-${1000 + at}`, ORDER: escaped(name), CODE: (at + 1).toString(16).padStart(96, '0') };
    const text = template.replace(/\{\{([A-Z]+)\}\}/g, (_, key) => words[key]);
    return { name: `${at}-${name.replace(/[/\\\0]/g, '_').slice(0, 60)}.xml`, mimeType: 'text/xml', buffer: Buffer.from(text) };
  });
}

/** `{ strings, imported, views, printed, notifications, cells, formulas, executed, reports }`. */
export async function hostileRound({ empty, place, quick, log }) {
  const app = await Mortal.from(empty.profile, place);
  const sum = { strings: HOSTILE.length + UNWRITABLE.length, imported: 0, views: 0, executed: 0, reports: 0 };
  const ran = () => app.page.evaluate(() => window.__xss !== undefined || {}.polluted !== undefined);
  const visit = async (path) => {
    await app.page.goto(new URL(path, app.url).href);
    await shown(app.page);
    sum.views += 1;
    if (await ran()) sum.executed += 1;
  };
  try {
    await app.begin();
    app.context.on('page', (page) => page.on('dialog', (dialog) => { sum.executed += 1; void dialog.dismiss(); }));
    app.page.on('dialog', (dialog) => { sum.executed += 1; void dialog.dismiss(); });
    await firstRun(app.page);
    await app.page.locator('nav').first().waitFor();
    for (const text of [...HOSTILE.slice(0, 8), ...UNWRITABLE]) await search(app.page, text);
    await app.open('facturas/importar');
    await app.page.locator('input[type=file]').first().setInputFiles(await files());
    const confirm = app.page.getByRole('button', { name: /^(Importar|Import) / }).last();
    await confirm.waitFor({ timeout: 60_000 });
    sum.views += 1;
    await confirm.click();
    await app.page.locator('.banner[data-tone=good]').first().waitFor({ timeout: 60_000 });
    await visit('facturas');
    sum.imported = Number(await app.page.locator('[role=table]').first().getAttribute('aria-rowcount')) - 1;
    const links = await app.page.evaluate(async () => {
      const found = new Set();
      const region = document.querySelector('.data-table__region');
      for (let top = 0; top <= region.scrollHeight; top += 200) {
        region.scrollTop = top;
        await new Promise((resolve) => setTimeout(resolve, 30));
        for (const link of document.querySelectorAll('.data-table__link')) found.add(link.getAttribute('href'));
      }
      return [...found];
    });
    for (const link of links) await visit(link);
    for (const path of ['', 'clientes', 'facturas?texto=%3Cscript%3E', 'ajustes/empresa', 'ajustes/respaldo']) await visit(path);
    if (!quick) {
      await printed(app, sum, links.slice(0, 12), ran);
      await notified(app, sum, ran);
      await exported(app, sum, log);
    }
  } finally {
    sum.reports = app.problems.length;
    for (const problem of app.problems) log(`the browser said: ${problem}`);
    await app.dispose();
  }
  return sum;
}

/** The same places as they are printed. */
async function printed(app, sum, links, ran) {
  sum.printed = 0;
  await app.page.emulateMedia({ media: 'print' });
  for (const link of [...links, 'facturas', 'clientes', '']) {
    await app.open(link);
    // The frame around it is not printed.
    await app.page.locator('main h1').first().waitFor();
    await app.page.pdf();
    sum.printed += 1;
    if (await ran()) sum.executed += 1;
  }
  await app.page.emulateMedia({ media: 'screen' });
}

/** The notification of the day, with details: text, and a click that stays in the app. */
async function notified(app, sum, ran) {
  await app.open('');
  await app.grant();
  await app.offlineReady();
  await app.prefer({ digest_hour: 0, last_digest: null, details_in_notifications: true });
  const shownNow = await shownNotifications(app.page);
  sum.notifications = shownNow.length;
  if (shownNow.some(({ url }) => !/^\//.test(url ?? '/')) || await ran()) sum.executed += 1;
}

/** Every list as CSV: read here, and by LibreOffice when it is installed. */
async function exported(app, sum, log) {
  Object.assign(sum, { files: 0, cells: 0, runnable: 0, formulas: 0 });
  const opener = await office();
  sum.office = opener?.replaceAll(' ', '-') ?? 'not-installed';
  // The sign that a formula would be seen.
  if (opener && (await formulasOf('a;b\r\n=1+1;2\r\n')) !== 1) throw new Error('LibreOffice shows no formula where there is one');
  for (const list of ['facturas', 'clientes']) {
    await app.open(list);
    const button = app.page.getByRole('button', { name: 'Exportar CSV' });
    await button.waitFor();
    const [download] = await Promise.all([app.page.waitForEvent('download'), button.click()]);
    const text = (await bytesOf(download)).toString('utf8');
    const rows = cellsOf(text);
    const found = runnable(rows);
    for (const cell of found) log(`a spreadsheet could run: ${JSON.stringify(cell)}`);
    sum.files += 1;
    sum.cells += rows.flat().length;
    sum.runnable += found.length;
    if (opener) sum.formulas += await formulasOf(text);
  }
}

/** The company and the person are hostile too, with what XML cannot carry. */
async function firstRun(page) {
  await page.evaluate(([company, person]) => {
    for (const [id, text] of [['welcome-company', company], ['welcome-person', person]]) {
      const field = document.getElementById(id);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    document.querySelector('main.welcome form [type=submit]').click();
  }, [`${HOSTILE[2]} ${UNWRITABLE.join(' ')}`, `${HOSTILE[0]} \u202e ${UNWRITABLE[0]}`]);
}

async function search(page, text) {
  await page.evaluate(DRIVER);
  await page.keyboard.press('Control+k');
  await page.locator('.palette__input').waitFor();
  await page.evaluate((text) => {
    const field = document.querySelector('.palette__input');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.keyboard.press('Escape');
  // The browser tells the app of the closed dialog a moment later; nobody presses Ctrl K within it.
  await page.locator('.palette__input').waitFor({ state: 'hidden' });
  await page.evaluate(() => window.hoy.painted());
}
