// restore.js: a backup takes the place of what is here or joins it, and the way back from that; earlier states.
import { lead, whileBusy } from '../../../ui/js/lead.js';
import { clock } from '../../../ui/js/time.js';
import { say } from './say.js';

/** @typedef {import('./say.js').State} State */

/** @param {State} state @param {Hook} button */
export function merge(state, button) {
  settle(state, button, 'opened', 'done', async () => {
    const present = await state.store.items();
    const { merged } = await import('./capsule.js'); // there since the backup was opened
    return present && state.inside && merged(present, state.inside, state.isSame);
  });
}

/** @param {State} state @param {Hook} button */
export function replace(state, button) {
  settle(state, button, 'opened', 'done', () => state.inside);
}

/** @param {State} state @param {Hook} button */
export function undo(state, button) {
  settle(state, button, 'opened', 'undone', () => earlier(state, state.before));
}

/** @param {State} state @param {Hook} button */
export function back(state, button) {
  const { snap } = button.dataset;
  settle(state, button, 'went', 'undone', () => earlier(state, snap));
}

/** @param {State} state @param {string} id */
async function earlier({ store }, id) {
  return (await store.snapshots()).find((one) => one.id === id)?.items ?? null;
}

// Puts these items in the place of the present ones and says how that went, where the reader is.
/**
 * @param {State} state @param {Hook} button @param {'opened' | 'went'} where @param {'done' | 'undone'} name
 * @param {() => Items | null | Promise<Items | null>} find
 */
function settle(state, button, where, name, find) {
  return whileBusy(button, async () => {
    const next = await find();
    const before = next && (await state.store.replaceWith(next, name === 'done' ? 'restore' : 'back'));
    if (before) state.before = before;
    say(state, where === 'went' ? 'opened' : 'went', '');
    lead(say(state, where, before ? name : state.store.troubles().has('away') ? 'away' : 'full'), button);
  });
}

/** @param {State} state */
export async function paint(state) {
  const snapshots = await state.store.snapshots();
  const template = state.page.querySelector('[data-snapshot]').content.firstElementChild;
  state.page.querySelector('[data-none-yet]').hidden = snapshots.length > 0;
  state.page.querySelector('[data-snapshots]').replaceChildren(
    ...snapshots.map(({ id, at, why, items }) => {
      const item = state.root.importNode(template, true);
      item.querySelector('[data-when]').textContent = clock(Math.floor(at / 60));
      item.querySelector('[data-how-many]').textContent = String(Object.keys(items).length);
      for (const line of item.querySelectorAll('[data-before]')) line.hidden = line.dataset.before !== why;
      item.querySelector('[data-do]').dataset.snap = id;
      return item;
    }),
  );
}
