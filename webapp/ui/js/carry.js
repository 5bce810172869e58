// carry.js: what is half typed comes along: out of the page that was here before, and over to another language.
import { isHalfTyped, refill, reload } from './draft.js';

/** @param {Document} root */
export function start(root) {
  refill(root);
  root.addEventListener('click', (event) => {
    const link = event.target.closest('a[hreflang]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !isHalfTyped(root)) return;
    event.preventDefault();
    reload(root, link.href);
  });
}
