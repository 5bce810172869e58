// What is filled into a message, and what the check counts: without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean, filled } from '../../../webapp/parts/notices/static/notices.js';
import { smsParts } from '../../../webapp/parts/notices/static/sms.js';

const FAMILY = '👨‍👩‍👧';
const blanks = (you, when = '') => ({ you: clean(you, 20), me: clean('', 20), when: clean(when, 20) });

test('a sentence is filled when all its blanks are, and bare otherwise', () => {
  const part = { full: '{you}, I call {when}. {you}!', bare: 'I call.' };
  assert.equal(filled(part, blanks('Ma', 'at 8')), 'Ma, I call at 8. Ma!');
  assert.equal(filled(part, blanks('Ma')), 'I call.');
  assert.equal(filled(part, blanks('  ', 'at 8')), 'I call.');
});

test('what is typed is text, whatever it looks like', () => {
  for (const typed of ['<b>Ma</b>', '$& $1 \\1', '{when}', '__proto__']) {
    assert.equal(filled({ full: '{you}.', bare: '' }, blanks(typed)), `${typed}.`);
  }
});

test('marks that turn or hide words do not get into a message', () => {
  for (const mark of ['\u202e', '\u2066', '\u200f', '\u0000', '\u2028', '\ufeff', '\n', '\t']) {
    assert.deepEqual(clean(`Ma${mark}${mark}abc`, 20), { text: 'Ma abc', whole: true });
  }
});

test('what is too long is cut between letters as a reader sees them, and it is told', () => {
  assert.deepEqual(clean('x'.repeat(20), 20), { text: 'x'.repeat(20), whole: true });
  assert.deepEqual(clean('x'.repeat(21), 20), { text: 'x'.repeat(20), whole: false });
  assert.deepEqual(clean(FAMILY.repeat(20), 20), { text: FAMILY.repeat(20), whole: true });
  assert.deepEqual(clean(FAMILY.repeat(21), 20), { text: FAMILY.repeat(20), whole: false });
});

test('numbers that must not be sent are told by their arithmetic', () => {
  for (const card of ['4111111111111111', '6222020000000000004'.slice(0, 18) + '7']) {
    const digits = [...card];
    const right = Array.from({ length: 10 }, (_, last) => [...digits.slice(0, -1), last].join('')).filter(isCard);
    assert.equal(right.length, 1, 'of ten last digits one is right');
  }
  assert.ok(isCard('4111111111111111'));
  assert.ok(!isCard('4111111111111112'));
  assert.ok(!isCard('79927398713'), 'too short for a card');
  assert.ok(isId('11010519491231002x'));
  assert.ok(!isId('110105194912310021'));
  for (const number of ['13800138000', '8613800138000']) assert.ok(isMobile(number));
  for (const number of ['12800138000', '1380013800', '138001380000']) assert.ok(!isMobile(number));
});

test('an SMS is counted as phones do', () => {
  const counts = [['', 1], ['好'.repeat(70), 1], ['好'.repeat(71), 2], ['好'.repeat(134), 2], ['好'.repeat(135), 3]];
  counts.push(['a'.repeat(160), 1], ['a'.repeat(161), 2], ['a'.repeat(306), 2], ['a'.repeat(307), 3]);
  for (const [text, parts] of counts) assert.equal(smsParts(text), parts, `${text.length} of ${text[0]}`);
});
