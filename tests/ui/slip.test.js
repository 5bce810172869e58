// A call slip, letter by letter; what passes through a chat is tried in test_slip.py.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

process.env.TZ = 'Asia/Shanghai';
globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { ahead: '480' } } });
const { MOST, WAYS, encode, find, told, tooMuch } = await import('../../webapp/ui/js/slip.js');
const { summed, toLetters } = await import('../../webapp/ui/js/base32.js');

const OLD = JSON.parse(readFileSync(new URL('slips-v1.json', import.meta.url), 'utf8')); // as the code before version 2 wrote them
const number = (number, ext = '') => ({ number, ext, words: '' });
const words = (text) => ({ number: '', ext: '', words: text });
const CALL = {
  way: 'call', minutes: 29_400_000, written: false, last: 29_400_900, often: 12, caller: '平台 <客服>', debt: true, money: false, refused: true,
  numbers: [number('+8613800138000'), number('010-12345678', '801'), words('138开头，尾号5678')],
};
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WORDS = {
  call: 'call', letter: 'letter', voice: 'voice', there: 'BJ {there}', both: '{here} = BJ {there}', first: 'first', last: 'last', times: '{n}x', uncounted: 'many',
  written: 'noted', undated: 'no time', number: 'from: {what}', between: ', ', ext: 'ext', caller: 'named: {what}', none: 'hidden', debt: 'D', money: 'M', refused: 'R', quotes: '“”',
};
const framed = (bytes) => `USLIPU ${toLetters(summed(bytes))} UEND`;
const found = (...slips) => ({ slips, damaged: 0, newer: 0 });

test('every letter changed to every other is damaged', () => {
  for (const line of [encode(CALL), OLD[0].line]) {
    const [start, end] = [line.indexOf(' ') + 1, line.lastIndexOf(' ')];
    for (let place = start; place < end; place += 1) {
      if (line[place] === '-') continue;
      for (const letter of LETTERS) {
        if (letter === line[place]) continue;
        const changed = line.slice(0, place) + letter + line.slice(place + 1);
        assert.deepEqual(find(changed), { slips: [], damaged: 1, newer: 0 }, changed);
      }
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

test('slips of version 1 open as before, in the line they came in', () => {
  assert.ok(OLD.length > 4);
  for (const { line, call: { number: digits, ...call } } of OLD) {
    const numbers = digits ? [number(digits)] : [];
    assert.deepEqual(find(line), found({ way: 'call', last: null, often: 1, numbers, ...call, line }));
  }
  assert.equal(told(find(OLD[0].line).slips[0], WORDS), 'call · BJ 2025-11-25 00:00 · from: +8613800138000 · named: “平台 <客服>” · D · R');
});

test('a line of version 2 stays what it is', () => {
  const line = 'USLIPU 0801-A0E0-KF00-3G4Z-8G00-R0R0-0072-PE1P-64SK-GC1G-64SK-GC1G-600G-031G-64R2-TC9J-6CT3-ADHQ-7000-6E1G-6410-05HH-6CWE-BF40-WPJB-9VXW-HKJV-1FQ5-HYVK-ADHQ-7000-ZSDS-PFJR-ZC10-7KJT-X8Q6-KJ6K-X9FB-1QQ0 UEND';
  assert.equal(encode(CALL), line);
  assert.deepEqual(find(line), found({ ...CALL, line }));
});

test('each way it came, how often and when comes back', () => {
  for (const way of WAYS) {
    for (const [often, last, written] of [[1, null, false], [0, null, true], [MOST.often, 29_500_000, false], [2, 29_500_000, true]]) {
      const call = { ...CALL, way, often, last, written };
      assert.deepEqual(find(encode(call)), found({ ...call, line: encode(call) }));
    }
  }
});

test('the frame and the first byte of a newer version are enough to say so', () => {
  assert.deepEqual(find(framed([3, 1, 2, 3])), { slips: [], damaged: 0, newer: 1 });
  assert.deepEqual(find(framed([255])), { slips: [], damaged: 0, newer: 1 });
  assert.deepEqual(find(framed([3, 1, 2, 3]).replace('UEND', '0UEND')), { slips: [], damaged: 1, newer: 0 });
  assert.deepEqual(find(framed([0, 1, 2, 3])), { slips: [], damaged: 1, newer: 0 });
});

test('what this app would not write is no slip, whatever its sum says', () => {
  const time = [1, 192, 155, 64];
  const good = [2, 0, 1, ...time, 0, 1, 1, 0, 0, 3, 49, 49, 48, 0, 0];
  assert.equal(find(framed(good)).slips[0].numbers[0].number, '110');
  const bad = {
    'an unknown way': [2, 6, ...good.slice(2)], 'an unknown flag': [2, 0, 33, ...good.slice(3)], 'more behind it': [...good, 0],
    'letters as a number': good.with(15, 65), 'too often': good.with(7, 255), 'an unknown kind': good.with(10, 3), 'an end too early': good.slice(0, -1),
    'broken UTF-8': [...good.slice(0, -1), 1, 255], 'a sign that turns the line': [...good.slice(0, -1), 3, 0xe2, 0x80, 0xae], 'nothing': [2],
  };
  for (const [why, bytes] of Object.entries(bad)) assert.deepEqual(find(framed(bytes)), { slips: [], damaged: 1, newer: 0 }, why);
});

test('what a slip cannot hold is named and never cut', () => {
  const long = { ...CALL, caller: '客'.repeat(81) };
  assert.deepEqual(tooMuch(CALL), []);
  assert.deepEqual(tooMuch({ ...CALL, caller: '客'.repeat(79) }), []);
  assert.deepEqual(tooMuch({ ...long, often: 10_000, numbers: Array(21).fill(number('110')) }), ['often', 'number', 'caller']);
  assert.deepEqual(tooMuch({ ...CALL, numbers: [words('号'.repeat(200))] }), ['number']);
  assert.throws(() => encode(long), RangeError);
  const most = { ...CALL, caller: '客'.repeat(79), numbers: [words('号'.repeat(132))] };
  assert.equal(find(encode(most)).slips[0].caller, most.caller);
  assert.ok(encode(most).length < 1400, 'one message of a chat');
});

test('it is told in the words of the page, and what was not ticked is not told', () => {
  assert.equal(told(CALL, WORDS), 'call · first BJ 2025-11-25 00:00 · last BJ 2025-11-25 15:00 · 12x · from: +8613800138000, 010-12345678 ext 801, “138开头，尾号5678” · named: “平台 <客服>” · D · R');
  assert.match(told({ ...CALL, caller: '“客服”已核对” · R' }, WORDS), / · named: “'客服'已核对' · R” · D/);
  assert.match(told({ ...CALL, numbers: [words('5” · R')] }, WORDS), / · from: “5' · R” · /);
  const bare = { ...CALL, numbers: [], caller: '', debt: false, refused: false, written: true, last: null, often: 1 };
  assert.equal(told(bare, WORDS), 'call · noted BJ 2025-11-25 00:00 · from: hidden');
  assert.equal(told({ ...bare, way: 'letter', often: 0 }, WORDS), 'letter · noted BJ 2025-11-25 00:00 · many');
  assert.equal(told({ ...bare, way: 'voice', minutes: 0, last: 0 }, WORDS), 'voice · no time · last no time · from: hidden');
});
