// slip.js: a call slip, one line of letters that survives a chat app. Pure: a call in, a line out, and back.
//
// USLIPU <letters> UEND. The letters (base32.js) are
//   1 byte   version, 1
//   4 bytes  minutes since 1970, UTC: of the call
//   1 byte   1 spoke of a debt, 2 wanted money, 4 was told not to call again, 8 the minutes are of the note instead
//   1 byte   how many bytes the number takes, then the number in ASCII
//   1 byte   how many bytes the caller's name takes, then the name in UTF-8
//   4 bytes  CRC-32 of all before
// Whatever a chat app adds between the letters (line ends, quotes, spaces, full-width forms) is dropped when it is read.

import { clock } from './time.js';
import { four, insideFrames, number as fromFour, plainLetters, summed, toBytes, toLetters, unsummed } from './base32.js';
import { atOnce } from './slices.js';

/**
 * @typedef {{ minutes: number, number: string, caller: string, debt: boolean, money: boolean, refused: boolean,
 *   written: boolean }} Slip
 */

const VERSION = 1;
const START = 'USLIPU';
const END = 'UEND';
const NUMBER_LIMIT = 24;
const CALLER_LIMIT = 90; // bytes

const EARLIEST = Date.UTC(2000, 0) / 60000;
const LATEST = Date.UTC(2100, 0) / 60000;
// Signs that show nothing, or turn the line around: what others wrote is shown as letters.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

// What fits of a name, cut between letters.
/** @param {string} text @param {number} limit */
function fitting(text, limit) {
  const encoder = new TextEncoder();
  let kept = '';
  for (const letter of text) {
    if (encoder.encode(kept + letter).length > limit) break;
    kept += letter;
  }
  return [...encoder.encode(kept)];
}

/** @param {string} text */
const plainNumber = (text) => text.normalize('NFKC').replace(/[^\d+*#]/g, '').slice(0, NUMBER_LIMIT);
/** @param {string} text */
const plainName = (text) => text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();

// call: { minutes, number, caller, debt, money, refused, written }; number keeps digits, + and *.
/** @param {Slip} given */
export function encode({ minutes, number, caller, debt, money, refused, written }) {
  const digits = [...plainNumber(number)].map((one) => one.charCodeAt(0));
  const name = fitting(plainName(caller), CALLER_LIMIT);
  const flags = Number(debt) + Number(money) * 2 + Number(refused) * 4 + Number(written) * 8;
  const body = [VERSION, ...four(minutes), flags, digits.length, ...digits, name.length, ...name];
  return `${START} ${toLetters(summed(body)).replace(/.{4}(?=.)/g, '$&-')} ${END}`;
}

/** @param {string} letters @returns {Slip | null} */
function decode(letters) {
  const bytes = toBytes(letters);
  const body = bytes && unsummed(bytes);
  if (!body) return null;
  const [version, a, b, c, d, flags, size] = body;
  const rest = body.slice(7 + size);
  if (version !== VERSION || rest.length !== rest[0] + 1) return null;
  try {
    return {
      minutes: fromFour([a, b, c, d]),
      number: plainNumber(String.fromCharCode(...body.slice(7, 7 + size))),
      caller: plainName(new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(rest.slice(1)))),
      debt: Boolean(flags & 1),
      money: Boolean(flags & 2),
      refused: Boolean(flags & 4),
      written: Boolean(flags & 8),
    };
  } catch {
    return null;
  }
}

/** @typedef {{ slips: Slip[], damaged: number }} Slips */

// Every slip in a text; damaged is how many frames hold no whole one.
/** @param {string} text @returns {import('./slices.js').Steps<Slips>} */
export function* findInSteps(text) {
  const plain = yield* plainLetters(text);
  /** @type {Slips} */ const found = { slips: [], damaged: 0 };
  for (const letters of insideFrames(plain, START, END)) {
    const slip = letters ? decode(letters) : null;
    if (slip) found.slips.push(slip);
    else found.damaged += 1;
    yield;
  }
  return found;
}

// The same at once, for what is short.
/** @param {string} text */
export const find = (text) => atOnce(findInSteps(text));

export const ANSWERS = /** @type {const} */ (['debt', 'money', 'refused']);

// A slip as a sentence, in the words that the page brings. What was not ticked is not said: nobody was asked to remember
// everything. What somebody called themselves stands in quotes, and no sign in it ends them: it may sound like the app.
/** @param {Slip} call @param {Record<string, string>} words */
export function told(call, words) {
  const dated = call.minutes >= EARLIEST && call.minutes < LATEST; // another time nobody wrote down
  return [
    dated ? `${call.written ? words.written : words.call} ${clock(call.minutes)}` : words.undated,
    `${words.number}: ${call.number || words.none}`,
    ...(call.caller ? [`${words.caller}: ${quoted(call.caller, words.quotes)}`] : []),
    ...ANSWERS.filter((id) => call[id]).map((id) => words[id]),
  ].join(' · ');
}

/** @param {string} text @param {string} quotes */
function quoted(text, quotes) {
  const [open, close] = quotes;
  return `${open}${text.replaceAll(open, "'").replaceAll(close, "'")}${close}`;
}
