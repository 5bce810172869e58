// lint.js: what a message says that it had better not. Pure: text in, findings out. The rules come with the page
// notices/words/, those of all three languages on each: people write in another language than they read.

import { folding } from '../../../ui/js/fold.js';
import { atOnce } from '../../../ui/js/slices.js';
import { markInSteps } from './digits.js';

/**
 * What is looked for: the pairs of letters that bring a text to its form, and by rule its expressions.
 * @typedef {{ pairs: string, rules: Record<string, { patterns: string[], passes: string[] }> }} Looked
 * @typedef {{ code: string, verdict: string, below: number, only: string[], except: string[], patterns: RegExp[],
 *   passes: RegExp[], item: Hook }} Rule
 * @typedef {{ fold: (text: string) => string, rules: Rule[] }} Rules
 */

// The rules of a page with what they look for, which is fetched.
/** @param {Hook} list @returns {Promise<Rules>} */
export async function fetchRules(list) {
  const answer = await fetch(list.dataset.rules);
  if (!answer.ok) throw new Error(`the rules answered ${answer.status}`);
  return rulesIn(list, await answer.json());
}

/** @param {Hook} list @param {Looked} looked @returns {Rules} */
export function rulesIn(list, looked) {
  const rules = [...list.querySelectorAll('[data-rule]')].map((item) => ({
    code: item.dataset.rule,
    verdict: item.dataset.verdict,
    below: item.dataset.below === undefined ? Infinity : Number(item.dataset.below),
    only: words(item.dataset.only),
    except: words(item.dataset.except),
    patterns: expressions(looked.rules[item.dataset.rule].patterns),
    passes: expressions(looked.rules[item.dataset.rule].passes),
    item,
  }));
  return { fold: folding(looked.pairs), rules };
}

/** @param {string} text */
function words(text) {
  return text.split(' ').filter(Boolean);
}

/** @param {string[]} sources */
function expressions(sources) {
  return sources.map((source) => new RegExp(source, 'gu'));
}

// An expression may look again from every place; in a piece of this length that takes a slow phone a moment at most.
const PIECE = 1500;
const OVERLAP = 200; // letters: no expression of the packs finds more

// Every rule that something in the text meets, in the order of the rules: what the last step gives. Between two steps
// whoever asks may let the phone do something else.
/** @param {string} text @param {Rules} rules @param {{ level: number, situation: string }} given */
export function* lintInSteps(text, { fold, rules }, { level, situation }) {
  const close = closed(yield* markInSteps(fold(text)));
  const asked = rules.filter((rule) => {
    return level < rule.below && !rule.except.includes(situation) && (rule.only.length === 0 || rule.only.includes(situation));
  });
  const met = new Set();
  for (const rule of asked) if (yield* isMetInSteps(close, rule)) met.add(rule);
  return asked.filter((rule) => met.has(rule));
}

// Whether some expression finds something that no pass has taken out.
/** @param {string} close @param {Rule} rule @returns {import('../../../ui/js/slices.js').Steps<boolean>} */
function* isMetInSteps(close, { passes, patterns }) {
  for (let at = 0; at === 0 || at < close.length - OVERLAP; at += PIECE - OVERLAP) {
    let rest = close.slice(at, at + PIECE);
    for (const pass of passes) {
      rest = rest.replace(pass, ' ');
      yield;
    }
    for (const pattern of patterns) {
      if (rest.search(pattern) >= 0) return true;
      yield;
    }
  }
  return false;
}

// Chinese has no spaces that mean anything, and no signs inside a word; English people leave out apostrophes; the end of
// a line ends a sentence.
/** @param {string} text */
function closed(text) {
  return text.replace(/([a-z])'(?=[a-z])/g, '$1').replace(/[^\S\n]+/g, ' ').replace(/ ?([\u3400-\u9fff\n]) ?/g, '$1')
    .replace(/([\u3400-\u9fff])[-.*/\\_~|+&#^'"]{1,3}(?=[\u3400-\u9fff])/g, '$1')
    .replace(/\n+/g, '。');
}

// The same at once.
// The form in which a text is looked at.
/** @param {string} text @param {Rules} rules */
export function formOf(text, { fold }) {
  return closed(atOnce(markInSteps(fold(text))));
}

/** @param {string} text @param {Rules} rules @param {{ level: number, situation: string }} given */
export function lint(text, rules, given) {
  return atOnce(lintInSteps(text, rules, given));
}
