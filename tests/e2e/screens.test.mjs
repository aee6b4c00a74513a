// Every screen that has an address of its own, with the example company: axe, no sideways scrolling, no complaint of the browser.
// With SHOTS=1 pictures of each are left in tests/e2e/.out for whoever changes the look.

import assert from 'node:assert/strict';
import { appTest, axeCheck, started } from './harness.mjs';

/** A place joins this list with its screen. */
const PLACES = [
  '', 'clientes', 'clientes/nuevo', 'clientes/importar', 'contratos', 'contratos/tablero', 'contratos/plazos', 'contratos/cumplimiento',
  'contratos/nuevo', 'contratos/importar',
  'facturas', 'facturas/importar', 'facturas/medidas', 'facturas/limites', 'ajustes/empresa', 'ajustes/catalogo', 'ajustes/personas', 'ajustes/alertas', 'ajustes/respaldo',
  'ajustes/almacenamiento', 'ajustes/integridad', 'ajustes/apariencia', 'conflictos', 'no-existe',
];
/** Parts of the record of a contract; the first contract with amendments is looked at. */
const PARTS = ['etapas', 'otrosies', 'facturacion', 'polizas', 'obligaciones', 'documentos', 'expediente', 'otrosies/nuevo'];
/** Lists whose first record is opened too. */
const LISTS = ['clientes', 'contratos', 'facturas'];

/** How screens are looked at; `parts` also through each part of a contract, whose components the other looks see elsewhere. */
const LOOKS = [
  { lang: 'es', theme: 'light', width: 1440, parts: true },
  { lang: 'en', theme: 'dark', width: 1440 },
  { lang: 'en', theme: 'light', width: 390, height: 844 },
  { lang: 'es', theme: 'dark', width: 390, height: 844, parts: true },
];

/** What each screen must be; returns what is wrong with it, so that one run tells all. */
async function look(app, name) {
  const found = [];
  const page = app.page;
  if (process.env.SHOTS) await app.shot(`screen-${name.replaceAll('/', '-') || 'hoy'}`, { fullPage: true });
  await axeCheck(page).catch((error) => found.push(error.message));
  const { scroll, client, headings } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
    headings: document.querySelectorAll('h1').length,
  }));
  if (scroll > client) found.push(`scrolls sideways: ${scroll} px in a window of ${client}`);
  if (headings !== 1) found.push(`${headings} level-one headings`);
  return found.map((what) => `${name || 'hoy'}: ${what}`);
}

for (const options of LOOKS) {
  const title = `${options.lang}, ${options.theme}, ${options.width} px`;

  appTest(`the first run is sound: ${title}`, options, async (app) => {
    assert.deepEqual(await look(app, 'first-run'), []);
  });

  appTest(`every screen is sound: ${title}`, { ...options, timeout: 600_000 }, async (app) => {
    await app.loadExample();
    const wrong = [];
    for (const place of PLACES) {
      await app.open(place);
      wrong.push(...await look(app, place));
    }
    for (const list of LISTS) {
      await app.open(list);
      const first = app.page.locator(`main a[href^="/${list}/"]`).filter({ hasNot: app.page.locator('nav') });
      const hrefs = await first.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const record = hrefs.find((href) => /\/[0-9a-f]{8}-[0-9a-f-]{27}$/.test(href));
      if (!record) {
        wrong.push(`${list}: links to no record`);
        continue;
      }
      await app.page.goto(new URL(record, app.url).href);
      await started(app.page);
      wrong.push(...await look(app, `${list}-one`));
      if (list !== 'contratos' || !options.parts) continue;
      for (const part of PARTS) {
        await app.page.goto(new URL(`${record}/${part}`, app.url).href);
        await started(app.page);
        wrong.push(...await look(app, `${list}-one/${part}`));
      }
    }
    assert.equal(wrong.length, 0, `\n${wrong.join('\n')}`);
  });
}
