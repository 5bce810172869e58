// passphrase.js: a passphrase as it counts, however it is written.

/** @param {string} words */
export function plainWords(words) {
  return words.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
