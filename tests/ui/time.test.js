// The clock of the region and that of the phone: each the same whatever the other says, and honest about what is no time.
import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { ahead: '480' } } });
const { abroad, clock, here, minutesOf } = await import('../../webapp/ui/js/time.js');

const PLACES = {
  'Asia/Shanghai': ['2026-11-24 00:30', '2026-07-24 00:30', false],
  'Asia/Singapore': ['2026-11-24 00:30', '2026-07-24 00:30', false],
  'Asia/Urumqi': ['2026-11-23 22:30', '2026-07-23 22:30', true],
  'America/Toronto': ['2026-11-23 11:30', '2026-07-23 12:30', true],
  'Asia/Kathmandu': ['2026-11-23 22:15', '2026-07-23 22:15', true],
  UTC: ['2026-11-23 16:30', '2026-07-23 16:30', true],
};
const WINTER = Date.UTC(2026, 10, 23, 16, 30) / 60000;
const SUMMER = Date.UTC(2026, 6, 23, 16, 30) / 60000;

for (const [zone, [winter, summer, is]] of Object.entries(PLACES)) {
  test(`a minute is on the clock of China and on that of a phone in ${zone}`, () => {
    process.env.TZ = zone;
    assert.equal(clock(WINTER), '2026-11-24 00:30');
    assert.deepEqual([here(WINTER), here(SUMMER), abroad(WINTER)], [winter, summer, is]);
  });

  test(`what is typed comes back as the same minute in ${zone}`, () => {
    process.env.TZ = zone;
    for (const typed of ['2026-11-24T00:00', '2024-02-29T23:59', '2005-12-31T08:00:30']) {
      assert.equal(here(minutesOf(typed)), typed.slice(0, 16).replace('T', ' '));
    }
  });
}

test('what is no time is none', () => {
  for (const typed of ['', '2026-11-24', ':00', 'x', '2026-13-40T10:00', '24.11.2026 10:00']) {
    assert.ok(Number.isNaN(minutesOf(typed)), typed);
  }
});
