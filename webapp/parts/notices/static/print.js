// print.js: the button that prints the page. A browser inside another app often cannot: some throw, some do nothing at all.

const PATIENCE = 1000; // milliseconds until it must have begun

/** @param {Document} root */
export function start(root) {
  const line = root.querySelector('[data-unprintable]');
  window.addEventListener('beforeprint', () => { line.hidden = true; });
  root.addEventListener('click', (event) => {
    if (!event.target.closest('[data-print]')) return;
    print().then((began) => { line.hidden = began; });
  });
}

// Whether it began, as far as the browser tells.
async function print() {
  let began = false;
  window.addEventListener('beforeprint', () => { began = true; }, { once: true });
  try {
    window.print();
  } catch {
    return false;
  }
  await new Promise((/** @type {(go?: unknown) => void} */ go) => { setTimeout(go, PATIENCE); });
  return began;
}
