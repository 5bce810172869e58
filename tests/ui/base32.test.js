// Letters that survive a chat app: every run of bytes comes back, and what was changed is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as base32 from '../../webapp/ui/js/base32.js';
import { atOnce } from '../../webapp/ui/js/slices.js';

const { crc32, four, number, plainLetters, summed, toBytes, toLetters, unsummed } = base32;
const plain = (text) => atOnce(plainLetters(text));
const insideFrames = (text, first, last) => [...base32.insideFrames(plain(text), first, last)];

const BYTES = Array.from({ length: 300 }, (_, place) => (place * 89 + 7) % 256);

test('every length of bytes comes back', () => {
  for (let length = 0; length <= BYTES.length; length += 1) {
    const bytes = BYTES.slice(0, length);
    assert.deepEqual(toBytes(toLetters(bytes)), bytes);
  }
});

test('letters that look alike are read as what was meant, others are passed over', () => {
  const letters = toLetters(BYTES);
  assert.deepEqual(toBytes(letters.replace(/0/g, 'O').replace(/1/g, 'I')), BYTES);
  assert.deepEqual(toBytes(letters.replace(/./g, '$& > ')), BYTES);
});

test('the sum is the one that everybody calls CRC-32', () => {
  assert.equal(crc32([...new TextEncoder().encode('123456789')]), 0xcbf43926);
});

test('a changed byte is told', () => {
  const whole = summed(BYTES);
  assert.deepEqual(unsummed(whole), BYTES);
  for (let place = 0; place < whole.length; place += 1) {
    assert.equal(unsummed(whole.map((byte, at) => (at === place ? byte ^ 1 : byte))), null);
  }
});

test('a number of four bytes comes back', () => {
  for (const value of [0, 1, 255, 65536, 2 ** 31, 2 ** 32 - 1]) assert.equal(number(four(value)), value);
});

test('frames are found in small letters, full width and pieces, and a missing end is told', () => {
  assert.deepEqual(insideFrames('x uslipu AB uend y ＵＳＬＩＰＵ CD', 'USLIPU', 'UEND'), ['AB', null]);
  assert.deepEqual(insideFrames('U S-L\nI.P U 12 UE ND', 'USLIPU', 'UEND'), ['12']);
});

test('a long text is plain as if it were looked at whole, wherever it is cut', () => {
  const parts = ['A1', 'é', 'e\u0301', 'Ａ', '😀', '<br class="x">', '&nbsp;', '中', 'q', '\n', 'ﬃ'];
  for (let shift = 0; shift < 60; shift += 1) {
    const text = 'z'.repeat(49_980 + shift) + parts.join('').repeat(20);
    const whole = text.replace(/<\/?[a-z][^<>]{0,300}>|&(?:[a-z]{2,8});/gi, ' ').normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]+/g, '');
    assert.equal(plain(text), whole, String(shift));
  }
});
