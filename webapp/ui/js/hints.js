// hints.js: what a reader should know before they write: what the place the page is open in does with what is kept, and
// at the top of the page that something cannot be kept, and why.
import { here } from './where.js';

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const place = here();
  const first = root.querySelector('[data-first-start]'); // an installed app begins empty, also beside a full browser
  if (first) first.hidden = !place.endsWith('-app') || store.count() > 0;
  for (const hint of root.querySelectorAll('[data-where]')) {
    hint.hidden = !hint.dataset.where.split(' ').includes(place);
  }
  const repaint = () => sayTrouble(root, store);
  store.watch(repaint);
  repaint();
}

/** @param {Document} root @param {Store} store */
function sayTrouble(root, store) {
  const strip = root.getElementById('unsaved');
  const troubles = /** @type {Set<string>} */ (store.troubles());
  strip.hidden = troubles.size === 0;
  for (const line of strip.querySelectorAll('[data-why]')) line.hidden = !troubles.has(line.dataset.why);
}
