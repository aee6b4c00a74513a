// The rescue copy: given out by its own page, which needs neither the app nor an open database, and read elsewhere as a backup.

import { items } from '../e2e/today.mjs';

/** The bytes of a download. */
export async function bytesOf(download) {
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts);
}

/** What the rescue page on show gives out. */
export async function givenOut(app) {
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.page.locator('#rescue').click()]);
  return bytesOf(download);
}

/** The items that an app without records shows once it has taken in the rescue copy of another one. */
export async function rescued(app, other) {
  await app.page.goto(new URL('rescue.html', app.url).href);
  const buffer = await givenOut(app);
  await other.begin('ajustes/respaldo');
  await other.page.locator('input[type=file][accept*=".gz"]').first()
    .setInputFiles({ name: 'vigia.vigia-frames', mimeType: 'application/octet-stream', buffer });
  await other.page.getByRole('button', { name: 'Restaurar' }).click({ timeout: 20_000 });
  await other.page.getByText('Respaldo restaurado').first().waitFor();
  await other.open('');
  return items(other.page);
}
