// Two devices of one company that work apart and exchange backups: whatever each did, after each has merged the other's file
// both show the same book, and merging the same file again changes nothing. Then files that were cut or flipped on the way.

import { Mortal } from './browser.mjs';
import { backup, bringIn, digest, drive } from './page.mjs';

/** What one device may do meanwhile; each gives back nothing but has been saved. */
const DEEDS = {
  hide: `async (text) => {
    await hoy.go('');
    // Nothing may be left to hide.
    await hoy.until(() => document.querySelector('main .items, main .empty-state'), 'items');
    const all = await hoy.items();
    if (all.length) await hoy.hide(all[Math.floor(Math.random() * all.length)], text);
  }`,
  company: `async (text) => {
    await hoy.go('ajustes/apariencia');
    await hoy.go('ajustes/empresa');
    await write('company-name', 'Andina ' + text, /^Guardar$/);
    await hoy.until(() => document.querySelector('.frame__company')?.textContent.includes(text), 'name of the company');
  }`,
  client: `async (text) => {
    await hoy.go('clientes');
    const links = await hoy.until(() => { const found = [...document.querySelectorAll('.data-table__link')]; return found.length ? found : null; }, 'clients');
    await hoy.go(links[Math.floor(Math.random() * Math.min(3, links.length))].getAttribute('href').slice(1) + '/editar');
    await write('client-name', 'Cliente ' + text, /Guardar cliente/);
    await hoy.until(() => !document.getElementById('client-name'), 'end of the form');
  }`,
  newClient: `async (text) => {
    await hoy.go('clientes');
    await hoy.go('clientes/nuevo');
    await write('client-name', 'Nuevo ' + text, /Guardar cliente/);
    await hoy.until(() => !document.getElementById('client-name'), 'end of the form');
  }`,
};

const WRITE = `window.write ??= async (id, text, label) => {
  const field = await hoy.until(() => document.getElementById(id), id);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await hoy.painted();
  (await hoy.until(() => hoy.button(label), 'button')).click();
}`;

async function work(page, random, text) {
  await drive(page);
  await page.evaluate(WRITE);
  const names = Object.keys(DEEDS);
  for (let count = 1 + random(3); count > 0; count--) {
    const name = names[random(names.length)];
    await page.evaluate(`(${DEEDS[name]})(${JSON.stringify(`${text} ${count}`)})`);
  }
}

/** `{ cases, merged, different, again, againChanged, refused }`. */
export async function mergeRounds({ cases, random, full, place, log }) {
  const sum = { cases: 0, merges: 0, different: 0, repeated: 0, repeatedChanged: 0, refused: 0, conflicts: 0 };
  const devices = [await Mortal.from(full.profile, place), await Mortal.from(full.profile, place)];
  try {
    for (const app of devices) await app.begin();
    const [a, b] = devices.map((app) => app.page);
    // Two laptops: the profile was copied, so one takes the other's backup, which gives it a name of its own.
    await bringIn(b, await backup(a), 'replace');
    for (let at = 0; at < cases; at++) {
      await Promise.all([work(a, random, `a${at}`), work(b, random, `b${at}`)]);
      const [fromA, fromB] = [await backup(a), await backup(b)];
      const told = [await bringIn(a, fromB, 'merge'), await bringIn(b, fromA, 'merge')];
      sum.merges += told.filter(({ text = '' }) => /Respaldo unido/.test(text)).length;
      const bad = told.filter(({ text = '', offered }) => !/Respaldo unido/.test(text) && offered !== 'nothing new');
      sum.refused += bad.length;
      for (const { text, offered } of bad) log(`case ${at}: ${text || offered}`);
      const digests = [await digest(a), await digest(b)];
      if (digests[0] !== digests[1]) {
        sum.different += 1;
        log(`case ${at}: ${digests.join(' ')}`);
      }
      if (at % 2 === 0) {
        const { offered } = await bringIn(a, fromB, 'merge');
        sum.repeated += 1;
        if (offered !== 'nothing new' || (await digest(a)) !== digests[0]) sum.repeatedChanged += 1;
      }
      sum.cases += 1;
      if (at % 20 === 19) {
        log(`merge ${JSON.stringify(sum)}`);
        for (const app of devices) await app.open('');
      }
    }
  } finally {
    for (const app of devices) await app.dispose();
  }
  return sum;
}

/** A backup cut short or with one bit flipped, through the screen: refused in words, and the book is as it was. */
export async function spoiltRounds({ rounds, random, full, place, log }) {
  const sum = { files: 0, refused: 0, accepted: 0, changed: 0 };
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    const before = await digest(app.page);
    const whole = Buffer.from(await backup(app.page), 'base64');
    for (let round = 0; round < rounds; round++) {
      let bytes = Buffer.from(whole);
      if (round % 2) bytes = bytes.subarray(0, random(bytes.length));
      else bytes[random(bytes.length)] ^= 1 << random(8);
      const { offered } = await bringIn(app.page, bytes.toString('base64'), 'merge');
      sum.files += 1;
      if (/no se usó/.test(offered)) sum.refused += 1;
      else {
        sum.accepted += 1;
        log(`${round % 2 ? `cut to ${bytes.length}` : 'flipped'}: ${offered}`);
      }
    }
    await app.open('');
    if ((await digest(app.page)) !== before) sum.changed += 1;
  } finally {
    await app.dispose();
  }
  return sum;
}
