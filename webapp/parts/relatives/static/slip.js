// slip.js: what a relative does on their own phone: note a call as a slip, which is made and copied. Nothing of it is kept.
import { clock, minutesOf, now } from '../../../ui/js/time.js';
import { ANSWERS, encode, find, told } from '../../../ui/js/slip.js';

/** @param {Document} root */
export function start(root) {
  root.addEventListener('click', (event) => {
    if (event.target.closest('[data-stamp]')) stamp(root);
    if (event.target.closest('[data-make-slip]')) make(root);
  });
}

/** @param {Document} root */
function stamp(root) {
  const at = root.getElementById('at');
  if (at.value === '') at.value = clock(now()).replace(' ', 'T');
  root.querySelector('[data-stamped]').hidden = false;
  root.querySelector('[data-stamp-time]').textContent = clock(now());
  root.querySelector('[data-taken]').hidden = at.value.slice(0, 16) !== clock(now()).replace(' ', 'T');
  root.getElementById('refused').checked = true;
}

/** @param {Document} root */
function make(root) {
  const field = (/** @type {string} */ id) => root.getElementById(id);
  const [debt, money, refused] = ANSWERS.map((id) => field(id).checked);
  const at = minutesOf(field('at').value);
  const time = at >= 0 ? { minutes: at, written: false } : { minutes: now(), written: true };
  const line = encode({ ...time, number: field('number').value, caller: field('caller').value, debt, money, refused });
  const [call] = find(line).slips; // as the other phone will read it
  field('slip-text').textContent = `${told(call, root.querySelector('[data-slip-words]').dataset)}\n${line}`;
  root.querySelector('[data-made]').hidden = false;
}
