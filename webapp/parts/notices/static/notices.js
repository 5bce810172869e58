// notices.js: picks one of a notice's messages, fills its blanks and shows a sentence only when it is true.
// What is typed, ticked or chosen stays here: a copy, an SMS or a mail is made inside the tap.
import { fill, onTyped } from '../../../ui/js/fields.js';
import { here } from '../../../ui/js/where.js';
import { canShare, share, textOf } from '../../../ui/js/shown.js';

/** @typedef {'medium' | 'level' | 'tone'} Key */

const BLANK = /\{(\w+)\}/g;
// Marks that turn the direction of a text, and control characters: a name must not rearrange the sentence.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g;
const WEIGHT = { medium: 4, level: 2, tone: 1 };
const KEYS = /** @type {Key[]} */ (Object.keys(WEIGHT));

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const repaint = () => {
    const notice = root.getElementById('notice');
    if (notice) paint(notice, store);
  };
  store.watch(repaint);
  root.addEventListener('htmx:after:swap', repaint);
  onTyped(root, (field) => {
    if (field.dataset.word) keep(field, store);
    if (field.dataset.asked) repaint();
  });
  root.addEventListener('click', (event) => {
    const find = (/** @type {string} */ selector) => event.target.closest(selector);
    if (find('[data-value]')) choose(find('[data-value]'), store);
    if (find('[data-elder]')) store.write('setting', 'elder', find('[data-elder]').dataset.elder);
    if (find('[data-sms]')) openSms(root, find('[data-sms]'));
    if (find('[data-mail]')) openMail(root, find('[data-mail]'));
    if (find('[data-send]')) share(find('[data-send]'), { text: shown(root, find('[data-send]').dataset.send) });
  });
  root.addEventListener('submit', (event) => {
    const base = event.target.dataset.choose;
    if (!base) return;
    event.preventDefault();
    const { recipient, situation } = event.target.elements;
    location.assign(`${base}${recipient.value}/${situation.value}/`);
  });
  repaint();
}

/** @param {Document} root @param {string} id */
function shown(root, id) {
  return textOf(root.getElementById(id));
}

/** @param {Hook} field @param {Store} store */
function keep(field, store) {
  const value = field.type === 'checkbox' ? (field.checked ? '1' : '') : field.value;
  store.write('word', field.dataset.word, value);
}

/** @param {Hook} notice @param {Store} store */
function paint(notice, store) {
  /** @type {Record<string, string>} */
  const words = {};
  for (const field of notice.querySelectorAll('[data-word]')) {
    const kept = store.read('word', field.dataset.word);
    if (field.type === 'checkbox') field.checked = kept !== '';
    else fill(field, kept);
    words[field.dataset.word.split(':')[0]] = kept;
  }
  const cut = notice.querySelector('[data-cut]');
  const limit = cut ? Number(cut.dataset.cut) : 0;
  /** @type {Record<string, { text: string, whole: boolean }>} */
  const blanks = {};
  for (const name of ['you', 'me', 'when']) blanks[name] = clean(words[name] ?? '', limit);
  if (cut) cut.hidden = !Object.values(blanks).some(({ whole }) => !whole);
  blanks.elder = { text: elder(notice, store), whole: true };
  const done = (/** @type {string} */ id) => store.read('task', id) === 'done';
  for (const part of notice.querySelectorAll('[data-part]')) {
    if (part.dataset.full) part.textContent = filled(part.dataset, blanks);
    if ('unsigned' in part.dataset) part.hidden = words.unsigned !== '1';
    if (part.dataset.done) part.hidden = !done(part.dataset.done);
  }
  for (const one of notice.querySelectorAll('[data-must-have]')) {
    one.toggleAttribute('data-lacks', one.dataset.mustHave.split(' ').some((name) => !blanks[name].text));
  }
  const gate = notice.querySelector('[data-gate]');
  if (gate) gate.toggleAttribute('data-open', done(gate.dataset.gate) || notice.querySelector('[data-asked]').checked);
  const others = notice.querySelector('[data-others]');
  if (others) others.open = true; // all are there; the style shows the chosen one
  const menu = canShare() && !here().startsWith('wechat');
  for (const button of notice.querySelectorAll('[data-send]')) button.hidden = !menu;
  const kept = store.read('setting', way(notice));
  if (kept) show(notice, nearest(notice, kept.split(' '), 'level'));
  paintFields(notice);
  paintChoices(notice);
}

// The word that speaks to an elder (familiar, polite, for two): the first until one was chosen; English has none.
/** @param {Hook} notice @param {Store} store */
function elder(notice, store) {
  const words = [...notice.querySelectorAll('[data-elder]')];
  const word = words.find(({ dataset }) => dataset.elder === store.read('setting', 'elder')) ?? words[0];
  for (const one of words) one.setAttribute('aria-pressed', String(one === word));
  return word?.dataset.spoken ?? '';
}

// What goes into a message of what was typed, and whether that is all of it. Cut between letters as a reader sees them.
/** @param {string} typed @param {number} limit */
export function clean(typed, limit) {
  const plain = typed.replace(UNSEEN, ' ').trim();
  if (plain.length <= limit) return { text: plain, whole: true };
  const letters = split(plain);
  return { text: letters.slice(0, limit).join('').trim(), whole: letters.length <= limit };
}

/** @param {string} text */
function split(text) {
  if (!Intl.Segmenter) return [...text];
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

// Only what the chosen message has a place for is asked.
/** @param {Hook} notice */
function paintFields(notice) {
  const parts = [...chosen(notice).querySelectorAll('[data-full]')].map((part) => part.dataset.full ?? '');
  for (const field of notice.querySelectorAll('[data-blanks] [data-word]')) {
    const [name] = field.dataset.word.split(':');
    field.closest('[data-field]').hidden = !parts.some((text) => text.includes(`{${name}}`));
  }
  const mine = notice.querySelector('[data-blanks]');
  if (mine) mine.hidden = [...mine.querySelectorAll('[data-field]')].every((one) => one.hidden);
}

/** @param {{ full?: string, bare?: string }} given @param {Record<string, { text: string, whole: boolean }>} blanks */
export function filled({ full = '', bare = '' }, blanks) {
  const whole = [...full.matchAll(BLANK)].every(([, name]) => blanks[name].text);
  return (whole ? full : bare).replace(BLANK, (_, name) => blanks[name].text);
}

/** @param {Hook} notice */
function chosen(notice) {
  return notice.querySelector('[data-chosen]');
}

// What was chosen for one kind of person in one situation is kept: who comes back from WeChat tells no more than before.
/** @param {Hook} given */
function way({ dataset: { notice, situation } }) {
  return `way:${notice}:${situation}`;
}

// The message that has what was chosen and otherwise stays as near as it can to the one that is shown.
/** @param {Hook} button @param {Store} store */
function choose(button, store) {
  const notice = button.closest('[data-notice]');
  const key = /** @type {Key} */ (button.closest('[data-choice]').dataset.choice);
  const wish = { ...chosen(notice).dataset, [key]: button.dataset.value };
  show(notice, nearest(notice, KEYS.map((one) => wish[one]), key));
  notice.querySelector('[data-aloud]').textContent = chosen(notice).querySelector('[data-caption]').textContent;
  store.write('setting', way(notice), KEYS.map((one) => chosen(notice).dataset[one]).join(' '));
}

/** @param {Hook} notice @param {string[]} wish @param {Key} must */
function nearest(notice, wish, must) {
  const fits = (/** @type {Hook} */ message, /** @type {Key} */ key) => message.dataset[key] === wish[KEYS.indexOf(key)];
  const near = (/** @type {Hook} */ message) => KEYS.reduce((sum, key) => sum + (fits(message, key) ? WEIGHT[key] : 0), 0);
  const fitting = [...notice.querySelectorAll('[data-message]')].filter((message) => !must || fits(message, must));
  return fitting.reduce((one, other) => (near(other) > near(one) ? other : one), fitting[0] ?? chosen(notice));
}

/** @param {Hook} notice @param {Hook} message */
function show(notice, message) {
  for (const one of notice.querySelectorAll('[data-message]')) {
    one.toggleAttribute('data-chosen', one === message);
    one.classList.toggle('chosen', one === message); // for the style
  }
}

/** @param {Hook} notice */
function paintChoices(notice) {
  const now = chosen(notice);
  const messages = [...notice.querySelectorAll('[data-message]')];
  for (const group of notice.querySelectorAll('[data-choice]')) {
    const key = group.dataset.choice;
    const there = messages.filter((one) => key === 'medium' || one.dataset.medium === now.dataset.medium);
    let count = 0;
    for (const button of group.querySelectorAll('[data-value]')) {
      button.hidden = !there.some((one) => one.dataset[key] === button.dataset.value);
      button.setAttribute('aria-pressed', String(now.dataset[key] === button.dataset.value));
      if (!button.hidden) count += 1;
    }
    group.hidden = count < 2;
  }
  notice.ownerDocument.dispatchEvent(new Event('steady:notice'));
}

// iPhones want an ampersand before the body, others do not. The words are copied by the same tap (copy.js), because
// some phones open the other app without them.
/** @param {Document} root @param {Hook} button */
function openSms(root, button) {
  const body = encodeURIComponent(shown(root, button.dataset.copy));
  location.href = here().includes('ios') ? `sms:?&body=${body}` : `sms:?body=${body}`;
}

/** @param {Document} root @param {Hook} button */
function openMail(root, button) {
  const subject = encodeURIComponent(shown(root, button.dataset.mail));
  location.href = `mailto:?subject=${subject}&body=${encodeURIComponent(shown(root, button.dataset.copy))}`;
}
