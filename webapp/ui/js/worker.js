// worker.js: everything the page does about the service worker: register it, ask it to keep the pages, say how far
// it is, and offer an update when all of it is there.

import { reload } from './draft.js';

/** @typedef {{ root: Document, build: string | undefined, language: string }} Page */
/** @typedef {{ type: string, build: string, kept: number, wanted: number, resting: boolean }} Progress */

const LINES = { busy: 'offlineBusy', ready: 'offlineReady', partly: 'offlinePartly', never: 'offlineNever' };

/** @param {Document} root */
export function start(root) {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) {
    show(root, 'never');
    return;
  }
  const page = { root, build: root.documentElement.dataset.build, language: root.documentElement.lang };
  navigator.serviceWorker.addEventListener('message', (event) => hear(page, event.data));
  let controlled = navigator.serviceWorker.controller !== null;
  let reloading = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const first = !controlled; // the worker of the first visit takes over a page that is as new as it is
    controlled = true;
    if (first || reloading) return;
    reloading = true;
    reload(root);
  });
  if (root.readyState === 'complete') register(page);
  else window.addEventListener('load', () => register(page));
}

/** @param {Page} page */
async function register(page) {
  const registration = await registered();
  if (!registration) {
    show(page.root, 'never');
    return;
  }
  const ask = (/** @type {ServiceWorker | null} */ worker) => worker?.postMessage({ type: 'keep', language: page.language });
  const follow = (/** @type {ServiceWorker | null} */ worker) => {
    if (!worker) return;
    if (['installed', 'activated'].includes(worker.state)) ask(worker);
    worker.addEventListener('statechange', () => ['installed', 'activated'].includes(worker.state) && ask(worker));
  };
  registration.addEventListener('updatefound', () => follow(registration.installing));
  follow(registration.active);
  follow(registration.waiting);
  follow(registration.installing);
  page.root.addEventListener('visibilitychange', () => {
    if (page.root.visibilityState === 'visible') registration.update().catch(() => {});
  });
  page.root.querySelector('[data-update]').addEventListener('click', () => {
    registration.active?.postMessage({ type: 'rest' }); // what it still fetches would hold up the new one
    if (registration.waiting) registration.waiting.postMessage({ type: 'use' });
    else reload(page.root);
  });
}

// Without network the worker of an earlier visit is still there.
async function registered() {
  try {
    return await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
  } catch {
    return navigator.serviceWorker.getRegistration();
  }
}

// A worker tells how many pages of this language it keeps. Only a complete build is ready, or offered.
/** @param {Page} page @param {Progress} given */
function hear(page, { type, build, kept, wanted, resting }) {
  if (type !== 'kept') return;
  const complete = kept === wanted;
  if (build === page.build) {
    show(page.root, complete ? 'ready' : resting ? 'partly' : 'busy', `${kept} / ${wanted}`);
  } else if (complete) {
    page.root.getElementById('update').hidden = false;
  }
}

/** @param {Document} root @param {keyof typeof LINES} state @param {string} [count] */
function show(root, state, count = '') {
  for (const line of root.querySelectorAll('[data-offline]')) {
    for (const part of /** @type {Hook[]} */ ([...line.children])) part.hidden = !(LINES[state] in part.dataset);
    for (const number of line.querySelectorAll('[data-offline-count]')) number.textContent = count;
  }
}
