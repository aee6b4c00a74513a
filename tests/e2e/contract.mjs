// Page objects of one contract: its form, its parts, its amendments, its steps.
// Everything is found by role and visible name, as a person finds it.

import { by } from './harness.mjs';

/** Opens a part of the contract shown, by its tab. */
export async function part(page, name) {
  await page.getByRole('navigation', { name: /^Contrato / }).getByRole('link', { name: new RegExp(`^${name}`) }).click();
}

/** Takes the step of a button in Etapas, on a day and with a comment. */
export async function step(page, button, { on, note } = {}) {
  if (on) await by.field(page, 'Fecha').fill(on);
  if (note !== undefined) await by.field(page, 'Comentario o motivo').fill(note);
  await by.button(page, button).click();
}

/** Fills in an amendment and saves it; `changes` names a box and then fills its fields. */
export async function amend(page, { number, effective, signed, boxes, fields = {} }) {
  await by.link(page, 'Nuevo otrosí').first().click();
  await by.heading(page, /^Nuevo otrosí/).waitFor();
  if (number) await by.field(page, 'Número de otrosí').fill(number);
  await by.field(page, 'Rige desde').fill(effective);
  if (signed) await by.field(page, 'Firmado el').fill(signed);
  for (const box of boxes) await page.getByRole('checkbox', { name: box }).check();
  for (const [label, value] of Object.entries(fields)) await by.field(page, label).fill(value);
  await by.button(page, signed ? 'Guardar como firmado' : 'Guardar borrador').click();
}

/** The row of what is in force about something. */
export function inForce(page, what) {
  return page.getByRole('table', { name: 'Contrato en vigor' }).getByRole('row', { name: new RegExp(`^${what}`) });
}
