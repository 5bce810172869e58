// look.js: how the app looks here, what is kept here, and how to make it all go away.

const PATIENCE = 5000; // milliseconds
const USUAL = { theme: 'auto', text: 'normal' };

export function start(root, store) {
  rememberLanguage(root, store);
  for (const radio of root.querySelectorAll('[data-setting]')) wire(root, radio, store);
  follow(root, store);
  const kept = root.querySelector('[data-storage]');
  if (kept) {
    const repaint = () => paintStorage(kept, store);
    store.watch(repaint);
    repaint();
  }
  root.querySelector('[data-persist]')?.addEventListener('click', async () => {
    await navigator.storage?.persist?.();
    paintStorage(kept, store);
  });
  const eraser = root.querySelector('[data-erase]');
  if (eraser) wireErase(root, eraser, store);
}

// A link to another language names it behind the #, so that the choice is kept even when it was made before any script.
function rememberLanguage(root, store) {
  const { lang } = root.documentElement;
  if (location.hash !== `#${lang}`) return;
  store.write('setting', 'language', lang);
  history.replaceState(history.state, '', location.pathname + location.search);
}

function wire(root, radio, store) {
  const name = radio.dataset.setting;
  const paint = () => { radio.checked = (store.read('setting', name) || USUAL[name]) === radio.value; };
  store.watch(paint);
  paint();
  radio.addEventListener('change', () => store.write('setting', name, radio.value === USUAL[name] ? '' : radio.value));
}

// What changes here, in another tab, or on a page the reader comes Back from. first.js has put on what was kept before.
function follow(root, store) {
  const worn = {};
  for (const name of Object.keys(USUAL)) worn[name] = store.read('setting', name);
  store.watch(() => {
    for (const name of Object.keys(USUAL)) {
      const kept = store.read('setting', name);
      if (kept !== worn[name]) root.documentElement.dataset[name] = kept || USUAL[name];
      worn[name] = kept;
    }
  });
}

async function paintStorage(kept, store) {
  const working = store.reason() === null || store.reason() === 'damaged';
  for (const line of kept.querySelectorAll('[data-kept]')) line.hidden = (line.dataset.kept === 'yes') !== working;
  kept.querySelector('[data-kept-count]').textContent = String(store.count());
  kept.querySelector('[data-kept-size]').textContent = String(Math.ceil(store.size() / 1024));
  const proven = store.read('setting', 'backup');
  for (const line of kept.querySelectorAll('[data-backup]')) line.hidden = (line.dataset.backup === 'yes') !== (proven !== '');
  kept.querySelector('[data-backup-day]').textContent = proven;
  const persisted = await navigator.storage?.persisted?.();
  if (persisted === undefined) return;
  for (const line of kept.querySelectorAll('[data-persisted]')) {
    line.hidden = (line.dataset.persisted === 'yes') !== persisted;
  }
  kept.querySelector('[data-persist]').hidden = persisted || !navigator.storage.persist;
}

function wireErase(root, section, store) {
  const find = (name) => section.querySelector(`[data-erase-${name}]`);
  find('ask').addEventListener('click', () => {
    find('sure').hidden = false;
    find('no').focus();
  });
  find('no').addEventListener('click', () => {
    find('sure').hidden = true;
    find('ask').focus();
  });
  find('yes').addEventListener('click', async () => {
    find('sure').hidden = true;
    const gone = await eraseAll(store);
    for (const line of section.querySelectorAll('[data-erased]')) {
      line.hidden = gone[line.dataset.erased] !== (line.dataset.gone === 'yes');
    }
    if (gone.pages) for (const line of root.querySelectorAll('[data-offline]')) line.hidden = true; // no longer true
    find('said').focus();
  });
}

// What is gone, after looking again: { items, pages, worker, all }. A thing that fails does not keep the others.
async function eraseAll(store) {
  const gone = { items: store.erase(), pages: false, worker: false };
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
function forget(worker) {
  if (!worker) return Promise.resolve();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, PATIENCE);
    worker.postMessage({ type: 'forget' }, [port2]);
  });
}
