// A draft as it is written by hand: allowances, what is free, instalments, what a rule offers to put right, notes about an
// invoice, absurd input, and every rule over everything.

import assert from 'node:assert/strict';
import { appTest, axeCheck, by } from './harness.mjs';

const totals = (page) => page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'Totales', exact: true }) });
const line = (page, number) => page.getByRole('group', { name: `Renglón ${number}`, exact: true });

async function write(row, { description, quantity, price }) {
  await row.getByLabel('Descripción').fill(description);
  await row.getByLabel('Cantidad').fill(quantity);
  await row.getByLabel(/^Precio/).fill(price);
}

async function begin(app) {
  await app.open('facturas/nueva');
  await app.page.getByLabel('Cliente', { exact: true }).selectOption({ index: 1 });
}

appTest('allowances, free lines and instalments, to the cent', async (app) => {
  const { page } = app;
  await app.loadExample();
  await begin(app);
  await write(line(page, 1), { description: 'Mesa de ayuda, octubre de 2026', quantity: '2', price: '1.000.000' });
  await line(page, 1).getByRole('textbox', { name: /^Descuento/ }).fill('100.000');
  await line(page, 1).getByLabel('Descuento en').selectOption({ label: 'Dinero' });
  await totals(page).getByText(/2\.261\.000/).waitFor();

  // A sample is not charged.
  await by.button(page, 'Agregar renglón').click();
  await write(line(page, 2), { description: 'Capacitación inicial, octubre de 2026', quantity: '1', price: '500.000' });
  await totals(page).getByText(/2\.856\.000/).waitFor();
  await line(page, 2).getByLabel(/Sin costo/).check();
  await totals(page).getByText(/2\.261\.000/).waitFor();

  // Off the whole; a rate below zero is refused with its reason.
  await by.button(page, 'Agregar descuento o recargo').click();
  const off = page.getByRole('group', { name: 'Descuento o recargo 1' });
  await off.getByLabel('Valor', { exact: true }).fill('-10');
  await by.button(page, 'Guardar borrador').click();
  await off.getByText(/cero|negativ/i).waitFor();
  await off.getByLabel('Valor', { exact: true }).fill('10');
  await totals(page).getByText(/2\.071\.000/).waitFor();

  await page.getByLabel('En cuántas cuotas').fill('3');
  await by.button(page, 'Dividir en cuotas iguales').click();
  const parts = page.getByLabel('Valor de la cuota');
  await parts.nth(2).waitFor();
  const amounts = await parts.evaluateAll((inputs) => inputs.map((input) => Number(input.value.replaceAll('.', '').replace(',', '.'))));
  assert.equal(Math.round(amounts.reduce((sum, each) => sum + each, 0) * 100), 207_100_000);
  await axeCheck(page);
  await by.button(page, 'Guardar borrador').click();
  await by.heading(page, 'Borrador').first().waitFor();
  await page.getByRole('link', { name: 'Editar', exact: true }).first().click();
  await page.getByLabel('Valor de la cuota').nth(2).waitFor();
  assert.ok(await line(page, 2).getByLabel(/Sin costo/).isChecked());
});

appTest('what a rule is certain of is put right by one press', async (app) => {
  const { page } = app;
  await app.loadExample();
  await begin(app);
  await write(line(page, 1), { description: 'Mesa  de   ayuda,  octubre de 2026', quantity: '1', price: '1000' });
  const fix = line(page, 1).getByRole('button', { name: /^Corregir/ });
  await fix.click();
  await fix.waitFor({ state: 'detached' });
  assert.equal(await line(page, 1).getByLabel('Descripción').inputValue(), 'Mesa de ayuda, octubre de 2026');
});

appTest('absurd input gets its sentence and loses nothing', async (app) => {
  const { page } = app;
  await app.loadExample();
  await begin(app);
  const row = line(page, 1);
  const strange = '=HYPERLINK("x") <script>alert(1)</script> \u202Eoculto';
  for (const [quantity, price] of [['0', '10'], ['-1', '10'], ['0,123456789012345', '10'], ['1', '9'.repeat(40)], ['1', '1e9'], ['1', '-5']]) {
    await write(row, { description: strange, quantity, price });
    await by.button(page, 'Guardar borrador').click();
    await page.getByRole('alert').first().waitFor();
    assert.equal(await row.getByLabel('Descripción').inputValue(), strange);
  }
  // Ten thousand characters and prices above 10^15 are held.
  await write(row, { description: 'á'.repeat(10_000), quantity: '1', price: '1.234.567.890.123.456,78' });
  await totals(page).getByText(/1\.234\.567\.890\.123\.456/).first().waitFor();
  await write(row, { description: strange, quantity: '1', price: '10' });
  await row.locator('.findings__finding').nth(1).waitFor();
  await page.getByLabel('Período desde').fill('9999-12-31');
  await page.getByLabel('Período hasta').fill('0001-01-01');
  await by.button(page, 'Guardar borrador').click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Período desde').fill('2099-01-01');
  await page.getByLabel('Período hasta').fill('2099-12-31');
  await by.button(page, 'Guardar borrador').click();
  await by.heading(page, 'Borrador').first().waitFor();
  await page.getByText('<script>alert(1)</script>').first().waitFor();
});

appTest('a part of an invoice is credited, and something is added to it', async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas?tipo=factura&estado=vencida');
  await page.getByRole('link', { name: /^FE\d+/ }).first().click();
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).split(' ').at(-1);
  const invoice = page.url();
  for (const [entry, title, concept] of [
    ['Nota crédito por una parte', 'Nueva nota crédito', /Rebaja o descuento/],
    ['Nota débito', 'Nueva nota débito', /Intereses/],
  ]) {
    await page.goto(invoice);
    await by.button(page, 'Más acciones').click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
    await by.heading(page, title).waitFor();
    await by.heading(page, new RegExp(number)).waitFor();
    await by.button(page, 'Guardar borrador').click();
    await page.getByRole('alert').first().waitFor();
    const concepts = page.getByLabel('Concepto');
    const option = concepts.locator('option').filter({ hasText: concept });
    await concepts.selectOption(await option.getAttribute('value'));
    await page.getByLabel('Motivo').fill('Menos horas de las cobradas');
    await write(line(page, 1), { description: 'Horas de octubre de 2026', quantity: '1', price: '1000' });
    await axeCheck(page);
    await by.button(page, 'Guardar borrador').click();
    await by.heading(page, 'Borrador').first().waitFor();
    await page.getByText(number).first().waitFor();
  }
});

appTest('every rule over everything, with how many documents break each', async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/revision');
  const table = page.getByRole('table', { name: 'Reglas que se incumplen' });
  await table.waitFor();
  await page.getByRole('radio', { name: 'Emitidas' }).check();
  await page.getByText(/\d+ de 6\d\d/).waitFor();
  await table.waitFor();
  await axeCheck(page);
  const row = table.getByRole('row').nth(1);
  await row.locator('summary').click();
  await axeCheck(page);
  const [download] = await Promise.all([page.waitForEvent('download'), by.button(page, 'Exportar CSV').click()]);
  assert.match(download.suggestedFilename(), /^revision-\d{4}-\d\d-\d\d\.csv$/);
  await row.getByRole('link').first().click();
  await by.heading(page, 'Revisión').waitFor();
});
