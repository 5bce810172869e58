// print.js: the button that prints the page.

export function start(root) {
  root.addEventListener('click', (event) => event.target.closest('[data-print]') && window.print());
}
