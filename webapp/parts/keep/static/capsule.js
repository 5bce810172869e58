// capsule.js: everything a reader keeps, locked, as text that survives a chat app. Pure: items and a passphrase in, text
// out, and back.
//
// The bytes are
//   1 byte    version, 2
//   4 bytes   minutes since 1970, UTC
//   2 bytes   how many items are inside
//   1 byte    schema of the store
//   4 bytes   rounds of PBKDF2 with SHA-256
//   16 bytes  salt
//   12 bytes  initialisation vector
//   the rest  AES-256-GCM; the 40 bytes before are authenticated. Inside: 0 and JSON, UTF-8, or 1 and the same packed
//             (raw DEFLATE, RFC 1951): {"phone": name of the store, "items": {"kind:id": [value, seconds, order]}}, or
//             {"kind:id": [value, seconds]} alone
//   4 bytes   CRC-32 of all before
// The text is these bytes in pieces (pieces.js). Above each stands UCAPSULEU <letters> UFINU with nothing but the version,
// six zeros, the schema and their CRC-32 in it (base32.js): a former release says then that a newer one made it.
// Version 1 stood whole between these two words, without pieces and without the first byte inside; it is still read.
// The passphrase is NFKC, in small letters, without anything but letters and digits, in UTF-8. Of another version only
// the first byte and the CRC-32 are certain to stay where they are.
import { both, isItems, isJoined, own, sorted } from '../../../ui/js/store/kinds.js';
import { four, insideFrames, number, plainLetters, summed, toBytesInSteps, toLetters, unsummed } from '../../../ui/js/base32.js';
import { atOnce, inSlices } from '../../../ui/js/slices.js';
import { plainWords } from './passphrase.js';
import { fromPieces, toPieces } from './pieces.js';

/** @typedef {{ state: 'whole', minutes: number, count: number, code: string, body: number[] }} Capsule */
/**
 * What a text holds.
 * @typedef {Capsule | { state: 'missing', missing: number[], pieces: number, code?: undefined }
 *   | { state: 'nothing' | 'none' | 'long' | 'cut' | 'damaged' | 'two' | 'newer', code?: undefined }} Look
 */

const FIRST = 1; // the version without pieces
const VERSION = 2;
const SCHEMA = 1;
const ROUNDS = 600000;
const MOST_ROUNDS = 5000000; // more is no capsule of ours, and would keep a phone busy for a minute
const HEAD = 40;
const TAG = 16;
const START = 'UCAPSULEU';
const END = 'UFINU';
const LONGEST = 24e6; // characters: a full store makes fewer, so whatever was made can be read
const UNPACKED = 64e6; // bytes

/** @param {string} words @param {Uint8Array<ArrayBuffer>} salt @param {number} rounds */
async function keyOf(words, salt, rounds) {
  const raw = new TextEncoder().encode(plainWords(words));
  const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {GenericTransformStream} how */
async function through(bytes, how) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(how)).arrayBuffer());
}

// A phone that packs nothing makes a longer backup, which opens everywhere as well.
/** @param {Uint8Array<ArrayBuffer>} bytes */
async function packed(bytes) {
  try {
    return new Uint8Array([1, ...(await through(bytes, new CompressionStream('deflate-raw')))]);
  } catch {
    return new Uint8Array([0, ...bytes]);
  }
}

/** @param {Uint8Array<ArrayBuffer>} inside */
async function unpacked(inside) {
  if (inside[0] === 0) return inside.slice(1);
  if (inside[0] !== 1) throw new TypeError('packed in a way that is not known');
  const { inflate } = await import('./inflate.js');
  return inflate(inside.slice(1), UNPACKED);
}

// items: { 'kind:id': [value, seconds, order] } of the store with this name. Returns the pieces and the check code of four
// letters, after reading the text back; null where it would not open again.
/** @param {Items} items @param {string} words @param {number} minutes @param {string} phone */
export async function seal(items, words, minutes, phone) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const count = Math.min(Object.keys(items).length, 65535);
  const head = [VERSION, ...four(minutes), count >> 8, count & 255, SCHEMA, ...four(ROUNDS), ...salt, ...iv];
  const key = await keyOf(words, salt, ROUNDS);
  const how = { name: 'AES-GCM', iv, additionalData: new Uint8Array(head) };
  const told = JSON.stringify({ phone, items });
  const locked = await crypto.subtle.encrypt(how, key, await packed(new TextEncoder().encode(told)));
  const above = `${START} ${toLetters(summed([VERSION, 0, 0, 0, 0, 0, 0, SCHEMA]))} ${END}`;
  const bare = await inSlices(toPieces(summed([...head, ...new Uint8Array(locked)])));
  const pieces = (bare ?? []).map((piece) => `${above}\n${piece}`);
  const again = await inSlices(lookInSteps(pieces.join('\n')));
  if (again?.state !== 'whole' || (await inside(again.body, key)) !== told) return null;
  return { pieces, code: again.code };
}

// The JSON inside, by its key.
/** @param {ArrayLike<number>} body @param {CryptoKey} key */
async function inside(body, key) {
  const bytes = new Uint8Array(body);
  const head = bytes.slice(0, HEAD);
  const how = { name: 'AES-GCM', iv: head.slice(28, HEAD), additionalData: head };
  const found = new Uint8Array(await crypto.subtle.decrypt(how, key, bytes.slice(HEAD)));
  return new TextDecoder().decode(head[0] === FIRST ? found : await unpacked(found));
}

/** @param {number[]} bytes */
function codeOf(bytes) {
  return toLetters(bytes.slice(-4)).slice(0, 4);
}

// What a text holds, without opening it.
/** @param {string} text @returns {Look} */
export const look = (text) => atOnce(lookInSteps(text));

/** @param {string} text @returns {import('../../../ui/js/slices.js').Steps<Look>} */
export function* lookInSteps(text) {
  if (text.trim() === '') return { state: 'nothing' };
  if (text.length > LONGEST) return { state: 'long' };
  const plain = yield* plainLetters(text);
  const pieced = yield* fromPieces(plain);
  /** @type {Map<string, Capsule>} */ const wholes = new Map();
  /** @type {Look} */ let last = { state: 'none' };
  const note = (/** @type {Look} */ found) => {
    if (found.state === 'whole') wholes.set(found.code, found);
    else last = found;
  };
  for (const letters of insideFrames(plain, START, END)) {
    note(yield* framed(letters));
    yield;
  }
  if (pieced) note(pieces(pieced));
  if (wholes.size > 1) return { state: 'two' };
  const [one] = wholes.values();
  return one ?? last;
}

/** @param {import('./pieces.js').Pieced} pieced @returns {Look} */
function pieces(pieced) {
  return pieced.state === 'whole' ? read(pieced.bytes, unsummed(pieced.bytes)) : pieced;
}

// What stands between the two words: a whole capsule of version 1, or the head of a piece, whose lines are not there.
/** @param {string | null} letters @returns {import('../../../ui/js/slices.js').Steps<Look>} */
function* framed(letters) {
  if (letters === null) return { state: 'cut' };
  const bytes = yield* toBytesInSteps(letters);
  yield;
  const body = bytes && unsummed(bytes);
  if (!bytes || !body) return { state: 'damaged' };
  yield;
  return body[0] === VERSION ? { state: 'cut' } : read(bytes, body);
}

/** @param {number[]} bytes @param {number[] | null} body @returns {Look} */
function read(bytes, body) {
  if (!body) return { state: 'damaged' };
  if (body[0] > VERSION || body[7] > SCHEMA) return { state: 'newer' };
  if (body[0] < FIRST || body.length < HEAD + TAG || number(body.slice(8, 12)) > MOST_ROUNDS) return { state: 'damaged' };
  return { state: 'whole', minutes: number(body.slice(1, 5)), count: body[5] * 256 + body[6], code: codeOf(bytes), body };
}

// What is in a whole capsule: the name of the store that made it, the items that are sound and the keys of those that are
// not, one by one; null when the passphrase is another. Things of a kind that only a newer version knows are sound.
/** @param {{ body: ArrayLike<number> }} capsule @param {string} words */
export async function open({ body }, words) {
  try {
    const key = await keyOf(words, new Uint8Array(body).slice(12, 28), number([...new Uint8Array(body).slice(8, 12)]));
    const found = JSON.parse(await inside(body, key));
    const { phone, items } = isItems(found?.items) ? found : { phone: '', items: found };
    return { phone: String(phone ?? ''), ...sorted(isItems(items) ? items : { '?': items }) };
  } catch {
    return null;
  }
}

// Two states in one. Of two texts that differ both stay, in one. Of two other values the one written later wins, which is
// only certain when both are of the same store and have a number in its order: clocks may be wrong, and two phones do not
// know of each other. Where it is not certain ours stays, and theirs beside it as `other:<key>`.
/** @param {Items} here @param {Items} there @param {boolean} isSame @returns {Items} */
export function merged(here, there, isSame) {
  const result = { ...here };
  for (const [key, theirs] of Object.entries(there)) {
    const ours = here[key];
    if (!ours) result[key] = theirs;
    else if (ours[0] !== theirs[0]) Object.assign(result, settled(key, ours, theirs, isSame));
  }
  return result;
}

/** @param {string} key @param {Item} ours @param {Item} theirs @param {boolean} isSame @returns {Items} */
function settled(key, ours, theirs, isSame) {
  const [mine = 0, his = 0] = [ours[2], theirs[2]];
  const isCertain = isSame && mine > 0 && his > 0 && mine !== his;
  const [late, early] = isCertain && his > mine ? [theirs, ours] : [ours, theirs];
  if (isJoined(key)) return { [key]: [both(late[0], early[0]), ...rest(late)] };
  return isCertain || !own(key) ? { [key]: late } : { [key]: ours, [`other:${key}`]: theirs };
}

/** @param {Item} item @returns {[seconds: number, order?: number]} */
const rest = ([, at, order]) => (order ? [at, order] : [at]);
