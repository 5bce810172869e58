// slices.js: long work in steps, so that no finger waits for it. Pure but for the clock.

const SLICE = 16; // milliseconds

/** @template T @typedef {Generator<undefined, T>} Steps */

// The end of the work; undefined when it was no longer wanted.
/** @template T @param {Steps<T>} steps @param {() => boolean} [isWanted] @returns {Promise<T | undefined>} */
export async function inSlices(steps, isWanted = () => true) {
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < SLICE) continue;
    await new Promise((/** @type {(go?: unknown) => void} */ go) => { setTimeout(go); });
    if (!isWanted()) return undefined;
    began = performance.now();
  }
}

/** @template T @param {Steps<T>} steps @returns {T} */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
