// digits.js: numbers in a message, told by their arithmetic. In the text each becomes a sign for what it is, which the
// rules look for: <id> a card or an identity number, <m> a mobile number, <n> another long number. Pure; folded text.

const DAY = /(?:19|20)\d\d[-/.\u5e74]\d{1,2}[-/.\u6708]\d{1,2}\u65e5?/g;
const HOUR = /\d{1,2}:\d\d(?::\d\d)?/g;
const ONE = '[0-9\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5e7a]';
const MOST = 100; // digits in one run: what is longer is looked at in pieces
const RUN = new RegExp(`${ONE}(?:[^\\S\\n]{0,2}[-_.\u00b7/\\\\,\u3001()+*|~]{0,2}[^\\S\\n]{0,2}${ONE}){10,${MOST}}(?:[ -]?x(?![a-z]))?`, 'g');
const GROUP = new RegExp(`${ONE}+x?|x`, 'g');
const CHINESE = '\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d';
const HOTLINE = /^(?:95\d{3}|12\d{3}|1008[56]|100[01]\d|11[0249]|12[02]|400|800)$/;
const CHECK = '10x98765432';
const NINETEEN = 19; // digits: no number that we know is longer

/** @typedef {{ digits: string, from: number, to: number, sign: string }} Group */

// The text with its numbers as signs, in steps.
/** @param {string} text @returns {import('../../../ui/js/slices.js').Steps<string>} */
export function* markInSteps(text) {
  const dated = text.replace(DAY, '<d>').replace(HOUR, '<h>');
  const parts = [];
  let at = 0;
  for (const { 0: run, index } of dated.matchAll(RUN)) {
    parts.push(dated.slice(at, index), signed(run));
    at = index + run.length;
    yield;
  }
  return parts.join('') + dated.slice(at);
}

// A run of digits with its numbers as signs; what stands between is left as it is. It is cut wherever it can be cut.
/** @param {string} run */
function signed(run) {
  /** @type {Group[]} */ const groups = [...run.matchAll(GROUP)].map(({ 0: { length }, index }) => {
    return { digits: plain(run.slice(index, index + length)), from: index, to: index + length, sign: '' };
  });
  for (const most of [1, NINETEEN]) { // first what stands alone
    for (const [sign, is] of KINDS) cut(groups, sign, is, most);
  }
  let at = 0;
  let text = '';
  for (const { from, to, sign } of groups) {
    text += run.slice(at, from) + (sign || run.slice(from, to));
    at = to;
  }
  return text + run.slice(at);
}

// Neighbours that make one number together become one group with its sign.
/** @param {Group[]} groups @param {string} sign @param {(parts: string[]) => boolean} is @param {number} most */
function cut(groups, sign, is, most) {
  for (let at = 0; at < groups.length; at += 1) {
    /** @type {string[]} */ const parts = [];
    for (let end = at; end < Math.min(groups.length, at + most) && groups[end].sign === ''; end += 1) {
      parts.push(groups[end].digits);
      if (parts.length > 1 && (parts.join('').length > NINETEEN || parts.some((part) => HOTLINE.test(part)))) break;
      if (!is(parts)) continue;
      groups.splice(at, end - at + 1, { digits: '', from: groups[at].from, to: groups[end].to, sign });
      break;
    }
  }
}

/** @param {string} digits */
function plain(digits) {
  return digits.replace(/[^0-9x]/g, (one) => (one === '\u3007' ? '0' : one === '\u5e7a' ? '1' : String(CHINESE.indexOf(one))));
}

/** @type {[string, (parts: string[]) => boolean][]} */
const KINDS = [
  ['<id>', (parts) => isId(parts.join('')) || (parts.every(({ length }) => length > 2) && isCard(parts.join(''))) || tiled(parts, 18)],
  ['<m>', (parts) => isMobile(parts.join('')) || tiled(parts, 11)],
  ['<n>', (parts) => isLong(parts)],
];

/** @param {string} digits */
export function isCard(digits) {
  if (!/^[34569]\d{14,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** @param {string} digits */
export function isId(digits) {
  if (!/^[1-9]\d{5}(?:19|20)\d{9}[\dx]$/.test(digits)) return false;
  const sum = [...digits.slice(0, 17)].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return CHECK[sum % 11] === digits[17];
}

/** @param {string} digits */
export function isMobile(digits) {
  return /^(?:0|(?:00)?86)?1[3-9]\d{9}$/.test(digits);
}

// Several numbers written without anything between them: the whole is nothing but numbers, one of them of this length.
/** @param {string[]} parts @param {number} length */
function tiled(parts, length) {
  const [digits] = parts;
  if (parts.length > 1 || digits.length <= NINETEEN || digits.length > 99) return false;
  return tiles(digits, length) === true;
}

/** @param {string} digits @param {number} length @returns {boolean | undefined} undefined: not of numbers alone */
function tiles(digits, length) {
  if (digits === '') return false;
  for (const [size, is] of /** @type {const} */ ([[18, isId], [11, isMobile], [19, isCard], [16, isCard]])) {
    if (digits.length < size || !is(digits.slice(0, size))) continue;
    const rest = tiles(digits.slice(size), length);
    if (rest !== undefined) return rest || size === length || (length === 18 && size > 11);
  }
  return undefined;
}

// An account, a contract, a parcel: written whole, or in groups as they are printed on cards.
/** @param {string[]} parts */
function isLong(parts) {
  const { length } = parts.join('');
  if (parts.length === 1) return length >= 15;
  return length >= 15 && /^(?:4|6)/.test(String(parts[0].length)) && parts.slice(0, -1).every((part) => part.length >= 4);
}
