// Contracts by keyboard alone: written, reviewed, returned, signed, amended, answered, settled, closed. No pointer is used after the start.

import assert from 'node:assert/strict';
import { appTest, by, started } from './harness.mjs';
import { choose, press, tabTo, type, typeDate } from './keys.mjs';

appTest('a contract is written, reviewed, amended and answered with the keyboard alone', {
  now: '2026-11-23T09:00:00', timeout: 180_000,
}, async (app) => {
  const { page } = app;
  await app.loadExample();
  await app.open('contratos/nuevo');
  await choose(page, by.field(page, 'Empezar desde'), 'Soporte');
  await type(page, by.field(page, 'Número de contrato'), 'TECLA-1');
  await choose(page, page.getByLabel('Cliente', { exact: true }), 'Clínica');
  await typeDate(page, by.field(page, 'Inicio'), ['2026', '11', '01']);
  await typeDate(page, page.getByLabel(/^Fin/).first(), ['2027', '10', '31']);
  await type(page, page.getByLabel(/^Valor/).first(), '12.000.000');
  const draft = page.getByRole('radio', { name: /Es un borrador/ });
  await tabTo(page, draft, 120);
  await page.keyboard.press('ArrowDown');
  await press(page, by.button(page, 'Guardar contrato'));
  await by.heading(page, 'Contrato TECLA-1').waitFor();

  await press(page, by.link(page, 'Nuevo otrosí').first());
  await by.heading(page, /^Nuevo otrosí/).waitFor();
  await typeDate(page, by.field(page, 'Firmado el'), ['2026', '11', '23']);
  const value = page.getByRole('checkbox', { name: /^El valor/ });
  await tabTo(page, value);
  await page.keyboard.press('Space');
  await type(page, by.field(page, 'Se suma al valor'), '3.000.000');
  await press(page, by.button(page, 'Guardar como firmado'));
  await page.getByText('Otrosí 1 · Valor').waitFor();
  await page.getByRole('row', { name: /^Valor.*15\.000\.000/ }).waitFor();

  const slider = page.getByRole('slider', { name: 'Mover la fecha' });
  await tabTo(page, slider);
  await page.keyboard.press('Home');
  await page.getByRole('row', { name: /^Valor.*12\.000\.000/ }).waitFor();

  await press(page, page.getByRole('link', { name: /^Obligaciones/ }));
  await press(page, by.button(page, 'Nueva obligación'));
  const dialog = page.getByRole('dialog', { name: 'Nueva obligación' });
  await type(page, dialog.getByLabel('Qué se debe'), 'Acta de inicio');
  await typeDate(page, dialog.getByLabel('Fecha límite'), ['2026', '11', '20']);
  await press(page, dialog.getByRole('button', { name: 'Guardar obligación' }));
  await press(page, by.button(page, /^Responder: Acta de inicio/));
  const answer = page.getByRole('dialog', { name: /Acta de inicio/ });
  await press(page, answer.getByRole('button', { name: 'Guardar respuesta' }));
  await page.getByText('A tiempo').first().waitFor();

  await press(page, page.getByRole('link', { name: 'Etapas' }));
  await type(page, by.field(page, 'Comentario o motivo'), 'Buen servicio');
  await press(page, by.button(page, 'Registrar decisión'));
  await page.getByText(/Se decidió renovar/).first().waitFor();
  assert.ok(await page.evaluate(() => document.activeElement !== null));
});

/** Looks again on another day. */
async function goTo(app, day) {
  await app.context.clock.setFixedTime(`${day}T09:00:00`);
  await app.page.reload();
  await started(app.page);
}

/** Presses the button of a step, and waits for what it leads to. */
async function take(page, button, then) {
  await press(page, by.button(page, button).first());
  await then.waitFor();
}

appTest('a draft goes through every stage to its end with the keyboard alone', {
  now: '2026-11-23T09:00:00', timeout: 240_000,
}, async (app) => {
  const { page } = app;
  const next = (title) => by.heading(page, title);
  await app.loadExample();
  await app.open('contratos/nuevo');
  await type(page, by.field(page, 'Número de contrato'), 'TECLA-2');
  await choose(page, page.getByLabel('Cliente', { exact: true }), 'Clínica');
  await typeDate(page, by.field(page, 'Inicio'), ['2026', '11', '24']);
  await typeDate(page, page.getByLabel(/^Fin/).first(), ['2027', '02', '28']);
  await type(page, page.getByLabel(/^Valor/).first(), '12.000.000');
  await press(page, by.button(page, 'Guardar contrato'));
  await by.heading(page, 'Contrato TECLA-2').waitFor();
  await press(page, page.getByRole('navigation', { name: /^Contrato / }).getByRole('link', { name: 'Etapas' }));

  const people = await by.field(page, /^Revisión jurídica/).locator('option').allInnerTexts();
  const [legal, finance] = people.filter((name) => / /.test(name) && !/Nadie|Sin|Elige|no se pide/i.test(name));
  for (const round of [1, 2]) {
    await choose(page, by.field(page, /^Revisión jurídica/), legal);
    await choose(page, by.field(page, /^Revisión financiera/), finance);
    await take(page, 'Enviar a revisión', by.button(page, `Aprobar por ${legal}`));
    await take(page, `Aprobar por ${legal}`, page.getByText(/^Aprobó el/).first());
    if (round === 2) break;
    await type(page, by.field(page, 'Comentario o motivo'), 'Falta el anexo');
    await take(page, `Devolver por ${finance}`, next('Sigue: enviarlo a revisión'));
  }
  await take(page, `Aprobar por ${finance}`, next('Sigue: aprobarlo'));
  await press(page, page.getByRole('button', { name: 'Aprobar', exact: true }).first());
  await next('Sigue: firmarlo').waitFor();
  await take(page, 'Registrar firma', next('Sigue: aprobar las pólizas'));
  await take(page, 'Aprobar pólizas', next('Listo: empieza en su fecha'));

  await goTo(app, '2027-01-15');
  await choose(page, by.field(page, 'Al terminar'), 'Dejar');
  await type(page, by.field(page, 'Comentario o motivo'), 'Cambia de proveedor');
  await take(page, 'Registrar decisión', page.getByText(/Se decidió dejar terminar/).first());

  await goTo(app, '2027-03-05');
  await take(page, 'Registrar recibo final', next('Sigue: la liquidación'));
  await type(page, by.field(page, 'Comentario o motivo'), 'Se facturó antes');
  await take(page, 'Confirmar: todo está facturado', page.getByText(/Confirmado: todo está facturado/).first());
  for (const point of [/^Confirmar: se devolvieron/, /^Confirmar: ambas partes/]) {
    await press(page, by.button(page, point));
    await by.button(page, point).waitFor({ state: 'detached' });
  }
  await take(page, 'Registrar liquidación', next('Sigue: cerrarlo'));
  await take(page, 'Cerrar contrato', next('Contrato cerrado'));
});
