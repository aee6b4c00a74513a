// Documents on paper: one and many, drafts and issued ones, in both countries; what the company's settings add to them.
// With SHOTS=1 pictures and PDFs are left in tests/e2e/.out for whoever changes the look.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OUT, appTest, axeCheck, by, started } from './harness.mjs';

const LOGO = fileURLToPath(new URL('../../public/icons/vigia-192.png', import.meta.url));
const SVG = fileURLToPath(new URL('../../public/icons/vigia.svg', import.meta.url));

const paper = (page, name) => page.getByRole('article', { name });
const code = (page) => page.getByRole('img', { name: /^(Código QR|QR code):/ });
const printButton = (page) => by.button(page, /^(Imprimir o guardar como PDF|Print or save as PDF)$/);

/** What every page of sheets must be, and a picture of it. */
async function sound(app, name) {
  const { page } = app;
  await axeCheck(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
  if (process.env.SHOTS) await app.shot(`print-${name}`, { fullPage: true });
}

/** The page on paper: nothing of the app around the sheets; how many pages it takes. */
async function onPaper(app, name) {
  const { page } = app;
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation').first().isVisible(), false, 'the app stays off the paper');
  assert.equal(await printButton(page).isVisible(), false);
  assert.ok(await page.getByRole('article').first().isVisible());
  await page.emulateMedia({ media: null });
  const options = process.env.SHOTS ? { path: join(OUT, `print-${name}.pdf`) } : {};
  const pdf = await page.pdf({ ...options, preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

/** Opens the first issued document of the list and then its sheet; the number of it. */
async function printFirst(app, kind = /^(Factura|Invoice) /) {
  const { page } = app;
  await app.open('facturas?estado=por-cobrar');
  await page.locator('main a[href*="/facturas/"]').filter({ hasText: /^[A-Z]+\d*-?\d+$/ }).first().click();
  const title = await page.getByRole('heading', { level: 1, name: kind }).innerText();
  await by.link(page, /^(Imprimir|Print)$/).click();
  await page.getByRole('heading', { level: 1, name: /^(Imprimir|Print)$/ }).waitFor();
  await ready(page);
  return title.split(' ').at(-1);
}

/** All is drawn. */
async function ready(page) {
  await page.waitForFunction((name) => {
    const buttons = [...document.querySelectorAll('main button')];
    return buttons.some((button) => new RegExp(name).test(button.textContent) && !button.disabled);
  }, '^(Imprimir o guardar|Print or save)');
}

appTest('an invoice of Colombia is printed with its code, and settings add what the law wants', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  const number = await printFirst(app);
  const sheet = paper(page, `Factura electrónica de venta ${number}`);
  await sheet.getByText('Sin firma').waitFor();
  await sheet.getByText(/^El documento firmado no está en Vigía\. No tiene validez fiscal mientras el proveedor no lo firme y lo transmita a la DIAN\.$/).waitFor();
  await sheet.getByText(/^Autorización de numeración de facturación n\.º \d+, vigente del .* al .*, prefijo \w+, del \d+ al \d+\.$/).waitFor();
  await sheet.getByText(/ PESOS COLOMBIANOS$/).waitFor();
  const said = await code(page).getAttribute('aria-label');
  assert.match(said, new RegExp(`NumFac: ${number}\\s+FecFac: \\d{4}-\\d\\d-\\d\\d`));
  const [, cufe] = said.match(/CUFE: ([0-9a-f]{96})/);
  assert.ok(said.endsWith(`https://catalogo-vpfe.dian.gov.co/document/searchqr?documentkey=${cufe}`));
  assert.match(await code(page).locator('path').getAttribute('d'), /^(M\d+ \d+h\d+v1h-\d+z){200,}$/);
  assert.equal(await page.title(), `Factura electrónica de venta ${number}`);
  await sound(app, 'co');
  assert.equal(await onPaper(app, 'co'), 1);
  await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
  await printButton(page).click();
  assert.ok(await page.evaluate(() => globalThis.printed));
  const address = page.url();

  await settings(app);
  await page.goto(address);
  await started(page);
  await ready(page);
  const logo = sheet.getByRole('img', { name: /Puente Andino/ });
  await logo.waitFor();
  assert.ok(await logo.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await sheet.getByText('Responsable de IVA e INC · Gran contribuyente · Autorretenedor').waitFor();
  await sheet.getByText(/\+57 601 444/).waitFor();
  await sheet.getByText('Software: Vigía; proveedor tecnológico NIT 900373115.').waitFor();
  await sound(app, 'co-logo');
  await onPaper(app, 'co-logo');
});

/** What official documents say of the company is typed, refused where it is wrong, and kept. */
async function settings(app) {
  const { page } = app;
  await app.open('ajustes/empresa');
  const logo = page.getByRole('group', { name: 'Logo' });
  const choose = async (file) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), by.button(page, 'Elegir logo').click()]);
    await chooser.setFiles(file);
  };
  await choose(SVG);
  await logo.getByText('El logo debe ser una imagen PNG o JPEG. Guárdalo así y elígelo de nuevo.').waitFor();
  await choose({ name: 'grande.png', mimeType: 'image/png', buffer: Buffer.alloc(310 * 1024) });
  await logo.getByText(/^La imagen pesa .* Guárdala más pequeña: hasta 300/).waitFor();
  await choose(LOGO);
  await logo.getByText('vigia-192.png').waitFor();
  await by.field(page, /^Ciudad/).fill('Funza');
  await by.field(page, /^Código del municipio/).fill('2528');
  await by.field(page, /^Teléfono/).fill('+57 601 444');
  await by.field(page, /^Régimen de IVA/).selectOption({ label: 'ZA · Responsable de IVA e INC' });
  await page.getByRole('checkbox', { name: /^O-13/ }).check();
  await page.getByRole('checkbox', { name: /^O-15/ }).check();
  await by.field(page, /^NIT del proveedor/).fill('900.373.115-3');
  await by.button(page, 'Guardar').click();
  await page.getByRole('alert').getByText('Falta corregir 2 datos.').waitFor();
  await by.field(page, /^Código del municipio/).fill('25286');
  await by.field(page, /^ID del software/).fill('56f2ae4e-9812-4fad-9255-08fcfcd5ccb0');
  await page.evaluate(() => scrollTo(0, 0));
  await axeCheck(page);
  if (process.env.SHOTS) await app.shot('print-settings', { fullPage: true });
  await by.button(page, 'Guardar').click();
  await page.getByText('Datos de la empresa guardados.').first().waitFor();
  await page.reload();
  await started(page);
  assert.equal(await by.field(page, /^Código del municipio/).inputValue(), '25286');
  assert.equal(await by.field(page, /^NIT del proveedor/).inputValue(), '900373115');
  assert.ok(await page.getByRole('checkbox', { name: /^O-13/ }).isChecked());
  await logo.getByRole('img', { name: 'Logo de la empresa' }).waitFor();
}

appTest('several documents are printed from the board, each from a page of its own', { timeout: 300_000, lang: 'en', theme: 'dark' }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/tablero');
  const column = page.getByRole('region', { name: 'Issued' });
  const cards = column.getByRole('listitem');
  await cards.nth(0).getByRole('checkbox').check();
  await cards.nth(1).getByRole('checkbox').check();
  await by.link(column, 'Print (2)').click();
  await ready(page);
  await page.getByText('2 documents', { exact: true }).waitFor();
  await page.getByText(/Your technology provider signs it and sends it/).waitFor();
  assert.equal(await page.getByRole('article').count(), 2);
  assert.equal(await code(page).count(), 2);
  await sound(app, 'many');
  assert.equal(await onPaper(app, 'many'), 2);
});

appTest('a draft is looked at as it would be issued', { timeout: 300_000, width: 390, height: 844 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('facturas/nueva');
  await by.button(page, 'Vista previa').click();
  await page.getByRole('alert').getByText(/^Falta/).waitFor();
  await by.field(page, 'Cliente').first().selectOption({ index: 1 });
  if (await page.getByRole('group', { name: 'Renglón 1' }).count() === 0) await by.button(page, 'Agregar renglón').click();
  const line = page.getByRole('group', { name: 'Renglón 1' });
  await line.getByLabel('Descripción').fill('Soporte de la plataforma, con un texto largo que pasa a la línea siguiente');
  await line.getByLabel('Cantidad').fill('2');
  await line.getByLabel(/^Precio/).fill('1.500.000');
  await by.button(page, 'Vista previa').click();
  const dialog = by.dialog(page, 'Vista previa');
  const sheet = dialog.getByRole('article', { name: 'Factura electrónica de venta' });
  await sheet.getByText('Borrador').waitFor();
  await sheet.getByText(/así saldría si se emitiera hoy/).waitFor();
  await sheet.getByText('El código QR sale al emitir.').waitFor();
  await sheet.getByText(/\$\s3\.570\.000,00/).first().waitFor();
  await axeCheck(page);
  if (process.env.SHOTS) await app.shot('print-preview');
  await dialog.getByRole('button', { name: 'Volver al borrador' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await printFirst(app);
  await sound(app, 'phone');
  assert.equal(await onPaper(app, 'phone'), 1);
});

appTest('in Peru the code comes with the signed document', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await page.getByRole('radio', { name: 'Perú' }).check();
  await by.field(page, /Cómo se llama la empresa/).fill('Puente Andino S.A.C.');
  await by.field(page, /Quién eres tú/).fill('Ana Prueba');
  await by.button(page, 'Empezar').click();
  await by.heading(page, 'Hoy').first().waitFor();
  await loadRecords(app, peruvian());

  await openInvoice(app, 'F001-7');
  await by.link(page, 'Imprimir').click();
  await ready(page);
  const sheet = paper(page, 'Factura electrónica F001-7');
  await sheet.getByText(/^Representación impresa de la factura electrónica/).waitFor();
  await sheet.getByText(/^Sin código QR: lleva el valor resumen de la firma/).waitFor();
  await sheet.getByText('Op. gravadas').waitFor();
  await sheet.getByText(/ SOLES$/).waitFor();
  await sheet.getByText('Operación sujeta a detracción').waitFor();
  await sheet.getByText(/^022 Otros servicios empresariales · 12\s% · S\/\s\d[\d,]*\.00 · cuenta 00-123-456789$/).waitFor();
  await sheet.getByText('15/02/2026', { exact: true }).waitFor();
  await sound(app, 'pe');
  const address = page.url();
  await by.link(page, 'F001-7').click();
  await importSigned(app, 'F001-7');
  await page.goto(address);
  await started(page);
  await ready(page);
  const said = await code(page).getAttribute('aria-label');
  assert.equal(said, 'Código QR: 20606433094|01|F001|7|2160.00|14160.00|2026-01-16|6|20100070970|i0D1lXFk/9x=');
  assert.equal(await sheet.getByText('Sin firma').count(), 0);
  await sheet.getByText('i0D1lXFk/9x=').waitFor();
  await sound(app, 'pe-signed');
  assert.equal(await onPaper(app, 'pe-signed'), 1);

  // A note says what it takes back, and what it takes back says that it is void.
  await app.open('facturas');
  await openInvoice(app, 'F001-9');
  await by.link(page, 'Imprimir').click();
  await ready(page);
  await page.getByText('Anulada del todo por la nota crédito FC01-1.').waitFor();
  await openInvoice(app, 'FC01-1');
  await by.link(page, 'Imprimir').click();
  await ready(page);
  const note = paper(page, 'Nota de crédito electrónica FC01-1');
  await note.getByText('Documento que modifica').waitFor();
  await note.getByText('Concepto: Anulación de la operación').waitFor();
  await sound(app, 'pe-note');

  // Thousands of lines: the page answers while they are drawn, and none of them is lost.
  await app.open('facturas/tablero');
  await page.getByRole('checkbox', { name: 'F001-8' }).check();
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, task.duration);
    }).observe({ type: 'longtask' });
  });
  await by.link(page, 'Imprimir (1)').click();
  await ready(page);
  const long = paper(page, 'Factura electrónica F001-8');
  assert.equal(await long.locator('tbody tr').count() - await long.locator('.paper__totals tr').count(), LINES);
  if (process.env.SHOTS) console.log(`longest task: ${await page.evaluate(() => Math.round(globalThis.longest))} ms`);
  assert.ok(await onPaper(app, 'pe-long') > 50);
});

const LINES = 5_000;
const fixed = (amount) => amount.toFixed(2);

/** The line of one service, without its taxes worked out by anybody else. */
function line(description, quantity, price) {
  const amount = quantity * price;
  return {
    description, quantity, unit: 'ZZ', price: fixed(price), amount: fixed(amount),
    price_with_tax: fixed(price * 1.18), tax_amount: fixed(amount * 0.18),
    taxes: [{ code: '1000', percent: '18', base: fixed(amount), amount: fixed(amount * 0.18), reason: '10' }],
  };
}

/** An issued document of these lines. */
function document(number, lines, more = {}) {
  const base = lines.reduce((sum, each) => sum + Number(each.amount), 0);
  return {
    client: '20100070970', operation: '0101', issued: { number, on: '2026-01-16', time: '10:53:10' }, lines,
    taxes: [{ code: '1000', base: fixed(base), amount: fixed(base * 0.18) }],
    totals: { lines: fixed(base), taxes: fixed(base * 0.18), tax_inclusive: fixed(base * 1.18), payable: fixed(base * 1.18) },
    payment: { form: 'cash' },
    ...more,
  };
}

/** A company of Peru with what its documents can say. */
function peruvian() {
  const service = 'Soporte y mantenimiento de la plataforma de facturación, con atención en sitio dos veces al mes';
  const credit = {
    operation: '1001',
    payment: { form: 'credit', due_on: '2026-03-15', net_pending: '12461.00', instalments: [
      { due_on: '2026-02-15', amount: '6230.50' }, { due_on: '2026-03-15', amount: '6230.50' },
    ] },
    detraction: { code: '022', percent: '12', amount: '1699.00', currency: 'PEN', account: '00-123-456789' },
    notes: ['Servicio prestado en enero según el acta 14.'], purchase_order: 'OC-4500012345',
    period: { from: '2026-01-01', to: '2026-01-31' },
  };
  const note = {
    document_type: 'credit_note', type_code: '07', payment: {},
    references: [{ number: 'F001-9', issued_on: '2026-01-16', type_code: '01' }],
    reason: { code: '01', text: 'Anulación de la operación' },
  };
  return {
    format: 'vigia-records', version: 1,
    company: { name: 'Puente Andino S.A.C.', country: 'PE', currency: 'PEN', tax_id: '20606433094', address: 'Av. El Mirador 1240, piso 6', city: 'Lima', email: 'facturas@puenteandino.example' },
    clients: [{ name: 'Minera Cordillera del Sur Sociedad Anónima Cerrada', tax_id: '20100070970', country: 'PE', address: 'Av. Javier Prado Este 2499, oficina 1802', city: 'Lima', email: 'pagos@cordillera.example' }],
    invoices: [
      document('F001-7', [line(service, 2, 5_000), line('Horas de consultoría', 20, 100)], credit),
      document('F001-8', Array.from({ length: LINES }, (_, place) => line(`Equipo ${place + 1}`, 1, 10))),
      document('F001-9', [line('Capacitación', 1, 1_000)]),
      document('FC01-1', [line('Capacitación', 1, 1_000)], note),
    ],
    // Written here, so their signed documents are awaited and the board shows them.
    invoice_steps: ['F001-7', 'F001-8'].map((invoice) => ({ invoice, on: '2026-01-15', action: 'prepared' })),
  };
}

/** Brings records in through the screen of backups. */
async function loadRecords(app, records) {
  const { page } = app;
  await app.open('ajustes/respaldo');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), by.button(page, 'Elegir archivo').last().click()]);
  await chooser.setFiles({ name: 'registros.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(records)) });
  await by.button(page, /^Aplicar \d+ registros?$/).click();
  await page.getByText(/registros nuevos/).first().waitFor({ timeout: 90_000 });
}

async function openInvoice(app, number) {
  await app.open(`facturas?texto=${number}`);
  await app.page.locator('main a[href*="/facturas/"]').filter({ hasText: number }).first().click();
  await app.page.getByRole('heading', { level: 1, name: new RegExp(`${number}$`) }).waitFor();
}

/** The document comes back as the provider signs it. */
async function importSigned(app, number) {
  const { page } = app;
  const folder = await mkdtemp(join(tmpdir(), 'vigia-print-'));
  try {
    await by.button(page, 'Más acciones').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Descargar XML sin firma' }).click(),
    ]);
    const path = join(folder, `${number}.xml`);
    await download.saveAs(path);
    const signature = '<ext:ExtensionContent><ds:Signature><ds:SignedInfo><ds:Reference URI=""><ds:DigestValue>i0D1lXFk/9x=</ds:DigestValue>'
      + '</ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature></ext:ExtensionContent>';
    const xml = await readFile(path, 'utf8');
    const signed = xml.replace(/<ext:ExtensionContent\s*\/>|<ext:ExtensionContent>\s*<\/ext:ExtensionContent>/, signature);
    assert.notEqual(signed, xml);
    await writeFile(path, signed);
    await app.open('facturas/importar');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), by.button(page, 'Elegir archivos').click()]);
    await chooser.setFiles(path);
    await page.getByText('Firmada: se guarda con la emitida').waitFor();
    await by.button(page, /^Importar/).click();
    await page.getByText(/documento importado/).first().waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
