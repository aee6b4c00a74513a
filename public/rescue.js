// Gives out everything this browser keeps of the journal, when the app itself cannot.
// It only reads. The file is a run of frames as src/journal/mirror_log.rs describes; `salvage` there reads it.
'use strict';

const HEADER = 80;
const CLASSES = { h: 0, y: 1, b: 2 };

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

// "FRAM" | class | 0 0 0 | length | digest 32 | chain 32 | check 4. The chain is of no use outside its file.
async function record(code, payload) {
  const digest = await sha256(payload);
  const header = new Uint8Array(HEADER);
  header.set([0x46, 0x52, 0x41, 0x4d, code]);
  new DataView(header.buffer).setUint32(8, payload.length, true);
  header.set(digest, 12);
  header.set((await sha256(header.subarray(0, HEADER - 4))).subarray(0, 4), HEADER - 4);
  return { key: hex(digest), parts: [header, payload] };
}

async function fromDatabase() {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'vigia')) return []; // opening it would make it
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('vigia');
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  try {
    const frames = await new Promise((resolve, reject) => {
      const found = [];
      const reading = database.transaction('frames').objectStore('frames').openCursor();
      reading.onerror = () => (found.length ? resolve(found) : reject(reading.error));
      reading.onsuccess = () => {
        const cursor = reading.result;
        if (!cursor) return resolve(found);
        found.push(cursor.value);
        cursor.continue();
      };
    });
    return Promise.all(frames.map((frame) => record(CLASSES[frame.class] ?? 2, frame.bytes)));
  } finally {
    database.close();
  }
}

async function fromMirror() {
  const files = [];
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('vigia');
  for await (const [name, entry] of folder.entries()) {
    if (entry.kind === 'file' && name.endsWith('.log')) files.push(await (await entry.getFile()).arrayBuffer());
  }
  return files;
}

async function rescue() {
  const failures = [];
  const attempt = (work) => work().catch((error) => {
    failures.push(`${error.name}: ${error.message}`);
    return [];
  });
  const records = await attempt(fromDatabase);
  const files = await attempt(fromMirror);
  const seen = new Set();
  const parts = [...files];
  for (const { key, parts: bytes } of records) {
    if (!seen.has(key)) parts.push(...bytes);
    seen.add(key);
  }
  return { blob: new Blob(parts, { type: 'application/octet-stream' }), frames: seen.size, files: files.length, failures };
}

function give(blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `vigia-rescate-${new Date().toISOString().slice(0, 10)}.vigia-frames`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

document.getElementById('rescue').addEventListener('click', async () => {
  const outcome = document.getElementById('outcome');
  outcome.textContent = '…';
  const { blob, frames, files, failures } = await rescue();
  if (blob.size > 0) give(blob);
  const found = blob.size > 0
    ? `${blob.size} bytes: ${frames} lotes de la base, ${files} archivos del espejo · ${frames} batches of the database, ${files} files of the mirror.`
    : 'Este navegador no guarda nada de Vigía. · This browser keeps nothing of Vigía.';
  outcome.textContent = [found, ...failures].join(' — ');
});
