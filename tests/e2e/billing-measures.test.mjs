// What the director asks: how much was late, wrong or forgotten, and what is due this month; and the board of one month.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appTest, axeCheck, by, started } from './harness.mjs';

/** Nothing is wider than the window. */
async function fits(page) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth,
  }));
  assert.ok(scroll <= client, `scrolls sideways: ${scroll} px in a window of ${client}`);
}

/** The value that a figure shows. */
const figure = (page, name) => page.locator('.figure').filter({ has: page.getByText(name, { exact: true }) }).locator('.figure__value');

/** The table of groups, once it is there. */
async function groups(page) {
  const table = page.getByRole('table', { name: 'Medidas por grupo' });
  await table.waitFor();
  return table;
}

appTest('the measures of invoicing, by whom, with what they are made of', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/medidas');
  await by.heading(page, 'Qué salió tarde, mal u olvidado').waitFor();
  const table = await groups(page);
  await page.getByText(/\d+ de \d+\scobros/).first().waitFor();
  assert.match(await figure(page, 'Emitido a tiempo').innerText(), /^\d+(,\d)?\s%$/);
  assert.match(await figure(page, 'Días hasta emitir').innerText(), /día/);
  await axeCheck(page);

  // The trend is a drawing with a name, and a table with the same twelve months.
  await page.getByRole('img', { name: /^Emitido a tiempo\. De / }).waitFor();
  await page.getByText('Ver como tabla').click();
  const months = page.getByRole('table', { name: 'Emitido a tiempo' });
  assert.equal(await months.getByRole('rowheader').count(), 12);
  await page.getByLabel('Medida', { exact: true }).selectOption({ label: 'Anuladas' });
  await page.getByRole('img', { name: /^Anuladas\./ }).waitFor();
  assert.match(page.url(), /medida=anuladas/);

  // Each grouping leads to where it is understood.
  await table.getByRole('rowheader').first().getByRole('link').waitFor();
  await page.getByRole('radio', { name: 'Persona' }).check();
  await table.getByRole('columnheader', { name: 'Persona' }).waitFor();
  const known = table.getByRole('rowheader').filter({ hasNotText: 'Sin autor conocido' }).first().getByRole('link');
  const name = (await known.innerText()).trim();
  await axeCheck(page);
  await known.click();
  await by.heading(page, `Facturas escritas por ${name}`).waitFor();
  await page.goBack();
  await page.getByRole('radio', { name: 'Contrato' }).check();
  await table.getByRole('columnheader', { name: 'Contrato' }).waitFor();
  await table.getByRole('rowheader').first().getByRole('link').click();
  await page.waitForURL(/\/contratos\/[0-9a-f-]+\/facturacion$/);

  // The span is in the address: going there again shows it.
  await app.open('facturas/medidas?por=mes');
  await page.getByLabel('Período', { exact: true }).selectOption({ index: 2 });
  await page.waitForURL(/periodo=\d{4}/);
  await page.reload();
  await started(page);
  await groups(page);
  assert.match(await page.getByLabel('Período', { exact: true }).inputValue(), /^\d{4}$/);
  await page.getByRole('columnheader', { name: 'Mes' }).first().waitFor();
});

appTest('the measures are downloaded as they are grouped, and nothing measured is said calmly', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/medidas');
  await groups(page);
  const folder = await mkdtemp(join(tmpdir(), 'vigia-csv-'));
  try {
    const [download] = await Promise.all([page.waitForEvent('download'), by.button(page, 'Exportar CSV').click()]);
    const path = join(folder, 'medidas.csv');
    await download.saveAs(path);
    const lines = (await readFile(path, 'utf8')).trim().split('\r\n');
    assert.match(lines[0], /Cliente;Cliente del contrato;Cobros con plazo cumplido;A tiempo;Tarde;Sin emitir/);
    assert.ok(lines.length > 10);
    assert.ok(lines.slice(1).every((line) => /^[^;]+;;\d+;\d+;\d+;\d+;\d+;/.test(line)), lines[1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await app.open('facturas/medidas?periodo=2001');
  await by.heading(page, 'Nada que medir en este período').waitFor();
  await axeCheck(page);
});

appTest('the limits of a month are marked, lead to their records and are walked by keyboard', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/limites');
  const title = by.heading(page, /^Límites de /);
  await title.waitFor();
  const month = page.getByRole('list', { name: /^Límites de / });
  await month.waitFor();
  assert.ok(await month.getByRole('listitem').count() >= 28);
  await month.locator('[aria-current=date]').getByText('Hoy', { exact: true }).waitFor();
  await page.getByText(/^\d+ límites?/).waitFor();
  await axeCheck(page);
  await fits(page);

  // What is late says so in a word, and each line leads to its record.
  await month.getByText(/\(tarde\)$/).first().waitFor();
  const href = await month.getByRole('link').first().getAttribute('href');
  assert.match(href, /\/(contratos|facturas)\/[0-9a-f-]{36}|\/ajustes\/empresa/);

  const first = await title.innerText();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/mes=\d{4}-\d{2}/);
  await month.waitFor();
  const next = await title.innerText();
  assert.notEqual(next, first);
  // The month to come has what is foreseen: many of a day are counted, and open together.
  const many = month.getByRole('button', { name: /contratos/ }).first();
  await many.click();
  const dialog = by.dialog(page);
  await dialog.getByRole('link').first().waitFor();
  await axeCheck(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((text) => document.querySelector('h1').innerText === text, first);
  await page.getByRole('navigation', { name: 'Otros meses' }).getByRole('link').first().click();
  await page.waitForFunction((text) => document.querySelector('h1').innerText !== text, first);
  await by.link(page, 'Este mes').click();
  await page.waitForFunction((text) => document.querySelector('h1').innerText === text, first);
});

appTest('on a phone the limits are a list by day, and the measures fit', { width: 390, height: 844, lang: 'en', timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/limites');
  await by.heading(page, /^Limits of /).waitFor();
  await page.getByRole('list', { name: /^Limits of / }).getByRole('link').first().waitFor();
  await fits(page);
  await axeCheck(page);
  await app.open('facturas/medidas');
  await by.heading(page, 'What was late, wrong or forgotten').waitFor();
  await page.getByRole('table', { name: 'Measures by group' }).waitFor();
  await fits(page);
  await axeCheck(page);
});

appTest('the board shows one month when it is asked to', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/tablero');
  const cards = page.locator('.board__head');
  await cards.first().waitFor();
  const count = async () => (await cards.locator('.counter').allInnerTexts()).reduce((sum, text) => sum + Number(text.replace('.', '')), 0);
  const all = await count();
  // What is under way was billed for the month before: little or nothing is of this one.
  await page.getByLabel('Mes', { exact: true }).selectOption({ index: 1 });
  await page.waitForURL(/tablero\?mes=\d{4}-\d{2}$/);
  await page.waitForFunction((before) => {
    const texts = [...document.querySelectorAll('.board__head .counter')].map((own) => Number(own.innerText.replace('.', '')));
    return texts.reduce((sum, own) => sum + own, 0) < before;
  }, all);
  await axeCheck(page);
  await page.reload();
  await started(page);
  assert.ok(await count() < all);
  await app.open('facturas/tablero?mes=2001-01');
  await by.heading(page, /Ningún documento en curso de enero de 2001/).waitFor();
  await axeCheck(page);
});
