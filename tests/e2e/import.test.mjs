// Real electronic invoices through the real file input: looked at first, written once confirmed, taken back when wanted.
// The samples are other people's files: they are read where they are when present, and their absence is said.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { appTest, axeCheck } from './harness.mjs';

const SAMPLES = process.env.VIGIA_SAMPLES ?? resolve('../shared/samples');
const FOLDERS = ['dian', 'sunat'];

function samples() {
  return FOLDERS.flatMap((folder) => readdirSync(join(SAMPLES, folder))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => join(SAMPLES, folder, name)));
}

/** A company that issued none of the samples. */
async function begin(app) {
  const page = app.page;
  await page.getByLabel('¿Cómo se llama la empresa?').fill('Servicios Andinos S.A.S.');
  await page.getByLabel('¿Quién eres tú?').fill('Ana Ríos');
  await page.getByRole('button', { name: 'Empezar' }).click();
  await page.getByRole('heading', { level: 1, name: /Nada pide tu atención/ }).waitFor();
}

async function choose(app, files) {
  await app.page.getByRole('navigation').getByRole('link', { name: /^Facturas/ }).click();
  await app.page.getByRole('link', { name: 'Importar facturas' }).first().click();
  await app.page.getByRole('heading', { level: 1, name: 'Importar facturas' }).waitFor();
  await app.page.locator('input[type=file]').first().setInputFiles(files);
}

if (!existsSync(SAMPLES)) {
  test('real invoices through the file input', { skip: 'the samples are not on this machine' }, () => {});
} else {
  appTest('every sample goes in, a wrong file among them is named, and all of it can be undone', { timeout: 240_000 }, async (app) => {
    await begin(app);
    const files = samples();
    const wrong = { name: 'carta.xml', mimeType: 'application/xml', buffer: Buffer.from('<carta>Hola</carta>') };
    const cut = { name: 'cortada.xml', mimeType: 'application/xml', buffer: Buffer.from('<Invoice><ID>F001') };
    await choose(app, files.slice(0, 1).map((path) => path)); // the real input takes paths or buffers, not both
    await app.page.getByRole('button', { name: 'Cancelar' }).click();
    await app.page.locator('input[type=file]').first().setInputFiles([wrong, cut, ...await Promise.all(files.map(inMemory))]);
    const button = app.page.getByRole('button', { name: /^Importar \d+ documentos$/ });
    await button.waitFor();
    const list = app.page.getByRole('list', { name: 'Archivos leídos' });
    await list.getByText('carta.xml').waitFor();
    await list.getByText('cortada.xml').waitFor();
    assert.equal(await list.getByText('Ilegible', { exact: true }).count(), 2, 'the two wrong files, and no sample, are unreadable');
    await axeCheck(app.page);
    await app.shot('import-preview');

    const expected = Number((await button.textContent()).match(/\d+/)[0]);
    assert.ok(expected > 20, `${expected} documents`);
    await button.click();
    await app.page.getByRole('link', { name: 'Ver facturas' }).click();
    await app.page.getByText(`${expected} documentos`).first().waitFor();
    await app.shot('import-done');

    await app.open('facturas');
    await app.page.getByText(`${expected} documentos`).first().waitFor();
    const first = app.page.getByRole('table').getByRole('link').first();
    await first.click();
    await app.page.getByRole('button', { name: 'Más acciones' }).click();
    const download = app.page.waitForEvent('download');
    await app.page.getByText('Descargar el XML original').click();
    assert.match((await download).suggestedFilename(), /\.xml$/);
  });

  appTest('an import is taken back whole', { timeout: 240_000 }, async (app) => {
    await begin(app);
    await choose(app, samples().slice(0, 6));
    await app.page.getByRole('button', { name: /^Importar \d+ documentos?$/ }).click();
    await app.page.getByRole('button', { name: 'Deshacer la importación' }).click();
    await app.page.getByText(/Deshecho|Se deshizo|Undone/).first().waitFor();
    await app.page.getByRole('navigation').getByRole('link', { name: /^Facturas/ }).click();
    await app.page.getByText('Todavía no hay facturas').waitFor();
    await app.page.getByRole('navigation').getByRole('link', { name: /^Clientes/ }).click();
  });
}

async function inMemory(path) {
  const { readFile } = await import('node:fs/promises');
  return { name: path.split('/').at(-1), mimeType: 'application/xml', buffer: await readFile(path) };
}
