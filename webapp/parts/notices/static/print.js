// print.js: the button that prints the page.

/** @param {Document} root */
export function start(root) {
  root.addEventListener('click', (event) => event.target.closest('[data-print]') && window.print());
}
