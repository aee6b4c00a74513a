// The ways of a contract that its straight life does not take: renewed by itself, paused, given up, raised each year,
// approved by general management; and what is around it: views of the list, recipients of alerts, documents of a client.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { amend, inForce, part, step } from './contract.mjs';
import { appTest, axeCheck, by, started } from './harness.mjs';

const TODAY = { now: '2026-11-23T09:00:00' };

/** A contract that is signed already, of the first client that is offered; `more` fills the rest of the form. */
async function register(app, { number, start, end, value, draft = false }, more = async () => {}) {
  const { page } = app;
  await app.open('contratos/nuevo');
  await by.field(page, 'Número de contrato').fill(number);
  await page.getByLabel('Cliente', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('radio', { name: draft ? /Es un borrador/ : /Ya está firmado/ }).check();
  await by.field(page, 'Inicio').fill(start);
  if (end) await page.getByLabel(/^Fin/).first().fill(end);
  if (value) await page.getByLabel(/^Valor/).first().fill(value);
  await more(page);
  await by.button(page, 'Guardar contrato').click();
  await by.heading(page, `Contrato ${number}`).waitFor();
}

appTest('a contract renews by itself until somebody says otherwise in time', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'SOLO-1', start: '2025-01-01', end: '2025-12-31' }, async () => {
    await page.getByLabel('Al terminar', { exact: true }).selectOption({ label: 'Se renueva si nadie avisa' });
    await by.field(page, 'Se renueva por').fill('12');
    await by.field(page, 'Aviso para no renovar').fill('30');
  });
  await part(page, 'En vigor y otrosíes');
  await inForce(page, 'Fin').getByText('31 dic 2026').waitFor();
  await inForce(page, 'Fin').getByText('Renovación automática').waitFor();
  await page.getByText('Nadie avisó a tiempo: sigue hasta el 31 dic 2026').waitFor();
  await by.field(page, 'En la fecha').fill('2025-11-01');
  await inForce(page, 'Fin').getByText('31 dic 2025').waitFor();
  await part(page, 'Etapas');
  await page.getByText(/Si nadie avisa hasta el 1 dic 2026, se renueva solo al terminar el 31 dic 2026/).waitFor();
  await by.field(page, 'Al terminar').selectOption({ label: 'Dejar terminar' });
  await step(page, 'Registrar decisión', { note: 'Lo asume su filial' });
  await page.getByText(/Si nadie avisa/).waitFor({ state: 'detached' });
  await axeCheck(page);
});

appTest('a contract is paused and goes on, and its days come back', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'PAUSA-1', start: '2026-01-01', end: '2026-12-31' });
  await amend(page, { effective: '2026-06-01', signed: '2026-05-28', boxes: ['Suspensión'] });
  await page.getByText('Otrosí 1 · Suspensión').waitFor();
  await by.field(page, 'En la fecha').fill('2026-06-15');
  await page.getByRole('row', { name: /Suspendido/ }).waitFor();
  await amend(page, { effective: '2026-07-16', signed: '2026-07-14', boxes: ['Reinicio'] });
  await page.getByText('Otrosí 2 · Reinicio').waitFor();
  await inForce(page, 'Fin').getByText('14 feb 2027').waitFor();
});

appTest('the prices of an anniversary are proposed and changed by an amendment', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'IPC-1', start: '2025-12-01', end: '2027-11-30' }, async () => {
    await by.button(page, 'Agregar renglón').click();
    const line = page.getByRole('group', { name: 'Renglón 1' });
    await line.getByLabel('Qué se cobra').fill('Soporte');
    await line.getByLabel('Precio unitario').fill('2.000.000');
    await by.field(page, 'Cada aniversario los precios').selectOption({ label: 'Suben un porcentaje fijo' });
    await by.field(page, 'Porcentaje').fill('5');
  });
  await by.link(page, /precios/i).first().click();
  await by.heading(page, /^Nuevo otrosí/).waitFor();
  assert.equal(await by.field(page, 'Nuevo precio').inputValue(), '2100000');
  assert.equal(await by.field(page, 'Rige desde').inputValue(), '2026-12-01');
  await by.field(page, 'Firmado el').fill('2026-11-23');
  await by.button(page, 'Guardar como firmado').click();
  await page.getByText('Otrosí 1 · Precios').waitFor();
  await by.field(page, 'En la fecha').fill('2026-12-01');
  await inForce(page, 'Soporte').getByText(/2\.100\.000/).waitFor();
});

appTest('a risky contract needs general management, and one can be given up', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'RIESGO-1', start: '2027-01-01', end: '2027-12-31', draft: true }, async () => {
    await page.getByRole('checkbox', { name: /riesgo/i }).check();
  });
  await part(page, 'Etapas');
  await by.field(page, /^Revisión jurídica/).selectOption({ index: 1 });
  await by.button(page, 'Enviar a revisión').click();
  await by.button(page, /^Aprobar por /).click();
  await by.button(page, 'Aprobar', { exact: true }).first().click();
  await page.getByText(/lo aprueba también la gerencia general/).waitFor();
  await by.button(page, 'Aprobar por gerencia general').click();
  await by.button(page, 'Registrar firma').waitFor();
  await by.button(page, 'Anular contrato').click();
  await page.getByRole('alert').getByText(/Escribe el motivo/).waitFor();
  await step(page, 'Anular contrato', { note: 'El cliente eligió otro proveedor' });
  await by.heading(page, 'Contrato anulado').waitFor();
  await axeCheck(page);
});

appTest('a contract that was settled before it was registered is closed at once', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'VIEJO-1', start: '2023-01-01', end: '2023-12-31' });
  await part(page, 'Etapas');
  await by.button(page, 'Ya estaba liquidado: cerrar').click();
  await page.getByRole('alert').getByText(/Escribe el motivo/).waitFor();
  await step(page, 'Ya estaba liquidado: cerrar', { note: 'Liquidado en 2024' });
  await by.heading(page, 'Contrato cerrado').waitFor();
});

appTest('a view of the list is kept by name and found again', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('contratos');
  await page.getByRole('group', { name: 'Pólizas' }).getByRole('button').click();
  await page.waitForURL(/sin-cobertura=si/);
  await by.button(page, 'Vistas').click();
  await page.getByRole('menuitem', { name: 'Guardar esta vista' }).click();
  const dialog = page.getByRole('dialog', { name: 'Guardar esta vista' });
  await dialog.getByRole('button', { name: 'Guardar vista' }).click();
  await dialog.getByText('Escribe cómo se llama la vista.').waitFor();
  await dialog.getByLabel('Nombre de la vista').fill('Pólizas por completar');
  await dialog.getByRole('button', { name: 'Guardar vista' }).click();
  await app.open('contratos');
  await by.button(page, 'Vistas').click();
  await axeCheck(page);
  await page.getByRole('menuitem', { name: 'Pólizas por completar' }).click();
  await page.waitForURL(/sin-cobertura=si/);
  await by.button(page, 'Vistas').click();
  await page.getByRole('menuitem', { name: 'Quitar la vista Pólizas por completar' }).click();
  await by.button(page, 'Vistas').click();
  await page.getByRole('menuitem', { name: 'Guardar esta vista' }).waitFor();
});

appTest('an alert is for whom the company says, and everything is one press away', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('ajustes/personas');
  await by.button(page, 'Agregar persona').click();
  const adding = page.getByRole('dialog');
  await adding.getByLabel('Nombre', { exact: true }).fill('Zoila Duarte');
  await adding.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Zoila Duarte' }).waitFor();
  await page.getByLabel('¿Quién usa este equipo?').selectOption({ label: 'Zoila Duarte' });
  await app.open('ajustes/alertas');
  await page.getByRole('group', { name: 'Fin de contrato' }).getByLabel('A quién').selectOption({ label: 'La persona responsable' });
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await page.getByText('Datos de la empresa guardados.').first().waitFor();
  await app.open('');
  const mine = page.getByRole('radio', { name: /^Para mí/ });
  assert.ok(await mine.isChecked(), 'what is for the person is shown first');
  assert.equal(await page.getByText(/^El contrato .* (termina|terminó)/).count(), 0);
  await page.getByRole('radio', { name: /^Para todos/ }).check();
  await page.getByText(/contrato.*termin/i).first().waitFor();
  await axeCheck(page);
});

appTest('what is typed over a contract stays while another window changes it', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'DOS-1', start: '2026-01-01', end: '2027-12-31' });
  await part(page, 'Obligaciones');
  await by.button(page, 'Nueva obligación').click();
  const dialog = page.getByRole('dialog', { name: 'Nueva obligación' });
  await dialog.getByLabel('Qué se debe').fill('Acta de inicio');
  const other = await app.newTab(new URL(page.url()).pathname.slice(1));
  await by.button(other, 'Nueva obligación').click();
  const theirs = other.getByRole('dialog', { name: 'Nueva obligación' });
  await theirs.getByLabel('Qué se debe').fill('Póliza de cumplimiento');
  await theirs.getByLabel('Fecha límite').fill('2026-12-10');
  await theirs.getByRole('button', { name: 'Guardar obligación' }).click();
  await other.getByText('Póliza de cumplimiento').first().waitFor();
  await page.bringToFront();
  await page.waitForTimeout(500);
  assert.equal(await dialog.getByLabel('Qué se debe').inputValue(), 'Acta de inicio');
  await dialog.getByLabel('Fecha límite').fill('2026-12-12');
  await dialog.getByRole('button', { name: 'Guardar obligación' }).click();
  await page.getByText('Acta de inicio').first().waitFor();
  await page.getByText('Póliza de cumplimiento').first().waitFor();
});

appTest('a client shows its documents, what is asked for and missing first', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'DOC-1', start: '2026-01-01', end: '2027-12-31' }, async () => {
    await page.getByRole('checkbox', { name: /bancaria/ }).check();
  });
  await page.getByRole('link', { name: /S\.A|Clínica|S\. A/ }).first().click();
  const panel = page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'Documentos' }) });
  await panel.getByText('Certificación bancaria').first().waitFor();
  await panel.getByRole('button', { name: 'Registrar: certificación bancaria' }).click();
  const dialog = page.getByRole('dialog', { name: 'Agregar documento' });
  await dialog.getByLabel('Número o título').fill('CB-2026');
  await dialog.getByRole('button', { name: 'Guardar documento' }).click();
  await panel.getByText(/CB-2026/).first().waitFor();
  await axeCheck(page);
});

appTest('the dossier is one file that says everything and runs nothing', TODAY, async (app) => {
  const { page } = app;
  await app.loadExample();
  await register(app, { number: 'EXP-1', start: '2026-01-01', end: '2027-12-31' });
  await part(page, 'Expediente');
  await page.getByText(/Historia verificada/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'), by.button(page, 'Descargar como una página').click(),
  ]);
  assert.equal(download.suggestedFilename(), 'expediente-EXP-1-2026-11-23.html');
  const text = await readFile(await download.path(), 'utf8');
  for (const said of ['Expediente del contrato EXP-1', 'El contrato como se firmó', 'Historia verificada']) {
    assert.ok(text.includes(said), `it says "${said}"`);
  }
  assert.ok(!/<script|<button|src=/i.test(text), 'it runs and loads nothing');
});
