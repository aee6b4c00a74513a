// Clients and contracts as a person keeps them: written by hand, corrected, taken back, and brought in from a spreadsheet.

import assert from 'node:assert/strict';
import { appTest, by } from './harness.mjs';

/** The first run, answered as a Colombian company would. */
async function begin(page) {
  await by.field(page, /Cómo se llama la empresa/).fill('Compañía de Prueba S.A.S.');
  await by.field(page, /Quién eres tú/).fill('Ana Prueba');
  await by.button(page, 'Empezar').click();
  await by.heading(page, 'Hoy').first().waitFor();
}

/** Fills the form of a new client as far as given and sends it. */
async function writeClient(page, { name, nit }) {
  if (name !== undefined) await by.field(page, 'Nombre o razón social').fill(name);
  if (nit !== undefined) await page.getByRole('textbox', { name: /^NIT/ }).fill(nit);
  await by.button(page, 'Guardar cliente').click();
}

appTest('a client with a wrong NIT is corrected, saved, changed and taken back', async (app) => {
  const { page } = app;
  await begin(page);
  await app.open('clientes');
  await by.link(page, 'Crear un cliente').click();
  await by.heading(page, 'Nuevo cliente').waitFor();

  await writeClient(page, { name: 'Textiles del Norte S.A.S.', nit: '890.903.938-1' });
  const summary = page.getByRole('alert').filter({ hasText: 'Falta corregir un dato' });
  await summary.waitFor();
  assert.equal(await page.getByRole('textbox', { name: /^NIT/ }).getAttribute('aria-invalid'), 'true');
  await summary.getByRole('link').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'client-tax_id');

  await writeClient(page, { nit: '890.903.938-8' });
  await by.heading(page, 'Textiles del Norte S.A.S.').waitFor();
  await page.getByText('NIT 890.903.938-8').first().waitFor();

  await by.link(page, 'Editar').click();
  await by.button(page, 'Agregar contacto').click();
  await page.getByRole('group', { name: 'Contacto 1' }).getByRole('textbox', { name: 'Nombre' }).fill('Luz Marina Ñáñez');
  await page.getByRole('group', { name: 'Contacto 1' }).getByRole('textbox', { name: 'Correo' }).fill('luz@norte.co');
  await by.button(page, 'Guardar cliente').click();
  await by.link(page, 'luz@norte.co').waitFor();

  await by.button(page, 'Deshacer').first().click();
  await by.link(page, 'luz@norte.co').waitFor({ state: 'detached' });
});

appTest('what was typed survives the page until it is discarded', async (app) => {
  const { page } = app;
  await begin(page);
  await app.open('clientes/nuevo');
  await by.field(page, 'Nombre o razón social').fill('A medio escribir');
  await app.open('clientes/nuevo');
  await page.getByText('Se recuperó lo que habías escrito').waitFor();
  assert.equal(await by.field(page, 'Nombre o razón social').inputValue(), 'A medio escribir');
  await by.button(page, 'Descartar').click();
  assert.equal(await by.field(page, 'Nombre o razón social').inputValue(), '');
  await app.open('clientes/nuevo');
  assert.equal(await page.getByText('Se recuperó lo que habías escrito').count(), 0);
});

appTest('two tabs do not overwrite each other', async (app) => {
  const { page } = app;
  await begin(page);
  await app.open('clientes/nuevo');
  await writeClient(page, { name: 'Compartido S.A.S.' });
  await by.heading(page, 'Compartido S.A.S.').waitFor();
  await by.link(page, 'Editar').click();
  await by.field(page, 'Ciudad').fill('Cali');

  const other = await app.newTab('clientes');
  await by.link(other, 'Compartido S.A.S.').click();
  await by.link(other, 'Editar').click();
  await by.field(other, 'Ciudad').fill('Pasto');
  await by.button(other, 'Guardar cliente').click();
  await by.heading(other, 'Compartido S.A.S.').waitFor();

  await by.button(page, 'Guardar cliente').click();
  await by.button(page, 'Cargar lo que hay ahora').click();
  assert.equal(await by.field(page, 'Ciudad').inputValue(), 'Pasto');
  await by.heading(page, 'Lo que habías escrito').waitFor();
  await page.getByText('Cali', { exact: true }).waitFor();
});

appTest('a contract with a policy shows the days without cover', { now: '2026-11-22T09:00:00' }, async (app) => {
  const { page } = app;
  await begin(page);
  await app.open('clientes/nuevo');
  await writeClient(page, { name: 'Puerto Claro S.A.S.' });
  await by.heading(page, 'Puerto Claro S.A.S.').waitFor();
  await by.link(page, 'Nuevo contrato').click();
  await by.heading(page, 'Nuevo contrato').waitFor();
  await by.button(page, 'Guardar contrato').click();
  await by.link(page, /^Número\sde\scontrato:\s/).click();
  await page.keyboard.type('PC-2026-01');
  await by.field(page, 'Inicio').fill('2026-11-01');
  await page.getByLabel(/^Fin/).fill('2027-10-31');
  await by.button(page, 'Agregar póliza').click();
  const policy = page.getByRole('group', { name: 'Póliza 1' });
  await policy.getByLabel('Aseguradora').fill('Aseguradora Ficticia');
  await policy.getByLabel('Valor asegurado').fill('10.000.000');
  await policy.getByLabel('Cubre hasta').fill('2027-04-30');
  await page.getByRole('radio', { name: /Ya está firmado/ }).check();
  await by.button(page, 'Guardar contrato').click();

  await by.heading(page, 'Contrato PC-2026-01').waitFor();
  await by.link(page, /^Pólizas/).click();
  await page.getByText(/ninguna\spóliza\scubre\sdel\s1\smay\s2027\sal\s31\soct\s2027\s\(184\sdías\)/).first().waitFor();
  await app.open('contratos');
  await by.link(page, /PC-2026-01/).waitFor();
});

appTest('clients come from a spreadsheet, and go with one undo', async (app) => {
  const { page } = app;
  await begin(page);
  await app.open('clientes/importar');
  const rows = ['Razón Social;NIT;Ciudad', 'Norte S.A.S.;890.903.938-8;Medellín', 'Sur S.A.S.;890.903.938-1;Cali', ';;Pasto'];
  await page.locator('input[type=file]').first().setInputFiles({
    name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n'), 'utf8'),
  });
  await page.getByText('1 se crean · 2 con errores').waitFor();
  await page.getByRole('row', { name: /Sur S\.A\.S\..*Con errores.*Identificación/ }).waitFor();
  await by.button(page, 'Importar 1 cliente').click();
  await page.getByText('Importación terminada: 1 cliente').waitFor();
  await by.button(page, 'Deshacer la importación').click();
  await app.open('clientes');
  await by.heading(page, 'Todavía no hay clientes').waitFor();
});
