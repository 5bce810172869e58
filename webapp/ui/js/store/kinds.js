// kinds.js: every kind of thing that is kept, once: what fits it, whether it goes to another phone, whether it is the
// reader's own, whether it lives in the large place. Pure: the store, backups, earlier states and counts ask it.
//
// A key is `<kind>:<id>`. A kind that is not listed is of a newer version: it is kept and carried as it is.

/**
 * @typedef {{ fits: (value: string) => boolean, carried: boolean, own: boolean, large?: (value: string) => boolean,
 *   joined?: boolean }} Kind
 * `joined`: of two texts that differ both can stand in one.
 */

const FOR_THIS_PHONE = new Set(['setting:backup', 'setting:made']); // a backup proves itself where it was made
const INSIDE = new Set(['schema', 'born', 'probe', 'bad', 'journal', 'order', 'moved', 'replacing', 'erasing']); // the store's own, of no kind
const LONG = 2000; // letters of a note

/** @param {unknown} one */
const isText = (one) => typeof one === 'string';

/** @param {(value: Record<string, unknown>) => boolean} check @returns {(value: string) => boolean} */
function shaped(check) {
  return (value) => {
    try {
      const found = JSON.parse(value);
      return typeof found === 'object' && found !== null && !Array.isArray(found) && check(found);
    } catch {
      return false;
    }
  };
}

/** @param {string} form */
const like = (form) => (/** @type {string} */ value) => new RegExp(`^(?:${form})$`).test(value);
const anything = () => true;
const long = (/** @type {string} */ value) => value.length > LONG;
const person = shaped(({ name, kind, group }) => [name, kind, group].every(isText));
const told = shaped((one) => {
  return [one.person, one.situation, one.how, one.day].every(isText) && Number.isFinite(one.level);
});
const snap = shaped(({ why, items }) => isText(why) && isItems(items));

/** @type {Map<string, Kind>} */
export const KINDS = new Map([
  ['task', { fits: like('[a-z]{1,20}'), carried: true, own: true }],
  ['note', { fits: anything, carried: true, own: true, large: long, joined: true }],
  ['day', { fits: like('\\d{4}-\\d\\d-\\d\\d'), carried: true, own: true }],
  ['word', { fits: anything, carried: true, own: true, joined: true }],
  ['person', { fits: person, carried: true, own: true }],
  ['told', { fits: told, carried: true, own: true }],
  ['slip', { fits: anything, carried: true, own: true, large: anything }],
  ['other', { fits: anything, carried: true, own: true }], // a second value of the item that its id names
  ['setting', { fits: anything, carried: true, own: false }],
  ['snap', { fits: snap, carried: false, own: false, large: anything }],
]);

/** @param {string} key */
export function kindOf(key) {
  return key.slice(0, Math.max(0, key.indexOf(':')));
}

/** @param {string} key */
export function isNew(key) {
  return /^[a-z][a-z-]{0,19}:./.test(key) && !KINDS.has(kindOf(key)) && !INSIDE.has(kindOf(key));
}

// Whether it goes to another phone.
/** @param {string} key */
export function carried(key) {
  const kind = KINDS.get(kindOf(key));
  return kind ? kind.carried && key.length > kindOf(key).length + 1 && !FOR_THIS_PHONE.has(key) : isNew(key);
}

// Whether it is something that the reader wrote, ticked or was sent; what was set aside is.
/** @param {string} key */
export function own(key) {
  return kindOf(key) === 'bad' || KINDS.get(kindOf(key))?.own === true || isNew(key);
}

/** @param {string} key @param {unknown} value @returns {boolean} */
export function fits(key, value) {
  if (typeof value !== 'string') return false;
  if (kindOf(key) === 'other') return fits(key.slice('other:'.length), value);
  return KINDS.get(kindOf(key))?.fits(value) ?? true;
}

// Whether things of this kind may live in the large place, and whether this one does.
/** @param {string} key */
export function mayMove(key) {
  return KINDS.get(kindOf(key))?.large !== undefined;
}

/** @param {string} key @param {string} value */
export function moves(key, value) {
  return KINDS.get(kindOf(key))?.large?.(value) ?? false;
}

// Whether of two texts of this kind both can stand in one.
/** @param {string} key */
export function isJoined(key) {
  return KINDS.get(kindOf(key))?.joined === true;
}

// Two texts in one, the first above; where one holds the other, that one.
/** @param {string} first @param {string} other */
export function both(first, other) {
  if (first.includes(other)) return first;
  return other.includes(first) ? other : `${first}\n———\n${other}`;
}

/** @param {unknown} value */
const isOrder = (value) => value === undefined || Number.isSafeInteger(value);

// An item as a backup or an earlier state holds it: [value, seconds, order]; former releases noted no order.
/** @param {string} key @param {unknown} item @returns {item is Item} */
export function isItem(key, item) {
  return Array.isArray(item) && carried(key) && item[0] !== '' && fits(key, item[0]) && Number.isFinite(item[1]) && isOrder(item[2]);
}

/** @param {unknown} items @returns {items is Record<string, unknown>} */
export function isItems(items) {
  return typeof items === 'object' && items !== null && !Array.isArray(items);
}

// What of some items is sound, and the keys of what is not: one bad thing costs one thing.
/** @param {Record<string, unknown>} items */
export function sorted(items) {
  /** @type {Items} */ const good = {};
  /** @type {string[]} */ const bad = [];
  for (const [key, item] of Object.entries(items)) {
    if (isItem(key, item)) good[key] = item[2] ? [item[0], item[1], item[2]] : [item[0], item[1]];
    else bad.push(key);
  }
  return { good, bad };
}
