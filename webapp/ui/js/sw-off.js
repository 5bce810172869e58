// The kill switch: removes every cache of ours and then itworker. EDITION stands above this line, unused.
'use strict';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith('steady-')) await caches.delete(name);
  await worker.registration.unregister();
}
