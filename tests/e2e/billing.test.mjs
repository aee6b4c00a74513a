// The month of the billing assistant: proposals become drafts, somebody else approves them, one comes back, one is voided and
// billed again, and the signed XML must say the same to the cent.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appTest, axeCheck, by } from './harness.mjs';

/** Says who uses the device. */
async function actAs(app, place) {
  await app.open('ajustes/personas');
  const choice = app.page.getByLabel('¿Quién usa este equipo?');
  const people = await choice.locator('option').allInnerTexts();
  await choice.selectOption({ index: place });
  return people[place];
}

/** The button of the next step of the document shown. */
async function step(page, name) {
  await by.button(page, name).click();
}

/** The panel that says how far the document is. */
const stage = (page, name) => page.getByRole('heading', { name, exact: true });

/** A draft without errors, from the board; its address. */
async function rightDraft(page) {
  const column = page.getByRole('region', { name: 'Borrador' });
  const card = column.getByRole('listitem').filter({ hasNotText: /\d+ error/ }).first();
  await card.getByRole('link').click();
  await stage(page, 'Borrador').waitFor();
  return page.url();
}

/** Hands the document in, with a reason for each warning. */
async function handIn(page) {
  const button = by.button(page, 'Enviar a revisión');
  await button.waitFor();
  const reasons = page.locator('[id^="flow-warning-"]:is(input)');
  for (let at = 0; at < await reasons.count(); at += 1) await reasons.nth(at).fill('Acordado con el cliente');
  await button.click();
  await stage(page, 'En revisión').waitFor();
}

appTest('a month is prepared, approved by another, issued, voided and billed again', { timeout: 600_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();

  // What should have been billed and was not is told in Hoy, once for each month.
  await page.getByText(/Quedó sin facturar parte de/).first().waitFor();

  await actAs(app, 1);
  await app.open('facturas/preparar');
  await by.heading(page, /Preparar facturas de/).waitFor();
  await axeCheck(page);
  await by.button(page, /^Crear \d+ borrador/).click();
  await page.getByText(/borrador(es)? creados?$/).waitFor();

  // Repeated, it finds nothing to draft again.
  await app.open('facturas/preparar');
  await page.getByText(/Nada por preparar de/).waitFor();

  await app.open('facturas/tablero');
  await axeCheck(page);
  const draft = await rightDraft(page);
  await axeCheck(page);
  await handIn(page);

  // Whoever wrote it does not approve it.
  await step(page, 'Aprobar');
  await page.getByText(/Quien escribió el documento no lo aprueba/).first().waitFor();

  // Somebody else returns it, for a reason.
  await actAs(app, 2);
  await page.goto(draft);
  await step(page, 'Devolver');
  await page.getByText(/motivo/i).first().waitFor();
  await page.getByLabel('Comentario o motivo').fill('Falta la orden de compra');
  await step(page, 'Devolver');
  await stage(page, 'Devuelta').waitFor();

  // Put right, approved and issued.
  await actAs(app, 1);
  await page.goto(draft);
  await page.getByText('Devuelta: Falta la orden de compra').waitFor();
  await page.getByRole('link', { name: 'Editar', exact: true }).first().click();
  await page.getByLabel('Orden de compra o aceptación').fill('OC-77');
  await axeCheck(page);
  await by.button(page, 'Guardar borrador').click();
  await handIn(page);
  await actAs(app, 2);
  await page.goto(draft);
  await step(page, 'Aprobar');
  await stage(page, 'Aprobada').waitFor();
  await step(page, 'Emitir');
  await stage(page, 'Emitida').waitFor();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const number = title.split(' ').at(-1);
  await signedXml(app, draft, number);
  await step(page, 'Registrar entrega');
  await stage(page, 'Entregada').waitFor();

  // Voided for a cause; its note goes the same way, and the period is billed again.
  await by.button(page, 'Más acciones').click();
  await page.getByRole('menuitem', { name: 'Anular' }).click();
  const dialog = by.dialog(page, 'Anular la factura');
  await dialog.getByLabel('Qué estaba mal').selectOption({ label: 'Período' });
  await dialog.getByRole('button', { name: 'Crear nota crédito' }).click();
  await dialog.getByText(/motivo/i).first().waitFor();
  await dialog.getByLabel('Motivo').fill('El período no era el del acta');
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Crear nota crédito' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await issueNote(app);
  await page.goto(draft);
  await page.getByText('Anulada').first().waitFor();
  await by.button(page, 'Más acciones').click();
  await page.getByRole('menuitem', { name: 'Facturar de nuevo' }).click();

  // Nothing of the last closed months is missing in the matrix but what is drafted.
  await app.open('facturas/matriz');
  await by.heading(page, 'Qué se facturó de cada mes').waitFor();
  await axeCheck(page);
  await page.locator('.matrix__cell').filter({ hasText: 'anulada' }).first().click();
  await by.dialog(page).getByRole('table').waitFor();
  await axeCheck(page);
});

/** The unsigned XML is written; changed by one cent it is refused, as it is it is kept. */
async function signedXml(app, draft, number) {
  const { page } = app;
  const folder = await mkdtemp(join(tmpdir(), 'vigia-xml-'));
  try {
    await by.button(page, 'Más acciones').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Descargar XML sin firma' }).click(),
    ]);
    const path = join(folder, `${number}.xml`);
    await download.saveAs(path);
    const xml = await readFile(path, 'utf8');
    assert.match(xml, /LineExtensionAmount/);
    const changed = xml.replace(/(<cbc:PayableAmount[^>]*>)([\d.]+)(<)/, (_, open, amount, close) => {
      const cents = Math.round(Number(amount) * 100) + 1;
      return `${open}${(cents / 100).toFixed(2)}${close}`;
    });
    assert.notEqual(changed, xml);
    await writeFile(join(folder, 'otra.xml'), changed);
    await choose(app, join(folder, 'otra.xml'));
    await page.getByText('No coincide con la emitida: no se importa').waitFor();
    await page.getByText(/Total a pagar: aquí se aprobó .* y el XML dice/).waitFor();
    await choose(app, path);
    await page.getByText('Firmada: se guarda con la emitida').waitFor();
    await by.button(page, /^Importar/).click();
    await page.getByText(/documento importado/).first().waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await page.goto(draft);
}

async function choose(app, path) {
  await app.open('facturas/importar');
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    by.button(app.page, 'Elegir archivos').click(),
  ]);
  await chooser.setFiles(path);
}

/** The credit note that is a draft goes from hand to hand. */
async function issueNote(app) {
  const { page } = app;
  await actAs(app, 1);
  await app.open('facturas/tablero');
  const column = page.getByRole('region', { name: 'Borrador' });
  const note = column.getByRole('listitem').filter({ has: page.getByText('Nota crédito') }).first();
  await note.getByRole('link').click();
  await stage(page, 'Borrador').waitFor();
  const address = page.url();
  await handIn(page);
  // Whoever decided to void it wrote the note.
  await actAs(app, 3);
  await page.goto(address);
  await step(page, 'Aprobar');
  await stage(page, 'Aprobada').waitFor();
  await step(page, 'Emitir');
  await stage(page, 'Emitida').waitFor();
}
