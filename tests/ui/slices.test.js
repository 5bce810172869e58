// Whatever is pasted is looked at in steps, and no step is long.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookInSteps } from '../../webapp/parts/keep/static/capsule.js';
import { inSlices } from '../../webapp/ui/js/slices.js';

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { ahead: '480' } } });
const { findInSteps } = await import('../../webapp/ui/js/slip.js');

const MEGABYTES = {
  'starts of slips': 'USLIPU 0123'.repeat(450_000),
  'slips that never end': `USLIPU ${'0123456789ABCDEF '.repeat(300_000)}`,
  'starts of lines': 'U0123456789 <br>'.repeat(320_000),
  'starts of backups': 'UCAPSULEU '.repeat(500_000),
  'backups that end at once': 'UCAPSULEU 0 UFINU '.repeat(280_000),
  'a backup of nothing': `UCAPSULEU ${'A7'.repeat(2_500_000)} UFINU`,
  'marks that never end': '<a'.repeat(2_500_000),
  'one sign': '<'.repeat(5_000_000),
  'signs of HTML': '&nbsp;'.repeat(800_000),
  'accents': `e${'\u0301'.repeat(5_000_000)}`,
  'half a letter': '\ud83d'.repeat(5_000_000),
  'ligatures': '\ufdfa'.repeat(1_500_000),
  'lines that are nearly whole': `U${'0'.repeat(75)}1`.repeat(65_000),
};
const BAR = 50; // milliseconds of the processor

const flat = (text) => Buffer.from(text, 'utf16le').toString('utf16le'); // as a page has it
for (const [name, made] of Object.entries(MEGABYTES)) {
  const text = flat(made);
  test(`five megabytes, no step over ${BAR} ms: ${name}`, () => {
    for (const steps of [lookInSteps(text), findInSteps(text)]) {
      let longest = 0;
      for (let done = false; !done; ) {
        const before = process.threadCpuUsage();
        done = steps.next().done ?? false;
        const { user, system } = process.threadCpuUsage(before);
        longest = Math.max(longest, (user + system) / 1000);
      }
      assert.ok(longest < BAR, `${longest} ms`);
    }
  });
}

test('what is no longer wanted ends', async () => {
  let steps = 0;
  function* endless() {
    for (;;) {
      steps += 1;
      for (let began = performance.now(); performance.now() - began < 20; );
      yield;
    }
  }
  assert.equal(await inSlices(endless(), () => steps < 3), undefined);
  assert.equal(steps, 3);
});
