// The offline copy of the app: every file of one build, whole and verified, or none of it.
// Holds no records and decides nothing about them. scripts/post-build.mjs fills in VERSION and FILES.
'use strict';

const VERSION = '%VERSION%';
// Every file of this build, as its path below the scope and its SHA-256; './' is index.html, which some hosts serve
// under that address only.
const FILES = {/* FILES */};

const CACHE = `vigia-app-${VERSION}`;
const BASE = self.registration.scope;
const PATHS = new Set(Object.keys(FILES).map((path) => new URL(path, BASE).href));

// A download without one byte for this long is given up: a hung file would otherwise block every later version.
const STALL_MS = 20_000;
// However slowly it drips, a file does not take longer than this.
const FILE_MS = 600_000;
const DOWNLOADS = 4;

// ---- install: download, verify, and only then keep

self.addEventListener('install', (event) => event.waitUntil(install()));

// Nothing is kept before everything is here, so a download that fails or is killed leaves no trace.
async function install() {
  const queue = Object.entries(FILES);
  const stop = new AbortController();
  const verified = [];
  const take = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) verified.push(await obtain(...file, stop.signal));
  };
  try {
    await Promise.all(Array.from({ length: DOWNLOADS }, take));
    const cache = await caches.open(CACHE);
    for (const [url, response] of verified) await cache.put(url, response);
  } catch (error) {
    stop.abort();
    await caches.delete(CACHE);
    throw error;
  }
}

// One file with the right bytes. What is named by its content is taken from the version in use when it is there;
// the rest is fetched even if its bytes are known, because its headers (the policy) may be new.
async function obtain(path, digest, stop) {
  const url = new URL(path, BASE).href;
  const known = path.startsWith('assets/') ? await caches.match(url) : undefined;
  if (known && await sha256(await known.clone().arrayBuffer()) === digest) return [url, known];
  const { bytes, headers } = await download(url, stop);
  if (await sha256(bytes) !== digest) throw new Error(`${path} is not the file of this version`);
  return [url, new Response(bytes, { headers })];
}

// The bytes of a file, with the headers that still hold once it is unpacked.
async function download(url, stop) {
  const limit = new AbortController();
  let stall = setTimeout(() => limit.abort(), STALL_MS);
  const whole = setTimeout(() => limit.abort(), FILE_MS);
  const give = () => limit.abort();
  stop.addEventListener('abort', give);
  try {
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', redirect: 'error', signal: limit.signal });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const parts = [];
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(stall);
      stall = setTimeout(() => limit.abort(), STALL_MS);
      parts.push(value);
    }
    const headers = new Headers(response.headers);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'vary']) headers.delete(name);
    return { bytes: await new Blob(parts).arrayBuffer(), headers };
  } finally {
    clearTimeout(stall);
    clearTimeout(whole);
    stop.removeEventListener('abort', give);
  }
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// ---- activate: one version only

self.addEventListener('activate', (event) => event.waitUntil(dropOtherVersions()));

async function dropOtherVersions() {
  for (const name of await caches.keys()) {
    if (name !== CACHE) await caches.delete(name);
  }
}

// The page asks for the new version when the person agreed; the worker never takes over by itself.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') self.skipWaiting();
});

// ---- fetch: this version's files, then the network

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(BASE)) return;
  const url = new URL(request.url);
  const plain = url.origin + url.pathname;
  if (PATHS.has(plain)) event.respondWith(answer(plain, request));
  else if (request.mode === 'navigate' && isPlace(plain)) event.respondWith(answer(BASE, request));
});

// Places of the app have no extension; a document beside it (a survey, a manual) has one and is not the app's.
function isPlace(plain) {
  return plain === `${BASE}index.html` || !/\.[a-z0-9]+$/i.test(plain);
}

async function answer(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? fetch(request);
}

// ---- notifications

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

// Brings an open window to the front and tells it where to go; without one, opens the place.
async function open(place) {
  const url = inScope(place);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const own = windows.filter((client) => client.url.startsWith(BASE));
  const client = own.find((one) => one.visibilityState === 'visible') ?? own[0];
  if (!client) return self.clients.openWindow(url);
  client.postMessage({ type: 'OPEN', url });
  return client.focus();
}

// A place of the app ("/facturas/…") as an address below the scope; anything else opens the start.
function inScope(place) {
  if (typeof place !== 'string') return BASE;
  const url = new URL(place.replace(/^[/\\]+/, ''), BASE);
  return url.href.startsWith(BASE) ? url.href : BASE;
}

self.addEventListener('periodicsync', (event) => event.waitUntil(remind()));

// One notification of what is due, from the summary that the app left; nothing when a window shows it already.
async function remind() {
  const windows = await self.clients.matchAll({ type: 'window' });
  if (windows.some((client) => client.visibilityState === 'visible')) return;
  const due = await readDue();
  if (!due || !(due.count > 0) || !due.title) return;
  await self.registration.showNotification(String(due.title), {
    body: String(due.body ?? ''),
    tag: 'vigia-due',
    icon: new URL('icons/vigia-192.png', BASE).href,
    badge: new URL('icons/badge-96.png', BASE).href,
    data: { url: due.url },
  });
}

// The record {key: 'due', value: '{"count","title","body","url"}'} of the store `alerts`; null when there is none.
async function readDue() {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === 'vigia')) return null; // opening it would create it
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('vigia');
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  try {
    if (!database.objectStoreNames.contains('alerts')) return null;
    return await new Promise((resolve, reject) => {
      const reading = database.transaction('alerts').objectStore('alerts').get('due');
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => resolve(reading.result ? JSON.parse(reading.result.value) : null);
    });
  } catch (error) {
    console.info('No summary of what is due:', error);
    return null;
  } finally {
    database.close();
  }
}
