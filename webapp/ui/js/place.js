// place.js: the phone's own store, text by key. The only module that touches localStorage.
//
// Nothing here throws. What is wrong is in `troubles`, and several things may be at once: the phone lets us keep nothing
// (blocked), has no room (full), holds what a newer version kept (newer), or something could not be read (damaged).
// A mark that goes with everything else tells a page, in another tab or come back to, that all was erased meanwhile.

export const PREFIX = 'steady:';
const SCHEMA = 1;
const BORN = `${PREFIX}born`;

/** @type {Set<'blocked' | 'full' | 'newer' | 'damaged'>} */
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
  if (read(BORN.slice(PREFIX.length)) === null) {
    const random = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(36)).join('');
    attempt(() => storage.setItem(BORN, random));
  }
  return read(BORN.slice(PREFIX.length));
}

// Whether everything was erased since this page began, elsewhere.
export function isErased() {
  if (storage === null || born === null) return false;
  try {
    return storage.getItem(BORN) !== born;
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

/** @param {'blocked' | 'full' | 'newer' | 'damaged'} trouble */
export function report(trouble) {
  if (troubles.has(trouble)) return;
  troubles.add(trouble);
  for (const watcher of watchers) watcher();
}

/** @param {'full'} trouble */
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

// Forgets everything; returns whether nothing is left, after looking again.
export function eraseAll() {
  for (const key of keys()) attempt(() => storage?.removeItem(PREFIX + key));
  born = null;
  return keys().length === 0;
}
