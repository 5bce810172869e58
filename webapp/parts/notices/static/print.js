// print.js: the button that prints the page. Browsers inside other apps often cannot, and some say nothing of it.

/** @param {Document} root */
export function start(root) {
  root.addEventListener('click', (event) => event.target.closest('[data-print]') && print(root));
}

/** @param {Document} root */
function print(root) {
  try {
    window.print();
  } catch {
    const line = root.querySelector('[data-unprintable]');
    line.textContent = root.getElementById('live').dataset.unprinted;
  }
}
