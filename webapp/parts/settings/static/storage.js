// storage.js: what is kept on this phone, and whether the browser has promised not to clear it.
import { lead, whileBusy } from '../../../ui/js/lead.js';

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const kept = root.querySelector('[data-storage]');
  const repaint = () => paintStorage(kept, store);
  store.watch(repaint);
  repaint();
  root.querySelector('[data-persist]').addEventListener('click', ({ target }) => whileBusy(target, async () => {
    await navigator.storage?.persist?.();
    await repaint();
    lead([...kept.querySelectorAll('[data-persisted]')].find((line) => !line.hidden) ?? null, target);
  }));
}

/** @param {Hook} kept @param {Store} store */
async function paintStorage(kept, store) {
  const working = [...store.troubles()].every((trouble) => trouble === 'damaged');
  for (const line of kept.querySelectorAll('[data-kept]')) line.hidden = (line.dataset.kept === 'yes') !== working;
  kept.querySelector('[data-kept-count]').textContent = String(store.count());
  kept.querySelector('[data-kept-size]').textContent = String(Math.ceil((await store.size()) / 1024));
  kept.querySelector('[data-of-newer]').hidden = store.ofNewer() === 0;
  kept.querySelector('[data-of-newer-count]').textContent = String(store.ofNewer());
  const proven = store.read('setting', 'backup');
  for (const line of kept.querySelectorAll('[data-backup]')) line.hidden = (line.dataset.backup === 'yes') !== (proven !== '');
  kept.querySelector('[data-backup-day]').textContent = proven;
  const room = await store.room();
  kept.querySelector('[data-room]').hidden = room === null;
  kept.querySelector('[data-room-left]').textContent = String(Math.floor((room ?? 0) / 1024));
  const persisted = await navigator.storage?.persisted?.();
  if (persisted === undefined) return;
  for (const line of kept.querySelectorAll('[data-persisted]')) {
    line.hidden = (line.dataset.persisted === 'yes') !== persisted;
  }
  kept.querySelector('[data-persist]').hidden = persisted || !navigator.storage.persist;
}
