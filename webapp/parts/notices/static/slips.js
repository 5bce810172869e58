// slips.js: the slips that relatives sent: found in a pasted chat, shown, and kept when the reader says so.
import { encode, find, findInSteps, told } from '../../../ui/js/slip.js';
import { lead, whileBusy } from '../../../ui/js/lead.js';
import { inSlices } from '../../../ui/js/slices.js';

/** @typedef {import('../../../ui/js/slip.js').Slip} Slip */

let turn = 0; // of what is looked at and listed: a newer one ends it

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  if (!root.querySelector('[data-slips]')) return;
  store.load('slip').then(() => list(root, store, []));
  window.addEventListener('pagehide', () => empty(root, store)); // the browser may bring the page back as it was
  root.addEventListener('click', (event) => {
    const [finds, keeps] = ['[data-find]', '[data-keep-slip]'].map((hook) => event.target.closest(hook));
    if (finds) whileBusy(finds, () => look(root, store));
    if (!keeps) return;
    keep(keeps.closest('[data-line]'), store);
    lead(keeps.closest('[data-line]').querySelector('[data-kept-slip]'), keeps);
  });
}

// A pasted chat is not the app's to keep.
/** @param {Document} root @param {Store} store */
function empty(root, store) {
  root.getElementById('pasted').value = '';
  turn += 1;
  sayFound(root, 0);
  for (const line of ['[data-no-slip]', '[data-damaged]']) root.querySelector(line).hidden = true;
  list(root, store, []);
}

/** @param {Document} root @param {Store} store */
async function look(root, store) {
  turn += 1;
  const mine = turn;
  const found = await inSlices(findInSteps(root.getElementById('pasted').value), () => mine === turn);
  if (!found) return;
  const { slips, damaged } = found;
  root.querySelector('[data-no-slip]').hidden = slips.length > 0 || damaged > 0;
  root.querySelector('[data-damaged]').hidden = damaged === 0;
  sayFound(root, slips.length);
  await list(root, store, slips);
}

/** @param {Document} root @param {number} count */
function sayFound(root, count) {
  const line = root.querySelector('[data-found-line]');
  line.textContent = count > 0 ? line.dataset.foundLine.replace('{n}', String(count)) : '';
}

// What was found, and after it what is kept; a long list comes in pieces.
/** @param {Document} root @param {Store} store @param {Slip[]} found */
function list(root, store, found) {
  turn += 1;
  const mine = turn;
  root.querySelector('[data-found]').replaceChildren();
  return inSlices(listInSteps(root, store, found), () => mine === turn);
}

/** @param {Document} root @param {Store} store @param {Slip[]} found */
function* listInSteps(root, store, found) {
  const template = root.querySelector('[data-found-template]').content.firstElementChild;
  const { dataset } = root.querySelector('[data-slip-words]');
  const lines = new Set();
  for (const slip of slipsIn(found, store)) {
    const line = encode(slip);
    if (lines.has(line)) continue;
    lines.add(line);
    const item = root.importNode(template, true);
    item.dataset.line = line;
    item.querySelector('[data-slip-line]').textContent = told(slip, dataset);
    paintKept(item, store);
    root.querySelector('[data-found]').append(item);
    yield;
  }
}

/** @param {Slip[]} found @param {Store} store */
function* slipsIn(found, store) {
  yield* found;
  for (const { value } of store.all('slip')) yield* find(value).slips;
}

// The line itself is the id: the same slip pasted twice is one.
/** @param {Hook} item @param {Store} store */
function keep(item, store) {
  store.write('slip', item.dataset.line.replace(/[^0-9A-Z]/g, ''), item.dataset.line);
  paintKept(item, store);
}

/** @param {Hook} item @param {Store} store */
function paintKept(item, store) {
  const kept = store.read('slip', item.dataset.line.replace(/[^0-9A-Z]/g, '')) !== '';
  item.querySelector('[data-keep-slip]').hidden = kept;
  item.querySelector('[data-kept-slip]').hidden = !kept;
}
