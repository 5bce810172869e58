// slips.js: the slips that relatives sent: found in a pasted chat, shown, and kept when the reader says so.
import { encode, find, told } from '../../../ui/js/slip.js';

/** @typedef {import('../../../ui/js/slip.js').Slip} Slip */

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  if (!root.querySelector('[data-slips]')) return;
  list(root, store, []);
  window.addEventListener('pagehide', () => empty(root, store)); // the browser may bring the page back as it was
  root.addEventListener('click', (event) => {
    if (event.target.closest('[data-find]')) look(root, store);
    if (event.target.closest('[data-keep-slip]')) keep(event.target.closest('[data-line]'), store);
  });
}

// A pasted chat is not the app's to keep.
/** @param {Document} root @param {Store} store */
function empty(root, store) {
  root.getElementById('pasted').value = '';
  for (const line of ['[data-no-slip]', '[data-damaged]']) root.querySelector(line).hidden = true;
  list(root, store, []);
}

/** @param {Document} root @param {Store} store */
function look(root, store) {
  const { slips, damaged } = find(root.getElementById('pasted').value);
  root.querySelector('[data-no-slip]').hidden = slips.length > 0 || damaged > 0;
  root.querySelector('[data-damaged]').hidden = damaged === 0;
  list(root, store, slips);
}

// What was found, and after it what is kept.
/** @param {Document} root @param {Store} store @param {Slip[]} found */
function list(root, store, found) {
  const kept = find(store.all('slip').map(({ value }) => value).join('\n')).slips;
  const slips = [...new Map([...found, ...kept].map((slip) => [encode(slip), slip])).values()];
  const template = root.querySelector('[data-found-template]').content.firstElementChild;
  root.querySelector('[data-found]').replaceChildren(
    ...slips.map((slip) => {
      const item = root.importNode(template, true);
      item.dataset.line = encode(slip);
      item.querySelector('[data-slip-line]').textContent = told(slip, root.querySelector('[data-slip-words]').dataset);
      paintKept(item, store);
      return item;
    }),
  );
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
