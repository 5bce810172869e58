// place.js: the phone's small store, text by key, written at once. The only module that touches localStorage.
//
// Nothing here throws. What is wrong is in `troubles`, and several things may be at once: the phone lets us keep nothing
// (blocked), has no room (full), holds what a newer version kept (newer), something could not be read (damaged), or the
// large place (much.js) does not give what is in it (away).
// A mark that goes with everything else tells a page, in another tab or come back to, that all was erased meanwhile.

export const PREFIX = 'steady:';
const SCHEMA = 1;
const BORN = 'born';
const ROOMS = [20, 19, 18, 17, 16, 15, 14, 13, 12]; // powers of two that are tried, in characters

/** @typedef {'blocked' | 'full' | 'newer' | 'damaged' | 'away'} Trouble */

/** @type {Set<Trouble>} */
export const troubles = new Set();
/** @type {Set<() => void>} */ const watchers = new Set();
const storage = open();
let born = mark();

/** @returns {Storage | null} null where the phone lets us keep nothing */
function open() {
  try {
    const found = window.localStorage;
    found.setItem(`${PREFIX}probe`, '1');
    found.removeItem(`${PREFIX}probe`);
    return checked(found);
  } catch (error) {
    return reopened(error);
  }
}

// A full store still reads; a blocked one does not.
/** @param {unknown} error */
function reopened(error) {
  try {
    const found = window.localStorage;
    found.getItem(PREFIX);
    troubles.add(isFull(error) ? 'full' : 'blocked');
    return isFull(error) ? checked(found) : null;
  } catch {
    troubles.add('blocked');
    return null;
  }
}

/** @param {Storage} found */
function checked(found) {
  const schema = found.getItem(`${PREFIX}schema`);
  if (schema === null) attempt(() => found.setItem(`${PREFIX}schema`, String(SCHEMA)));
  else if (!(Number(schema) <= SCHEMA)) troubles.add('newer');
  return found;
}

function mark() {
  if (storage === null || troubles.has('newer')) return null;
  if (read(BORN) === null) {
    const random = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(36)).join('');
    put(BORN, random);
  }
  return read(BORN);
}

// What tells this store from every other, also from the one before an erase.
export const name = () => born ?? '';

// Whether everything was erased since this page began, elsewhere.
export function isErased() {
  if (storage === null || born === null) return false;
  try {
    return storage.getItem(PREFIX + BORN) !== born;
  } catch {
    return false;
  }
}

/** @param {unknown} error */
function isFull(error) {
  const { name } = /** @type {{ name?: string }} */ (error ?? {});
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED';
}

/** @param {() => void} write */
function attempt(write) {
  try {
    write();
    return true;
  } catch (error) {
    report(isFull(error) ? 'full' : 'blocked');
    return false;
  }
}

/** @param {Trouble} trouble */
export function report(trouble) {
  if (troubles.has(trouble)) return;
  troubles.add(trouble);
  for (const watcher of watchers) watcher();
}

/** @param {Trouble} trouble */
export function settle(trouble) {
  if (troubles.delete(trouble)) for (const watcher of watchers) watcher();
}

// Calls back when something begins or ends to be wrong.
/** @param {() => void} watcher */
export function onTrouble(watcher) {
  watchers.add(watcher);
}

// Whether anything may be written: not over what a newer version kept, and not where nothing can be kept.
export function isOpen() {
  return storage !== null && !troubles.has('newer');
}

/** @param {string} key */
export function read(key) {
  try {
    return storage?.getItem(PREFIX + key) ?? null;
  } catch {
    return null;
  }
}

// Whether it is there now.
/** @param {string} key @param {string} text */
export function put(key, text) {
  return storage !== null && isOpen() && attempt(() => storage.setItem(PREFIX + key, text));
}

/** @param {string} key */
export function drop(key) {
  return storage !== null && isOpen() && attempt(() => storage.removeItem(PREFIX + key));
}

// A text that cannot be read is moved, never deleted; if there is no room to move it, it stays where it is.
/** @param {string} key @param {string} text */
export function setAside(key, text) {
  if (!isOpen()) return;
  if (put(`bad:${key}`, text) && drop(key)) report('damaged');
}

export function keys() {
  try {
    const all = storage === null ? [] : Object.keys(storage);
    return all.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

// How many characters surely have room, at most a million: the browser does not say, so it is tried.
export function room() {
  for (const power of ROOMS) {
    try {
      storage?.setItem(`${PREFIX}probe`, 'x'.repeat(2 ** power));
      storage?.removeItem(`${PREFIX}probe`);
      return storage ? 2 ** power : 0;
    } catch { /* not so much */ }
  }
  return 0;
}

// Forgets everything but this key; returns whether nothing else is left, after looking again.
/** @param {string} [spared] */
export function eraseAll(spared) {
  for (const key of keys()) if (key !== spared) attempt(() => storage?.removeItem(PREFIX + key));
  born = null;
  return keys().every((key) => key === spared);
}
