// much.js: the phone's large place, records by key. The only module that touches IndexedDB.
//
// A change happens whole or not at all, and is on the disk before it is said to have happened. Nothing here throws: null
// or false means that the browser refuses (private tabs, apps' browsers), has no room, or does not answer in time.

const NAME = 'steady';
const VERSION = 1;
const KEPT = 'kept';
const MARK = 'mark'; // a record that is there from the first change on: without it the browser has thrown all away
const PATIENCE = 4000; // milliseconds; Safari has been seen to answer never

/** @type {Promise<IDBDatabase | null> | null} */ let opening = null;

function open() {
  return new Promise((/** @type {(db: IDBDatabase | null) => void} */ done) => {
    setTimeout(() => done(null), PATIENCE);
    try {
      const asked = indexedDB.open(NAME, VERSION);
      asked.onupgradeneeded = () => asked.result.createObjectStore(KEPT);
      asked.onerror = () => done(null);
      asked.onsuccess = () => done(minded(asked.result));
    } catch {
      done(null);
    }
  });
}

// An erase in another tab wants it closed, and a browser may close it while the page is behind others.
/** @param {IDBDatabase} db */
function minded(db) {
  db.onversionchange = () => { opening = null; db.close(); };
  db.onclose = () => { opening = null; };
  return db;
}

/**
 * What `work` finds, when all that it asked for has happened.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore, give: (found: T) => void) => void} work
 * @returns {Promise<T | null>}
 */
async function within(mode, work) {
  for (let turn = 0; turn < 2; turn += 1) {
    opening ??= open();
    const db = await opening;
    if (!db) return null;
    try {
      return await transaction(db, mode, work);
    } catch (error) {
      if (/** @type {Error} */ (error)?.name !== 'InvalidStateError') return null;
      opening = null; // it was closed under us: once more
    }
  }
  return null;
}

/**
 * @template T
 * @param {IDBDatabase} db @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore, give: (found: T) => void) => void} work
 * @returns {Promise<T>}
 */
function transaction(db, mode, work) {
  return new Promise((done, fail) => {
    /** @type {T} */ let given;
    const running = db.transaction(KEPT, mode, { durability: 'strict' });
    running.oncomplete = () => done(given);
    running.onabort = () => fail(running.error);
    work(running.objectStore(KEPT), (found) => { given = found; });
  });
}

// What fails in the middle of a change undoes all of it.
/** @param {IDBObjectStore} kept @param {() => void} step */
const whole = (kept, step) => () => {
  try {
    step();
  } catch {
    kept.transaction.abort();
  }
};

/** @typedef {{ marked: boolean, records: Map<string, any> }} Much */

// Everything of a kind, or of all kinds, by key; null where it cannot be read.
/** @param {string | null} kind @returns {Promise<Much | null>} */
export function readAll(kind) {
  return within('readonly', (kept, give) => {
    const range = kind === null ? null : IDBKeyRange.bound(`${kind}:`, `${kind};`, false, true);
    const mark = kept.get(MARK);
    const keys = kept.getAllKeys(range);
    const values = kept.getAll(range);
    values.onsuccess = () => {
      const records = new Map(keys.result.map((key, place) => [String(key), values.result[place]]));
      records.delete(MARK);
      give({ marked: mark.result !== undefined, records });
    };
  });
}

/**
 * Changes records: `decide` gets all keys and says by key what is to be there, null being nothing; `settle` may say
 * otherwise of one when it sees what is there. Answers with all keys afterwards, or null when nothing was changed.
 * @param {(keys: string[]) => Map<string, Kept | null>} decide
 * @param {(key: string, there: unknown, next: Kept | null) => unknown} [settle]
 * @returns {Promise<Set<string> | null>}
 */
export function change(decide, settle = (_, __, next) => next) {
  return within('readwrite', (kept, give) => {
    const before = kept.getAllKeys();
    before.onsuccess = whole(kept, () => {
      const keys = new Set(before.result.map(String));
      if (!keys.delete(MARK)) kept.put(true, MARK);
      give(keys);
      for (const [key, next] of decide([...keys])) {
        const there = kept.get(key);
        there.onsuccess = whole(kept, () => {
          const chosen = settle(key, there.result, next);
          if (chosen) kept.put(chosen, key);
          else kept.delete(key);
          if (chosen) keys.add(key);
          else keys.delete(key);
        });
      }
    });
  });
}

async function close() {
  const closing = opening;
  opening = null;
  (await closing)?.close(); // what runs comes to its end
}

// A page that is left stands in nobody's way, and the browser may bring it back as it was.
window.addEventListener('pagehide', close);

// Whether nothing is left of it, after looking again.
export async function erase() {
  if (!window.indexedDB) return true;
  await close();
  const gone = await new Promise((/** @type {(gone: boolean) => void} */ done) => {
    setTimeout(() => done(false), PATIENCE);
    try {
      const asked = indexedDB.deleteDatabase(NAME);
      asked.onsuccess = () => done(true);
      asked.onerror = () => done(false);
    } catch {
      done(false);
    }
  });
  if (gone) return true;
  await within('readwrite', (kept) => { kept.clear(); }); // another tab does not let go of it
  return (await readAll(null))?.records.size === 0;
}
