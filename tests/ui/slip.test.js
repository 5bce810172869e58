// A call slip, letter by letter; what passes through a chat is tried in test_slip.py.
import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { ahead: '480' } } });
const { encode, find, told } = await import('../../webapp/ui/js/slip.js');

const CALL = { minutes: 29_400_000, number: '+8613800138000', caller: '平台 <客服>', debt: true, money: false, refused: true, written: false };
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WORDS = { call: 'call', written: 'noted', number: 'from', caller: 'named', none: 'hidden', debt: 'D', money: 'M', refused: 'R', quotes: '“”' };

test('every letter changed to every other is damaged', () => {
  const line = encode(CALL);
  const [start, end] = [line.indexOf(' ') + 1, line.lastIndexOf(' ')];
  for (let place = start; place < end; place += 1) {
    if (line[place] === '-') continue;
    for (const letter of LETTERS) {
      if (letter === line[place]) continue;
      const changed = line.slice(0, place) + letter + line.slice(place + 1);
      assert.deepEqual(find(changed), { slips: [], damaged: 1 }, changed);
    }
  }
});

test('cut anywhere it is no slip, and lost letters are told', () => {
  const line = encode(CALL);
  for (let length = 0; length < line.length; length += 1) assert.deepEqual(find(line.slice(0, length)).slips, []);
  for (let place = 8; place < line.length - 5; place += 1) {
    if (line[place] === '-') continue;
    assert.equal(find(line.slice(0, place) + line.slice(place + 1)).damaged, 1);
  }
});

test('what does not fit of a name or a number is cut between letters', () => {
  const [{ number, caller }] = find(encode({ ...CALL, number: '１３８-0013 8000 x'.repeat(5), caller: '客'.repeat(99) })).slips;
  assert.equal(number, '138001380001380013800013'.slice(0, number.length));
  assert.equal(number.length, 24);
  assert.equal(caller, '客'.repeat(30));
});

test('it is told in the words of the page, and what was not ticked is not told', () => {
  assert.equal(told(CALL, WORDS), 'call 2025-11-25 00:00 · from: +8613800138000 · named: “平台 <客服>” · D · R');
  assert.match(told({ ...CALL, caller: '“客服”已核对” · R' }, WORDS), / · named: “'客服'已核对' · R” · D/);
  const bare = { ...CALL, number: '', caller: '', debt: false, refused: false, written: true };
  assert.equal(told(bare, WORDS), 'noted 2025-11-25 00:00 · from: hidden');
});
