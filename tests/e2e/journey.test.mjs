// A company's records outlive the network, the device and disagreement: saved without a server, carried to another device,
// joined with what another device did meanwhile, and settled where both changed the same.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, appTest, axeCheck, by, started } from './harness.mjs';
import { shownNotifications } from './notifications.mjs';

const BACKUP = 'ajustes/respaldo';
const INTEGRITY = 'ajustes/integridad';

async function reload(app) {
  await app.page.reload();
  await started(app.page);
}

/** The digest of the book as Integridad shows it. */
async function digest(app) {
  await app.open(INTEGRITY);
  const shown = app.page.getByRole('status', { name: 'Huella del libro' });
  await shown.filter({ hasText: /^[0-9a-f]{64}$/ }).waitFor();
  return (await shown.innerText()).trim();
}

/** Downloads a backup and says where it is. */
async function exportBackup(app, folder) {
  await app.open(BACKUP);
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    by.button(app.page, 'Descargar respaldo').click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Chooses a backup and waits for the comparison. */
async function chooseBackup(app, path) {
  await app.open(BACKUP);
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    by.button(app.page, 'Elegir respaldo').click(),
  ]);
  await chooser.setFiles(path);
  await app.page.getByRole('table', { name: 'Qué cambiaría al unir' }).waitFor();
}

async function renameCompany(app, name) {
  await app.open('ajustes/empresa');
  await by.field(app.page, 'Nombre o razón social').fill(name);
  await by.button(app.page, 'Guardar').click();
  await app.page.getByRole('banner').getByText(name).waitFor();
}

appTest('records outlive the network, the device and disagreement', { timeout: 600_000 }, async (app) => {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-journey-'));
  const other = new App({});
  try {
    await firstDay(app);
    await withoutServer(app);
    const backup = await exportBackup(app, folder);
    assert.match(backup, /vigia-[a-z0-9-]+-\d{4}-\d\d-\d\d-[0-9a-f]{16}\.json\.gz$/);
    const here = await digest(app);
    assert.ok(backup.includes(here.slice(0, 16)), 'the name of the backup begins as the digest');

    await other.start();
    await restoreElsewhere(other, backup);
    assert.equal(await digest(other), here, 'the other device shows the same records');

    await renameCompany(app, 'Andina del Norte SAS');
    await renameCompany(other, 'Andina del Sur SAS');
    const theirs = await exportBackup(other, folder);
    await mergeAndSettle(app, theirs);

    const settled = await exportBackup(app, folder);
    await chooseBackup(other, settled);
    await by.button(other.page, 'Unir').click();
    await other.page.getByText('Respaldo unido').first().waitFor();
    assert.equal(await digest(other), await digest(app), 'both devices show the same again');
    assert.deepEqual(other.problems, []);
  } finally {
    await other.end();
    await rm(folder, { recursive: true, force: true });
  }
});

appTest('a file that is no backup, a damaged one and an encrypted one are told apart', async (app) => {
  const files = [
    ['{"format":"other"}', /no es un respaldo de Vigía/],
    ['{"format":"vigia-backup","major":1,"minor":0', /está dañado/],
    ['age-encryption.org/v1\n-> scrypt', /está cifrado/],
  ];
  for (const [content, expected] of files) {
    await app.open(BACKUP);
    const [chooser] = await Promise.all([
      app.page.waitForEvent('filechooser'),
      by.button(app.page, 'Elegir respaldo').click(),
    ]);
    await chooser.setFiles({ name: 'vigia.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await app.page.getByRole('alert').getByText(expected).waitFor();
  }
});

/** The first run with the example company: Hoy lists what needs someone, and the day's notification tells how much. */
async function firstDay(app) {
  await app.grant();
  await by.button(app.page, 'Cargar datos de ejemplo').click();
  await app.page.getByRole('list', { name: 'Vencido' }).getByRole('listitem').first().waitFor();
  await app.offlineReady();
  await app.prefer({ digest_hour: 0, last_digest: null });
  const [digest] = await shownNotifications(app.page);
  assert.match(digest?.title ?? 'no notification', /^\d+\sasuntos?\spiden?\s/);
}

/** Without the server the app opens, saves, and has what it saved after another reload. */
async function withoutServer(app) {
  await app.offlineReady();
  await reload(app);
  await app.stopServer();
  app.allow(/ERR_CONNECTION_REFUSED|Failed to fetch|ERR_FAILED/);
  await reload(app);
  await app.page.getByRole('list', { name: 'Vencido' }).waitFor();
  await app.open('clientes/nuevo');
  await by.field(app.page, 'Nombre o razón social').fill('Cliente sin conexión');
  await by.button(app.page, 'Guardar cliente').click();
  await by.heading(app.page, 'Cliente sin conexión').waitFor();
  await reload(app);
  await by.heading(app.page, 'Cliente sin conexión').waitFor();
  await app.startServer();
}

/** A fresh profile brings the backup in from the first screen. */
async function restoreElsewhere(other, backup) {
  await by.link(other.page, 'Restaurar un respaldo').click();
  const [chooser] = await Promise.all([
    other.page.waitForEvent('filechooser'),
    by.button(other.page, 'Elegir respaldo').click(),
  ]);
  await chooser.setFiles(backup);
  await other.page.getByRole('table', { name: 'Qué cambiaría al unir' }).waitFor();
  await axeCheck(other.page);
  await by.button(other.page, 'Restaurar').click();
  await other.page.getByText('Respaldo restaurado').first().waitFor();
}

/** The other device's work is joined, and the one thing both changed is settled. */
async function mergeAndSettle(app, theirs) {
  await chooseBackup(app, theirs);
  await app.page.getByText('Habrá conflictos por resolver').waitFor();
  await by.button(app.page, 'Unir').click();
  await app.page.getByText('Respaldo unido').first().waitFor();
  await by.link(app.page, 'Resolver conflictos').first().click();
  await by.heading(app.page, /Empresa: Andina del (Norte|Sur) SAS/).waitFor();
  await axeCheck(app.page);
  await app.shot('conflicts', { fullPage: true });
  await app.page.getByRole('radio', { name: /Andina del Norte SAS/ }).check();
  await by.button(app.page, 'Guardar lo elegido').click();
  await by.heading(app.page, 'Nada por resolver').waitFor();
  await app.page.getByRole('banner').getByText('Andina del Norte SAS').waitFor();
  await app.open('historia/company/00000000-0000-8000-8000-000000000001');
  await app.page.getByText('Andina del Sur SAS').first().waitFor();
  await axeCheck(app.page);
  await app.shot('history', { fullPage: true });
}
