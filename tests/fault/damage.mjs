// What the browser's own database can suffer while nobody looks: a flipped bit, a wipe. The mirror must bring all back,
// and the person must be told.

import { items } from '../e2e/today.mjs';
import { Mortal, banner, databaseFiles, flipMiddle, shown } from './browser.mjs';

const TOLD = /se recuperaron de la segunda copia|were recovered from the second copy/;
const GONE = /Aquí había datos y ya no están|There was data here and it is gone/;

async function wipe(app, storageTypes) {
  const cdp = await app.cdp();
  await app.page.goto('about:blank');
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(app.url).origin, storageTypes });
}

/** Every way of losing the database; each must end with the same records and a word about it. */
const LOSSES = {
  'flipped bit in the log': async (app) => flipFirst(app, /\.log$/),
  'flipped bit in the manifest': async (app) => flipFirst(app, /MANIFEST-\d+$/),
  'flipped bit in the log, after more saves': async (app) => {
    await app.begin();
    await app.close();
    await flipFirst(app, /\.log$/);
  },
  'database wiped': async (app) => {
    await app.begin();
    await wipe(app, 'indexeddb');
    await app.close();
  },
};

async function flipFirst(app, pattern) {
  const [file] = await databaseFiles(app.profile, pattern);
  if (!file) throw new Error(`no file ${pattern} in the profile`);
  await flipMiddle(file);
}

/** `{ damaged, recovered, told, different }`, and what each loss led to. */
export async function damageRounds({ full, place, log }) {
  const sum = { damaged: 0, recovered: 0, told: 0, different: 0 };
  for (const [name, lose] of Object.entries(LOSSES)) {
    const app = await Mortal.from(full.profile, place);
    try {
      await lose(app);
      sum.damaged += 1;
      await app.begin();
      const state = await shown(app.page);
      const told = await banner(app.page);
      const found = state === 'records' ? await items(app.page) : [];
      const same = found.join() === full.items.join();
      if (same) sum.recovered += 1;
      else sum.different += 1;
      if (TOLD.test(told)) sum.told += 1;
      log(`${name}: ${state}, ${same ? 'same records' : `${found.length} of ${full.items.length} items`}, told: ${told || 'nothing'}`);
    } finally {
      await app.dispose();
    }
  }
  return sum;
}

/** Both copies gone: never an ordinary first run, and nothing made up. */
export async function bothGone({ full, place, log }) {
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    await wipe(app, 'indexeddb,file_systems');
    await app.open('');
    const state = await shown(app.page);
    const told = await banner(app.page);
    log(`both copies wiped: ${state}, told: ${told || 'nothing'}`);
    return { told: GONE.test(told) ? 1 : 0, madeUp: state === 'first run' ? 0 : 1 };
  } finally {
    await app.dispose();
  }
}
