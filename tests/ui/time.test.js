// The clock of the region: the same whatever the phone's own says, and honest about what is no time.
import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { ahead: '480' } } });
const { clock, minutesOf } = await import('../../webapp/ui/js/time.js');

test('a minute is shown on the clock of China', () => {
  assert.equal(clock(Date.UTC(2026, 10, 23, 16, 30) / 60000), '2026-11-24 00:30');
});

test('what is typed on that clock comes back as the same minute', () => {
  for (const typed of ['2026-11-24T00:00', '2024-02-29T23:59', '1999-12-31T08:00:30']) {
    assert.equal(clock(minutesOf(typed)), typed.slice(0, 16).replace('T', ' '));
  }
});

test('what is no time is none', () => {
  for (const typed of ['', '2026-11-24', ':00', 'x', '2026-13-40T10:00', '24.11.2026 10:00']) {
    assert.ok(Number.isNaN(minutesOf(typed)), typed);
  }
});
