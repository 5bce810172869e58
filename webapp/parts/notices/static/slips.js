// slips.js: the slips that relatives sent: found in a pasted chat, shown, and kept when the reader says so.
import { dated, findInSteps, told } from '../../../ui/js/slip.js';
import { lead, whileBusy } from '../../../ui/js/lead.js';
import { inSlices } from '../../../ui/js/slices.js';

/** @typedef {import('../../../ui/js/slip.js').Slip} Slip */

let turn = 0; // of what is looked at and listed: a newer one ends it

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  if (!root.querySelector('[data-slips]')) return;
  store.load('slip').then(() => list(root, store, [], 0));
  window.addEventListener('pagehide', () => empty(root, store)); // the browser may bring the page back as it was
  root.addEventListener('click', (event) => {
    const finds = event.target.closest('[data-find]');
    if (finds) whileBusy(finds, () => look(root, store));
    const item = event.target.closest('[data-line]');
    const [keeps, removes] = ['[data-keep-slip], [data-undo-slip]', '[data-remove-slip]'].map((hook) => event.target.closest(hook));
    if (keeps) keep(item, store, keeps);
    if (removes) remove(item, store, removes);
  });
}

// A pasted chat is not the app's to keep.
/** @param {Document} root @param {Store} store */
function empty(root, store) {
  root.getElementById('pasted').value = '';
  turn += 1;
  sayFound(root, 0);
  for (const line of ['[data-no-slip]', '[data-damaged]']) root.querySelector(line).hidden = true;
  list(root, store, [], 0);
}

/** @param {Document} root @param {Store} store */
async function look(root, store) {
  turn += 1;
  const mine = turn;
  const found = await inSlices(findInSteps(root.getElementById('pasted').value), () => mine === turn);
  if (!found) return;
  const { slips, damaged, newer } = found;
  root.querySelector('[data-no-slip]').hidden = slips.length + damaged + newer > 0;
  root.querySelector('[data-damaged]').hidden = damaged === 0;
  sayFound(root, slips.length);
  await list(root, store, slips, newer);
}

/** @param {Document} root @param {number} count */
function sayFound(root, count) {
  const line = root.querySelector('[data-found-line]');
  line.textContent = count > 0 ? line.dataset.foundLine.replace('{n}', String(count)) : '';
}

// What was found, and after it what is kept, each the newest first; a long list comes in pieces.
/** @param {Document} root @param {Store} store @param {Slip[]} found @param {number} newer how many cannot be read yet */
function list(root, store, found, newer) {
  turn += 1;
  const mine = turn;
  root.querySelector('[data-found]').replaceChildren();
  return inSlices(listInSteps(root, store, found, newer), () => mine === turn);
}

/** @param {Document} root @param {Store} store @param {Slip[]} found @param {number} newer */
function* listInSteps(root, store, found, newer) {
  const template = root.querySelector('[data-found-template]').content.firstElementChild;
  const { dataset } = root.querySelector('[data-slip-words]');
  const kept = yield* keptInSteps(store);
  root.querySelector('[data-slip-newer]').hidden = newer + kept.newer === 0;
  const lines = new Set();
  for (const slip of [...newestFirst(found), ...newestFirst(kept.slips)]) {
    if (lines.has(slip.line)) continue;
    lines.add(slip.line);
    const item = root.importNode(template, true);
    item.dataset.line = slip.line;
    item.querySelector('[data-slip-line]').textContent = told(slip, dataset);
    paintKept(item, store);
    root.querySelector('[data-found]').append(item);
    yield;
  }
}

/** @param {Store} store */
function* keptInSteps(store) {
  /** @type {Slip[]} */ const slips = [];
  let newer = 0;
  for (const { value } of store.all('slip')) {
    const found = yield* findInSteps(value);
    slips.push(...found.slips);
    newer += found.newer;
  }
  return { slips, newer };
}

// By the last time that it speaks of; what has none stands at the end.
/** @param {Slip[]} slips */
function newestFirst(slips) {
  const time = (/** @type {Slip} */ { minutes, last }) => Math.max(...[minutes, last ?? 0].filter(dated), 0);
  return [...slips].sort((one, other) => time(other) - time(one));
}

// The line itself is the id: the same slip pasted twice is one.
/** @param {Hook} given */
const idOf = ({ dataset: { line } }) => line.replace(/[^0-9A-Z]/g, '');

/** @param {Hook} item @param {Store} store @param {Hook} pressed */
function keep(item, store, pressed) {
  store.write('slip', idOf(item), item.dataset.line);
  paintKept(item, store);
  lead(item.querySelector('[data-kept-slip]'), pressed); // not a button: a second tap takes nothing away
}

// It stays here to be put back for as long as the list is not made anew.
/** @param {Hook} item @param {Store} store @param {Hook} pressed */
function remove(item, store, pressed) {
  store.write('slip', idOf(item), '');
  paintKept(item, store);
  const isKept = store.read('slip', idOf(item)) !== '';
  item.querySelector('[data-keep-slip]').hidden = true;
  item.querySelector('[data-removed-slip]').hidden = isKept;
  lead(item.querySelector('[data-removed-slip]'), pressed);
}

/** @param {Hook} item @param {Store} store */
function paintKept(item, store) {
  const kept = store.read('slip', idOf(item)) !== '';
  item.querySelector('[data-keep-slip]').hidden = kept;
  item.querySelector('[data-kept-slip]').hidden = !kept;
  item.querySelector('[data-removed-slip]').hidden = true;
}
