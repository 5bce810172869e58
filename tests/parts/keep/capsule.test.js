// What a pasted text is, and two states in one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { look, merged, open } from '../../../webapp/parts/keep/static/capsule.js';
import { plainWords } from '../../../webapp/parts/keep/static/passphrase.js';
import { summed, toLetters } from '../../../webapp/ui/js/base32.js';

const VECTORS = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8'));
const [{ text: one, words, items }, { text: other }] = VECTORS;
const framed = (bytes) => `UCAPSULEU ${toLetters(summed(bytes))} UFINU`;

test('a text says what it is', () => {
  const states = [['', 'nothing'], [' \n', 'nothing'], ['hello', 'none'], ['{"version": 3}', 'none']];
  states.push([one, 'whole'], [`hello\n${one}\nbye`, 'whole'], [one.slice(0, 90), 'cut'], [one.replaceAll('0', '1'), 'damaged']);
  states.push([one + other, 'two'], [one + one, 'whole'], [one + other.slice(0, 90), 'whole'], ['x'.repeat(24e6 + 1), 'long'], [framed([2, 0, 0, 0, 0, 0, 0, 1]), 'cut']);
  states.push([framed([3, 1, 2, 3, 4, 5, 6, 1, 9, 9]), 'newer'], [framed([1, 1, 2, 3, 4, 5, 6, 1, 9, 9]), 'damaged']);
  for (const [text, state] of states) assert.equal(look(text).state, state, text.slice(0, 40));
});

test('full width, small letters and a line between any two change nothing', () => {
  const full = one.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  for (const text of [full, one.toLowerCase(), [...one].join('\n> '), one.replace(/\n/g, '\r\n')]) {
    assert.equal(look(text).state, 'whole');
    assert.equal(look(text).code, look(one).code);
  }
});

test('a passphrase is its letters and digits, however it is written', async () => {
  assert.equal(plainWords(' Ｂlue-Sea·９ 月光\n'), 'bluesea9月光');
  assert.deepEqual(await open(look(one), `  ${words.toUpperCase().replace(/ /g, ' - ')} `), { phone: '', good: items, bad: [] });
  assert.equal(await open(look(one), 'another'), null);
});

test('of two states none loses anything, and a clock decides nothing', () => {
  const [task, note, theme] = ['task:a', 'note:verify/a', 'setting:theme'];
  const done = ['done', 1, 5];
  const cases = [
    [{}, {}, {}],
    [{ [task]: done }, {}, { [task]: done }],
    [{}, { [task]: done }, { [task]: done }],
    [{ [task]: ['done', 1] }, { [task]: ['done', 9] }, { [task]: ['done', 1] }],
    [{ [task]: ['done', 1] }, { [task]: ['na', 2_082_758_400] }, { [task]: ['done', 1], [`other:${task}`]: ['na', 2_082_758_400] }],
    [{ [task]: done }, { [task]: ['na', 2, 9] }, { [task]: done, [`other:${task}`]: ['na', 2, 9] }],
    [{ [theme]: ['dark', 1] }, { [theme]: ['light', 9] }, { [theme]: ['dark', 1] }],
    [{ [note]: ['ours', 1] }, { [note]: ['theirs', 2] }, { [note]: ['ours\n———\ntheirs', 1] }],
    [{ [note]: ['new and old', 2] }, { [note]: ['old', 1] }, { [note]: ['new and old', 2] }],
    [{ [note]: ['old', 1] }, { [note]: ['new and old', 2] }, { [note]: ['new and old', 1] }],
  ];
  for (const [here, there, result] of cases) {
    const before = JSON.stringify([here, there]);
    assert.deepEqual(merged(here, there, false), result);
    assert.equal(JSON.stringify([here, there]), before, 'neither is changed');
  }
});

test('a backup of this very store knows by its numbers what was written later, whatever the clock said', () => {
  const [task, note] = ['task:a', 'note:verify/a'];
  const cases = [
    [{ [task]: ['done', 2_082_758_400, 3] }, { [task]: ['na', 7, 4] }, { [task]: ['na', 7, 4] }],
    [{ [task]: ['done', 7, 4] }, { [task]: ['na', 2_082_758_400, 3] }, { [task]: ['done', 7, 4] }],
    [{ [task]: ['done', 7] }, { [task]: ['na', 9, 3] }, { [task]: ['done', 7], [`other:${task}`]: ['na', 9, 3] }],
    [{ [note]: ['old', 9, 3] }, { [note]: ['new', 1, 4] }, { [note]: ['new\n———\nold', 1, 4] }],
  ];
  for (const [here, there, result] of cases) assert.deepEqual(merged(here, there, true), result);
});
