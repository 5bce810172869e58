// main.js: starts every feature on this page. A feature is silent where its hook is absent, and one that fails
// does not stop the others. What only some pages need is named by the page and lies with its part.
import * as store from './store/store.js';
import { start as anew } from './anew.js';
import { start as carry } from './carry.js';
import { start as copy } from './copy.js';
import { reload } from './draft.js';
import { start as hints } from './hints.js';
import { start as look } from './look.js';
import { start as progress } from './progress.js';
import { start as seen } from './seen.js';
import { start as stale } from './stale.js';
import { start as swap } from './swap.js';
import { start as worker } from './worker.js';

const PATIENCE = 15000; // milliseconds, as of first.js with this script

/** @param {(root: Document, store: Store) => unknown} start @returns {Promise<boolean>} whether it runs now */
async function run(start) {
  let running = true;
  try {
    await start(document, store);
  } catch (error) {
    console.error(error);
    running = false;
  }
  // What a feature paints is what is kept, and what was tapped or typed early is not kept yet: it stays to be seen.
  const last = new Map(window.early?.filter(({ type }) => type !== 'click').map((made) => [made.target, made]));
  for (const made of last.values()) show(made);
  return running;
}

/** @param {Early} given */
function show({ target, checked, value }) {
  target.checked = checked === true;
  if (target.type !== 'file' && value !== undefined && target.value !== value) target.value = value;
}

// Each in a task of its own, so that a slow phone answers to a finger in between. Not a timer: these are slowed.
function pause() {
  return new Promise((/** @type {(answer?: unknown) => void} */ done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(null);
  });
}

// What was tapped or typed before this script was there (first.js) happens now, in its order.
/** @param {Early} made */
function replay(made) {
  if (made.type === 'click') {
    made.target.closest('button, a[href]').click();
    return;
  }
  show(made);
  made.target.dispatchEvent(new Event(made.type, { bubbles: true }));
}

// htmx comes after what listens to it (swap.js), so that nothing is swapped in unheard; until then a link is a link. Where
// nothing is swapped it does not come at all.
/** @param {Hook} scripts */
function fetchHtmx(scripts) {
  const link = scripts.content.querySelector('[data-htmx]');
  if (!link) return;
  const script = document.createElement('script');
  script.src = link.href;
  document.head.append(script);
}

/** @type {Set<string>} */
const missing = new Set();

// A feature that does not come, or not in its time, says so where its buttons are, and takes it back when it comes.
/** @param {string} name */
async function startFeature(name) {
  const late = setTimeout(() => say(name), PATIENCE);
  try {
    const { start } = await import(`../../${name}.js`);
    await pause();
    if (!(await run(start))) throw new Error(`not started: ${name}`);
    unsay(name);
  } catch (error) {
    console.error(error);
    say(name);
  }
  clearTimeout(late);
}

/** @param {string} name */
function unsay(name) {
  missing.delete(name);
  for (const note of document.querySelectorAll(`[data-missing="${name}"]`)) note.remove();
}

/** @param {string} name */
function say(name) {
  missing.add(name);
  for (const place of document.querySelectorAll(`[data-feature="${name}"]`)) {
    if (place.previousElementSibling?.matches('[data-missing]')) continue;
    const note = document.importNode(document.getElementById('missing-part').content.firstElementChild, true);
    note.dataset.missing = name;
    note.querySelector('[data-again]').addEventListener('click', () => reload(document));
    place.before(note);
  }
}

async function main() {
  const scripts = document.getElementById('scripts');
  await run(swap);
  fetchHtmx(scripts);
  document.addEventListener('htmx:after:swap', () => missing.forEach(say));
  // What a feature fetches when it is used came, or did not.
  document.addEventListener('steady:late', ({ detail: { feature, came } }) => (came ? unsay : say)(feature));
  await store.ready;
  for (const start of [anew, hints, progress, copy, stale, look, carry, seen, worker]) {
    await pause();
    await run(start);
  }
  await Promise.allSettled(scripts.dataset.features.split(' ').filter(Boolean).map(startFeature));
  window.takeEarly().forEach(replay);
}

main(); // a function, because Chrome before 89 knows no await outside of one
