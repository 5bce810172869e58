// weigh.js: how much a sentence speaks of a thing, when no single word says it: every word and every few words beside each
// other have a weight, learnt from sentences that people wrote for this (tests/tools/weigh.py). Pure; text in its form.

const TOKEN = /[\u3400-\u9fff]|<[a-z]+>|[a-z]+|\d+|[^\s\w]/gu;
const LONG = 120; // letters that are weighed together: a message for a phone is rarely longer
const ENOUGH = 90;

/** @typedef {{ above: { zh: number, en: number }, weights: Map<string, number> }} Scale */

// What is weighed of a sentence: each word (of Chinese each letter), each two beside each other.
/** @param {string} text */
export function cuesOf(text) {
  const words = ['^', ...text.match(TOKEN) ?? [], '$'];
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
}

/** @param {string} text @param {Iterable<string>} cues @param {Scale} scale */
export function isHeavy(text, cues, { above, weights }) {
  let sum = 0;
  for (const cue of cues) sum += weights.get(cue) ?? 0;
  return sum > (/[\u3400-\u9fff]/.test(text) ? above.zh : above.en);
}

// A long text sentence by sentence, each with those after it; a short one whole.
/** @param {string} text */
export function* windows(text) {
  if (text.length <= LONG) {
    yield text;
    return;
  }
  const sentences = text.match(/[^。!?]{1,120}[。!?]*|[。!?]+/g) ?? [];
  for (let from = 0; from < sentences.length; from += 1) {
    let window = '';
    for (let at = from; at < sentences.length && window.length < ENOUGH; at += 1) window += sentences[at];
    yield window;
  }
}
