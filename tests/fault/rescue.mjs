// Both copies harmed at once: the app says so and stays away from both, gives out what is there, goes on with what can be read.
// What comes back must have been there before; nothing is made up.

import { hide, items } from '../e2e/today.mjs';
import { Mortal, SQLITE_FILE, databaseFiles, flipMiddle, mirrorFiles, shown } from './browser.mjs';
import { WAYS } from './damage.mjs';
import { bytesOf, givenOut, rescued } from './rescued.mjs';

const SCREEN = /No se pudieron abrir tus registros/;

/** How the second copy is harmed beside a database that the browser throws away. */
const BOTH = {
  'flipped bit in the company': (path) => flipMiddle(path),
  'flipped bit in a save': WAYS['flipped bit near the end'],
  'end zeroed': WAYS['end zeroed'],
  'seven bytes cut off': WAYS['seven bytes cut off'],
  'second half cut off': WAYS['second half cut off'],
  'header flipped': WAYS['flipped bit near the start'],
};

/** `{ tried, screen, rescued, opened, kept, madeUp, restored }`. */
export async function rescueRounds({ full, place, backend, log }) {
  const sum = { tried: 0, screen: 0, rescued: 0, opened: 0, madeUp: 0, restored: 0, kept_items: 0 };
  for (const [name, harm] of Object.entries(BOTH)) {
    const app = await Mortal.from(full.profile, place);
    try {
      await app.begin();
      await items(app.page);
      for (const id of full.items.slice(0, 6)) await hide(app.page, id, 'antes del daño');
      const backup = await exported(app);
      await app.close();
      const pattern = backend === 'SQLite' ? SQLITE_FILE : /\.log$/;
      const [database] = await databaseFiles(app.profile, pattern);
      await (backend === 'SQLite' ? WAYS['cut to nothing'](database) : flipMiddle(database));
      await harm((await mirrorFiles(app.profile))[0]);
      sum.tried += 1;
      await app.begin();
      if (!SCREEN.test(await app.page.locator('main').innerText())) {
        log(`both, ${name}: no rescue screen but ${(await app.page.locator('main').innerText()).slice(0, 80)}`);
        continue;
      }
      sum.screen += 1;
      const rescue = await rescueCopy(app);
      if (rescue.length > 1000) sum.rescued += 1;
      await app.open('');
      await app.page.getByRole('button', { name: /^(Abrir con lo que se puede leer|Empezar de nuevo con un respaldo)$/ }).click();
      await app.page.locator('main.welcome, nav').first().waitFor({ timeout: 20_000 });
      const state = await shown(app.page);
      const found = state === 'records' ? await items(app.page) : [];
      sum.opened += 1;
      sum.kept_items += found.length;
      sum.madeUp += found.filter((id) => !full.items.includes(id)).length;
      // The way out: the last backup completes what is left.
      if (await restored(app, backup, full)) sum.restored += 1;
      log(`both, ${name}: rescue screen, rescue copy of ${rescue.length} bytes, opened with ${found.length} items`);
    } finally {
      await app.dispose();
    }
  }
  return sum;
}

async function exported(app) {
  await app.open('ajustes/respaldo');
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.page.getByRole('button', { name: 'Descargar respaldo' }).click()]);
  return bytesOf(download);
}

async function rescueCopy(app) {
  await app.page.getByRole('link', { name: 'Guardar una copia de rescate' }).click();
  return givenOut(app);
}

/** Whether the backup can be brought in and everything is there again. */
async function restored(app, buffer, full) {
  await app.open('ajustes/respaldo');
  await app.page.locator('input[type=file][accept*=".gz"]').first().setInputFiles({ name: 'vigia.json.gz', mimeType: 'application/gzip', buffer });
  const take = app.page.getByRole('button', { name: /^(Unir|Restaurar|Reemplazar todo)$/ }).first();
  await take.waitFor({ timeout: 20_000 });
  await take.click();
  await app.page.getByText(/Respaldo (unido|restaurado)/).first().waitFor({ timeout: 20_000 });
  await app.open('');
  return (await items(app.page)).join() === full.items.slice(6).join();
}

/** The rescue copy of a whole profile, read on an empty one as a backup: the same items. */
export async function rescueReadBack({ full, empty, place }) {
  const app = await Mortal.from(full.profile, place);
  const other = await Mortal.from(empty.profile, place);
  try {
    await app.start();
    const same = (await rescued(app, other)).join() === full.items.join();
    return { same: same ? 1 : 0 };
  } finally {
    await app.dispose();
    await other.dispose();
  }
}
