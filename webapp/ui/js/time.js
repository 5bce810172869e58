// time.js: the one clock of the region (China has one zone and no summer time), whatever the phone's own says. The page
// brings how far it is ahead of UTC.

const MINUTE = 60 * 1000;

// Minutes since 1970, UTC.
export function now() {
  return Math.floor(Date.now() / MINUTE);
}

function ahead() {
  return Number(document.documentElement.dataset.ahead);
}

// The clock at a minute: 2026-11-24 21:30.
/** @param {number} minutes */
export function clock(minutes) {
  return new Date((minutes + ahead()) * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

// The day on the calendar there.
export function today() {
  return clock(now()).slice(0, 10);
}

// The minute that a field for day and time means, or NaN: the reader's words are on that clock.
/** @param {string} typed */
export function minutesOf(typed) {
  const [minute] = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(typed) ?? ['']; // browsers read almost anything as a day
  return minute === '' ? NaN : Date.parse(`${minute}:00Z`) / MINUTE - ahead();
}
