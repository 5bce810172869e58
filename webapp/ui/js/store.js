// store.js: what a reader keeps, on this phone and nowhere else.
//
// One key per item, `<kind>:<id>` (kinds.js), holding {"value": string, "at": unix seconds}. Two tabs never overwrite
// each other's items. Nothing here throws: when the phone does not let us keep something, it is held in memory for as
// long as the page lives, and `troubles()` says why.
import { carried, fits, isItem, isNew, own, sorted } from './kinds.js';
import * as place from './place.js';

const SNAPSHOTS = 5;
const JOURNAL = 'journal:next';
/** @type {Map<string, Kept>} */ const memory = new Map();
/** @type {Set<(key: string | null) => void>} */ const watchers = new Set();
/** @type {Set<() => void>} */ const mourners = new Set();
let gone = false; // everything was erased elsewhere: nothing of this page may come back
place.onTrouble(() => tell(null));
finish();

// One that fails stops nobody.
/** @param {string | null} key */
function tell(key) {
  if (gone) return;
  for (const watcher of watchers) {
    try {
      watcher(key);
    } catch (error) {
      console.error(error);
    }
  }
}

function erasedElsewhere() {
  if (gone || !place.isErased()) return gone;
  gone = true;
  memory.clear();
  for (const mourner of mourners) mourner();
  return true;
}

/** @param {string} key @param {string} text @returns {Kept} */
function parsed(key, text) {
  const record = JSON.parse(text);
  if (!fits(key, record?.value) || typeof record.at !== 'number') throw new TypeError('not a record');
  return record;
}

/** @param {string} key */
function record(key) {
  if (memory.has(key)) return memory.get(key);
  const text = place.read(key);
  if (text === null) return null;
  try {
    return parsed(key, text);
  } catch {
    place.setAside(key, text);
    return null;
  }
}

/** @param {string} kind @param {string} id */
export function read(kind, id) {
  return record(`${kind}:${id}`)?.value ?? '';
}

// Keeps a value, or forgets the item when the value is empty. Returns whether it will still be there tomorrow.
/** @param {string} kind @param {string} id @param {string} value */
export function write(kind, id, value) {
  if (erasedElsewhere()) return false;
  const key = `${kind}:${id}`;
  const next = { value, at: Math.floor(Date.now() / 1000) };
  const kept = keep(key, next);
  if (!kept) memory.set(key, next);
  else if (place.troubles.has('full') && [...memory].every(([other, waiting]) => keep(other, waiting))) place.settle('full');
  tell(key);
  return kept;
}

/** @param {string} key @param {Kept} next */
function keep(key, next) {
  const kept = next.value === '' ? place.drop(key) : place.put(key, JSON.stringify(next));
  if (kept) memory.delete(key);
  return kept;
}

function allKeys() {
  return [...new Set([...place.keys(), ...memory.keys()])];
}

// Every kept item of a kind, oldest first: [{ id, value, at }].
/** @param {string} kind */
export function all(kind) {
  const start = `${kind}:`;
  /** @type {Found[]} */ const found = [];
  for (const key of allKeys()) {
    const one = key.startsWith(start) ? record(key) : null;
    if (one?.value) found.push({ id: key.slice(start.length), ...one });
  }
  return found.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

// Everything that goes to another phone: { 'kind:id': [value, seconds] }.
export function items() {
  /** @type {Items} */ const found = {};
  for (const key of allKeys().filter(carried)) {
    const one = record(key);
    if (one?.value) found[key] = [one.value, one.at];
  }
  return found;
}

// Keeps the present state before an act that takes something away; the oldest of five makes room. Without a place for
// it the answer is false, and nothing may be replaced.
/** @param {string} why */
export function remember(why) {
  if (!place.isOpen() || erasedElsewhere()) return false;
  const id = Date.now().toString(36);
  const text = JSON.stringify({ why, items: items() });
  const earlier = all('snap');
  const old = [...earlier];
  const makeRoom = () => write('snap', /** @type {Found} */ (old.shift()).id, '');
  while (old.length >= SNAPSHOTS) makeRoom();
  while (!write('snap', id, text)) {
    memory.delete(`snap:${id}`);
    if (old.length === 0) return giveBack(earlier);
    makeRoom();
  }
  return true;
}

// What was taken away to make room comes back when it was not room enough.
/** @param {Found[]} earlier */
function giveBack(earlier) {
  for (const { id } of all('snap')) if (!earlier.some((one) => one.id === id)) write('snap', id, '');
  for (const { id, value, at } of earlier) keep(`snap:${id}`, { value, at });
  tell(null);
  return false;
}

// The states kept, the newest first: [{ id, at, why, items }]; what is not sound in one is left out.
export function snapshots() {
  return all('snap').map(({ id, at, value }) => {
    const { why, items } = JSON.parse(value);
    return { id, at, why: String(why), items: sorted(items).good };
  }).reverse();
}

// Puts these items in the place of the present ones, all or none. What is to be is written down first; should the phone
// die in between, the next start finishes it.
/** @param {Items} next @param {string} why */
export function replaceWith(next, why) {
  const before = items();
  const earlier = all('snap');
  if (!remember(why)) return false;
  if (!write('journal', 'next', JSON.stringify(next))) {
    memory.delete(JOURNAL);
    return giveBack(earlier);
  }
  const done = put(next);
  if (!done) put(before);
  write('journal', 'next', '');
  tell(null);
  return done;
}

/** @param {Record<string, unknown>} next */
function put(next) {
  for (const key of allKeys().filter((one) => carried(one) && !(one in next))) {
    memory.delete(key);
    place.drop(key);
  }
  return Object.entries(next).every(([key, item]) => {
    if (!isItem(key, item)) return true;
    memory.delete(key);
    return place.put(key, JSON.stringify({ value: item[0], at: item[1] }));
  });
}

function finish() {
  const text = place.isOpen() ? place.read(JOURNAL) : null;
  if (text === null) return;
  try {
    if (put(JSON.parse(parsed(JOURNAL, text).value))) place.drop(JOURNAL);
  } catch {
    place.setAside(JOURNAL, text);
  }
}

// How many items of the reader's own are kept.
export function count() {
  return place.keys().filter(own).length;
}

// How many of them a newer version has written.
export function ofNewer() {
  return place.keys().filter(isNew).length;
}

// How much is kept, in characters.
export function size() {
  return place.keys().reduce((sum, key) => sum + key.length + (place.read(key) ?? '').length, 0);
}

// Forgets everything; returns whether nothing is left, after looking again.
export function erase() {
  memory.clear();
  const nothing = place.eraseAll();
  tell(null);
  return nothing;
}

export const troubles = () => place.troubles;

// Calls back with the changed key, or null when anything may have changed: here, in another tab, or after Back.
/** @param {(key: string | null) => void} callback */
export const watch = (callback) => { watchers.add(callback); };

// Calls back once when everything was erased in another tab, or while this page was left.
/** @param {() => void} callback */
export const onErased = (callback) => { mourners.add(callback); };

window.addEventListener('storage', (event) => {
  if (event.key !== null && !event.key.startsWith(place.PREFIX)) return;
  if (erasedElsewhere()) return;
  const key = event.key?.slice(place.PREFIX.length) ?? null;
  if (key !== null) memory.delete(key); // another tab kept something newer
  tell(key);
});
window.addEventListener('pageshow', (event) => {
  if (!event.persisted || erasedElsewhere()) return;
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur(); // nobody is in a field of a page that was left, and it may hold older words
  tell(null);
});
