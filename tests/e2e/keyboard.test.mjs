// The everyday way through the app with the keyboard alone: no pointer, no entry filled but by typing.
// What cannot be reached with Tab, loses the focus or does not show it fails here.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { appTest } from './harness.mjs';

const STEPS_MAX = 80;

const hasFocus = (locator) => locator.evaluate((node) => node === document.activeElement);

/** The focus may follow in the next frame, once what takes it is drawn. */
async function soonHasFocus(locator, otherwise) {
  for (let look = 0; look < 40 && !await hasFocus(locator); look++) await locator.page().waitForTimeout(50);
  assert.ok(await hasFocus(locator), otherwise);
}

/** Whether a person sees where the focus is: an outline or a ring, on the control, or on the label or the row that stands for it. */
const showsFocus = (locator) => locator.evaluate((node) => [node, node.closest('label'), node.closest('.data-table__row'), node.nextElementSibling].filter(Boolean).some((part) => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
}));

/** Presses Tab until the control of that role and name has the focus, and sees that it shows. */
async function tabTo(page, role, name, key = 'Tab') {
  const control = page.getByRole(role, { name }).first();
  await control.waitFor();
  for (let step = 0; step < STEPS_MAX && !await hasFocus(control); step++) await page.keyboard.press(key);
  const where = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  assert.ok(await hasFocus(control), `${role} ${name} is not reached with ${key}; the focus is on ${where}`);
  assert.ok(await showsFocus(control), `${role} ${name} does not show that it has the focus`);
  return control;
}

/** Goes to a control and presses a key on it. */
async function press(page, role, name, key = 'Enter') {
  await tabTo(page, role, name);
  await page.keyboard.press(key);
}

async function type(page, name, text) {
  await tabTo(page, 'textbox', name);
  await page.keyboard.type(text);
}

const heading = (page, name, level = 1) => page.getByRole('heading', { level, name }).first().waitFor();

appTest('from the first run to a client, a correction, the way back and a backup', async (app) => {
  const { page } = app;
  await type(page, /Cómo se llama la empresa/, 'Teclado S.A.S.');
  await type(page, /Quién eres tú/, 'Ana Teclas');
  await page.keyboard.press('Enter');
  await heading(page, /.+/);
  await page.getByRole('navigation').first().waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await heading(page, 'Clientes');
  await press(page, 'link', /^(Crear un cliente|Nuevo cliente)$/);
  await heading(page, 'Nuevo cliente');
  await type(page, 'Nombre o razón social', 'Textiles Ñandú S.A.S.');
  await type(page, /^NIT/, '890.903.938-1');
  await page.keyboard.press('Enter');
  // The summary of what is wrong takes the focus, and leads to the entry.
  const summary = page.getByRole('alert').filter({ hasText: 'Falta corregir un dato' });
  await summary.waitFor();
  assert.ok(await summary.evaluate((node) => node.contains(document.activeElement) || node === document.activeElement), 'the summary has no focus');
  await tabTo(page, 'link', /NIT|dígito/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'client-tax_id');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('890.903.938-8');
  await page.keyboard.press('Enter');
  await heading(page, 'Textiles Ñandú S.A.S.');

  await page.keyboard.press('z');
  await page.getByText(/^Se deshizo|deshecho|Deshecho/).first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await heading(page, 'Clientes');
  assert.equal(await page.getByRole('link', { name: 'Textiles Ñandú S.A.S.' }).count(), 0);

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await heading(page, 'Ajustes');
  await press(page, 'link', 'Respaldo');
  await page.waitForURL('**/ajustes/respaldo');
  const download = page.waitForEvent('download');
  await press(page, 'button', /^(Exportar|Descargar|Guardar|Hacer) .*respaldo/);
  const text = await readFile(await (await download).path());
  assert.ok(text.length > 100);
});

appTest('through Hoy, the search, a list, a dialog and the sheet of keys', async (app) => {
  const { page } = app;
  await press(page, 'button', 'Cargar datos de ejemplo');
  await heading(page, /piden?\stu\satención/);

  // The first item of Hoy, there and back.
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first();
  const name = (await first.textContent()).trim();
  await press(page, 'link', name);
  await page.waitForURL(/(facturas|contratos|clientes)/);
  await page.goBack();
  await heading(page, /piden?\stu\satención/);

  // Putting one aside: the dialog keeps the focus inside and gives it back.
  const menu = await tabTo(page, 'button', 'Posponer o descartar');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('dialog')), 'the focus leaves the dialog');
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await soonHasFocus(menu, 'the focus is not given back by the dialog');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Transportes Cauralta');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await heading(page, /Transportes Cauralta/);

  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await heading(page, 'Facturas');
  const links = page.locator('.data-table__link');
  await links.first().waitFor();
  await press(page, 'link', (await links.first().textContent()).trim(), 'ArrowDown');
  await soonHasFocus(links.nth(1), 'the arrow leaves the first row, and reaches no other');
  await page.keyboard.press('ArrowDown');
  const third = (await links.nth(2).textContent()).trim();
  await soonHasFocus(links.nth(2), 'the arrows do not walk the rows');
  await page.keyboard.press('Enter');
  await heading(page, new RegExp(third));

  const before = await tabTo(page, 'link', /^(Clientes)/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Buscar o ir a').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await soonHasFocus(before, 'the focus is not given back by the sheet');

  // The browser tells of a closed dialog a moment later; the finder asked for within it stays.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Buscar o ir a/ }).waitFor();
  await page.evaluate(async () => {
    document.activeElement.closest('dialog').close();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
  });
  assert.ok(await page.getByRole('combobox', { name: /^Buscar o ir a/ }).isVisible(), 'Ctrl K right after Esc opens nothing');
});
