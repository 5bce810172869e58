// progress.js: how far each step is, and the next small thing. Counts quietly where it counts; celebrates nothing.

const CLOSED = ['done', 'na'];
const ENOUGH_TO_LOSE = 3;

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const repaint = () => {
    for (const place of root.querySelectorAll('[data-progress]')) paintStep(place, store);
    for (const mark of root.querySelectorAll('[data-mark]')) {
      mark.toggleAttribute('data-closed', CLOSED.includes(store.read('task', mark.dataset.mark)));
    }
    paintNext(root, store);
    const hint = root.querySelector('[data-unsafe]');
    if (hint) hint.hidden = store.count() < ENOUGH_TO_LOSE || store.read('setting', 'backup') !== '';
  };
  store.watch(repaint);
  root.addEventListener('visibilitychange', () => {
    if (root.visibilityState !== 'visible') return; // a page being left could only tell nobody what it finds
    window.lookAtTheHour();
    repaint();
  });
  repaint();
}

/** @param {Hook} place @param {Store} store */
function paintStep(place, store) {
  const ids = place.dataset.progress.split(' ');
  const closed = ids.filter((id) => CLOSED.includes(store.read('task', id))).length;
  const count = place.querySelector('[data-count]');
  if (count) count.textContent = `${closed} / ${ids.length}`;
  const begun = place.querySelector('[data-begun]');
  if (begun) begun.hidden = !closed || closed === ids.length;
  place.toggleAttribute('data-closed', closed === ids.length);
  const line = place.querySelector('[data-finished]');
  if (line) line.hidden = closed < ids.length;
}

// The declared rule: the first entry whose task is still open and which the hour allows.
/** @param {Document} root @param {Store} store */
function paintNext(root, store) {
  const all = [...root.querySelectorAll('[data-next]')];
  if (all.length === 0) return;
  const night = root.documentElement.dataset.hour === 'night';
  const chosen = all.find(
    (entry) => !CLOSED.includes(store.read('task', entry.dataset.next)) && (!night || 'atNight' in entry.dataset),
  );
  for (const entry of all) entry.hidden = entry !== chosen;
  root.querySelector('[data-next-none]').hidden = chosen !== undefined;
}
