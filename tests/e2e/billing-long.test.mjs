// A draft of five thousand lines: shown by pages, changed and saved.

import { appTest, axeCheck, by } from './harness.mjs';

const LINES = 5_000;
const records = () => ({
  format: 'vigia-records', version: 1,
  clients: [{ name: 'Cliente de muchas líneas S.A.S.', tax_id: '900373115' }],
  invoices: [{
    client: '900373115', operation: '10',
    lines: Array.from({ length: LINES }, (_, place) => ({
      description: `Equipo ${place + 1}, octubre de 2026`, quantity: '1', unit: 'E48', price: '1000', amount: '1000',
      taxes: [{ code: '01', percent: '19', base: '1000', amount: '190' }], tax_amount: '190',
    })),
    taxes: [{ code: '01', percent: '19', base: '5000000', amount: '950000' }],
    totals: { lines: '5000000', tax_exclusive: '5000000', tax_inclusive: '5950000', taxes: '950000', payable: '5950000' },
    payment: { form: 'credit', means: '47', days: 30 },
  }],
});

async function load(app) {
  const { page } = app;
  await app.open('ajustes/respaldo');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), by.button(page, 'Elegir archivo').last().click()]);
  await chooser.setFiles({ name: 'registros.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(records())) });
  await by.button(page, /^Aplicar \d+ registros?$/).click();
  await page.getByText(/registros nuevos/).first().waitFor({ timeout: 90_000 });
}

appTest('a draft of five thousand lines is written like any other', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await load(app);
  await app.open('facturas?estado=borrador&texto=muchas');
  await page.locator('main a[href*="/facturas/"]').filter({ hasText: /borrador/i }).first().click();
  await by.heading(page, 'Borrador').first().waitFor();
  await page.getByRole('link', { name: 'Editar', exact: true }).first().click();
  await page.getByText('Renglones 1–40 de 5000').waitFor();
  await by.button(page, 'Renglones siguientes').click();
  const row = page.getByRole('group', { name: 'Renglón 41', exact: true });
  await row.getByLabel('Cantidad').fill('3');
  await page.getByText(/5\.952\.380/).first().waitFor();
  await axeCheck(page);
  await by.button(page, 'Guardar borrador').click();
  await by.heading(page, 'Borrador').first().waitFor();
  await page.getByText(/5\.952\.380/).first().waitFor();
});
