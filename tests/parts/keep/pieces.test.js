// Bytes in pieces come through any chat, in any order: whole, or what is missing is named; never other bytes.
// TRIES says how often; `make test-all` tries a hundred thousand times.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as pieced from '../../../webapp/parts/keep/static/pieces.js';
import { plainLetters } from '../../../webapp/ui/js/base32.js';
import { atOnce } from '../../../webapp/ui/js/slices.js';

const NOISE = JSON.parse(readFileSync(new URL('./noise.json', import.meta.url), 'utf8'));
const TRIES = Number(process.env.TRIES ?? 500);
const toPieces = (bytes) => atOnce(pieced.toPieces(bytes));
const fromPieces = (text) => atOnce(pieced.fromPieces(atOnce(plainLetters(text))));
const LETTER = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// The same numbers each time: a failure can be tried again.
let seed = 20261130;
function random(below) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}
const one = (list) => list[random(list.length)];
const bytesOf = (length) => Array.from({ length }, () => random(256));
function shuffled(list) {
  const all = [...list];
  for (let place = all.length - 1; place > 0; place -= 1) {
    const other = random(place + 1);
    [all[place], all[other]] = [all[other], all[place]];
  }
  return all;
}
function lengthOf(turn) {
  return turn % 7 === 0 ? random(9000) : turn % 3 === 0 ? random(2500) : random(300);
}
function sent(piece) {
  const style = random(4);
  const between = one(NOISE.between);
  let text = piece;
  if (style === 1) text = text.replace(/\n/g, between);
  if (style === 2) text = text.replace(/(.{17})/g, `$1${between}`);
  if (style === 3) text = text.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
  return one(NOISE.before) + text + one(NOISE.after);
}

test('there are at least forty kinds of noise before a piece', () => {
  assert.ok(new Set(NOISE.before).size >= 40);
});

test('a piece is short enough for a message', () => {
  for (const length of [0, 1, 40, 900, 916, 917, 5000, 40000]) {
    for (const piece of toPieces(bytesOf(length))) assert.ok(piece.length < 1810);
  }
});

test('in any order, with any noise, some twice: the same bytes', () => {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const bytes = bytesOf(lengthOf(turn));
    const pieces = toPieces(bytes);
    const twice = random(3) === 0 ? [...pieces, one(pieces)] : pieces;
    const text = shuffled(twice).map(sent).join('\n');
    assert.deepEqual(fromPieces(text), { state: 'whole', bytes }, JSON.stringify(text));
  }
});

test('a name and a time in the middle of a line are taken out', () => {
  for (let turn = 0; turn < TRIES / 10; turn += 1) {
    const bytes = bytesOf(500 + random(400));
    const [piece] = toPieces(bytes);
    const place = 200 + random(400);
    const text = `${piece.slice(0, place)}\n${one(['Lily 14:32', 'Uncle Wu, 10:30', '我 11月24日 10:30', 'me@example.org'])}\n${piece.slice(place)}`;
    assert.deepEqual(fromPieces(text), { state: 'whole', bytes }, text);
  }
});

test('what is missing is named, by piece', () => {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const pieces = toPieces(bytesOf(950 + random(9000)));
    const gone = new Set(pieces.map((_, place) => place + 1).filter(() => random(3) === 0));
    if (gone.size === 0 || gone.size === pieces.length) continue;
    const found = fromPieces(shuffled(pieces.filter((_, place) => !gone.has(place + 1))).map(sent).join('\n'));
    assert.deepEqual({ ...found, missing: new Set(found.missing) }, { state: 'missing', missing: gone, pieces: pieces.length });
  }
});

test('changed or cut, it is never taken for other bytes', () => {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const bytes = bytesOf(lengthOf(turn) + 1);
    const whole = toPieces(bytes).join('\n');
    const place = random(whole.length);
    const changes = [
      () => whole.slice(0, place),
      () => whole.slice(place),
      () => whole.slice(0, place) + one(LETTER) + whole.slice(place + 1),
      () => whole.slice(0, place) + whole.slice(place + 1 + random(80)),
      () => whole.slice(0, place) + one(LETTER) + one(LETTER) + whole.slice(place),
    ];
    const found = fromPieces(one(changes)());
    if (found?.state === 'whole') assert.deepEqual(found.bytes, bytes);
  }
});

test('of two different backups neither is guessed', () => {
  const [first, second] = [bytesOf(900), bytesOf(2000)].map(toPieces);
  assert.equal(fromPieces([...first, ...second].join('\n')).state, 'two');
  assert.equal(fromPieces([...first, ...second.slice(1)].join('\n')).state, 'whole');
});

test('what is no backup is none', () => {
  for (const text of ['', 'hello', 'U', 'UUUU', '“你好”', ...NOISE.before]) assert.equal(fromPieces(text), null);
});
