// Two windows with the same record open, changed in both and saved at nearly the same moment: one is kept, the other is told,
// and what was typed in it is still there. Records that only one of them changes are kept by both.

import { Mortal } from './browser.mjs';
import { drive } from './page.mjs';

const CLIENTS = 4;

/** Opens the form of a client and types a name, ready to be saved. */
const type = (page, path, name) => page.evaluate(async ([path, name]) => {
  await hoy.go('clientes');
  await hoy.go(path);
  const field = await hoy.until(() => document.getElementById('client-name'), 'form');
  field.value = name;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await hoy.painted();
  window.told = document.querySelectorAll('.toast').length;
}, [path, name]);

/** Saves: 'kept', 'told' that it changed elsewhere with the text still there, or what else happened. */
const save = (page, name) => page.evaluate(async (name) => {
  hoy.button(/Guardar cliente/).click();
  return hoy.until(() => {
    const field = document.getElementById('client-name');
    if (!field) return 'kept';
    const stale = document.querySelector('main .banner[data-tone=bad]');
    if (stale) return hoy.button(/Cargar lo que hay ahora/) && field.value === name ? 'told' : `lost text: ${stale.textContent}`;
    return null;
  }, 'outcome');
}, name);

const shownName = (page, path) => page.evaluate(async (path) => {
  await hoy.go('clientes');
  await hoy.go(path);
  return (await hoy.until(() => document.querySelector('main h1:not(:empty)'), 'record')).textContent.trim();
}, path);

/** `{ pairs, same, kept, told, overwritten, lost, unexpected }`. */
export async function sameRecordRounds({ pairs, random, full, place, log }) {
  const sum = { pairs: 0, sameRecord: 0, kept: 0, told: 0, overwritten: 0, lost: 0, unexpected: 0 };
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin('clientes');
    const tabs = [app.page, await app.newTab('clientes')];
    await tabs[0].locator('.data-table__link').first().waitFor();
    const links = await tabs[0].locator('.data-table__link').evaluateAll((all) => all.map((link) => link.getAttribute('href').slice(1)));
    for (const tab of tabs) await drive(tab);
    for (let pair = 0; pair < pairs; pair++) {
      const mine = links[random(Math.min(CLIENTS, links.length))];
      const theirs = random(4) ? mine : links[random(Math.min(CLIENTS, links.length))];
      const names = [`Cliente ${pair} de la primera`, `Cliente ${pair} de la segunda`];
      const paths = [mine, theirs];
      for (const at of [0, 1]) await type(tabs[at], `${paths[at]}/editar`, names[at]);
      const late = random(40);
      const outcomes = await Promise.all(tabs.map(async (tab, at) => {
        if (at) await new Promise((resolve) => setTimeout(resolve, late));
        return save(tab, names[at]);
      }));
      sum.pairs += 1;
      sum.kept += outcomes.filter((outcome) => outcome === 'kept').length;
      sum.told += outcomes.filter((outcome) => outcome === 'told').length;
      const strange = outcomes.filter((outcome) => outcome !== 'kept' && outcome !== 'told');
      sum.unexpected += strange.length;
      for (const outcome of strange) log(`pair ${pair}: ${outcome}`);
      const same = mine === theirs;
      if (same) sum.sameRecord += 1;
      if (same && outcomes.every((outcome) => outcome === 'kept')) sum.overwritten += 1;
      for (const at of [0, 1]) {
        if (outcomes[at] !== 'kept') continue;
        const shown = await shownName(tabs[1 - at], paths[at]);
        if (shown !== names[at]) {
          sum.lost += 1;
          log(`pair ${pair}: kept ${names[at]}, shown ${shown}`);
        }
      }
    }
  } finally {
    await app.dispose();
  }
  return sum;
}
