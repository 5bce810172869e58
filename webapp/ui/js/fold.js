// fold.js: one form of a text before anything is looked for in it: plain widths, small letters, nothing unseen, plain
// signs, one Chinese script. Pure; the pairs of letters come with the page that looks (webapp/content/letters/).

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]|\u20e3|[\u0300-\u036f]/g;

/** @param {string} pairs from, to, from, to */
export function folding(pairs) {
  const letters = new Map(pairs.match(/../gu)?.map((pair) => /** @type {[string, string]} */ ([pair[0], pair[1]])));
  return (/** @type {string} */ text) => text.normalize('NFKC').toLowerCase().replace(UNSEEN, '')
    .replace(/[`\u0080-\uffff]/g, (letter) => letters.get(letter) ?? letter);
}
