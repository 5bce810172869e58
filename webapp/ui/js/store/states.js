// states.js: all that is kept as one: what goes to another phone, earlier states, one state in the place of another, the
// end of all. Both places together, and killed at any step it is finished or undone at the next start.
import { both, carried, isItem, isJoined, moves, sorted } from './kinds.js';
import * as held from './held.js';
import { changeMuch, load, moveOn, readMuch } from './moving.js';
import * as much from './much.js';
import * as place from './place.js';

const SNAPSHOTS = 5;
const JOURNAL = 'journal:next';
const [BOTH, LARGE] = ['both', 'large']; // what is still to be erased

export async function items() {
  /** @type {Map<string, Kept>} */ const found = new Map();
  for (const key of held.keysHere().filter(carried)) { // before the large place: what moves meanwhile is there then
    const one = held.waiting(key);
    if (one) found.set(key, one);
  }
  const there = place.isOpen() ? await readMuch(null) : new Map();
  const noted = Object.values(held.counts() ?? {}).some((count) => count > 0);
  if ((!there && noted) || place.troubles.has('away')) return null;
  for (const [key, one] of there ?? []) {
    const here = found.get(key);
    if (!here && carried(key)) found.set(key, one);
    else if (here?.blind && isJoined(key)) found.set(key, { ...here, value: here.value ? both(here.value, one.value) : one.value });
  }
  /** @type {Items} */ const result = {};
  for (const [key, { value, at, n }] of found) if (value !== '') result[key] = n ? [value, at, n] : [value, at];
  return result;
}

/** @param {string} why */
export async function remember(why) {
  if (!place.isOpen() || held.erasedElsewhere()) return '';
  const present = await items();
  await load('snap');
  if (!present) return '';
  const earlier = held.all('snap');
  /** @type {Kept} */ const next = { value: JSON.stringify({ why, items: present }), at: seconds(), n: held.nextOrder() };
  const id = `${next.n?.toString(36)}-${seconds().toString(36)}`;
  const drops = earlier.slice(0, Math.max(0, earlier.length + 1 - SNAPSHOTS));
  /** @type {Map<string, Kept | null>} */ const changes = new Map(drops.map((one) => [`snap:${one.id}`, null]));
  const done = (await changeMuch(() => changes.set(`snap:${id}`, next))) || rememberHere(id, next, earlier);
  if (done) held.retry();
  held.tell('snap:');
  return done ? id : '';
}

const seconds = () => Math.floor(Date.now() / 1000);

// The same in the small place.
/** @param {string} id @param {Kept} next @param {Found[]} earlier */
function rememberHere(id, next, earlier) {
  const old = [...earlier];
  const makeRoom = () => held.set(`snap:${old.shift()?.id}`, null);
  while (old.length >= SNAPSHOTS) makeRoom();
  while (!held.set(`snap:${id}`, next)) {
    if (old.length === 0) {
      for (const { id: earlierId, value, at, n } of earlier) held.set(`snap:${earlierId}`, { value, at, n });
      return false;
    }
    makeRoom();
  }
  return true;
}

// The act did not happen: what was taken away to make room comes back.
/** @param {string} id @param {Found[]} earlier */
async function giveBack(id, earlier) {
  const records = earlier.map(({ id: one, ...found }) => /** @type {[string, Kept]} */ ([`snap:${one}`, found]));
  /** @type {Map<string, Kept | null>} */ const changes = new Map(records);
  if (!(await changeMuch(() => changes.set(`snap:${id}`, null)))) {
    held.set(`snap:${id}`, null);
    for (const [key, one] of records) held.set(key, one);
  }
  held.tell('snap:');
}

export async function snapshots() {
  await load('snap');
  return held.all('snap').map(({ id, at, value }) => {
    const { why, items: inside } = JSON.parse(value);
    return { id, at, why: String(why), items: sorted(inside).good };
  }).reverse();
}

/** @typedef {{ to: Items, from: Items }} Plan */

// What is to be is written down first: should the phone die, the next start finishes it.
/** @param {Items} next @param {string} why */
export function replaceWith(next, why) {
  return alone(async () => {
    const before = await items();
    await load('snap');
    const earlier = held.all('snap');
    const id = before && (await remember(why));
    if (!before || !id) return '';
    const done = await replace({ to: next, from: before });
    if (!done) await giveBack(id, earlier);
    held.nextOrder();
    held.tell(null);
    return done ? id : '';
  });
}

// One tab at a time, where the browser can say so.
/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function alone(work) {
  return navigator.locks ? navigator.locks.request('steady', work) : work();
}

/** @param {Plan} plan */
async function replace(plan) {
  await moveOn();
  if (!place.put('replacing', '1')) return false;
  const journal = { value: JSON.stringify(plan), at: seconds() };
  if (await much.change(() => new Map([[JOURNAL, journal]]))) return carryOut(plan);
  place.drop('replacing');
  return Object.keys(held.counts() ?? {}).length === 0 && replaceHere(plan);
}

// Both places, the small one first, as it may have no room.
/** @param {Plan} plan */
async function carryOut({ to, from }) {
  const done = putHere(to, false) && (await putMuch(to));
  const clear = done || putBack(from, false);
  const again = clear ? null : { value: JSON.stringify({ to: from, from }), at: seconds() };
  if (!done) await much.change(() => new Map([[JOURNAL, again]]));
  if (clear) place.drop('replacing'); // otherwise the next start goes on
  return done;
}

/** @param {Plan} plan */
function replaceHere({ to, from }) {
  if (!held.set(JOURNAL, { value: JSON.stringify(to), at: seconds() })) return false;
  const done = putHere(to, true);
  if (!done) putBack(from, true);
  held.set(JOURNAL, null);
  return done;
}

/** @param {Items} next @param {boolean} withLarge */
function putHere(next, withLarge) {
  const stays = (/** @type {string} */ key) => isItem(key, next[key]) && (withLarge || !moves(key, next[key][0]));
  for (const key of held.keysHere()) if (carried(key) && !stays(key)) held.set(key, null);
  return Object.entries(next).filter(([key]) => stays(key)).every(([key, [value, at, n]]) => held.set(key, { value, at, n }));
}

// What has no room any more is there for as long as the page lives, and that is said.
/** @param {Items} before @param {boolean} withLarge */
function putBack(before, withLarge) {
  if (putHere(before, withLarge)) return true;
  for (const [key, [value, at, n]] of Object.entries(before)) {
    if ((withLarge || !moves(key, value)) && place.read(key) === null) held.memory.set(key, { value, at, n });
  }
  return false;
}

/** @param {Items} next */
async function putMuch(next) {
  const large = Object.entries(next).filter(([key, item]) => isItem(key, item) && moves(key, item[0]));
  for (const [, [, , n]] of Object.entries(next)) held.sawOrder(n);
  return changeMuch((keys) => {
    const away = keys.filter((key) => carried(key) || key === JOURNAL);
    /** @type {Map<string, Kept | null>} */ const changes = new Map(away.map((key) => [key, null]));
    for (const [key, [value, at, n]] of large) changes.set(key, { value, at, n });
    return changes;
  });
}

export async function finish() {
  if (!place.isOpen()) return;
  const erasing = place.read('erasing');
  if (erasing === BOTH) eraseSmall();
  if (erasing !== null && (await much.erase())) place.drop('erasing');
  finishHere();
  if (place.read('replacing') !== null) await alone(finishReplacing);
}

function finishHere() {
  const text = place.read(JOURNAL);
  if (text === null) return;
  try {
    if (putHere(JSON.parse(held.parsed(JOURNAL, text).value), true)) place.drop(JOURNAL);
  } catch {
    place.setAside(JOURNAL, text);
  }
}

async function finishReplacing() {
  const found = await much.readAll('journal');
  if (!found || place.read('replacing') === null) return; // later, or done by another tab
  try {
    const journal = /** @type {Kept | undefined} */ (found.records.get(JOURNAL));
    if (journal) await carryOut(JSON.parse(journal.value));
    else place.drop('replacing');
  } catch {
    place.drop('replacing');
  }
}

export async function size() {
  const here = place.keys().reduce((sum, key) => sum + key.length + (place.read(key) ?? '').length, 0);
  const there = [...((await readMuch(null)) ?? [])];
  return there.reduce((sum, [key, { value }]) => sum + key.length + value.length, here);
}

export async function room() {
  return place.isOpen() && (await readMuch('probe')) === null ? place.room() : null;
}

// What is written from now on is not to be erased with the rest, should the large place not let go of it.
function eraseSmall() {
  place.eraseAll('erasing');
  place.put('erasing', LARGE);
}

export async function erase() {
  const hadMuch = Object.keys(held.counts() ?? {}).length > 0;
  place.put('erasing', BOTH);
  eraseSmall();
  held.forget();
  const gone = (await much.erase()) || !hadMuch;
  const nothing = gone ? place.eraseAll() : place.eraseAll('erasing');
  held.tell(null);
  return gone && nothing;
}

