// numbers.js: what somebody typed into the field for a number, as numbers and as words. Pure, and nothing is dropped: what
// is no number for certain stays as the words that were typed.
import { plain } from '../../../ui/js/slip.js';

/** @typedef {import('../../../ui/js/slip.js').Entry} Entry */
/** @typedef {{ digits: string, ext: string, from: number, to: number }} Group digits that stand together, and where */

// The Chinese digits from 0 to 9, then other ways to write 0, 0 and 1.
const DIGITS = '\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u3007\u25cb\u5e7a';
const VALUES = '0123456789001';
const DASHES = /[\u2010-\u2015\u2212]/;
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/; // phones put them around a copied number
// The words before an extension: turn to (simplified, traditional), extension (the same), English.
const EXTENSION = /(\d)([\s)]*)((?:\u8f6c|\u8f49|\u5206\u673a\u53f7?|\u5206\u6a5f\u865f?|extension|ext\.?|x)[\s.:]*)(?=\d{1,6}(?!\d))/gi;
// A comma, a stroke, the end of a line: between numbers, never in one. NFKC has made full-width ones plain.
const ENDS = /[,;/|\n\r\u3001\u3002]/;
const NUMERIC = /^[(+\d*#][\d*#().+-]*(?:x+\d{1,6})?\)?$/;

const MOST = 2000; // signs that are looked at; a slip holds fewer

// What is a whole number by its form: a mobile number, one with an area code (without its 0 in the third), 400 and 800,
// what SMS services send from, another country's.
const WHOLE = [
  /^(?:\+?86|0086)?1[3-9]\d{9}$/,
  /^(?:\+?86|0086)?0(?:10|2\d|[3-9]\d\d)\d{7,8}$/,
  /^(?:\+?86|0086)(?:10|2\d|[3-9]\d\d)\d{7,8}$/,
  /^[48]00\d{7}$/,
  /^106\d{5,17}$/,
  /^(?:\+\d|00[1-9])\d{6,14}$/,
];
const SHORT = /^(?:9[56]\d{3,6}|1[02]\d{3,4}|1[12]\d)$/; // of services and of emergencies: nobody writes them in pieces
const AREA = /^(0(?:10|2\d|[3-9]\d\d))(\d{7,8})$/;
const ALONE = /^\+?[\d*#]{3,20}$/; // digits with nothing beside them
const LONG = /^[\d*#]{7,20}$/; // with others beside them they need more

// One sign for one sign, so that a place in the one text is the same place in the other.
/** @param {string} typed */
function simplified(typed) {
  const simple = Array.from({ length: typed.length }, (_, at) => {
    const one = typed[at].normalize('NFKC');
    const digit = DIGITS.indexOf(typed[at]);
    if (digit >= 0) return VALUES[digit];
    if (DASHES.test(one)) return '-';
    return UNSEEN.test(one) || one.length !== 1 ? ' ' : one;
  }).join('');
  return simple.replace(EXTENSION, (_, digit, space, word) => digit + 'x'.repeat(space.length + word.length));
}

// How doubtful it is that these groups are one number; the least doubtful reading is taken.
/** @param {Group[]} groups @param {boolean} alone */
function doubt(groups, alone) {
  if (groups.slice(0, -1).some(({ ext }) => ext !== '')) return Infinity;
  const digits = groups.map((one) => one.digits).join('');
  if (WHOLE.some((form) => form.test(digits))) return 1;
  if (groups.length > 1) return Infinity;
  return SHORT.test(digits) ? 1 : (alone ? ALONE : LONG).test(digits) ? 3 : Infinity;
}

// The groups as numbers and as what is left over, with the least doubt.
/** @param {Group[]} groups @returns {{ groups: Group[], is: boolean }[]} */
function parted(groups) {
  /** @type {{ sum: number, parts: { groups: Group[], is: boolean }[] }[]} */
  const best = [{ sum: 0, parts: [] }];
  for (let end = 1; end <= groups.length; end += 1) {
    const left = best[end - 1];
    best[end] = { sum: left.sum + 100, parts: [...left.parts, { groups: [groups[end - 1]], is: false }] };
    for (let from = Math.max(0, end - 12); from < end; from += 1) {
      const run = groups.slice(from, end);
      const sum = best[from].sum + doubt(run, groups.length === 1);
      if (sum < best[end].sum) best[end] = { sum, parts: [...best[from].parts, { groups: run, is: true }] };
    }
  }
  return best[groups.length].parts;
}

/** @param {Group[]} groups @returns {Entry} */
function numberOf(groups) {
  const digits = groups.map((one) => one.digits).join('');
  const number = groups.length > 1 ? digits.replace(AREA, '$1-$2') : digits;
  return { number, ext: groups[groups.length - 1].ext, words: '' };
}

// What stands between two spaces, as groups of digits; null when there is more in it than digits.
/** @param {string} piece @param {number} at @returns {Group[] | null} */
function groupsOf(piece, at) {
  if (!NUMERIC.test(piece)) return null;
  return [...piece.matchAll(/(\+?[\d*#]+)(?:x+(\d+))?/g)].map((found) => ({
    digits: found[1], ext: found[2] ?? '', from: at + found.index, to: at + found.index + found[0].length,
  }));
}

// Everything typed, in its order: digits that may belong together, and what is no digits.
/** @param {string} simple */
function* runs(simple) {
  /** @type {Group[]} */ let groups = [];
  for (const { 0: piece, index } of simple.matchAll(/[^\s,;/|\u3001\u3002]+|[,;/|\n\r\u3001\u3002]/g)) {
    const found = ENDS.test(piece) ? null : groupsOf(piece, index);
    if (found) groups.push(...found);
    if (found) continue;
    if (groups.length > 0) yield groups;
    groups = [];
    if (!ENDS.test(piece)) yield { from: index, to: index + piece.length };
  }
  if (groups.length > 0) yield groups;
}

// Words that stand beside each other are one entry, as they were typed.
/** @param {string} typed @returns {Entry[]} */
export function numbersIn(typed) {
  if (typed.length > MOST) return [asWords(typed)];
  /** @type {({ entry: Entry } | { from: number, to: number })[]} */ const found = [];
  /** @param {{ from: number, to: number }} given */
  const words = ({ from, to }) => {
    const last = found[found.length - 1];
    if (last && 'to' in last) last.to = to;
    else found.push({ from, to });
  };
  const simple = simplified(typed);
  for (const run of runs(simple)) {
    if (!Array.isArray(run)) words(run);
    else {
      for (const { groups, is } of parted(run)) {
        if (is) found.push({ entry: numberOf(groups) });
        else words({ from: groups[0].from, to: groups[0].to });
      }
    }
  }
  const entries = found.map((one) => ('entry' in one ? one.entry : asWords(typed.slice(one.from, one.to))));
  return entries.length > 0 || simple.trim() === '' ? entries : [asWords(typed)];
}

/** @param {string} typed @returns {Entry} */
const asWords = (typed) => ({ number: '', ext: '', words: plain(typed) });
