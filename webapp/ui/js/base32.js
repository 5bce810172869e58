// base32.js: bytes as letters that survive a chat app, and back. Crockford's base32: no I, L, O, U, so that nothing is
// misread and a frame with a U in it cannot be part of the letters.

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

/** @param {number[]} bytes */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ SHARES[(crc ^ byte) & 255];
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
/** @param {string} text */
export function toBytes(text) {
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    const value = VALUES.get(letter);
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

const TAG = /<\/?[a-z][^<>]{0,300}>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/gi; // of a web chat

// A text as its letters and digits alone: full-width forms made plain, small letters large; marks of HTML taken out.
/** @param {string} text */
export function plainLetters(text) {
  return text.replace(TAG, ' ').normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]+/g, '');
}

// What stands between the two words of a frame, in each place of a text where the first is found; null where the second
// is missing. A chat app may put anything but letters between any two of them.
/** @param {string} text @param {string} first @param {string} last */
export function insideFrames(text, first, last) {
  return plainLetters(text).split(first).slice(1).map((part) => {
    const end = part.indexOf(last);
    return end < 0 ? null : part.slice(0, end);
  });
}

// The bytes with their checksum behind them, and the bytes again or null when the checksum is another.
/** @param {number[]} bytes */
export function summed(bytes) {
  return [...bytes, ...four(crc32(bytes))];
}

/** @param {number[]} bytes */
export function unsummed(bytes) {
  const body = bytes.slice(0, -4);
  return bytes.length > 4 && number(bytes.slice(-4)) === crc32(body) ? body : null;
}
