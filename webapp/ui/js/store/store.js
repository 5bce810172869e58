// store.js: what a reader keeps, on this phone and nowhere else.
//
// One item per key, `<kind>:<id>` (kinds.js), holding {"value": string, "at": unix seconds, "n": order}: the order is a
// number that only grows, whatever the phone's clock does. Two tabs never overwrite each other's items. An item is in
// the small place (place.js) from the tap on, and may go on to the large one (moving.js). Nothing here throws: when the
// phone does not let us keep something, it is held in memory for as long as the page lives, and `troubles()` says why.
import * as held from './held.js';
import { isNew, mayMove, own } from './kinds.js';
import * as place from './place.js';

export { all, onErased, watch } from './held.js';

const BEGUN = ['erasing', 'replacing', 'journal:next'];
const states = () => import('./states.js'); // all that is kept as one; fetched when somebody asks for it

// What was begun and cut off is finished before anything is read.
export const ready = BEGUN.some((key) => place.read(key) !== null) ? states().then(({ finish }) => finish()).catch(() => {}) : Promise.resolve();
ready.then(() => { if (held.toMove().size > 0) held.wake(); });

/** @param {string} kind @param {string} id */
export function read(kind, id) {
  return held.record(`${kind}:${id}`)?.value ?? '';
}

// Keeps a value, or forgets the item when the value is empty. Returns whether it will still be there tomorrow.
/** @param {string} kind @param {string} id @param {string} value */
export function write(kind, id, value) {
  return !held.erasedElsewhere() && held.keep(`${kind}:${id}`, value);
}

// Brings a kind that may be in the large place, so that it can be read; whether it could be. Long notes are rare: where
// none was moved nothing is asked for.
/** @param {string} kind */
export async function load(kind) {
  await ready;
  const noted = held.counts();
  if (!place.isOpen() || (kind === 'note' && noted && !noted.note)) {
    held.loaded.set(kind, Promise.resolve(true));
    return true;
  }
  return held.moving().then((moving) => moving.load(kind)).catch(() => false);
}

// Which store this is; another after an erase, another on every phone.
export const name = () => place.name();

// Everything that goes to another phone: { 'kind:id': [value, seconds, order] }; null when not all of it can be read.
export async function items() {
  return states().then((all) => all.items()).catch(() => null);
}

// Keeps the present state before an act that takes something away; the oldest of five makes room. Its id, or nothing
// where there is no place for it: then nothing may be replaced.
/** @param {string} why */
export async function remember(why) {
  return states().then((all) => all.remember(why)).catch(() => '');
}

// The states kept, the newest first: [{ id, at, why, items }]; what is not sound in one is left out.
export async function snapshots() {
  return states().then((all) => all.snapshots()).catch(() => []);
}

// Puts these items in the place of the present ones, all or none, and gives the id of the state that was; nothing where
// it could not be done.
/** @param {Items} next @param {string} why */
export async function replaceWith(next, why) {
  return states().then((all) => all.replaceWith(next, why)).catch(() => '');
}

// How much is kept, in characters; and how many still have room, at most a million, where the phone has only the small
// place; null where it has the large one.
export async function size() {
  return states().then((all) => all.size()).catch(() => 0);
}

export async function room() {
  return states().then((all) => all.room()).catch(() => null);
}

// Forgets everything; returns whether nothing is left, after looking again.
export async function erase() {
  return states().then((all) => all.erase()).catch(() => { place.eraseAll(); return false; });
}

/** @param {string} key */
const isTakenAway = (key) => place.read(key)?.startsWith('{"value":"",') ?? false;

// How many items of the reader's own are kept.
export function count() {
  const here = place.keys().filter((key) => own(key) && !(mayMove(key) && isTakenAway(key))).length;
  return Object.entries(held.counts() ?? {}).reduce((sum, [kind, many]) => sum + (own(`${kind}:-`) ? many : 0), here);
}

// How many of them a newer version has written.
export function ofNewer() {
  return place.keys().filter(isNew).length;
}

export const troubles = () => place.troubles;

window.addEventListener('storage', ({ key, oldValue, newValue }) => {
  if (key !== null && !key.startsWith(place.PREFIX)) return;
  if (held.erasedElsewhere()) return;
  if (key === null) held.tell(null);
  else held.changedElsewhere(key.slice(place.PREFIX.length), oldValue, newValue);
});
window.addEventListener('pageshow', (event) => {
  if (!event.persisted || held.erasedElsewhere()) return;
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur(); // nobody is in a field of a page that was left, and it may hold older words
  held.tell(null);
  if (held.loaded.size > 0) held.moving().then(({ bringAgain }) => bringAgain()).catch(() => {});
});
