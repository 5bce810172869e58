// store.js: what a reader keeps, on this phone and nowhere else. The only module that touches localStorage.
//
// One key per item, `steady:<kind>:<id>`, holding {"value": string, "at": unix seconds}. Two tabs never overwrite
// each other's items. Nothing here throws: when the phone does not let us keep something, it is held in memory for
// as long as the page lives, and `trouble()` says why.

const PREFIX = 'steady:';
const SCHEMA = 1;
const CARRIED = /^(task|note|day|word|person|told|slip|setting):(?!backup$|made$)/; // what goes to another phone
const SNAPSHOTS = 5;
const JOURNAL = 'journal:next';
const [JOURNAL_KIND, JOURNAL_ID] = JOURNAL.split(':');
/** @type {Map<string, Kept>} */ const memory = new Map();
/** @type {Set<(key: string | null) => void>} */ const watchers = new Set();
/** @type {string | null} */ let trouble = null; // null | 'blocked' | 'full' | 'newer' | 'damaged'
const storage = /** @type {Storage} */ (open()); // null where the phone lets us keep nothing
finish();

function open() {
  try {
    const found = window.localStorage;
    found.setItem(PREFIX + 'probe', '1');
    found.removeItem(PREFIX + 'probe');
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
    trouble = isFull(error) ? 'full' : 'blocked';
    return isFull(error) ? checked(found) : null;
  } catch {
    trouble = 'blocked';
    return null;
  }
}

/** @param {Storage} found */
function checked(found) {
  const schema = found.getItem(PREFIX + 'schema');
  if (schema === null) attempt(() => found.setItem(PREFIX + 'schema', String(SCHEMA)));
  else if (!(Number(schema) <= SCHEMA)) trouble = 'newer';
  return found;
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

/** @param {string | null} reason */
function report(reason) {
  if (trouble === reason) return;
  trouble = reason;
  tell(null);
}

/** @param {string | null} key */
function tell(key) {
  for (const watcher of watchers) watcher(key);
}

/** @param {string} text */
function parsed(text) {
  const record = JSON.parse(text);
  if (typeof record?.value !== 'string' || typeof record.at !== 'number') throw new TypeError('not a record');
  return record;
}

/** @param {string} key */
function record(key) {
  if (memory.has(key)) return memory.get(key);
  const text = raw(key);
  if (text === null) return null;
  try {
    return parsed(text);
  } catch {
    setAside(key, text);
    return null;
  }
}

/** @param {string} key */
function raw(key) {
  try {
    return storage?.getItem(PREFIX + key) ?? null;
  } catch {
    return null;
  }
}

// A value that cannot be read is moved, never deleted; if there is no room to move it, it stays where it is.
/** @param {string} key @param {string} text */
function setAside(key, text) {
  if (trouble === 'newer') return;
  const moved = attempt(() => {
    storage.setItem(`${PREFIX}bad:${key}`, text);
    storage.removeItem(PREFIX + key);
  });
  if (moved) report('damaged');
}

// For whoever keeps more than words in a value and cannot make sense of it.
/** @param {string} kind @param {string} id */
export function spoilt(kind, id) {
  const text = raw(`${kind}:${id}`);
  if (text !== null) setAside(`${kind}:${id}`, text);
}

/** @param {string} kind @param {string} id */
export function read(kind, id) {
  return record(`${kind}:${id}`)?.value ?? '';
}

// Keeps a value, or forgets the item when the value is empty. Returns whether it will still be there tomorrow.
/** @param {string} kind @param {string} id @param {string} value */
export function write(kind, id, value) {
  const key = `${kind}:${id}`;
  const next = { value, at: Math.floor(Date.now() / 1000) };
  const kept = keep(key, next);
  if (!kept) memory.set(key, next);
  else if (trouble === 'full' && [...memory].every(([other, waiting]) => keep(other, waiting))) report(null);
  tell(key);
  return kept;
}

/** @param {string} key @param {Kept} next */
function keep(key, next) {
  const kept =
    storage !== null &&
    trouble !== 'newer' &&
    attempt(() => {
      if (next.value === '') storage.removeItem(PREFIX + key);
      else storage.setItem(PREFIX + key, JSON.stringify(next));
    });
  if (kept) memory.delete(key);
  return kept;
}

// Every kept item of a kind, oldest first: [{ id, value }].
/** @param {string} kind */
export function all(kind) {
  const start = `${kind}:`;
  const keys = new Set([...ownKeys().map((key) => key.slice(PREFIX.length)), ...memory.keys()]);
  return [...keys]
    .filter((key) => key.startsWith(start))
    .map((key) => ({ id: key.slice(start.length), ...record(key) }))
    .filter(({ value }) => value)
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

// Everything that goes to another phone: { 'kind:id': [value, seconds] }.
export function items() {
  const keys = [...ownKeys().map((key) => key.slice(PREFIX.length)), ...memory.keys()].filter((key) => CARRIED.test(key));
  const found = keys.map((key) => [key, record(key)]).filter(([, one]) => one?.value);
  return Object.fromEntries(found.map(([key, { value, at }]) => [key, [value, at]]));
}

// Keeps the present state before an act that takes something away; the oldest of five makes room. Without a place for
// it the answer is false, and nothing may be replaced.
/** @param {string} why */
export function remember(why) {
  if (storage === null || trouble === 'newer') return false;
  const id = Date.now().toString(36);
  const text = JSON.stringify({ why, items: items() });
  const earlier = all('snap');
  const old = [...earlier];
  while (old.length >= SNAPSHOTS) write('snap', old.shift().id, '');
  while (!write('snap', id, text)) {
    memory.delete(`snap:${id}`);
    if (old.length === 0) return giveBack(earlier);
    write('snap', old.shift().id, '');
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

// The states kept, the newest first: [{ id, at, why, items }].
export function snapshots() {
  return all('snap').flatMap(({ id, at, value }) => {
    try {
      return [{ id, at, ...JSON.parse(value) }];
    } catch {
      spoilt('snap', id);
      return [];
    }
  }).reverse();
}

// Puts these items in the place of the present ones, all or none. What is to be is written down first; should the phone
// die in between, the next start finishes it.
/** @param {Items} next @param {string} why */
export function replaceWith(next, why) {
  const before = items();
  const earlier = all('snap');
  if (!remember(why)) return false;
  if (!write(JOURNAL_KIND, JOURNAL_ID, JSON.stringify(next))) {
    memory.delete(JOURNAL);
    return giveBack(earlier);
  }
  const done = put(next);
  if (!done) put(before);
  write(JOURNAL_KIND, JOURNAL_ID, '');
  tell(null);
  return done;
}

/** @param {Items} next */
function put(next) {
  const present = [...ownKeys().map((key) => key.slice(PREFIX.length)), ...memory.keys()];
  for (const key of present.filter((one) => CARRIED.test(one) && !next[one])) {
    memory.delete(key);
    attempt(() => storage.removeItem(PREFIX + key));
  }
  const carried = Object.entries(next).filter(([key]) => CARRIED.test(key));
  return carried.every(([key, [value, at]]) => {
    memory.delete(key);
    return attempt(() => storage.setItem(PREFIX + key, JSON.stringify({ value, at })));
  });
}

function finish() {
  const text = trouble === 'newer' ? null : raw(JOURNAL);
  if (text === null) return;
  try {
    if (put(JSON.parse(parsed(text).value))) storage.removeItem(PREFIX + JOURNAL);
  } catch {
    setAside(JOURNAL, text);
  }
}

// How many items of the reader's own are kept.
export function count() {
  return ownKeys().filter((key) => /^steady:(task|note|day|word|person|told|slip|bad):/.test(key)).length;
}

function ownKeys() {
  try {
    return storage === null ? [] : Object.keys(storage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

// How much is kept, in characters.
export function size() {
  return ownKeys().reduce((sum, key) => sum + key.length + (raw(key.slice(PREFIX.length)) ?? '').length, 0);
}

// Forgets everything; returns whether nothing is left, after looking again.
export function erase() {
  memory.clear();
  for (const key of ownKeys()) attempt(() => storage.removeItem(key));
  tell(null);
  return ownKeys().length === 0;
}

export const reason = () => trouble;

// Calls back with the changed key, or null when anything may have changed: here, in another tab, or after Back.
/** @param {(key: string | null) => void} callback */
export const watch = (callback) => { watchers.add(callback); };

window.addEventListener('storage', (event) => {
  if (event.key !== null && !event.key.startsWith(PREFIX)) return;
  const key = event.key?.slice(PREFIX.length) ?? null;
  if (key !== null) memory.delete(key); // another tab kept something newer
  tell(key);
});
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur(); // nobody is in a field of a page that was left, and it may hold older words
  tell(null);
});
