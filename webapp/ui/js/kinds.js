// kinds.js: every kind of thing that is kept, once: what fits it, whether it goes to another phone, whether it is the
// reader's own. Pure: the store, backups, earlier states and the count of what is here ask it.
//
// A key is `<kind>:<id>`. A kind that is not listed is of a newer version: it is kept and carried as it is.

/** @typedef {{ fits: (value: string) => boolean, carried: boolean, own: boolean }} Kind */

const FOR_THIS_PHONE = new Set(['setting:backup', 'setting:made']); // a backup proves itself where it was made
const INSIDE = new Set(['schema', 'born', 'probe', 'bad', 'journal']); // the store's own, of no kind

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
const person = shaped(({ name, kind, group }) => [name, kind, group].every(isText));
const told = shaped((one) => {
  return [one.person, one.situation, one.how, one.day].every(isText) && Number.isFinite(one.level);
});
const snap = shaped(({ why, items }) => isText(why) && isItems(items));

/** @type {Map<string, Kind>} */
export const KINDS = new Map([
  ['task', { fits: like('[a-z]{1,20}'), carried: true, own: true }],
  ['note', { fits: anything, carried: true, own: true }],
  ['day', { fits: like('\\d{4}-\\d\\d-\\d\\d'), carried: true, own: true }],
  ['word', { fits: anything, carried: true, own: true }],
  ['person', { fits: person, carried: true, own: true }],
  ['told', { fits: told, carried: true, own: true }],
  ['slip', { fits: anything, carried: true, own: true }],
  ['setting', { fits: anything, carried: true, own: false }],
  ['snap', { fits: snap, carried: false, own: false }],
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

/** @param {string} key @param {unknown} value */
export function fits(key, value) {
  return typeof value === 'string' && (KINDS.get(kindOf(key))?.fits(value) ?? true);
}

// An item as a backup or an earlier state holds it: [value, seconds].
/** @param {string} key @param {unknown} item @returns {item is [string, number]} */
export function isItem(key, item) {
  return Array.isArray(item) && carried(key) && item[0] !== '' && fits(key, item[0]) && Number.isFinite(item[1]);
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
    if (isItem(key, item)) good[key] = [item[0], item[1]];
    else bad.push(key);
  }
  return { good, bad };
}
