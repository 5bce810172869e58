// base32.js: bytes as letters that survive a chat app, and back. Crockford's base32: no I, L, O, U, so that nothing is
// misread and a frame with a U in it cannot be part of the letters.

import { atOnce } from './slices.js';

const PIECE = 50000; // letters that are looked at in one step
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ALIKE = { I: '1', L: '1', O: '0' };
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));
for (const [letter, meant] of Object.entries(ALIKE)) VALUES.set(letter, LETTERS.indexOf(meant));

// What each byte adds to a CRC-32.
const SHARES = Uint32Array.from({ length: 256 }, (_, byte) => {
  let share = byte;
  for (let bit = 0; bit < 8; bit += 1) share = (share >>> 1) ^ (share & 1 ? 0xedb88320 : 0);
  return share;
});

// The number that a letter stands for; -1 for none.
/** @param {string} letter */
export const meaning = (letter) => VALUES.get(letter) ?? -1;

/** @param {number[]} bytes @param {number} [end] how many of them */
export function crc32(bytes, end = bytes.length) {
  let crc = 0xffffffff;
  for (let place = 0; place < end; place += 1) crc = (crc >>> 8) ^ SHARES[(crc ^ bytes[place]) & 255];
  return (crc ^ 0xffffffff) >>> 0;
}

// A number as four bytes, the highest first, and back.
/** @param {number} value */
export function four(value) {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

/** @param {number[]} given */
export function number([a, b, c, d]) {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** @param {number[]} bytes */
export function toLetters(bytes) {
  const letters = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      letters.push(LETTERS[(held >>> bits) & 31]);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) letters.push(LETTERS[(held << (5 - bits)) & 31]);
  return letters.join('');
}

// Null when the letters are not as toLetters writes them. What is no letter is skipped.
/** @param {string} text @returns {import('./slices.js').Steps<number[] | null>} */
export function* toBytesInSteps(text) {
  /** @type {number[]} */ const bytes = [];
  let held = 0;
  let bits = 0;
  for (let place = 0; place < text.length; place += 1) {
    if (place % PIECE === PIECE - 1) yield;
    const value = VALUES.get(text[place]);
    if (value === undefined) continue;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 4 || held !== 0 ? null : bytes;
}

// The same at once, for what is short.
/** @param {string} text */
export const toBytes = (text) => atOnce(toBytesInSteps(text));

const TAG_LENGTH = 310;
const TAG = /<\/?[a-z][^<>]{0,300}>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/gi; // of a web chat

const MARKS = 60; // that a letter may carry
const MARK = /^[\p{M}\udc00-\udfff]/u;

// A text as its letters and digits alone: full-width forms made plain, small letters large; marks of HTML taken out.
/** @param {string} text @returns {import('./slices.js').Steps<string>} */
export function* plainLetters(text) {
  const plain = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfPiece(text, at);
    plain.push(text.slice(at, end).replace(TAG, ' ').normalize('NFKC').toUpperCase().split(/[^A-Z0-9]+/).join('')); // replaced, they would be joined only when read
    at = end;
    yield;
  }
  return plain.join('');
}

// Not between a letter and its marks, nor within a mark of HTML.
/** @param {string} text @param {number} at */
function endOfPiece(text, at) {
  let end = at + PIECE;
  if (end >= text.length) return text.length;
  const open = Math.max(text.lastIndexOf('<', end), text.lastIndexOf('&', end));
  if (open > at && end - open < TAG_LENGTH) end = open;
  for (let back = 0; back < MARKS; back += 1) if (!MARK.test(text.slice(end - back, end - back + 2))) return end - back;
  return end;
}

// What stands between the two words of a frame, in each place of a plain text where the first is found; null where the
// second is missing. A chat app may put anything but letters between any two of them.
/** @param {string} plain @param {string} first @param {string} last @returns {Generator<string | null>} */
export function* insideFrames(plain, first, last) {
  for (let at = plain.indexOf(first); at >= 0; ) {
    const next = plain.indexOf(first, at + first.length);
    const part = plain.slice(at + first.length, next < 0 ? plain.length : next);
    const end = part.indexOf(last);
    yield end < 0 ? null : part.slice(0, end);
    at = next;
  }
}

// The bytes with their checksum behind them, and the bytes again or null when the checksum is another.
/** @param {number[]} bytes */
export function summed(bytes) {
  return [...bytes, ...four(crc32(bytes))];
}

/** @param {number[]} bytes */
export function unsummed(bytes) {
  const end = bytes.length - 4;
  return end > 0 && number(bytes.slice(end)) === crc32(bytes, end) ? bytes.slice(0, end) : null;
}
