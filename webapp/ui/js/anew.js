// anew.js: a page that was open, or is come back to, when everything was erased: it shows nothing of before.

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const strip = root.getElementById('erased');
  strip.querySelector('[data-anew]').addEventListener('click', () => location.reload());
  store.onErased(() => {
    root.getElementById('main').replaceChildren(strip);
    strip.hidden = false;
    for (const other of ['unsaved', 'update']) root.getElementById(other).hidden = true;
    history.replaceState(null, ''); // a draft may lie there
  });
}
