// pieces.js: bytes as lines of letters in numbered pieces, each short enough for a chat message, and back: in any order,
// with whatever chats put around and between them. Pure.
//
// A line is a U, which is none of the letters (base32.js), and 76 letters:
//    2  which bytes these are: 10 bits of their CRC-32
//    3  how many pieces there are
//    4  the number of this line, from 0
//   64  40 bytes; of all lines together 4 bytes of length, the bytes, zeros to the end of the line
//    3  15 bits of the CRC-32 of the values of the letters before
import { crc32, four, LETTERS, number, toBytes, toLetters, meaning } from '../../../ui/js/base32.js';

const LINES = 23; // in a piece: with what stands above it, below 1,900 characters
const BYTES = 40;
const HEAD = 9; // letters
const SUM = 3;
const LINE = HEAD + (BYTES * 8) / 5 + SUM;
const NOISE = 200; // letters that a chat may have put into the middle of a line
const MENDED = 500; // lines that are tried; a text with more broken ones is not mended

/** @typedef {{ which: number, pieces: number, row: number, bytes: number[] }} Line */
/**
 * @typedef {{ state: 'whole', bytes: number[] } | { state: 'missing', missing: number[], pieces: number }
 *   | { state: 'damaged' | 'two' }} Pieced
 */

/** @param {number} value @param {number} count */
function digits(value, count) {
  let letters = '';
  for (let place = 0, rest = value; place < count; place += 1, rest = Math.floor(rest / 32)) {
    letters = LETTERS[rest % 32] + letters;
  }
  return letters;
}

/** @param {string} letters */
function valueIn(letters) {
  return [...letters].reduce((value, letter) => value * 32 + meaning(letter), 0);
}

/** @param {string} letters */
function sumOf(letters) {
  return crc32([...letters].map(meaning)) & 0x7fff;
}

// The texts, one for a message each.
/** @param {number[]} bytes @returns {import('../../../ui/js/slices.js').Steps<string[]>} */
export function* toPieces(bytes) {
  const all = [...four(bytes.length), ...bytes];
  const rows = Math.ceil(all.length / BYTES);
  const count = Math.ceil(rows / LINES);
  const head = digits(crc32(bytes) & 1023, 2) + digits(count, 3);
  /** @type {string[]} */ const pieces = [];
  for (let first = 0; first < rows; first += LINES) {
    const here = Math.min(LINES, rows - first);
    pieces.push(Array.from({ length: here }, (_, place) => lineIn(all, head, first + place)).join('\n'));
    yield;
  }
  return pieces;
}

/** @param {number[]} all @param {string} head @param {number} row */
function lineIn(all, head, row) {
  const part = all.slice(row * BYTES, (row + 1) * BYTES);
  const letters = head + digits(row, 4) + toLetters([...part, ...Array(BYTES - part.length).fill(0)]);
  return `U${letters}${digits(sumOf(letters), SUM)}`;
}

/** @param {string} letters @returns {Line | null} */
function lineOf(letters) {
  if (letters.length !== LINE || letters.includes('U')) return null;
  if (sumOf(letters.slice(0, -SUM)) !== valueIn(letters.slice(-SUM))) return null;
  const bytes = toBytes(letters.slice(HEAD, -SUM));
  const [which, pieces, row] = [letters.slice(0, 2), letters.slice(2, 5), letters.slice(5, HEAD)].map(valueIn);
  return bytes && pieces > 0 && row < pieces * LINES ? { which, pieces, row, bytes } : null;
}

// What stands in the middle of a line, a name and a time, is one run of letters too many.
/** @param {string} letters @returns {Line | null} */
function mended(letters) {
  if (letters.length <= LINE || letters.length > LINE + NOISE) return null;
  for (let cut = 0; cut < LINE; cut += 1) {
    const line = lineOf(letters.slice(0, cut) + letters.slice(letters.length - (LINE - cut)));
    if (line) return line;
  }
  return null;
}

/** @param {string} plain @returns {import('../../../ui/js/slices.js').Steps<Line[]>} */
function* linesIn(plain) {
  /** @type {Line[]} */ const lines = [];
  let broken = -1; // where a line began that is not whole
  let tries = 0;
  const mend = (/** @type {number} */ until) => {
    if (broken >= 0 && tries < MENDED) {
      tries += 1;
      const line = mended(plain.slice(broken + 1, until));
      if (line) lines.push(line);
    }
    broken = -1;
  };
  for (let at = plain.indexOf('U'); at >= 0; ) {
    const line = lineOf(plain.slice(at + 1, at + 1 + LINE));
    if (line) {
      mend(at);
      lines.push(line);
    } else if (broken < 0 || at - broken > LINE + NOISE) broken = at;
    at = plain.indexOf('U', line ? at + 1 + LINE : at + 1);
    yield;
  }
  mend(plain.length);
  return lines;
}

// The bytes that the letters of a text hold in pieces, or what is wrong; null when there is no line of any.
/** @param {string} plain @returns {import('../../../ui/js/slices.js').Steps<Pieced | null>} */
export function* fromPieces(plain) {
  /** @type {Map<string, Map<number, Line>>} */ const groups = new Map();
  for (const line of yield* linesIn(plain)) {
    const name = `${line.which} ${line.pieces}`;
    if (!groups.has(name)) groups.set(name, new Map());
    const rows = groups.get(name);
    if (rows && !rows.has(line.row)) rows.set(line.row, line);
  }
  const found = [...groups.values()].map(together);
  const whole = found.filter(({ state }) => state === 'whole');
  if (whole.length > 0) return whole.length > 1 ? { state: 'two' } : whole[0];
  const largest = [...groups.values()].sort((one, other) => other.size - one.size)[0];
  return largest ? together(largest) : null;
}

/** @param {Map<number, Line>} rows @returns {Pieced} */
function together(rows) {
  const [{ which, pieces }] = rows.values();
  const first = rows.get(0);
  const count = first ? Math.ceil((4 + number(first.bytes.slice(0, 4))) / BYTES) : 0;
  if (first && Math.ceil(count / LINES) !== pieces) return { state: 'damaged' };
  const wanted = first ? count : pieces * LINES;
  /** @type {Set<number>} */ const missing = new Set();
  for (let row = 0; row < wanted; row += 1) if (!rows.has(row)) missing.add(Math.floor(row / LINES) + 1);
  if (!first) {
    const last = Math.max(...rows.keys()); // how long the last piece is stands in the first
    if (Math.floor(last / LINES) === pieces - 1) missing.delete(pieces);
  }
  if (missing.size > 0 || !first) return { state: 'missing', missing: [...missing], pieces };
  const all = Array.from({ length: count }, (_, row) => rows.get(row)?.bytes ?? []).flat();
  const bytes = all.slice(4, 4 + number(first.bytes.slice(0, 4)));
  return (crc32(bytes) & 1023) === which ? { state: 'whole', bytes } : { state: 'damaged' };
}
