// moving.js: the way from the small place to the large one, and back into what a page knows.
import { both, isJoined, kindOf, moves } from './kinds.js';
import * as held from './held.js';
import * as much from './much.js';
import * as place from './place.js';

const { loaded, moved, passing } = held;

// What is sound of a kind, or of all, in the large place; null where that cannot be read. That something was there and
// is not is said.
/** @param {string | null} kind @returns {Promise<Map<string, Kept> | null>} */
export async function readMuch(kind) {
  if (place.read('erasing') !== null) return new Map(); // what is there was erased, and is still to go
  const found = await much.readAll(kind);
  const noted = held.counts();
  if (!found?.marked && Object.keys(noted ?? {}).length > 0) place.report('away');
  if (!found) {
    held.noteNoLarge();
    return null;
  }
  /** @type {Map<string, Kept>} */ const good = new Map();
  /** @type {Map<string, any>} */ const bad = new Map();
  for (const [key, one] of found.records) {
    if (held.isRecord(key, one)) good.set(key, one);
    else if (kindOf(key) !== 'bad') bad.set(key, one);
  }
  for (const { n } of good.values()) held.sawOrder(n);
  if (bad.size > 0) {
    place.report('damaged');
    await much.change(() => new Map([...bad].flatMap(([key, one]) => [[`bad:${key}`, one], [key, null]])));
  }
  if (found.marked && kind === null) held.noteCounts(good.keys());
  return good;
}

// Brings what the large place has of a kind, so that it can be read; whether it could be.
/** @param {string} kind */
export function load(kind) {
  const coming = loaded.get(kind) ?? bring(kind);
  loaded.set(kind, coming);
  return coming;
}

/** @param {string} kind */
async function bring(kind) {
  const noted = held.counts();
  const found = await readMuch(kind);
  if (held.isGone()) return false;
  if (!found && noted) loaded.delete(kind); // what is written now has not seen what is there
  for (const [key, one] of found ?? []) if (!passing.has(key)) moved.set(key, one);
  if (found && noted === null) await readMuch(null); // counts what is there
  held.tell(`${kind}:`);
  return found !== null;
}

// The page knows nothing more of the large place, and brings again what it had.
export async function bringAgain() {
  const kinds = [...loaded.keys()];
  for (const known of [moved, loaded, passing]) known.clear();
  await Promise.all(kinds.map((kind) => load(kind)));
}

/** @type {Promise<void> | null} */ let moving = null;

// Moves on what is large. What cannot be moved stays where it is.
export function moveOn() {
  moving ??= moveAll().finally(() => { moving = null; });
  return moving;
}

async function moveAll() {
  for (let batch = held.toMove(); batch.size > 0 && (await moveBatch(batch)); ) batch = held.toMove();
}

// Puts and takes away in the large place, all or nothing; whether it was done.
/** @param {(keys: string[]) => Map<string, Kept | null>} decide */
export async function changeMuch(decide) {
  /** @type {Map<string, Kept | null>} */ let changes = new Map();
  const keys = await much.change((there) => { changes = decide(there); return changes; });
  if (!keys) return false;
  held.noteCounts(keys);
  for (const [key, one] of changes) {
    passing.add(key);
    held.set(key, null);
    if (one) moved.set(key, one);
    else moved.delete(key);
  }
  return true;
}

/** @param {Map<string, Kept>} batch */
async function moveBatch(batch) {
  const texts = new Map([...batch.keys()].map((key) => [key, place.read(key)]));
  /** @type {Map<string, Kept | null>} */ const settled = new Map();
  const keys = await much.change(() => batch, (key, there, next) => {
    settled.set(key, next && merged(key, held.isRecord(key, there) ? there : null, next));
    return settled.get(key);
  });
  if (!keys) return false;
  if (held.erasedElsewhere()) {
    await much.erase();
    return false;
  }
  held.noteCounts(keys);
  const done = [...batch].filter(([key, one]) => finishMove(key, one, texts.get(key) ?? null, settled.get(key) ?? null));
  if (held.memory.size === 0) place.settle('full');
  return done.length > 0;
}

// What is to be in the large place, also what had no room in the small one; null for nothing. Words that were written
// without seeing what was there (blind) stand above it, and nothing written blind takes it away.
/** @param {string} key @param {Kept | null} there @param {Kept} given @returns {Kept | null} */
function merged(key, there, { blind, ...next }) {
  if (blind && there && isJoined(key)) return next.value === '' ? there : { ...next, value: both(next.value, there.value) };
  return moves(key, next.value) || (held.memory.has(key) && next.value !== '') ? next : null;
}

// Whether it is as it is to be.
/** @param {string} key @param {Kept} one @param {string | null} text @param {Kept | null} there */
function finishMove(key, one, text, there) {
  passing.add(key);
  if (there) moved.set(key, there);
  else moved.delete(key);
  const isSame = held.memory.has(key) ? held.memory.get(key) === one : place.read(key) === text;
  if (!isSame) return true; // written again meanwhile, and to be moved again
  const isOut = there || one.value === '';
  const isDone = isOut || one.blind ? held.set(key, isOut ? null : { ...one, blind: undefined }) : true;
  if (there && there.value !== one.value) held.tell(key);
  return isDone;
}
