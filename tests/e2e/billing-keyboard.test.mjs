// The month of the billing assistant with the keyboard alone: prepared, handed in, approved, issued, handed over.

import { appTest, by } from './harness.mjs';
import { choose, press, tabTo, type } from './keys.mjs';

const stage = (page, name) => page.getByRole('heading', { name, exact: true });

/** Says who uses the device, by the beginning of the name. */
async function actAs(app, place) {
  await app.open('ajustes/personas');
  const list = app.page.getByLabel('¿Quién usa este equipo?');
  const name = (await list.locator('option').allInnerTexts())[place];
  await choose(app.page, list, name.slice(0, 12));
  await app.page.waitForTimeout(300);
}

appTest('a month is prepared, approved and issued with the keyboard alone', { timeout: 300_000 }, async (app) => {
  const { page } = app;
  await app.loadExample();
  await actAs(app, 1);
  await app.open('facturas/preparar');
  await press(page, by.button(page, /^Crear \d+ borrador/), 400);
  await page.getByText(/borrador(es)? creados?$/).waitFor();
  await press(page, by.link(page, 'Revisar y aprobar'), 400);
  const column = page.getByRole('region', { name: 'Borrador' });
  const card = column.getByRole('listitem').filter({ hasNotText: /\d+ error/ }).first();
  await press(page, card.getByRole('link'), 400);
  await stage(page, 'Borrador').waitFor();
  const draft = page.url();

  const send = by.button(page, 'Enviar a revisión');
  await send.waitFor();
  const reasons = page.locator('[id^="flow-warning-"]:is(input)');
  for (let at = 0; at < await reasons.count(); at += 1) await type(page, reasons.nth(at), 'Acordado con el cliente');
  await press(page, send);
  await stage(page, 'En revisión').waitFor();

  await actAs(app, 2);
  await page.goto(draft);
  await press(page, by.button(page, 'Aprobar'));
  await stage(page, 'Aprobada').waitFor();
  await press(page, by.button(page, 'Emitir'));
  await stage(page, 'Emitida').waitFor();
  await tabTo(page, page.getByLabel('Cómo se entrega'));
  await press(page, by.button(page, 'Registrar entrega'));
  await stage(page, 'Entregada').waitFor();
});
