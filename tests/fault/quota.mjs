// No room left: a save that did not happen must not be told as done, must be explained, and must work once there is room.

import { hide, items } from '../e2e/today.mjs';
import { Mortal, shown } from './browser.mjs';

const EXPLAINED = /espacio|room/;

async function quota(app, bytes) {
  const cdp = await app.cdp();
  await cdp.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(app.url).origin, ...(bytes === null ? {} : { quotaSize: bytes }),
  });
}

/** `{ attempts, falseAcks, explained, kept, laterWorks }` of a save of one record and of a whole company. */
export async function quotaRounds({ empty, full, place, log }) {
  const sum = { attempts: 0, falseAcks: 0, explained: 0, partial: 0, laterWorks: 0 };
  await saving(sum, { full, place, log });
  await importing(sum, { empty, full, place, log });
  return sum;
}

async function saving(sum, { full, place, log }) {
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    const before = await items(app.page);
    await quota(app, 1);
    sum.attempts += 1;
    const { text, done } = await hide(app.page, before[0], 'sin espacio');
    if (done) sum.falseAcks += 1;
    if (EXPLAINED.test(text)) sum.explained += 1;
    log(`saving without room: ${text}`);
    await app.open('');
    if ((await items(app.page)).join() !== before.join()) sum.partial += 1;
    await quota(app, null);
    const again = await hide(app.page, before[0], 'con espacio');
    await app.open('');
    if (again.done && !(await items(app.page)).includes(before[0])) sum.laterWorks += 1;
  } finally {
    await app.dispose();
  }
}

async function importing(sum, { empty, full, place, log }) {
  const app = await Mortal.from(empty.profile, place);
  try {
    await app.begin();
    await quota(app, 20_000);
    sum.attempts += 1;
    await app.page.getByRole('button', { name: /ejemplo|example/ }).click();
    const text = await app.page.locator('.toast__text').first().innerText({ timeout: 15_000 }).catch(() => 'nothing was told');
    if ((await shown(app.page)) !== 'first run') sum.falseAcks += 1;
    if (EXPLAINED.test(text)) sum.explained += 1;
    log(`a company without room: ${text}`);
    await app.open('');
    if ((await shown(app.page)) !== 'first run') sum.partial += 1;
    await quota(app, null);
    await app.loadExample();
    if ((await items(app.page)).join() === full.items.join()) sum.laterWorks += 1;
  } finally {
    await app.dispose();
  }
}
