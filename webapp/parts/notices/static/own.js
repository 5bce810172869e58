// own.js: a message in the reader's own words. No choice ever overwrites them; the check explains and asks once more,
// and never forbids. Editor and rules are a part of the page notices/words/, swapped in when they are needed.
import { fill, onTyped } from '../../../ui/js/fields.js';
import { inSlices } from '../../../ui/js/slices.js';
import { textOf } from '../../../ui/js/shown.js';
import { fetchCheck } from './check.js';
import { smsParts } from './sms.js';

const PAUSE = 500; // milliseconds

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  let opening = false;
  const notice = () => root.getElementById('notice');
  const repaint = () => notice() && paint(notice(), store);
  root.addEventListener('steady:notice', repaint); // notices.js has painted
  root.addEventListener('htmx:after:init', repaint);
  root.addEventListener('htmx:after:swap', () => {
    if (opening && notice()?.querySelector('[data-editor]')) {
      opening = false;
      open(notice(), store);
    }
  });
  root.addEventListener('htmx:before:request', (event) => {
    if (!event.detail.ctx.sourceElement.matches('[data-edit]') || !notice().querySelector('[data-editor]')) return;
    event.preventDefault(); // it is here already, perhaps with a question that waits for an answer
    open(notice(), store);
  });
  root.addEventListener('click', (event) => {
    const find = (/** @type {string} */ selector) => event.target.closest(selector);
    if (find('[data-edit]')) opening = !notice().querySelector('[data-editor]');
    if (find('[data-restart]')) restart(notice(), store);
    if (find('[data-own-copy]')) copy(notice());
  });
  root.addEventListener('focusout', (event) => {
    if (event.target.id === 'own' && event.target.value === '') setTimeout(repaint); // when the focus has moved on
  });
  onTyped(root, (field) => {
    if (field.id !== 'own') return;
    isHalf = false;
    store.write('word', key(notice()), field.value);
    notice().querySelector('[data-sure]').hidden = true; // asked about other words
  }, (field) => {
    if (field.id !== 'own') return;
    isHalf = true;
    paintFindings(notice(), textOf(field));
  });
  repaint();
}

/** @param {Hook} notice */
function key(notice) {
  return `own:${notice.dataset.notice}:${notice.dataset.situation}`;
}

/** @param {Hook} notice */
function shown(notice) {
  return notice.querySelector('[data-chosen]');
}

/** @param {Hook} notice @param {Store} store */
function open(notice, store) {
  const composed = textOf(shown(notice).querySelector('[data-words-text]'));
  if (store.read('word', key(notice)) === '') store.write('word', key(notice), composed);
  notice.querySelector('#own').focus();
}

// Without a place for the present words as an earlier state, it takes a second tap to drop them.
/** @param {Hook} notice @param {Store} store */
async function restart(notice, store) {
  const warning = notice.querySelector('[data-unkept]');
  if (!(await store.remember('own')) && warning.hidden) {
    warning.hidden = false;
    return;
  }
  warning.hidden = true;
  notice.querySelector('[data-sure]').hidden = true;
  notice.querySelector('#own').blur(); // on iPhones a tap on a button leaves the caret where it is
  store.write('word', key(notice), '');
  shown(notice).querySelector('[data-copy]').focus();
  tell(notice, shown(notice).querySelector('[data-caption]'));
}

// For who listens: what is there now.
/** @param {Hook} notice @param {Hook} words */
function tell(notice, words) {
  notice.querySelector('[data-aloud]').textContent = words.textContent;
}

/** @param {Hook} notice @param {Store} store */
function paint(notice, store) {
  const own = store.read('word', key(notice));
  const typed = [...notice.querySelectorAll('[data-word]')].some(({ type, value }) => type === 'text' && value !== '');
  const editor = notice.querySelector('[data-editor]');
  if (!editor) {
    if (own !== '' || typed) fetchCheck(notice);
    return;
  }
  const field = notice.querySelector('#own');
  const editing = own !== '' || (field === document.activeElement && !editor.hidden); // emptied to begin anew
  notice.toggleAttribute('data-edited', editing);
  editor.hidden = !editing;
  fill(field, own);
  const text = own === '' ? textOf(shown(notice).querySelector('[data-words-text]')) : textOf(field);
  paintMeter(notice, text);
  paintFindings(notice, text);
}

/** @param {Hook} notice @param {string} text */
function paintMeter(notice, text) {
  const { medium, most } = shown(notice).dataset;
  const letters = [...text].length;
  notice.querySelector('[data-length]').textContent = String(letters);
  notice.querySelector('[data-long]').hidden = letters <= Number(most);
  notice.querySelector('[data-parts]').hidden = medium !== 'sms';
  notice.querySelector('[data-parts-count]').textContent = String(smsParts(text));
}

/** @param {Hook} notice */
function place(notice) {
  return { level: Number(shown(notice).dataset.level), situation: notice.dataset.situation };
}

/** @typedef {{ lint: typeof import('./lint.js'), rules: import('./lint.js').Rules }} Check */
/** @type {Hook | null} */ let list = null; // whose rules these are
/** @type {Promise<Check | null>} */ let asked = Promise.resolve(null);

// The check with the rules of this page; null when it does not come.
/** @param {Hook} notice */
function checkOf(notice) {
  const here = notice.querySelector('[data-rules]');
  if (list !== here) {
    asked = import('./lint.js').then(async (lint) => ({ lint, rules: await lint.fetchRules(here) })).catch(() => {
      list = null; // asked for again with the next letter
      return null;
    });
  }
  list = here;
  return asked;
}

let isHalf = false; // typed: an input method still works on the last letters
let turn = 0;
let checked = ''; // what the findings are of

// Half a second after the last letter, so that who listens hears each finding once.
/** @param {Hook} notice @param {string} text */
async function paintFindings(notice, text) {
  turn += 1;
  const mine = turn;
  if (text !== checked && checked !== '') await new Promise((/** @type {(go?: unknown) => void} */ go) => { setTimeout(go, PAUSE); });
  if (mine !== turn) return;
  checked = text;
  const check = await checkOf(notice);
  notice.querySelector('[data-unchecked]').hidden = Boolean(check);
  if (!check || mine !== turn) return;
  const steps = check.lint.lintInSteps(text, check.rules, place(notice));
  const found = await inSlices(steps, () => mine === turn);
  if (found) paintFound(notice, found);
}

// The list changes only when the findings do. Of half-typed letters only danger to life counts: some keyboards are never
// done with the last word.
/** @param {Hook} notice @param {import('./lint.js').Rule[]} all */
function paintFound(notice, all) {
  const list = notice.querySelector('[data-findings]');
  const before = list.dataset.findings.split(' ');
  const found = isHalf ? all.filter(({ code, verdict }) => verdict === 'crisis' || before.includes(code)) : all;
  const codes = found.map(({ code }) => code).join(' ');
  if (list.dataset.findings === codes || (isHalf && found.every(({ code }) => before.includes(code)))) return;
  list.dataset.findings = codes;
  const items = found.map(({ item, verdict }) => {
    const copied = notice.ownerDocument.createElement('li');
    copied.append(...item.cloneNode(true).childNodes);
    copied.className = `care finding ${verdict}`;
    return copied;
  });
  list.replaceChildren(...items);
}

// Whoever copies in spite of a warning is asked once; where the check did not come they have been told so.
/** @param {Hook} notice */
async function copy(notice) {
  const check = await checkOf(notice);
  const findings = check ? check.lint.lint(textOf(notice.querySelector('#own')), check.rules, place(notice)) : [];
  const serious = findings.some(({ verdict }) => verdict === 'stop' || verdict === 'crisis');
  const sure = notice.querySelector('[data-sure]');
  sure.hidden = !serious;
  if (serious) {
    sure.querySelector('[data-anyway]').focus();
    tell(notice, /** @type {Hook} */ (sure.firstElementChild));
  } else notice.querySelector('[data-really]').click();
}
