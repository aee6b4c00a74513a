// What invoicing needs before the first invoice: the company's rules and numbering, the catalogue, how a client is billed,
// what a contract's line sells, and what happens under a contract that changes what is billed.

import assert from 'node:assert/strict';
import { part } from './contract.mjs';
import { appTest, axeCheck, by, started } from './harness.mjs';

const TODAY = '2026-11-27T09:00:00';

/** The first run, answered as a company of that country would. */
async function begin(page, country) {
  if (country) await page.getByRole('radio', { name: country }).check();
  await by.field(page, /Cómo se llama la empresa/).fill('Compañía de Prueba S.A.S.');
  await by.field(page, /Quién eres tú/).fill('Ana Prueba');
  await by.button(page, 'Empezar').click();
  await by.heading(page, 'Hoy').first().waitFor();
}

/** What every screen must be, and a picture of it. */
async function sound(app, name) {
  // A field half under the head of the page would count as too small to press.
  await app.page.evaluate(() => scrollTo(0, 0));
  await axeCheck(app.page);
  const overflow = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
  if (process.env.SHOTS) await app.shot(`billing-${name}`, { fullPage: true });
}

async function save(page) {
  await by.button(page, 'Guardar').click();
}

/** Fills in the entries of a numbering range. */
async function range(page, place, { documents, ...entries }) {
  await by.button(page, 'Agregar una numeración').click();
  const row = page.getByRole('group', { name: `Numeración ${place}` });
  if (documents) await row.getByLabel('Qué numera').selectOption({ label: documents });
  for (const [label, value] of Object.entries(entries)) await row.getByLabel(label).fill(value);
  return row;
}

async function companyRules(app) {
  const { page } = app;
  await app.open('ajustes/empresa');
  const since = by.field(page, 'Primer mes que se factura aquí');
  assert.equal(await since.inputValue(), '2026-10', 'the month that closed last');
  await since.fill('2026-09');
  const issue = by.field(page, /^Emitir/);
  await issue.fill('61');
  await page.getByRole('radio', { name: /^Mes comercial de 30 días/ }).check();
  await page.getByRole('checkbox', { name: /^Quien escribe una factura puede aprobarla/ }).check();
  await page.getByText('Nadie más revisa lo que se factura').waitFor();

  const authorised = await range(page, 1, {
    'Número de la resolución': '18760000012345', Prefijo: 'FE', 'Desde el número': '1', 'Hasta el número': '1.000',
    'Vigente desde': '2026-01-01', 'Vigente hasta': '2027-12-31',
  });
  const other = await range(page, 2, { documents: 'Notas crédito', Prefijo: 'FE', 'Desde el número': '900', 'Hasta el número': '2.000' });
  await other.getByLabel('Número de la resolución').waitFor({ state: 'detached' });
  await save(page);
  await page.getByRole('alert').getByText('Falta corregir 2 datos.').waitFor();
  assert.equal(await issue.getAttribute('aria-invalid'), 'true');
  await other.getByText(/Otra numeración con el mismo prefijo ya tiene algunos/).waitFor();
  await sound(app, 'company-errors');

  await issue.fill('3');
  await other.getByLabel('Prefijo').fill('NC');
  await save(page);
  await authorised.getByText('Sigue el FE1; quedan 1.000 de 1.000.').waitFor();
  await page.reload();
  await started(page);
  assert.equal(await since.inputValue(), '2026-09');
  assert.equal(await issue.inputValue(), '3');
  assert.equal(await other.getByLabel('Vigente hasta').inputValue(), '', 'notes have no end');
  await sound(app, 'company');
}

async function catalogue(app) {
  const { page } = app;
  await page.getByRole('navigation', { name: 'Partes de los ajustes' }).getByRole('link', { name: 'Catálogo' }).click();
  await sound(app, 'catalogue-empty');
  // With the keyboard alone, from the button to the saved item.
  await by.button(page, 'Agregar el primer ítem').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Agregar ítem' });
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText('Falta corregir 2 datos.').waitFor();
  await dialog.getByLabel('Código', { exact: true }).focus();
  await page.keyboard.type('P-1');
  await dialog.getByLabel('Nombre').fill('Puesto de atención');
  await dialog.getByLabel('Unidad').fill('MON · Mes');
  await dialog.getByLabel(/^Precio sin impuestos/).fill('2.500.000');
  assert.equal(await dialog.getByLabel('Tarifa').inputValue(), '19');
  await dialog.getByLabel(/^Retención en la fuente/).fill('4');
  await dialog.getByLabel(/^Código UNSPSC/).fill('8010');
  await page.keyboard.press('Enter');
  await dialog.getByText('Este código lleva 8 cifras.').first().waitFor();
  await sound(app, 'item-dialog');
  await dialog.getByLabel(/^Código UNSPSC/).fill('80101500');
  await page.keyboard.press('Enter');
  const listed = page.getByRole('listitem').filter({ hasText: 'Puesto de atención' });
  await listed.getByText(/P-1 · \$\s2\.500\.000 por mes · IVA 19\s% · Retención 4\s%/).waitFor();

  await by.button(page, 'Agregar ítem').click();
  await dialog.getByLabel('Código', { exact: true }).fill('p-1');
  await dialog.getByLabel('Nombre').fill('Consultoría');
  await dialog.getByLabel('Impuesto', { exact: true }).selectOption({ label: 'Excluido' });
  await dialog.getByLabel('Tarifa').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await dialog.getByText(/Otro registro ya lo tiene/).first().waitFor();
  await dialog.getByLabel('Código', { exact: true }).fill('C-1');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Consultoría' }).getByText(/Excluido/).waitFor();

  await app.open('ajustes/empresa');
  await by.field(page, /^Ítem usual/).selectOption({ label: 'Consultoría · C-1' });
  await save(page);
  await page.getByText('Datos de la empresa guardados.').first().waitFor();
  await app.open('ajustes/catalogo');
  await by.button(page, 'Quitar: Consultoría').click();
  await page.getByText(/Es el ítem usual de la empresa\. Márcalo como inactivo/).first().waitFor();
  await sound(app, 'catalogue');
}

async function client(app) {
  const { page } = app;
  await app.open('clientes/nuevo');
  await by.field(page, 'Nombre o razón social').fill('Puerto Claro S.A.S.');
  await page.getByRole('checkbox', { name: /^Exige orden de compra/ }).check();
  const none = page.getByRole('checkbox', { name: /^R-99-PN/ });
  await none.check();
  await page.getByRole('checkbox', { name: /^O-13/ }).check();
  assert.equal(await none.isChecked(), false, 'none of them and one of them exclude each other');
  await page.getByRole('checkbox', { name: /^Retiene en la fuente/ }).check();
  await by.field(page, /^ReteIVA/).fill('150');
  await by.field(page, /^ReteICA/).fill('9,66');
  await by.button(page, 'Guardar cliente').click();
  await page.getByRole('alert').getByText('Falta corregir un dato.').waitFor();
  await by.field(page, /^ReteIVA/).fill('15');
  await sound(app, 'client-edit');
  await by.button(page, 'Guardar cliente').click();
  await page.getByText(/Exige orden de compra · Gran contribuyente · Retiene en la fuente · ReteIVA 15\s% · ReteICA 9,66\s‰/).waitFor();
  await sound(app, 'client');
}

/** A line of the form of a contract. */
async function line(page, place, { kind, item, ...entries }) {
  await by.button(page, 'Agregar renglón').click();
  const row = page.getByRole('group', { name: `Renglón ${place}` });
  if (kind) await row.getByLabel('Cómo se cobra').selectOption({ label: kind });
  if (item) await row.getByLabel(/^Del catálogo/).selectOption({ label: item });
  for (const [label, value] of Object.entries(entries)) await row.getByLabel(label).fill(value);
  return row;
}

async function contract(app) {
  const { page } = app;
  await app.open('contratos/nuevo');
  await by.field(page, 'Número de contrato').fill('PC-01');
  await page.getByLabel('Cliente', { exact: true }).selectOption({ label: 'Puerto Claro S.A.S.' });
  await by.field(page, 'Inicio').fill('2026-09-16');
  const sold = await line(page, 1, { item: 'Puesto de atención · P-1' });
  assert.equal(await sold.getByLabel('Precio unitario').inputValue(), '2500000', 'proposed by the item');
  assert.equal(await sold.getByLabel('Qué se cobra').inputValue(), 'Puesto de atención');
  await line(page, 2, { kind: 'Por hito', 'Qué se cobra': 'Puesta en marcha', 'Precio unitario': '9.000.000' });
  await line(page, 3, { kind: 'A demanda', 'Qué se cobra': 'Hora de apoyo', 'Precio unitario': '120.000' });
  await page.getByRole('radio', { name: /^Ya está firmado/ }).check();
  await sound(app, 'contract-edit');
  await by.button(page, 'Guardar contrato').click();
  await by.heading(page, 'Contrato PC-01').waitFor();
  await page.getByText('Del catálogo: Puesto de atención (P-1)').waitFor();
  await sound(app, 'contract-summary');
}

/** Opens the dialog of a button, hands it over and waits until it is settled. */
async function register(page, button, title, fill) {
  await by.button(page, button).first().click();
  const dialog = page.getByRole('dialog', { name: title });
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Registrar' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function ledger(app) {
  const { page } = app;
  await part(page, 'Facturación');
  const table = page.getByRole('table', { name: 'Mes a mes' });
  // Half a month of thirty days: the rule that was chosen.
  await table.getByRole('row', { name: /^Septiembre de 2026 Puesto de atención Del 16 al 30 \$\s1\.250\.000/ }).waitFor();
  await table.getByRole('row', { name: /^Noviembre de 2026 Puesto de atención Todo el mes \$\s2\.500\.000 .* Prevista/ }).waitFor();

  await by.button(page, 'No facturar: Puesto de atención, Septiembre de 2026').click();
  const skipping = page.getByRole('dialog', { name: /^No se factura septiembre de 2026/ });
  await skipping.getByRole('button', { name: 'Registrar' }).click();
  await skipping.getByText('Este dato hace falta para continuar.').first().waitFor();
  await sound(app, 'skip-dialog');
  await skipping.getByLabel('Motivo').fill('Mes de cortesía');
  await skipping.getByRole('button', { name: 'Registrar' }).click();
  await table.getByRole('row', { name: /^Septiembre de 2026 .* Omitida/ }).waitFor();

  await register(page, 'Registrar consumo: Puesto de atención', 'Consumo de un mes', async (dialog) => {
    assert.equal(await dialog.getByLabel('Mes', { exact: true }).inputValue(), '2026-10');
    await dialog.getByLabel('Mes', { exact: true }).fill('2026-12');
    await dialog.getByLabel('Unidades').fill('2');
    await dialog.getByRole('button', { name: 'Registrar' }).click();
    await dialog.getByText(/^La fecha es posterior al 27\/11\/2026/).last().waitFor();
    await dialog.getByLabel('Mes', { exact: true }).fill('2026-10');
  });
  await table.getByRole('row', { name: /^Octubre de 2026 Puesto de atención Todo el mes \$\s5\.000\.000/ }).waitFor();

  await register(page, 'Registrar hito cumplido: Puesta en marcha', 'Hito cumplido', async (dialog) => {
    await dialog.getByLabel('Cumplido el').fill('2026-11-20');
    await dialog.getByLabel(/^Acta o referencia/).fill('Acta 7');
  });
  await table.getByRole('row', { name: /^Noviembre de 2026 Puesta en marcha Hito \$\s9\.000\.000/ }).waitFor();

  await register(page, 'Registrar pedido: Hora de apoyo', 'Pedido a demanda', async (dialog) => {
    await dialog.getByLabel('Cantidad').fill('10');
    await dialog.getByLabel('Pedido el').fill('2026-11-25');
    await dialog.getByLabel(/^Orden o referencia/).fill('OC-44');
  });
  await table.getByRole('row', { name: /Hora de apoyo Pedido del 25 nov 2026 \$\s1\.200\.000/ }).waitFor();
  await sound(app, 'contract-billing');

  await page.getByText('Acta 7').waitFor();
  await by.button(page, /^Quitar novedad: Pedido: 10/).click();
  await table.getByRole('row', { name: /Hora de apoyo/ }).waitFor({ state: 'detached' });
  await by.button(page, 'Deshacer').first().click();
  await table.getByRole('row', { name: /Hora de apoyo/ }).waitFor();
}

async function everything(app) {
  await begin(app.page);
  await companyRules(app);
  await catalogue(app);
  await client(app);
  await contract(app);
  await ledger(app);
}

appTest('a company of Colombia gets ready to invoice', { now: TODAY, timeout: 240_000 }, everything);
appTest('the same on a phone', { now: TODAY, width: 390, height: 844, timeout: 240_000 }, everything);

for (const width of [1440, 390]) {
  appTest(`a company of Peru has series and deposits at ${width}`, { now: TODAY, width, timeout: 180_000 }, async (app) => {
    const { page } = app;
    await begin(page, 'Perú');
    await app.open('ajustes/catalogo');
    await by.button(page, 'Agregar ítem').click();
    const dialog = page.getByRole('dialog', { name: 'Agregar ítem' });
    await dialog.getByLabel('Código', { exact: true }).fill('S-1');
    await dialog.getByLabel('Nombre').fill('Soporte de aplicaciones');
    await dialog.getByLabel(/^Código de detracción/).fill('022 · Otros servicios empresariales');
    assert.equal(await dialog.getByLabel('Porcentaje de detracción').inputValue(), '12');
    assert.equal(await dialog.getByLabel(/^Retención en la fuente/).count(), 0);
    await sound(app, 'item-peru');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('listitem').getByText(/IGV 18\s% · Detracción 022 \(12\s%\)/).waitFor();

    await app.open('ajustes/empresa');
    await by.field(page, /^Cuenta de detracciones/).fill('00-123-456789');
    const invoices = await range(page, 1, { Serie: 'f001' });
    await invoices.getByLabel('Número de la resolución').waitFor({ state: 'detached' });
    const receipts = await range(page, 2, { documents: 'Boletas', Serie: 'B001-' });
    await save(page);
    await invoices.getByText('Sigue el F001-1; quedan 99,999,999 de 99,999,999.').waitFor();
    assert.equal(await invoices.getByLabel('Serie').inputValue(), 'F001-');
    assert.equal(await receipts.getByLabel('Qué numera').locator('option:checked').textContent(), 'Boletas');
    await sound(app, 'company-peru');
  });
}

appTest('the same screens in English', { lang: 'en', now: TODAY, timeout: 60_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('ajustes/catalogo');
  await by.heading(page, 'What is sold').waitFor();
  await sound(app, 'catalogue');
  await app.open('ajustes/empresa');
  await by.heading(page, 'Numbering').waitFor();
  await page.getByText(/^Next is FE\d+; [\d,]+ of [\d,]+ are left\.$/).waitFor();
  await app.open('contratos');
  await page.locator('main a[href*="/contratos/"]').filter({ hasText: /\d/ }).first().click();
  await page.getByRole('navigation', { name: /^Contract / }).getByRole('link', { name: 'Billing' }).click();
  await by.heading(page, 'Month by month').waitFor();
  await sound(app, 'contract-billing');
});
