// asked.js: after a copy: did you send it, to whom, and whom next?
import { lead } from '../../../ui/js/lead.js';
import { today } from '../../../ui/js/time.js';
import { fetchCheck } from './check.js';
import { entries, newId, turnTo } from './people.js';

let isHeard = false;

// The question is a part of the page that the check comes with; it is fetched when it is not there yet.
/** @param {Document} root @param {Store} store @param {string} mark where it is kept for whom it was copied
 *  @param {boolean} isBack with the words that were copied, which are told as well */
export function ask(root, store, mark, isBack) {
  if (!isHeard) hear(root, store);
  isHeard = true;
  const notice = root.getElementById('notice');
  if (!notice || !store.read('setting', mark)) return; // gone on in the meantime
  const question = notice.querySelector('[data-sent]');
  if (!question) {
    fetchCheck(notice);
    return;
  }
  const people = entries(store, 'person').filter((person) => person.kind === notice.dataset.notice);
  const [list, to] = [root.getElementById('to-whom'), store.read('setting', mark)];
  const options = people.map((person) => new Option(person.name, person.id, false, person.id === to));
  list.replaceChildren(list.options[0], ...options);
  list.parentElement.hidden = people.length === 0;
  const did = question.querySelector('[data-did]');
  did.id = 'did-send';
  question.setAttribute('role', 'group');
  question.setAttribute('aria-labelledby', did.id);
  const told = isBack ? `${notice.querySelector('[data-chosen] [data-caption]').textContent} ` : '';
  if (question.hidden) notice.querySelector('[data-aloud]').textContent = told + did.textContent;
  question.hidden = false;
  question.dataset.sent = mark;
  notice.querySelector('[data-unsent]').hidden = true;
  question.querySelector('[data-ways]').hidden = false;
  question.querySelector('[data-noted]').hidden = true;
}

/** @param {Document} root @param {Store} store */
function hear(root, store) {
  root.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-sent] [data-how]');
    if (button) note(root, store, button);
    const next = target.closest('[data-next-person]');
    if (next) turnTo(next.dataset.nextPerson, store);
  });
}

/** @param {Document} root @param {Store} store @param {Hook} button */
function note(root, store, button) {
  const { how } = button.dataset;
  const notice = root.getElementById('notice');
  const question = notice.querySelector('[data-sent]');
  const unsent = notice.querySelector('[data-unsent]');
  store.write('setting', question.dataset.sent, '');
  if (how === '') {
    question.hidden = true;
    unsent.hidden = false;
    lead(unsent, button);
    return;
  }
  const { level } = notice.querySelector('[data-chosen]').dataset;
  let person = root.getElementById('to-whom').value;
  if (!person) {
    person = newId();
    const called = root.getElementById('you')?.value.trim() || notice.querySelector('[data-whom]').textContent;
    store.write('person', person, JSON.stringify({ name: called, kind: notice.dataset.notice, group: '' }));
  }
  const told = { person, situation: notice.dataset.situation, level: Number(level), how, day: today() };
  store.write('told', newId(), JSON.stringify(told));
  question.querySelector('[data-ways]').hidden = true; // once is enough
  question.querySelector('[data-noted]').hidden = false;
  leadOn(question, notice.dataset.situation, store);
  lead(question.querySelector('[data-noted]'), button);
}

// One by one: the first on the list who has been told nothing yet.
/** @param {Hook} question @param {string} situation @param {Store} store */
function leadOn(question, situation, store) {
  const told = new Set(entries(store, 'told').map(({ person }) => person));
  const next = entries(store, 'person').find(({ id }) => !told.has(id));
  const link = question.querySelector('[data-next-person]');
  link.hidden = !next;
  if (!next) return;
  link.dataset.nextPerson = next.id;
  link.href = `${link.dataset.base}${next.kind}/${situation}/`;
  link.querySelector('[data-next-name]').textContent = next.name;
}
