// time.js: the one clock of the region (China has one zone and no summer time), whatever the phone's own says, and the
// phone's own beside it. The page brings how far the region's is ahead of UTC.

const MINUTE = 60 * 1000;

// Minutes since 1970, UTC.
export function now() {
  return Math.floor(Date.now() / MINUTE);
}

function ahead() {
  return Number(document.documentElement.dataset.ahead);
}

/** @param {number} minutes */
function aheadHere(minutes) {
  return -new Date(minutes * MINUTE).getTimezoneOffset();
}

/** @param {number} minutes as if they were of UTC */
function said(minutes) {
  return new Date(minutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

// The region's clock at a minute: 2026-11-24 21:30.
/** @param {number} minutes */
export const clock = (minutes) => said(minutes + ahead());

// The phone's own clock at a minute, and whether it shows another time.
/** @param {number} minutes */
export const here = (minutes) => said(minutes + aheadHere(minutes));
/** @param {number} minutes */
export const abroad = (minutes) => aheadHere(minutes) !== ahead();

// The day on the calendar of the region.
export function today() {
  return clock(now()).slice(0, 10);
}

// The minute that a field for day and time means, or NaN: who types looks at the clock of the phone.
/** @param {string} typed */
export function minutesOf(typed) {
  const [minute] = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(typed) ?? ['']; // browsers read almost anything as a day
  return minute === '' ? NaN : Math.floor(Date.parse(`${minute}:00`) / MINUTE);
}
