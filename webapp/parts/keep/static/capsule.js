// capsule.js: everything a reader keeps, locked, as one block of text that survives a chat app. Pure: items and a
// passphrase in, text out, and back.
//
// UCAPSULEU <letters> UFINU. The letters (base32.js) are
//   1 byte    version, 1
//   4 bytes   minutes since 1970, UTC
//   2 bytes   how many items are inside
//   1 byte    schema of the store
//   4 bytes   rounds of PBKDF2 with SHA-256
//   16 bytes  salt
//   12 bytes  initialisation vector
//   the rest  AES-256-GCM of the items as JSON {"kind:id": [value, seconds]}; the 40 bytes before are authenticated
//   4 bytes   CRC-32 of all before
// The passphrase is NFKC, in small letters, without anything but letters and digits, in UTF-8. Of another version only
// the first byte and the CRC-32 are certain to stay where they are.
import { four, insideFrames, number, summed, toBytes, toLetters, unsummed } from '../../../ui/js/base32.js';

/** @typedef {[value: string, seconds: number]} Item */
/** @typedef {{ state: 'whole', minutes: number, count: number, code: string, body: number[] }} Capsule */
/**
 * What a text holds.
 * @typedef {Capsule | { state: 'nothing' | 'none' | 'long' | 'cut' | 'damaged' | 'two' | 'newer', code?: undefined }} Look
 */

const VERSION = 1;
const SCHEMA = 1;
const ROUNDS = 600000;
const MOST_ROUNDS = 5000000; // more is no capsule of ours, and would keep a phone busy for a minute
const HEAD = 40;
const TAG = 16;
const START = 'UCAPSULEU';
const END = 'UFINU';
const LONGEST = 4e6; // characters; a phone that keeps very much makes one of two million
const ITEM = /^(task|note|day|word|person|told|slip|setting):./;

/** @param {string} words */
export function plainWords(words) {
  return words.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** @param {string} words @param {Uint8Array<ArrayBuffer>} salt @param {number} rounds */
async function keyOf(words, salt, rounds) {
  const raw = new TextEncoder().encode(plainWords(words));
  const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

// items: { 'kind:id': [value, seconds] }. Returns the text and its check code of four letters.
/** @param {Items} items @param {string} words @param {number} minutes */
export async function seal(items, words, minutes) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const count = Math.min(Object.keys(items).length, 65535);
  const head = [VERSION, ...four(minutes), count >> 8, count & 255, SCHEMA, ...four(ROUNDS), ...salt, ...iv];
  const key = await keyOf(words, salt, ROUNDS);
  const how = { name: 'AES-GCM', iv, additionalData: new Uint8Array(head) };
  const locked = await crypto.subtle.encrypt(how, key, new TextEncoder().encode(JSON.stringify(items)));
  const bytes = summed([...head, ...new Uint8Array(locked)]);
  return { text: `${START}\n${toLetters(bytes).replace(/.{32}(?=.)/g, '$&\n')}\n${END}`, code: codeOf(bytes) };
}

/** @param {number[]} bytes */
function codeOf(bytes) {
  return toLetters(bytes.slice(-4)).slice(0, 4);
}

// What a text holds, without opening it: { state } of nothing, none, long, cut, damaged, two, newer, or whole with
// { minutes, count, code, bytes }.
/** @param {string} text @returns {Look} */
export function look(text) {
  if (text.trim() === '') return { state: 'nothing' };
  if (text.length > LONGEST) return { state: 'long' };
  const found = insideFrames(text, START, END);
  if (found.length === 0) return { state: 'none' };
  const capsules = found.map(read);
  const [first] = capsules.filter(({ state }) => state === 'whole');
  if (first && capsules.every(({ state, code }) => state !== 'whole' || code === first.code)) return first;
  return first ? { state: 'two' } : capsules[0];
}

/** @param {string | null} letters @returns {Look} */
function read(letters) {
  if (letters === null) return { state: 'cut' };
  const bytes = toBytes(letters);
  const body = bytes && unsummed(bytes);
  if (!bytes || !body) return { state: 'damaged' };
  if (body[0] > VERSION || body[7] > SCHEMA) return { state: 'newer' };
  if (body[0] !== VERSION || body.length < HEAD + TAG || number(body.slice(8, 12)) > MOST_ROUNDS) {
    return { state: 'damaged' };
  }
  return { state: 'whole', minutes: number(body.slice(1, 5)), count: body[5] * 256 + body[6], code: codeOf(bytes), body };
}

// The items of a whole capsule, or null when the passphrase is another or the inside is not ours.
/** @param {{ body: ArrayLike<number> }} capsule @param {string} words @returns {Promise<Items | null>} */
export async function open({ body }, words) {
  const bytes = new Uint8Array(body);
  const head = bytes.slice(0, HEAD);
  try {
    const key = await keyOf(words, head.slice(12, 28), number([...head.slice(8, 12)]));
    const how = { name: 'AES-GCM', iv: head.slice(28, HEAD), additionalData: head };
    const items = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes.slice(HEAD))));
    return Object.entries(items).every(isItem) ? items : null;
  } catch {
    return null;
  }
}

/** @param {[string, unknown]} given */
function isItem([key, one]) {
  return ITEM.test(key) && Array.isArray(one) && typeof one[0] === 'string' && one[0] !== '' && Number.isFinite(one[1]);
}

// Two states in one: the newer of each item wins. Of two notes that differ the older stands below the newer.
/** @param {Items} here @param {Items} there */
export function merged(here, there) {
  const result = { ...here };
  for (const [key, theirs] of Object.entries(there)) {
    const ours = here[key];
    if (!ours) result[key] = theirs;
    else if (ours[0] !== theirs[0]) result[key] = newer(key, ours, theirs);
  }
  return result;
}

/** @param {string} key @param {Item} ours @param {Item} theirs @returns {Item} */
function newer(key, ours, theirs) {
  const [late, early] = theirs[1] > ours[1] ? [theirs, ours] : [ours, theirs];
  if (!key.startsWith('note:') || late[0].includes(early[0])) return late;
  return [`${late[0]}\n———\n${early[0]}`, late[1]];
}
