// The plug pulled: the browser is stopped in the middle of a save, the disk is copied as it is without what is only in memory,
// and the app is opened on the copy. Then the disk that is really full.

import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { hide, items } from '../e2e/today.mjs';
import { Mortal, banner, copyProfile, shown } from './browser.mjs';
import { judge, saveUntil } from './kill.mjs';
import { Disk } from './loop.mjs';
import { pause } from './page.mjs';

const RECOVERED = /se recuperaron/i;
const DISK_MB = 240;
/** As long as a reason may be, and not to be packed. */
const reason = () => Array.from({ length: 60 }, () => Math.random().toString(36).slice(2, 10)).join('').slice(0, 490);

/** An app whose profile lies on that disk. */
async function on(disk, template, place) {
  const app = await Mortal.from(null, place);
  app.profile = join(disk.folder, 'profile');
  await mkdir(app.profile, { recursive: true });
  await copyProfile(template, app.profile);
  return app;
}

/** `{ cycles, acked, lost, half, recovered }`. */
export async function powerRounds({ cycles, random, full, place, log }) {
  const sum = { cycles: 0, acked: 0, lost: 0, half: 0, recovered: 0 };
  for (let cycle = 0; cycle < cycles; cycle++) {
    const disk = await Disk.make(DISK_MB);
    const app = await on(disk, full.profile, place);
    try {
      await app.begin();
      let image;
      const { acknowledged, underWay } = await saveUntil(app, async () => {
        await pause(100 + random(1_500));
        const pids = app.pids();
        app.signal('SIGSTOP', pids);
        image = await disk.snapshot('cut');
        app.signal('SIGKILL', pids);
      });
      sum.cycles += 1;
      sum.acked += acknowledged.length;
      const after = await disk.mount(image, 'after');
      const again = await Mortal.from(join(after, 'profile'), place);
      try {
        await again.begin();
        const state = await shown(again.page);
        if (RECOVERED.test(await banner(again.page))) sum.recovered += 1;
        if (state === 'records') judge(sum, { before: full.items, acknowledged, underWay, found: await items(again.page) });
        else sum.lost += full.items.length;
      } finally {
        await again.dispose();
      }
      log(`power ${JSON.stringify(sum)}`);
    } finally {
      await app.dispose();
      await disk.dispose();
    }
  }
  return sum;
}

/** `{ cycles, acked, falseAcks, explained, lost, laterWorks }`: no room on the disk itself, whatever the browser believes. */
export async function fullDiskRounds({ cycles, full, place, log }) {
  const sum = { cycles: 0, acked: 0, refused: 0, explained: 0, lost: 0, half: 0, laterWorks: 0 };
  for (let cycle = 0; cycle < cycles; cycle++) {
    const disk = await Disk.make(DISK_MB);
    const app = await on(disk, full.profile, place);
    try {
      await app.begin();
      const before = await items(app.page);
      await disk.fill(8 + 8 * cycle);
      const acknowledged = [];
      let refused = null;
      for (const id of before.slice(0, -1)) {
        const { text, done } = await hide(app.page, id, reason()).catch((error) => ({ text: error.message, done: false }));
        if (done) acknowledged.push(id);
        else {
          refused = id;
          sum.refused += 1;
          if (/espacio|almacenamiento/.test(text)) sum.explained += 1;
          log(`disk full: ${text.split('\n')[0].slice(0, 160)}`);
          break;
        }
      }
      await disk.free();
      if (refused) {
        // What was typed is still in the dialog: the button is pressed once more.
        const again = await app.page.evaluate(() => window.hoy.message(
          () => document.querySelector('dialog[open] .dialog__foot [data-appearance=primary]').click(),
        )).catch(() => ({ done: false }));
        if (again.done) {
          sum.laterWorks += 1;
          acknowledged.push(refused);
        }
      }
      sum.cycles += 1;
      sum.acked += acknowledged.length;
      await app.close();
      await app.begin();
      judge(sum, { before, acknowledged, underWay: null, found: await items(app.page) });
    } finally {
      await app.dispose();
      await disk.dispose();
    }
  }
  return sum;
}
