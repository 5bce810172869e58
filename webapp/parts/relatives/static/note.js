// note.js: what a relative does on their own phone: note calls as slips, which are made and copied. Nothing of it is kept,
// and nothing typed is bent: what does not fit is said at its field, before there is a note.
import { lead } from '../../../ui/js/lead.js';
import { abroad, here, minutesOf, now } from '../../../ui/js/time.js';
import { ANSWERS, WAYS, dated, encode, find, listed, plain, timed, told, tooMuch } from '../../../ui/js/slip.js';
import { numbersIn } from './numbers.js';

/** @typedef {import('../../../ui/js/slip.js').Call} Call */

const DAY = 24 * 60; // a phone's clock may be wrong by this
const AT_ONCE = ['number', 'caller']; // what is said while it is typed; the rest when the field is left

/** @param {Document} root */
export function take(root) {
  root.addEventListener('click', (event) => {
    const making = event.target.closest('[data-make-slip]');
    if (event.target.closest('[data-stamp]')) stamp(root);
    if (making) make(root, making);
    const leaving = event.target.closest('[data-leave-out]');
    if (leaving) leaveOut(root, root.getElementById(leaving.dataset.leaveOut));
  });
  root.addEventListener('input', () => {
    forgetCopied(root);
    paint(root, (name) => AT_ONCE.includes(name));
  });
  root.addEventListener('focusout', ({ target }) => paint(root, (name) => fieldOf(name) === target.id));
  root.addEventListener('steady:copied', ({ target }) => forgetCopied(root, target));
  paint(root, () => false);
}

/** @param {Document} root */
const wordsOf = (root) => root.querySelector('[data-slip-words]').dataset;

// Only the note that was copied last, and not after something else was typed, still says so.
/** @param {Document} root @param {Hook} [button] */
function forgetCopied(root, button) {
  for (const line of root.querySelectorAll('[data-notes] [data-said]')) {
    if (line.parentElement !== button?.parentElement) line.remove();
  }
}

let stamped = ''; // the time it was said, as a field has it

/** @param {Document} root */
function stamp(root) {
  const at = root.getElementById('at');
  stamped = here(now()).replace(' ', 'T');
  if (at.value === '' && !at.validity.badInput) at.value = stamped;
  root.querySelector('[data-stamped]').hidden = false;
  root.querySelector('[data-stamp-time]').textContent = timed(now(), wordsOf(root));
  root.getElementById('refused').checked = true;
  paint(root, () => false);
}

/** @param {Document} root @param {Hook} field */
function leaveOut(root, field) {
  field.value = '';
  field.focus();
  paint(root, () => false);
}

// The minute in a field, nothing where nobody wrote one, NaN for what cannot be meant.
/** @param {Hook} field */
function timeIn(field) {
  if (field.value === '' && !field.validity.badInput) return null;
  const minutes = minutesOf(field.value);
  return dated(minutes) && minutes <= now() + DAY ? minutes : NaN;
}

// The field that is wrong, of the name of what is wrong with it.
/** @param {string} name */
const fieldOf = (name) => name.split('-')[0];

// What stands in the fields, as a call, and the names of what is wrong.
/** @param {Document} root @returns {{ call: Call, wrong: string[] }} */
function noted(root) {
  const field = (/** @type {string} */ id) => root.getElementById(id);
  const [debt, money, refused] = ANSWERS.map((id) => field(id).checked);
  const way = WAYS.find((one) => one === field('way').value) ?? 'call';
  const once = field('often').value === 'once';
  const times = plain(field('times').value.normalize('NFKC'));
  const [at, last] = [timeIn(field('at')), timeIn(field('last'))];
  const often = once ? 1 : Number(times);
  const call = {
    way, ...(at === null ? { minutes: now(), written: true } : { minutes: at, written: false }), last, often, debt, money,
    numbers: numbersIn(field('number').value), caller: field('caller').value, refused: refused && way !== 'voice',
  };
  const much = tooMuch(call);
  /** @type {Record<string, boolean>} */
  const is = {
    at: Number.isNaN(at), last: Number.isNaN(last), 'last-order': at !== null && last !== null && last < at,
    times: !once && times !== '' && (!/^\d+$/.test(times) || often < 2 || much.includes('often')),
    'times-once': once && (times !== '' || last !== null), number: much.includes('number'), caller: much.includes('caller'),
  };
  return { call, wrong: Object.keys(is).filter((name) => is[name]) };
}

// What the fields lead to. What is wrong is said when `now` allows it, and no longer than it is.
/** @param {Document} root @param {(name: string) => boolean} isDue */
function paint(root, isDue) {
  const { call, wrong } = noted(root);
  const hide = (/** @type {string} */ selector, /** @type {boolean} */ is) => { root.querySelector(selector).hidden = is; };
  const outside = abroad(now());
  for (const part of root.querySelectorAll('[data-zone]')) part.hidden = (part.dataset.zone === 'here') !== outside;
  for (const line of root.querySelectorAll('[data-clocks]')) {
    const minutes = timeIn(root.getElementById(line.dataset.clocks)) ?? NaN;
    line.hidden = !(dated(minutes) && abroad(minutes));
    line.textContent = line.hidden ? '' : timed(minutes, wordsOf(root));
  }
  for (const line of root.querySelectorAll('[data-wrong]')) {
    const name = line.dataset.wrong;
    line.hidden = !wrong.includes(name) || (line.hidden && !isDue(name));
  }
  hide('[data-taken]', root.getElementById('at').value.slice(0, 16) !== stamped);
  hide('[data-refusal]', call.way === 'voice');
  hide('[data-unheard]', call.way !== 'voice');
  hide('[data-more-than-once]', root.getElementById('often').value === 'once' && !wrong.includes('times-once'));
  const [{ number, words } = { number: '', words: '' }, ...others] = call.numbers;
  hide('[data-reading]', words === '' && others.length === 0 && number === root.getElementById('number').value.trim());
  hide('[data-worded]', call.numbers.every((one) => one.words === ''));
  root.querySelector('[data-read]').textContent = listed(call.numbers, wordsOf(root));
}

let made = 0;

/** @param {Document} root @param {Hook} pressed */
function make(root, pressed) {
  paint(root, () => true);
  const { call, wrong } = noted(root);
  if (wrong.length > 0) {
    root.getElementById(fieldOf(wrong[0])).focus();
    return;
  }
  const line = encode(call);
  const [slip] = find(line).slips; // as the other phone will read it
  const text = `${told(slip, wordsOf(root))}\n${line}`;
  const notes = root.querySelector('[data-notes]');
  if (notes.querySelector('[data-made-words]')?.textContent === text) { // a second tap
    lead(notes.querySelector('[data-ready]'), pressed);
    return;
  }
  const item = root.importNode(root.querySelector('[data-made-template]').content.firstElementChild, true);
  const words = item.querySelector('[data-made-words]');
  made += 1;
  words.id = `note-${made}`;
  words.textContent = text;
  item.querySelector('[data-made-copy]').dataset.copy = words.id;
  notes.prepend(item);
  lead(item.querySelector('[data-ready]'), pressed);
}
