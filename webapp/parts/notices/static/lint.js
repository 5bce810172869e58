// lint.js: what a message says that it had better not. Pure: text in, findings out. The rules come with the page
// notices/words/; long numbers are told by their arithmetic.

import { atOnce } from '../../../ui/js/slices.js';

/**
 * @typedef {{ code: string, verdict: string, below: number, only: string[], except: string[], patterns: RegExp[],
 *   passes: RegExp[], item: Hook }} Rule
 */

/** @param {Hook} list */
export function rulesIn(list) {
  return [...list.querySelectorAll('[data-rule]')].map((item) => ({
    code: item.dataset.rule,
    verdict: item.dataset.verdict,
    below: item.dataset.below === undefined ? Infinity : Number(item.dataset.below),
    only: words(item.dataset.only),
    except: words(item.dataset.except),
    patterns: expressions(item.dataset.patterns),
    passes: expressions(item.dataset.passes),
    item,
  }));
}

/** @param {string} text */
function words(text) {
  return text.split(' ').filter(Boolean);
}

/** @param {string} text */
function expressions(text) {
  return text.split('\n').filter(Boolean).map((source) => new RegExp(source, 'gu'));
}

// An expression may look again from every place; in a piece of this length that takes a slow phone a moment at most.
const PIECE = 1500;
const OVERLAP = 200; // letters: no expression of the packs finds more

// Every rule that something in the text meets, in the order of the rules: what the last step gives. Between two steps
// whoever asks may let the phone do something else.
/** @param {string} text @param {Rule[]} rules @param {{ level: number, situation: string }} given */
export function* lintInSteps(text, rules, { level, situation }) {
  const plain = text.normalize('NFKC').replace(/[\ufe0f\u20e3\u200b-\u200d\ufeff]/g, '').toLowerCase();
  const numbers = numberCodes(plain);
  const spaced = plain.replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '));
  const close = spaced.replace(/\s?([\u3400-\u9fff])\s?/g, '$1'); // Chinese has no spaces that mean anything
  const asked = rules.filter((rule) => {
    return level < rule.below && !rule.except.includes(situation) && (rule.only.length === 0 || rule.only.includes(situation));
  });
  const met = new Set(asked.filter((rule) => numbers.has(rule.code)));
  for (let at = 0; at === 0 || at < close.length - OVERLAP; at += PIECE - OVERLAP) {
    const piece = close.slice(at, at + PIECE);
    for (const rule of asked) {
      if (met.has(rule)) continue;
      let rest = piece;
      for (const pass of rule.passes) {
        rest = rest.replace(pass, ' ');
        yield;
      }
      for (const pattern of rule.patterns) {
        if (met.has(rule)) break;
        if (rest.search(pattern) >= 0) met.add(rule);
        yield;
      }
    }
  }
  return asked.filter((rule) => met.has(rule));
}

// The same at once.
/** @param {string} text @param {Rule[]} rules @param {{ level: number, situation: string }} given */
export function lint(text, rules, given) {
  return atOnce(lintInSteps(text, rules, given));
}

const RUN = /\d(?:[\s\-–—.·_()]{0,3}\d){9,}[ -]?x?/g;
const CHECK = '10x98765432';

// v1: a card, an ID card or a mobile number; v1-long: any other run of 15 to 19 digits.
/** @param {string} plain */
function numberCodes(plain) {
  const codes = new Set();
  for (const [run] of plain.matchAll(RUN)) {
    const digits = run.replace(/[^\dx]/g, '');
    if (isCard(digits) || isId(digits) || isMobile(digits)) codes.add('v1');
    else if (/^\d{15,19}$/.test(digits)) codes.add('v1-long');
  }
  return codes;
}

/** @param {string} digits */
export function isCard(digits) {
  if (!/^\d{15,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** @param {string} digits */
export function isId(digits) {
  if (!/^\d{17}[\dx]$/.test(digits)) return false;
  const sum = [...digits.slice(0, 17)].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return CHECK[sum % 11] === digits[17];
}

/** @param {string} digits */
export function isMobile(digits) {
  return /^(86)?1[3-9]\d{9}$/.test(digits);
}

// How many SMS a text is: 70 letters, or 67 in each of several; 160 and 153 when all are in the GSM alphabet.
/** @param {string} text */
export function smsParts(text) {
  const gsm = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà]*$/u.test(text);
  const [one, each] = gsm ? [160, 153] : [70, 67];
  return text.length <= one ? 1 : Math.ceil(text.length / each);
}
