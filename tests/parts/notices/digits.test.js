// Numbers in a message: found however they are written and whatever stands beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markInSteps } from '../../../webapp/parts/notices/static/digits.js';
import { atOnce } from '../../../webapp/ui/js/slices.js';

const ID = '11010519491231002x';
const CARD = '6222021234567890128';
const marked = (text) => atOnce(markInSteps(text));
const signs = (text) => marked(text).match(/<(?:id|m|n)>/g) ?? [];

test('a mobile number is found beside others, one a line, after a day, before a sum, cut by any sign', () => {
  for (const text of [
    '13812345678', '13812345678 13912345678', '13812345678\n13912345678\n13712345678', `${ID} 13812345678`,
    `${ID}\n13812345678`, '2026-11-24 13812345678', '13812345678 2000', '138/1234/5678', '138,1234,5678',
    '13812345678,13912345678', '95188 13812345678', '+86 138 1234 5678', '138-1234-5678', '138 0013 8000', '138.1234.5678',
    '10:30 13812345678', '1 3 8 1 2 3 4 5 6 7 8', '一三八一二三四五六七八', '(138)12345678', '1381234567813912345678', '013812345678',
    '008613812345678', '138 - 1234 - 5678', '12 13812345678', '13812345678、13912345678', '110 13812345678 12356',
  ]) assert.ok(signs(text).includes('<m>'), text);
  assert.deepEqual(signs('13812345678 13912345678'), ['<m>', '<m>']);
  assert.deepEqual(signs('13812345678\n13912345678\n13712345678'), ['<m>', '<m>', '<m>']);
});

test('a card and an identity number are found whole, in groups, and beside others', () => {
  for (const text of [ID, CARD, '6222 0212 3456 7890 128', '622202 1234567890128', `${ID} 13812345678`, `13812345678 ${ID}`,
    `${ID}13812345678`, '110105 19491231 002x', `2026-11-24 ${CARD}`, `95188 ${CARD}`]) {
    assert.ok(signs(text).includes('<id>'), text);
  }
});

test('a long number is told from a card, and what is neither is left alone', () => {
  assert.deepEqual(signs('6222021234567890127'), ['<n>']);
  assert.deepEqual(signs('2026112401234567'), ['<n>']);
  for (const text of ['95188 12378 12356', '95188 12356 110', '2026-11-24 2026-11-25 2026-11-26', '2026-11-24 10:30 12:40 14:50',
    '2026.11.24 2026.11.25', '2026年11月24日 2026年11月25日', '010-12345678', '400 123 4567', '3000 2000 1500 800', '1,234,567,890',
    '10 20 30 40 50 60', '120 119 110 12345', '一二三四五', '95188,12378,12356,12345', '11:20 11:40 12:05 13:15']) {
    assert.deepEqual(signs(text), [], text);
  }
});

test('the end of a line ends a number', () => {
  assert.deepEqual(signs('1381234\n5678'), []);
  assert.deepEqual(signs('6222021234\n567890128'), []);
});

test('what stands between the numbers is left as it is', () => {
  assert.equal(marked('打13812345678，三千块, 6222021234567890128。'), '打<m>，三千块, <id>。');
});
