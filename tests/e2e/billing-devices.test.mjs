// Two laptops that issue apart: one gives out the numbers, the other only those that were kept for it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, appTest, axeCheck, by } from './harness.mjs';

const COMPANY = 'ajustes/empresa';

const panel = (page) => page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'Equipos que numeran' }) });

/** The code that the device shows. */
async function codeOf(app) {
  await app.open(COMPANY);
  const code = await panel(app.page).locator('code').first().innerText();
  assert.match(code, /^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
  return code;
}

/** Keeps invoices' numbers for a device. */
async function keep(app, { device, label, count }) {
  await app.open(COMPANY);
  await by.button(panel(app.page), 'Reservar un bloque').click();
  const dialog = by.dialog(app.page, 'Reservar números para otro equipo');
  await dialog.getByLabel('Código del equipo').fill(device);
  await dialog.getByLabel('Cómo lo llaman').fill(label);
  await dialog.getByLabel('Cuántos números').fill(count);
  await dialog.getByRole('button', { name: 'Reservar', exact: true }).click();
  return dialog;
}

async function backup(app, folder, name) {
  await app.open('ajustes/respaldo');
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    by.button(app.page, 'Descargar respaldo').click(),
  ]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

async function bring(app, path, how) {
  await app.open('ajustes/respaldo');
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    by.button(app.page, 'Elegir respaldo').click(),
  ]);
  await chooser.setFiles(path);
  await app.page.getByRole('table', { name: 'Qué cambiaría al unir' }).waitFor();
  await by.button(app.page, how).click();
  await app.page.getByText(/Respaldo (unido|restaurado)/).first().waitFor();
}

/** Issues the first approved document; its number, or what is said instead. */
async function issue(app) {
  await app.open('facturas/tablero');
  const column = app.page.getByRole('region', { name: 'Aprobada' });
  await column.getByRole('listitem').first().getByRole('link').click();
  await by.button(app.page, 'Emitir').click();
  const issued = app.page.getByRole('heading', { name: 'Emitida', exact: true });
  const refused = app.page.getByText(/los entrega otro equipo/).first();
  await issued.or(refused).waitFor();
  if (await refused.count()) return refused.innerText();
  return (await app.page.getByRole('heading', { level: 1 }).innerText()).split(' ').at(-1);
}

/** Everything that waits on the board is handed in and approved, the first two documents at least. */
async function approveSome(app) {
  const { page } = app;
  for (const [person, from, action] of [[1, 'Borrador', 'Enviar a revisión'], [2, 'En revisión', 'Aprobar']]) {
    await app.open('ajustes/personas');
    await page.getByLabel('¿Quién usa este equipo?').selectOption({ index: person });
    for (let count = 0; count < 3; count += 1) {
      await app.open('facturas/tablero');
      const cards = page.getByRole('region', { name: from }).getByRole('listitem').filter({ hasNotText: /\d+ error/ });
      if (!(await cards.count())) break;
      await cards.first().getByRole('link').click();
      await by.button(page, action).waitFor();
      const reasons = page.locator('[id^="flow-warning-"]:is(input)');
      for (let at = 0; at < await reasons.count(); at += 1) await reasons.nth(at).fill('Acordado con el cliente');
      await by.button(page, action).click();
      await page.getByRole('heading', { name: from, exact: true }).waitFor({ state: 'detached' });
    }
  }
}

appTest('two laptops that issue apart never give one number twice', { timeout: 600_000 }, async (app) => {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-numbers-'));
  const other = new App({});
  try {
    await app.loadExample();
    await approveSome(app);
    const mine = await codeOf(app);
    await axeCheck(app.page);

    // What is no device, and this very device, are refused where they are typed.
    const dialog = await keep(app, { device: 'portátil', label: 'Portátil de Ana', count: '5' });
    await dialog.getByText(/«portátil» no es el código de un equipo/).waitFor();
    await dialog.getByLabel('Código del equipo').fill(mine);
    await dialog.getByRole('button', { name: 'Reservar', exact: true }).click();
    await dialog.getByText(/Ese es el código de este equipo/).waitFor();
    await axeCheck(app.page);
    await dialog.getByRole('button', { name: 'Cancelar' }).click();

    // The other laptop has the records, and no numbers.
    const first = await issue(app);
    assert.match(first, /^FE\d+$/);
    await other.start();
    await by.link(other.page, 'Restaurar un respaldo').click();
    await bring(other, await backup(app, folder, 'uno.json.gz'), 'Restaurar');
    assert.match(await issue(other), /Los números de FE los entrega otro equipo/);

    // A block is kept for it, and comes with the next backup.
    await keep(app, { device: await codeOf(other), label: 'Portátil de Ana', count: '5' });
    await by.dialog(app.page).waitFor({ state: 'hidden' });
    await panel(app.page).getByRole('row', { name: /Portátil de Ana/ }).waitFor();
    await bring(other, await backup(app, folder, 'dos.json.gz'), 'Unir');
    const theirs = await issue(other);
    const ours = await issue(app);
    assert.match(theirs, /^FE\d+$/);
    assert.notEqual(theirs, ours);
    const number = (text) => Number(text.replace('FE', ''));
    assert.equal(number(theirs), number(first) + 1, 'the block begins where the first device stood');
    assert.equal(number(ours), number(theirs) + 5, 'the first device goes on after the block');

    // What is left of it goes back, from the laptop that has it.
    await other.open(COMPANY);
    await panel(other.page).getByRole('button', { name: /Devolver/ }).click();
    const asked = by.dialog(other.page, 'Devolver los números');
    await axeCheck(other.page);
    await asked.getByRole('button', { name: 'Devolver los números' }).click();
    await panel(other.page).getByRole('row', { name: /devuelto/ }).waitFor();
    assert.deepEqual(other.problems, []);
  } finally {
    await other.end();
    await rm(folder, { recursive: true, force: true });
  }
});
