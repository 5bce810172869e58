// stale.js: a statement that was checked too long ago says so, by the phone's own clock, also without network.

const DAY = 24 * 3600 * 1000;

/** @param {Document} root */
export function start(root) {
  mark(root);
  root.addEventListener('htmx:after:swap', () => mark(root));
}

/** @param {Document} root */
function mark(root) {
  const words = root.getElementById('live').dataset.stale;
  for (const source of root.querySelectorAll('[data-checked]:not([data-old])')) {
    if (Date.now() - Date.parse(source.dataset.checked) <= Number(source.dataset.days) * DAY) continue;
    source.dataset.old = '';
    source.append(` · ${words}`);
  }
}
