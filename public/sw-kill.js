// The way back from a bad service worker: deploy this file under the name sw.js.
// It drops the offline copy, removes itself and reloads what is open; it does not touch records.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await self.registration.unregister();
    for (const client of await self.clients.matchAll({ type: 'window' })) {
      await client.navigate(client.url).catch(() => {});
    }
  })());
});
