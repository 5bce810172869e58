// main.js: starts every feature on this page. A feature is silent where its hook is absent, and one that fails
// does not stop the others. What only some pages need is named by the page and lies with its part.
import * as store from './store.js';
import { start as copy } from './copy.js';
import { start as hints } from './hints.js';
import { start as look } from './look.js';
import { start as progress } from './progress.js';
import { start as stale } from './stale.js';
import { start as swap } from './swap.js';
import { start as worker } from './worker.js';

function run(start) {
  try {
    start(document, store);
  } catch (error) {
    console.error(error);
  }
  // What a feature paints is what is kept, and what was tapped or typed early is not kept yet: it stays to be seen.
  const last = new Map(window.early.filter(({ type }) => type !== 'click').map((made) => [made.target, made]));
  for (const made of last.values()) show(made);
}

function show({ target, checked, value }) {
  target.checked = checked;
  if (target.type !== 'file' && target.value !== value) target.value = value;
}

// Each in a task of its own, so that a slow phone answers to a finger in between. Not a timer: these are slowed.
function pause() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(null);
  });
}

// What was tapped or typed before this script was there (first.js) happens now, in its order.
function replay(made) {
  if (made.type === 'click') {
    made.target.closest('button, a[href]').click();
    return;
  }
  show(made);
  made.target.dispatchEvent(new Event(made.type, { bubbles: true }));
}

async function main() {
  for (const start of [hints, progress, copy, swap, stale, look, worker]) {
    run(start);
    await pause();
  }
  const more = document.getElementById('scripts').dataset.features.split(' ').filter(Boolean);
  await Promise.allSettled(more.map(async (name) => {
    const { start } = await import(`../../${name}.js`);
    await pause();
    run(start);
  }));
  window.takeEarly().forEach(replay);
}

main(); // a function, because Chrome before 89 knows no await outside of one
