// The kill switch: removes every cache of ours and then itself. EDITION stands above this line, unused.
'use strict';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith('steady-')) await caches.delete(name);
  await self.registration.unregister();
}
