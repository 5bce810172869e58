// slip.js: a call slip, one line of letters that survives a chat app. Pure: a call in, a line out, and back.
//
// USLIPU <letters> UEND. The letters (base32.js) are, in version 2,
//   1 byte   version, 2
//   1 byte   how it came: 0 call, 1 text, 2 chat, 3 letter, 4 in person, 5 an automatic voice
//   1 byte   1 spoke of a debt, 2 wanted money, 4 was told not to call again, 8 the minutes are of the note instead,
//            16 the minutes of the last time are there
//   4 bytes  minutes since 1970, UTC: of the first time
//   4 bytes  the same of the last time; only with 16
//   2 bytes  how often; 0 when nobody counted
//   1 byte   how many entries the number has, each of them
//              1 byte   0 a number, 1 a number and its extension, 2 words that are no number
//              1 text   the number or the words; with 1 the extension is one more text
//   1 text   what the caller said they were
//   4 bytes  CRC-32 of all before
// where a text is 2 bytes, how many bytes it takes, and then those in UTF-8. Version 1, which is still read, was
//   1 byte   version, 1
//   4 bytes  minutes, as above
//   1 byte   1, 2, 4 and 8 as above
//   1 byte   how many bytes the number takes, then the number in ASCII
//   1 byte   how many bytes the caller's name takes, then the name in UTF-8
//   4 bytes  CRC-32 of all before
// A later version keeps the frame, the first byte and the sum, so that this one can say that it is newer.
// Whatever a chat app adds between the letters (line ends, quotes, spaces, full-width forms) is dropped when it is read.

import { abroad, clock, here } from './time.js';
import { four, insideFrames, number as fromFour, plainLetters, summed, toBytes, toLetters, unsummed } from './base32.js';
import { atOnce } from './slices.js';

/**
 * What was written of a number: a number with its extension, or words.
 * @typedef {{ number: string, ext: string, words: string }} Entry
 * @typedef {{ way: typeof WAYS[number], minutes: number, written: boolean, last: number | null, often: number,
 *   numbers: Entry[], caller: string, debt: boolean, money: boolean, refused: boolean }} Call
 * @typedef {Call & { line: string }} Slip with the line that it came in, as this app would write it
 */

export const WAYS = /** @type {const} */ (['call', 'texting', 'chat', 'letter', 'visit', 'voice']);
const CALLS = ['call', 'voice']; // they show a number, or none
export const ANSWERS = /** @type {const} */ (['debt', 'money', 'refused']);

const VERSION = 2;
const START = 'USLIPU';
const END = 'UEND';
const WRITTEN = 8;
const LAST = 16;

// A slip has to fit into one message of a chat.
export const MOST = { often: 9999, numbers: 20, numbersBytes: 400, callerBytes: 240 };

const EARLIEST = Date.UTC(2000, 0) / 60000;
const LATEST = Date.UTC(2100, 0) / 60000;
const NUMBER = /^\+?[\d*#][\d*#-]*$/;
const EXTENSION = /^\d*$/;
// Signs that show nothing, or turn the line around: what others wrote is shown as letters.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** @param {string} text */
const bytesOf = (text) => [...new TextEncoder().encode(text)];
/** @param {string} text */
export const plain = (text) => text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
/** @param {number} value */
const two = (value) => four(value).slice(2);

/** @param {string} text */
function textBytes(text) {
  const bytes = bytesOf(plain(text));
  return [...two(bytes.length), ...bytes];
}

/** @param {Entry} entry */
function entryBytes({ number, ext, words }) {
  if (words !== '') return [2, ...textBytes(words)];
  return ext === '' ? [0, ...textBytes(number)] : [1, ...textBytes(number), ...textBytes(ext)];
}

// What is more than a slip can hold: it is never cut, so whoever makes one asks first.
/** @param {Pick<Call, 'often' | 'numbers' | 'caller'>} call @returns {('often' | 'number' | 'caller')[]} */
export function tooMuch({ often, numbers, caller }) {
  const many = numbers.length > MOST.numbers || numbers.flatMap(entryBytes).length > MOST.numbersBytes;
  /** @type {['often' | 'number' | 'caller', boolean][]} */
  const found = [['often', often > MOST.often], ['number', many], ['caller', textBytes(caller).length > MOST.callerBytes]];
  return found.filter(([, is]) => is).map(([name]) => name);
}

/** @param {number[]} bytes */
function framed(bytes) {
  return `${START} ${toLetters(bytes).replace(/.{4}(?=.)/g, '$&-')} ${END}`;
}

/** @param {Call} call */
export function encode(call) {
  if (tooMuch(call).length > 0) throw new RangeError('a slip cannot hold that');
  const { way, minutes, written, last, often, numbers, caller } = call;
  const flags = ANSWERS.reduce((sum, id, place) => sum + Number(call[id]) * 2 ** place, 0);
  const more = Number(written) * WRITTEN + (last === null ? 0 : LAST);
  return framed(summed([
    VERSION, WAYS.indexOf(way), flags + more, ...four(minutes), ...(last === null ? [] : four(last)), ...two(often),
    numbers.length, ...numbers.flatMap(entryBytes), ...textBytes(caller),
  ]));
}

/** @param {number} flags */
function answers(flags) {
  return { debt: Boolean(flags & 1), money: Boolean(flags & 2), refused: Boolean(flags & 4) };
}

/** @param {number[]} bytes */
function textOf(bytes) {
  return plain(new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes)));
}

// Throws, or gives something that is written otherwise, where the bytes are none of a slip.
/** @param {number[]} body @returns {Call} */
function read([, way, flags, ...rest]) {
  const minutes = () => fromFour(/** @type {[number, number, number, number]} */ (rest.splice(0, 4)));
  const size = () => rest.splice(0, 2).reduce((sum, byte) => sum * 256 + byte, 0);
  const text = () => textOf(rest.splice(0, size()));
  const entry = () => {
    const [kind] = rest.splice(0, 1);
    if (kind === 2) return { number: '', ext: '', words: text() };
    const one = { number: text(), ext: kind === 1 ? text() : '', words: '' };
    if (!NUMBER.test(one.number) || !EXTENSION.test(one.ext)) throw new RangeError('words where a number should be');
    return one;
  };
  const first = minutes();
  const last = flags & LAST ? minutes() : null;
  const often = size();
  const numbers = Array.from({ length: rest.splice(0, 1)[0] }, entry);
  return { way: WAYS[way], minutes: first, written: Boolean(flags & WRITTEN), last, often, numbers, caller: text(), ...answers(flags) };
}

/** @param {number[]} body @returns {Call | null} */
function readFirstVersion(body) {
  const [, a, b, c, d, flags, size] = body;
  const rest = body.slice(7 + size);
  if (rest.length !== rest[0] + 1) return null;
  const number = String.fromCharCode(...body.slice(7, 7 + size)).normalize('NFKC').replace(/[^\d+*#]/g, '').slice(0, 24);
  const numbers = number === '' ? [] : [{ number, ext: '', words: '' }];
  const minutes = fromFour([a, b, c, d]);
  return { way: 'call', minutes, written: Boolean(flags & WRITTEN), last: null, often: 1, numbers, caller: textOf(rest.slice(1)), ...answers(flags) };
}

/** @param {string} letters @returns {Slip | 'newer' | null} */
function decode(letters) {
  const bytes = toBytes(letters);
  const body = bytes && unsummed(bytes);
  if (!body) return null;
  if (body[0] > VERSION) return 'newer';
  try {
    const line = framed(summed(body));
    const call = body[0] === 1 ? readFirstVersion(body) : read(body);
    return call && (body[0] === 1 || encode(call) === line) ? { ...call, line } : null; // what is kept is what is shown
  } catch {
    return null;
  }
}

/** @typedef {{ slips: Slip[], damaged: number, newer: number }} Slips */

// Every slip in a text; damaged is how many frames hold no whole one, newer how many are of a version to come.
/** @param {string} text @returns {import('./slices.js').Steps<Slips>} */
export function* findInSteps(text) {
  const letters = yield* plainLetters(text);
  /** @type {Slips} */ const found = { slips: [], damaged: 0, newer: 0 };
  for (const inside of insideFrames(letters, START, END)) {
    const slip = inside ? decode(inside) : null;
    if (slip === 'newer') found.newer += 1;
    else if (slip) found.slips.push(slip);
    else found.damaged += 1;
    yield;
  }
  return found;
}

// The same at once, for what is short.
/** @param {string} text */
export const find = (text) => atOnce(findInSteps(text));

/** @typedef {Record<string, string>} Words */

/** @param {number} minutes another time nobody wrote down */
export const dated = (minutes) => minutes >= EARLIEST && minutes < LATEST;

// A time on the clock of the region, by its name; where the phone has another clock, on both.
/** @param {number} minutes @param {Words} words */
export function timed(minutes, words) {
  return filled(abroad(minutes) ? words.both : words.there, { there: clock(minutes), here: here(minutes) });
}

/** @param {string} text @param {Record<string, string>} given */
function filled(text, given) {
  return text.replace(/\{(\w+)\}/g, (_, name) => given[name]);
}

// What was written of the number, in one line.
/** @param {Entry[]} numbers @param {Words} words */
export function listed(numbers, words) {
  const all = numbers.map((one) => (one.words ? quoted(one.words, words.quotes) : one.number + (one.ext && ` ${words.ext} ${one.ext}`)));
  return all.join(words.between) || words.none;
}

// A slip as a sentence, in the words that the page brings. What was not ticked is not said: nobody was asked to remember
// everything. What others wrote stands in quotes, and no sign in it ends them: it may sound like the app.
/** @param {Call} call @param {Words} words */
export function told(call, words) {
  const { way, minutes, written, last, often, numbers, caller } = call;
  const several = often !== 1 || last !== null;
  const at = dated(minutes) ? timed(minutes, words) : '';
  return [
    words[way],
    at ? (written ? `${words.written} ${at}` : several ? `${words.first} ${at}` : at) : words.undated,
    ...(last === null ? [] : [`${words.last} ${dated(last) ? timed(last, words) : words.undated}`]),
    ...(often === 0 ? [words.uncounted] : often === 1 ? [] : [filled(words.times, { n: String(often) })]),
    ...(numbers.length > 0 || CALLS.includes(way) ? [filled(words.number, { what: listed(numbers, words) })] : []),
    ...(caller ? [filled(words.caller, { what: quoted(caller, words.quotes) })] : []),
    ...ANSWERS.filter((id) => call[id]).map((id) => words[id]),
  ].join(' · ');
}

/** @param {string} text @param {string} quotes */
function quoted(text, quotes) {
  const [open, close] = quotes;
  return `${open}${text.replaceAll(open, "'").replaceAll(close, "'")}${close}`;
}
