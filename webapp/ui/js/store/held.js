// held.js: one item at a time, wherever it is: in memory, in the small place, in the large one.
//
// An item of a kind that may grow large is written to the small place like any other and leaves it when it is on the
// disk in the large one: until then the small place is the journal, and where there is no large place it stays. That it
// was taken away is noted in the same way, as an empty value.
import { fits, kindOf, mayMove, moves } from './kinds.js';
import * as place from './place.js';

const BATCH = 100; // items that move at a time
/** @type {Map<string, Kept>} */ export const memory = new Map(); // what the phone does not let us keep
/** @type {Map<string, Kept>} */ export const moved = new Map(); // what of the loaded kinds is in the large place
/** @type {Map<string, Promise<boolean>>} */ export const loaded = new Map();
/** @type {Set<string>} */ export const passing = new Set(); // what this page saw change there, so that it knows better
/** @type {Set<(key: string | null) => void>} */ const watchers = new Set();
/** @type {Set<() => void>} */ const mourners = new Set();
let gone = false; // everything was erased elsewhere: nothing of this page may come back
let last = 0;
place.onTrouble(() => tell(null));

// Calls back with the changed key, with `<kind>:` alone when anything of a kind may have changed, or with null when
// anything at all may have: here, in another tab, or after Back.
/** @param {(key: string | null) => void} callback */
export const watch = (callback) => { watchers.add(callback); };

// Calls back once when everything was erased in another tab, or while this page was left.
/** @param {() => void} callback */
export const onErased = (callback) => { mourners.add(callback); };

// One that fails stops nobody.
/** @param {string | null} key */
export function tell(key) {
  if (gone) return;
  for (const watcher of watchers) {
    try {
      watcher(key);
    } catch (error) {
      console.error(error);
    }
  }
}

export const isGone = () => gone;

export function erasedElsewhere() {
  if (gone || !place.isErased()) return gone;
  gone = true;
  forget();
  for (const mourner of mourners) mourner();
  return true;
}

// Nothing of what this page knows is left in it.
export function forget() {
  for (const known of [memory, moved, loaded, passing]) known.clear();
}

// The next number of the order, above all that this phone gave or read.
export function nextOrder() {
  last = Math.max(last, Number(place.read('order')) || 0) + 1;
  place.put('order', String(last));
  return last;
}

/** @param {number | undefined} order */
export function sawOrder(order) {
  last = Math.max(last, order ?? 0);
}

/** @param {string} key @param {any} record @returns {record is Kept} */
export function isRecord(key, record) {
  return (record?.value === '' || fits(key, record?.value)) && typeof record.at === 'number';
}

/** @param {string} key @param {string} text @returns {Kept} */
export function parsed(key, text) {
  const record = JSON.parse(text);
  if (!isRecord(key, record)) throw new TypeError('not a record');
  return record;
}

// What the small place or this page holds of an item; an empty value says that it was taken away.
/** @param {string} key @returns {Kept | null} */
export function waiting(key) {
  const held = memory.get(key);
  if (held) return held;
  const text = place.read(key);
  if (text === null) return null;
  try {
    return parsed(key, text);
  } catch {
    place.setAside(key, text);
    return null;
  }
}

/** @param {string} key */
export function record(key) {
  return waiting(key) ?? moved.get(key) ?? null;
}

export function keysHere() {
  return [...new Set([...place.keys(), ...memory.keys()])];
}

// What is large and still in the small place.
export function toMove() {
  /** @type {Map<string, Kept>} */ const batch = new Map();
  if (!place.isOpen() || erasedElsewhere() || place.read('erasing') !== null) return batch;
  for (const key of keysHere()) {
    const one = mayMove(key) ? waiting(key) : null;
    if (one && (one.value === '' || one.blind || memory.has(key) || moves(key, one.value) || moved.has(key))) batch.set(key, one);
    if (batch.size === BATCH) break;
  }
  return batch;
}

export function keysKnown() {
  return [...new Set([...keysHere(), ...moved.keys()])];
}

// Every kept item of a kind, the one written first first: [{ id, value, at, n }].
/** @param {string} kind */
export function all(kind) {
  const start = `${kind}:`;
  /** @type {Found[]} */ const found = [];
  for (const key of keysKnown()) {
    const one = key.startsWith(start) ? record(key) : null;
    if (one?.value) found.push({ id: key.slice(start.length), ...one });
  }
  return found.sort((one, other) => byOrder(one, other) || (one.id < other.id ? -1 : 1));
}

/** @param {Kept} one @param {Kept} other */
function byOrder(one, other) {
  return (one.n ?? 0) - (other.n ?? 0) || one.at - other.at;
}

/** @param {string} key @param {string} value */
export function keep(key, value) {
  /** @type {Kept} */ const next = { value, at: Math.floor(Date.now() / 1000), n: nextOrder() };
  if (mayMove(key) && !loaded.has(kindOf(key))) next.blind = true;
  const kept = hold(key, next);
  if (!kept) memory.set(key, next);
  else if (place.troubles.has('full')) retry();
  tell(key);
  if (mayMove(key)) wake();
  return kept;
}

/** @param {string} key @param {Kept} next */
function hold(key, next) {
  const there = mayMove(key) && !isSmall() && (next.blind || moved.has(key) || moves(key, waiting(key)?.value ?? ''));
  const kept = next.value === '' && !there ? place.drop(key) : place.put(key, JSON.stringify(next));
  if (kept) memory.delete(key);
  return kept;
}

// The way on to the large place, and all that concerns it, is fetched when there is something for it.
export const moving = () => import('./moving.js');
export const wake = () => moving().then(({ moveOn }) => moveOn()).catch(() => {});

// Whether the phone has no large place, and had none before.
let hasNoLarge = false;
const isSmall = () => hasNoLarge && counts() === null;
export const noteNoLarge = () => { hasNoLarge = true; };

// There is room again, for what had none.
export function retry() {
  if ([...memory].every(([key, held]) => hold(key, held))) place.settle('full');
}

// Takes an item out of the small place and of memory, or puts it there as it is.
/** @param {string} key @param {Kept | null} next */
export function set(key, next) {
  memory.delete(key);
  return next ? place.put(key, JSON.stringify(next)) : place.drop(key);
}

// How many of each kind are in the large place, as noted in the small one.
/** @returns {Record<string, number> | null} */
export function counts() {
  try {
    return JSON.parse(place.read('moved') ?? 'null');
  } catch {
    return null;
  }
}

/** @param {Iterable<string>} keys */
export function noteCounts(keys) {
  /** @type {Record<string, number>} */ const found = {};
  for (const key of keys) found[kindOf(key)] = (found[kindOf(key)] ?? 0) + 1;
  if (!place.put('moved', JSON.stringify(found))) place.drop('moved'); // not noted, it is looked up
}

// Another tab wrote something newer, or took it out of the small place: then it went on to the large one.
/** @param {string} key @param {string | null} before @param {string | null} now */
export function changedElsewhere(key, before, now) {
  memory.delete(key);
  if (now === null && before !== null && mayMove(key)) passed(key, before);
  if (key.includes(':')) tell(key);
}

/** @param {string} key @param {string} text */
function passed(key, text) {
  try {
    const one = parsed(key, text);
    if (one.value !== '' && !moves(key, one.value)) return;
    passing.add(key);
    if (one.value === '') moved.delete(key);
    else moved.set(key, one);
  } catch { /* it is set aside where it is read */ }
}
