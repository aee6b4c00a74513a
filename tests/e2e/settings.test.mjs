// The settings: what is chosen takes effect at once and stays, and the daily notification is shown when it may be.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { appTest, axeCheck } from './harness.mjs';
import { notifications, shownNotifications } from './notifications.mjs';

const TABS = ['empresa', 'catalogo', 'personas', 'alertas', 'almacenamiento', 'apariencia'];

appTest('the language and the theme change at once and stay', async (app) => {
  await app.loadExample();
  await app.open('ajustes/apariencia');
  const html = app.page.locator('html');
  await app.page.getByRole('radio', { name: 'Oscuro', exact: true }).check();
  assert.equal(await html.getAttribute('data-theme'), 'dark');
  await app.page.getByRole('radio', { name: 'English' }).check();
  await app.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  assert.match(await html.getAttribute('lang'), /^en\b/);
  await app.page.reload();
  await app.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  assert.equal(await html.getAttribute('data-theme'), 'dark');
});

appTest('another window follows the language', async (app) => {
  await app.loadExample();
  const other = await app.newTab('ajustes/apariencia');
  await app.open('ajustes/apariencia');
  await app.page.getByRole('radio', { name: 'English' }).check();
  await other.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
});

appTest('the company is changed, and what is wrong is said beside its field', async (app) => {
  await app.loadExample();
  await app.open('ajustes/empresa');
  const name = app.page.getByLabel('Nombre o razón social');
  await name.fill('');
  await app.page.getByRole('button', { name: 'Guardar' }).click();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  await name.fill('Norte Servicios S. A. S.');
  await app.page.getByRole('button', { name: 'Agregar un día' }).click();
  await app.page.getByLabel('Día 1', { exact: true }).fill('2026-12-24');
  await app.page.getByRole('button', { name: 'Guardar' }).click();
  await app.page.locator('.frame__company', { hasText: 'Norte Servicios S. A. S.' }).first().waitFor();
  await app.page.reload();
  await app.page.getByLabel('Día 1', { exact: true }).waitFor();
  assert.equal(await app.page.getByLabel('Día 1', { exact: true }).inputValue(), '2026-12-24');
});

appTest('a person is added, chosen for this device and taken out', async (app) => {
  await app.loadExample();
  await app.open('ajustes/personas');
  await app.page.getByRole('button', { name: 'Agregar persona' }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel('Nombre', { exact: true }).fill('Zoila Duarte');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  const added = app.page.getByRole('listitem').filter({ hasText: 'Zoila Duarte' });
  await added.waitFor();
  await app.page.getByLabel('¿Quién usa este equipo?').selectOption({ label: 'Zoila Duarte' });
  await added.getByRole('button', { name: 'Quitar' }).click();
  await added.waitFor({ state: 'detached' });
  assert.equal(await app.page.getByLabel('¿Quién usa este equipo?').inputValue(), '');
});

appTest('once permitted, the digest is shown once and names nobody', async (app) => {
  await app.grant();
  await app.loadExample();
  await app.offlineReady();
  await app.prefer({ digest_hour: 0, last_digest: null });
  const shown = await shownNotifications(app.page);
  assert.equal(shown.length, 1);
  assert.equal(shown[0].tag, 'vigia-due');
  assert.equal(shown[0].url, '/');
  assert.match(shown[0].title, /^\d+\sasuntos?\spiden?\s/);
  assert.doesNotMatch(shown[0].title + shown[0].body, /\$|FV|S\. ?A\. ?S/);
  await app.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    for (const note of await registration.getNotifications()) note.close();
  });
  await app.page.reload();
  await app.page.waitForTimeout(3_000);
  assert.deepEqual(await notifications(app.page), [], 'once a day');
});

appTest('the deadlines are downloaded for a calendar', async (app) => {
  await app.loadExample();
  await app.open('ajustes/alertas');
  const downloading = app.page.waitForEvent('download');
  await app.page.getByRole('button', { name: 'Descargar vencimientos (.ics)' }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'vigia-vencimientos.ics');
  const text = await readFile(await download.path(), 'utf8');
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /SUMMARY:Vence la factura /);
  assert.match(text, /BEGIN:VALARM/);
});

for (const width of [1440, 390]) {
  appTest(`every part is within reach of everyone at ${width}`, { width }, async (app) => {
    await app.loadExample();
    for (const tab of TABS) {
      await app.open(`ajustes/${tab}`);
      await app.page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor();
      await axeCheck(app.page);
      await app.shot(`settings-${tab}`, { fullPage: true });
      const overflow = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${tab} is ${overflow} px too wide`);
    }
  });
}
