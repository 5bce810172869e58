// sent.js: that a message was copied, and for whom, until it is told whether it was sent. The question itself comes when
// there is something to ask (asked.js); without it nothing is hindered.

const NOBODY = '-'; // copied for nobody on the list

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const ask = (isBack = false) => import('./asked.js').then((asked) => asked.ask(root, store, mark(root), isBack)).catch(() => {});
  root.addEventListener('steady:copied', (event) => {
    if (!event.target.closest('[data-message], [data-editor]')) return;
    store.write('setting', mark(root), store.read('word', 'to') || NOBODY);
    ask();
  });
  // It is about the words that were copied: who changes them is not asked about other ones.
  let forgotten = '';
  root.addEventListener('steady:changed', () => {
    forgotten = root.getElementById('notice') ? store.read('setting', mark(root)) : '';
    if (!forgotten) return;
    store.write('setting', mark(root), '');
    root.querySelector('[data-sent]')?.toggleAttribute('hidden', true);
  });
  root.addEventListener('steady:same', () => {
    if (!forgotten) return;
    store.write('setting', mark(root), forgotten);
    ask(true);
  });
  const again = () => root.getElementById('notice') && store.read('setting', mark(root)) && ask();
  root.addEventListener('htmx:after:init', again); // who went to paste it comes back to the question
  root.addEventListener('htmx:after:swap', again);
  again();
}

// Where it is kept for whom a message was copied.
/** @param {Document} root */
function mark(root) {
  const { notice, situation } = root.getElementById('notice').dataset;
  return `copied:${notice}:${situation}`;
}
