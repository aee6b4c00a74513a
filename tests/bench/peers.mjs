// The same records in Dexie and in raw IndexedDB, in the same browser and run: what the budgets are ratios of.
// Runs in pages of peer-server.mjs; nothing of the app is loaded there.

import { downloaded } from './app.mjs';

/** Milliseconds of `bulkPut` of the records of a file of lines in one call; they are parsed before the clock starts. */
async function dexiePut(page, url, file) {
  await page.goto(url);
  return page.evaluate(async (file) => {
    const records = (await (await fetch(file)).text()).trim().split('\n').map((line) => JSON.parse(line));
    const db = new window.Dexie('peer');
    db.version(1).stores({ records: 'id, kind' });
    await db.open();
    const start = performance.now();
    await db.records.bulkPut(records);
    const took = performance.now() - start;
    db.close();
    return { took, count: records.length };
  }, file);
}

/** All records, into an empty table. */
export const dexieImport = (page, url) => dexiePut(page, url, '/records.ndjson');

/** The records that changed, into the table of all. */
export const dexieChanged = (page, url) => dexiePut(page, url, '/changed.ndjson');

/** Downloads all records as packed lines of JSON, as a page without a journal would; milliseconds from the click, and MB. */
export async function dexieExport(page, url) {
  await page.goto(url);
  await page.evaluate(() => {
    const button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'export';
    button.addEventListener('click', async () => {
      const db = new window.Dexie('peer');
      db.version(1).stores({ records: 'id, kind' });
      const records = await db.records.toArray();
      const lines = new Blob(records.map((record) => `${JSON.stringify(record)}\n`));
      const packed = await new Response(lines.stream().pipeThrough(new CompressionStream('gzip'))).blob();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(packed);
      link.download = 'records.ndjson.gz';
      link.click();
      db.close();
    });
  });
  return downloaded(page, page.getByRole('button', { name: 'export' }), { timeout: 300_000 });
}

/** Milliseconds from the start of the page to all records read with `toArray`, and of the reading alone. */
export async function dexieOpen(page, url) {
  await page.goto(url);
  return page.evaluate(async () => {
    const db = new window.Dexie('peer');
    db.version(1).stores({ records: 'id, kind' });
    const start = performance.now();
    const records = await db.records.toArray();
    const end = performance.now();
    db.close();
    return { fromStart: end, alone: end - start, count: records.length };
  });
}

/** One value a record in one strict transaction, then `getAll`: IndexedDB without a library. */
export async function rawIndexedDb(page, url) {
  await page.goto(url);
  return page.evaluate(async () => {
    const records = (await (await fetch('/records.ndjson')).text()).trim().split('\n').map((line) => JSON.parse(line));
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open('raw', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('records', { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const start = performance.now();
    await new Promise((resolve, reject) => {
      const transaction = db.transaction('records', 'readwrite', { durability: 'strict' });
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      const store = transaction.objectStore('records');
      for (const record of records) store.put(record);
    });
    const put = performance.now() - start;
    const before = performance.now();
    await new Promise((resolve, reject) => {
      const request = db.transaction('records').objectStore('records').getAll();
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
    const getAll = performance.now() - before;
    db.close();
    return { put, getAll };
  });
}

/** Opens the database of the single puts in the page that is open, and leaves `window.rawPut`: one strict put, in milliseconds. */
export function prepareRawPuts(page) {
  return page.evaluate(async () => {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open('bench-raw-put', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('values');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const value = new Uint8Array(600);
    let puts = 0;
    window.rawPut = async () => {
      const start = performance.now();
      await new Promise((resolve, reject) => {
        const transaction = db.transaction('values', 'readwrite', { durability: 'strict' });
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
        transaction.objectStore('values').put(value, puts++);
      });
      return performance.now() - start;
    };
  });
}

/** Milliseconds of single strict puts one after the other, in a page where nothing else happens. */
export function rawPuts(page, rounds) {
  return page.evaluate(async (rounds) => {
    const times = [];
    for (let round = 0; round < rounds; round++) times.push(await window.rawPut());
    return times;
  }, rounds);
}
