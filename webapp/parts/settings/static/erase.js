// erase.js: how to make it all go away, and what is left after looking again.

const PATIENCE = 5000; // milliseconds

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  wireErase(root, root.querySelector('[data-erase]'), store);
}

/** @param {Document} root @param {Hook} section @param {Store} store */
function wireErase(root, section, store) {
  const find = (/** @type {string} */ hook) => section.querySelector(hook);
  find('[data-erase-ask]').addEventListener('click', () => {
    find('[data-erase-sure]').hidden = false;
    find('[data-erase-no]').focus();
  });
  find('[data-erase-no]').addEventListener('click', () => {
    find('[data-erase-sure]').hidden = true;
    find('[data-erase-ask]').focus();
  });
  find('[data-erase-yes]').addEventListener('click', async () => {
    find('[data-erase-sure]').hidden = true;
    /** @type {Record<string, boolean>} */
    const gone = await eraseAll(store);
    for (const line of section.querySelectorAll('[data-erased]')) {
      line.hidden = gone[line.dataset.erased] !== (line.dataset.gone === 'yes');
    }
    if (gone.pages) for (const line of root.querySelectorAll('[data-offline]')) line.hidden = true; // no longer true
    find('[data-erase-said]').focus();
  });
}

// What is gone, after looking again: { items, pages, worker, all }. A thing that fails does not keep the others.
/** @param {Store} store */
async function eraseAll(store) {
  const gone = { items: await store.erase(), pages: false, worker: false };
  const registrations = () => navigator.serviceWorker?.getRegistrations?.() ?? [];
  try {
    for (const registration of await registrations()) await forget(registration.active);
    for (const registration of await registrations()) await registration.unregister();
    gone.worker = (await registrations()).length === 0;
  } catch { /* said below */ }
  try {
    const names = window.caches ? await caches.keys() : [];
    await Promise.all(names.map((name) => caches.delete(name)));
    gone.pages = !window.caches || (await caches.keys()).length === 0;
  } catch { /* said below */ }
  return { ...gone, all: gone.items && gone.pages && gone.worker };
}

// Asks the worker to stop keeping pages and to drop what it has; one that does not answer is not waited for.
/** @param {ServiceWorker | null} worker */
function forget(worker) {
  if (!worker) return Promise.resolve();
  return new Promise((/** @type {(answer?: unknown) => void} */ done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, PATIENCE);
    worker.postMessage({ type: 'forget' }, [port2]);
  });
}
