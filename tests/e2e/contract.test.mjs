// The life of a contract, from a template to closed: reviews, amendments, a policy that no longer covers, renewal, dossier.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { amend, inForce, part, step } from './contract.mjs';
import { appTest, axeCheck, by, started } from './harness.mjs';

const TODAY = '2026-11-23T09:00:00';

/** A company, a second person, and a client. */
async function begin(app) {
  const { page } = app;
  await by.field(page, /Cómo se llama la empresa/).fill('Compañía de Prueba S.A.S.');
  await by.field(page, /Quién eres tú/).fill('Ana Prueba');
  await by.button(page, 'Empezar').click();
  await by.heading(page, 'Hoy').first().waitFor();
  await app.open('ajustes/personas');
  await by.button(page, 'Agregar persona').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nombre', { exact: true }).fill('Luis Revisor');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Luis Revisor' }).waitFor();
  for (const name of ['Puerto Claro S.A.S.', 'Nuevo Puerto S.A.S.']) {
    await app.open('clientes/nuevo');
    await by.field(page, 'Nombre o razón social').fill(name);
    await by.button(page, 'Guardar cliente').click();
    await by.heading(page, name).waitFor();
  }
}

/** A draft from the template of BPO seats: three policies asked for, one line of ten seats. */
async function draft(app) {
  const { page } = app;
  await app.open('contratos/nuevo');
  await by.field(page, 'Empezar desde').selectOption({ label: 'Puestos BPO' });
  await by.field(page, 'Número de contrato').fill('PC-01');
  await page.getByLabel('Cliente', { exact: true }).selectOption({ label: 'Puerto Claro S.A.S.' });
  await by.field(page, 'Inicio').fill('2026-12-01');
  await page.getByLabel(/^Fin/).first().fill('2027-11-30');
  await page.getByLabel(/^Valor/).first().fill('120.000.000');
  await by.button(page, 'Agregar renglón').click();
  const line = page.getByRole('group', { name: 'Renglón 1' });
  await line.getByLabel('Qué se cobra').fill('Puesto de atención');
  await line.getByLabel('Cómo se cobra').selectOption({ label: 'Por puesto o unidad, mensual' });
  await line.getByLabel('Cantidad').fill('10');
  await line.getByLabel('Precio unitario').fill('1.000.000');
  await by.button(page, 'Guardar contrato').click();
  await by.heading(page, 'Contrato PC-01').waitFor();
}

/** Asks both to review; the second returns it once. */
async function reviewAndApprove(app) {
  const { page } = app;
  await part(page, 'Etapas');
  for (const round of [1, 2]) {
    await by.field(page, /^Revisión jurídica/).selectOption({ label: 'Ana Prueba' });
    await by.field(page, /^Revisión financiera/).selectOption({ label: 'Luis Revisor' });
    await by.button(page, 'Enviar a revisión').click();
    await by.button(page, 'Aprobar por Ana Prueba').click();
    if (round === 1) {
      await by.button(page, 'Devolver por Luis Revisor').click();
      await page.getByRole('alert').getByText(/Escribe el motivo/).waitFor();
      await step(page, 'Devolver por Luis Revisor', { note: 'Falta el anexo de tarifas' });
      await by.heading(page, 'Sigue: enviarlo a revisión').waitFor();
      await page.getByText(/Devuelto con observaciones: Luis Revisor\. Falta el anexo/).waitFor();
      await app.picture('contrato-etapas');
    } else {
      await by.button(page, 'Aprobar por Luis Revisor').click();
    }
  }
  await by.button(page, 'Aprobar', { exact: true }).first().click();
  await by.button(page, 'Registrar firma').click();
  await by.heading(page, 'Sigue: aprobar las pólizas').waitFor();
}

/** Registers policies in the form; each is cover, number, amount and last day. */
async function addPolicies(app, policies) {
  const { page } = app;
  await by.link(page, 'Editar').first().click();
  await by.heading(page, /^Editar contrato/).waitFor();
  const before = await page.getByRole('group', { name: /^Póliza \d/ }).count();
  for (const [index, { cover, number, endorsement, amount, to }] of policies.entries()) {
    await by.button(page, 'Agregar póliza').click();
    const row = page.getByRole('group', { name: `Póliza ${before + index + 1}`, exact: true });
    await row.getByLabel('Amparo').selectOption({ label: cover });
    await row.getByLabel('Aseguradora').fill('Aseguradora Ficticia');
    await row.getByLabel('Número de póliza').fill(number);
    if (endorsement) await row.getByLabel('Número de anexo').fill(endorsement);
    await row.getByLabel('Valor asegurado').fill(amount);
    await row.getByLabel('Cubre desde').fill('2026-12-01');
    await row.getByLabel('Cubre hasta').fill(to);
  }
  await by.button(page, 'Guardar contrato').click();
  await by.heading(page, /^Contrato PC-01/).waitFor();
}

/** Looks again on another day. */
async function goTo(app, day) {
  await app.context.clock.setFixedTime(`${day}T09:00:00`);
  await app.page.reload();
  await started(app.page);
}

async function textOf(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => item.str).join(' '));
  }
  return pages.join(' ').replaceAll(/\s+/g, ' ');
}

/** Every point is confirmed; what the records say is open needs a reason. */
async function settle(app) {
  const { page } = app;
  await by.button(page, 'Registrar liquidación').click();
  await page.getByRole('alert').getByText(/puntos de la liquidación sin confirmar/).waitFor();
  await page.getByText(/Queda por facturar \$\s180\.000\.000/).waitFor();
  await by.button(page, 'Confirmar: todo está facturado').click();
  await page.getByRole('alert').getByText(/Escribe el motivo/).waitFor();
  await step(page, 'Confirmar: todo está facturado', { note: 'Se facturó en el sistema anterior' });
  await page.getByText(/Confirmado: todo está facturado\. Se facturó en el sistema anterior/).waitFor();
  for (const point of [/^Confirmar: se devolvieron/, /^Confirmar: ambas partes/]) {
    await by.button(page, point).click();
    await by.button(page, point).waitFor({ state: 'detached' });
  }
  // A field half under the head of the page would count as too small to press.
  await page.evaluate(() => scrollTo(0, 0));
  await axeCheck(page);
  await by.button(page, 'Registrar liquidación').click();
}

/** The policy as it was issued and the signed paper of an amendment: kept, shown, and found by name. */
async function files(app) {
  const { page } = app;
  const pdf = await readFile(new URL('fixtures/one-page.pdf', import.meta.url));
  await part(page, 'Pólizas');
  await by.button(page, 'Agregar archivo').first().click();
  const dialog = page.getByRole('dialog', { name: 'Agregar el archivo' });
  await dialog.locator('input[type=file]').first().setInputFiles({ name: 'poliza-cu-1.pdf', mimeType: 'application/pdf', buffer: pdf });
  await dialog.getByText('poliza-cu-1.pdf').waitFor();
  await dialog.getByRole('button', { name: 'Guardar archivo' }).click();
  await by.button(page, /^poliza-cu-1\.pdf/).click();
  const shown = page.getByRole('dialog', { name: 'poliza-cu-1.pdf' });
  await shown.locator('iframe[title="poliza-cu-1.pdf"]').waitFor();
  await axeCheck(page);
  await shown.getByRole('button', { name: 'Cerrar archivo' }).click();

  await part(page, 'En vigor y otrosíes');
  await by.button(page, 'Agregar el documento firmado').first().click();
  await dialog.locator('input[type=file]').first().setInputFiles({ name: 'otrosi-1-firmado.pdf', mimeType: 'application/pdf', buffer: pdf });
  await dialog.getByRole('button', { name: 'Guardar archivo' }).click();
  await by.button(page, /^otrosi-1-firmado\.pdf/).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('poliza cu-1');
  await page.getByRole('option', { name: /PC-01/ }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('otrosi firmado');
  await page.getByRole('option', { name: /Otrosí 1 · otrosi-1-firmado\.pdf/ }).click();
  await by.button(page, /^otrosi-1-firmado\.pdf/).waitFor();
}

async function life(app) {
  const { page } = app;
  await begin(app);
  await draft(app);
  await reviewAndApprove(app);
  await by.button(page, 'Aprobar pólizas').click();
  await page.getByRole('alert').getByText(/amparos exigidos sin póliza/).waitFor();
  await addPolicies(app, [
    { cover: 'Cumplimiento', number: 'CU-1', amount: '24.000.000', to: '2028-03-30' },
    { cover: 'Salarios y prestaciones sociales', number: 'SA-1', amount: '6.000.000', to: '2030-11-30' },
    { cover: 'Responsabilidad civil extracontractual', number: 'RC-1', amount: '12.000.000', to: '2027-11-30' },
  ]);
  await part(page, 'Etapas');
  await by.button(page, 'Aprobar pólizas').click();
  await by.heading(page, 'Listo: empieza en su fecha').waitFor();

  await goTo(app, '2027-03-15');
  await by.heading(page, 'Sigue: decidir qué pasa al terminar').waitFor();
  await amend(page, {
    effective: '2027-03-15', signed: '2027-03-15', boxes: ['El plazo (prórroga o terminación anticipada)', 'El valor (adición o reducción)'],
    fields: { 'Nuevo último día': '2028-05-31', 'Se suma al valor': '60.000.000' },
  });
  await page.getByText('Otrosí 1 · Plazo, Valor').waitFor();
  await amend(page, {
    effective: '2027-04-01', signed: '2027-03-15', boxes: ['Renglones y precios'], fields: { 'Nuevo precio': '1.100.000' },
  });
  await page.getByText('Otrosí 2 · Precios').waitFor();
  await amend(page, { effective: '2027-05-01', boxes: ['El cliente (cesión)'] });
  await page.getByRole('alert').getByText(/Falta corregir un dato/).waitFor();
  await page.getByLabel(/^Nuevo cliente/).selectOption({ label: 'Nuevo Puerto S.A.S.' });
  await by.button(page, 'Guardar borrador').click();
  await page.getByText('Otrosí 3 · Cesión').waitFor();

  await inForce(page, 'Fin').getByText('31 may 2028').waitFor();
  await inForce(page, 'Valor').getByText(/180\.000\.000/).waitFor();
  await inForce(page, 'Puesto de atención').getByText(/1\.000\.000/).waitFor();
  await by.field(page, 'En la fecha').fill('2027-03-14');
  await inForce(page, 'Fin').getByText('30 nov 2027').waitFor();
  await by.field(page, 'Comparar con').fill('2027-04-01');
  await inForce(page, 'Valor').getByText('Cambia').waitFor();
  await inForce(page, 'Puesto de atención').getByText(/1\.100\.000/).waitFor();
  await app.picture('contrato-en-vigor');
  await axeCheck(page);
  await page.reload();
  await started(page);
  assert.equal(await by.field(page, 'Comparar con').inputValue(), '2027-04-01', 'the days looked at are in the address');

  await part(page, 'Pólizas');
  await page.getByRole('row', { name: /^Cumplimiento.*36\.000\.000.*30 sep 2028.*Faltan/ }).waitFor();
  await app.picture('contrato-polizas');
  await addPolicies(app, [
    { cover: 'Cumplimiento', number: 'CU-1', endorsement: '1', amount: '36.000.000', to: '2028-09-30' },
    { cover: 'Salarios y prestaciones sociales', number: 'SA-1', endorsement: '1', amount: '9.000.000', to: '2031-05-31' },
    { cover: 'Responsabilidad civil extracontractual', number: 'RC-1', endorsement: '1', amount: '18.000.000', to: '2028-05-31' },
  ]);
  await part(page, 'Pólizas');
  for (const cover of ['Cumplimiento', 'Salarios', 'Responsabilidad']) {
    await page.getByRole('row', { name: new RegExp(`^${cover}.*Cubierto`) }).waitFor();
  }
  await axeCheck(page);

  await files(app);

  await part(page, 'Obligaciones');
  await by.button(page, 'Nueva obligación').click();
  const dialog = page.getByRole('dialog', { name: 'Nueva obligación' });
  await dialog.getByLabel('Qué se debe').fill('Informe trimestral');
  await dialog.getByLabel('Fecha límite').fill('2027-03-31');
  await dialog.getByRole('button', { name: 'Guardar obligación' }).click();
  await page.getByText('Informe trimestral').first().waitFor();
  await goTo(app, '2027-04-05');
  await by.button(page, /^Responder: Informe trimestral/).click();
  const answer = page.getByRole('dialog', { name: /Informe trimestral/ });
  await answer.getByLabel('Cumplida el').fill('2027-04-02');
  await answer.getByLabel('Evidencia', { exact: true }).fill('Radicado 4411');
  await answer.getByRole('button', { name: 'Guardar respuesta' }).click();
  await page.getByText(/Cumplida 2\sdías tarde/).waitFor();
  await app.picture('contrato-obligaciones');
  await axeCheck(page);

  await part(page, 'Documentos');
  await by.button(page, 'Agregar documento').click();
  const adding = page.getByRole('dialog', { name: 'Agregar documento' });
  await adding.getByLabel('Tipo de documento').selectOption({ label: 'Contrato firmado' });
  await adding.locator('input[type=file]').first().setInputFiles({
    name: 'contrato.png', mimeType: 'image/png',
    buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  });
  await adding.getByText('contrato.png').waitFor();
  await adding.getByRole('button', { name: 'Guardar documento' }).click();
  await by.button(page, /^contrato\.png/).click();
  await page.getByRole('dialog', { name: 'contrato.png' }).getByRole('img', { name: 'contrato.png' }).waitFor();
  await by.button(page, 'Cerrar archivo').click();
  await axeCheck(page);

  await part(page, 'Etapas');
  await by.field(page, 'Al terminar').selectOption({ label: 'Dejar terminar' });
  await by.button(page, 'Registrar decisión').click();
  await page.getByRole('alert').getByText(/Escribe el motivo/).waitFor();
  await step(page, 'Registrar decisión', { note: 'El cliente internaliza la operación' });
  await page.getByText(/Se decidió dejar terminar/).first().waitFor();

  await goTo(app, '2028-06-05');
  await by.button(page, 'Registrar recibo final').click();
  await settle(app);
  await by.button(page, 'Cerrar contrato').click();
  await by.heading(page, 'Contrato cerrado').waitFor();
  await axeCheck(page);

  await part(page, 'Expediente');
  await by.heading(page, 'Historia, campo por campo').waitFor();
  await page.getByText(/Historia verificada: .* ninguno alterado/).waitFor();
  await axeCheck(page);
  const text = await textOf(await page.pdf({ format: 'A4' }));
  for (const said of [
    'Expediente del contrato PC-01', 'Compañía de Prueba S.A.S.', 'Adición: $ 60.000.000', 'Termina el 31 may 2028', 'CU-1',
    'Informe trimestral', 'Radicado 4411', 'Devuelto con observaciones', 'Falta el anexo de tarifas', 'contrato.png · SHA-256',
    'Historia verificada', 'El cliente internaliza la operación',
  ]) {
    assert.ok(text.replaceAll('\u00a0', ' ').includes(said), `the dossier says "${said}"`);
  }
  assert.ok(!text.includes('Nuevo otrosí'), 'the buttons are not printed');
}

appTest('a contract from a template to closed, through every stage', { now: TODAY, timeout: 240_000 }, life);
appTest('the same on a phone', { now: TODAY, width: 390, height: 844, timeout: 240_000 }, life);
