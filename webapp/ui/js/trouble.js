// trouble.js: when what is written cannot be kept, the page says so at the top, and why.

export function start(root, store) {
  const repaint = () => sayTrouble(root, store);
  store.watch(repaint);
  repaint();
}

function sayTrouble(root, store) {
  const strip = root.getElementById('unsaved');
  strip.hidden = store.reason() === null;
  for (const line of strip.querySelectorAll('[data-why]')) line.hidden = line.dataset.why !== store.reason();
}
