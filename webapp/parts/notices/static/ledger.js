// ledger.js: who was told what, by one person at a time. A person is kept as JSON under person:<id>, what they were
// told under told:<id>; ids say nothing. On a notice it asks "did you send it?" after a copy.

import { today } from '../../../ui/js/time.js';
import { fetchCheck } from './check.js';

/** @typedef {{ id: string, name: string, kind: string, group: string }} Person */
/** @typedef {{ id: string, person: string, situation: string, level: number, how: string, day: string }} Told */

const NOBODY = '-'; // copied for nobody on the list

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const page = root.querySelector('[data-ledger]');
  if (page) {
    store.watch(() => paint(root, page, store));
    wire(root, page, store);
    paint(root, page, store);
  }
  root.addEventListener('steady:copied', (event) => {
    if (!event.target.closest('[data-message], [data-editor]')) return;
    store.write('setting', copied(root), store.read('word', 'to') || NOBODY);
    ask(root, store);
  });
  const again = () => root.getElementById('notice') && store.read('setting', copied(root)) && ask(root, store);
  root.addEventListener('htmx:after:init', again); // who went to paste it comes back to the question
  root.addEventListener('htmx:after:swap', again);
  again();
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-sent] [data-how]');
    if (button) note(root, store, button.dataset.how);
    const next = event.target.closest('[data-next-person]');
    if (next) turnTo(next.dataset.nextPerson, store);
  });
}

// Begins with the time, so that what was added in one second keeps its order.
function newId() {
  const random = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${Date.now().toString(36)}${random.join('')}`;
}

/** @param {Store} store @param {string} kind */
function entries(store, kind) {
  return store.all(kind).map(({ id, value }) => ({ ...JSON.parse(value), id }));
}

/** @param {Document} root @param {Hook} page @param {Store} store */
function wire(root, page, store) {
  page.querySelector('[data-add]').addEventListener('click', () => {
    const [name, kind, group] = ['person', 'kind', 'group'].map((id) => root.getElementById(id));
    page.querySelector('[data-no-name]').hidden = name.value.trim() !== '';
    if (name.value.trim() === '') {
      name.focus();
      return;
    }
    store.write('person', newId(), JSON.stringify({ name: name.value.trim(), kind: kind.value, group: group.value.trim() }));
    name.value = '';
    name.focus();
  });
  let doubtful = '';
  page.addEventListener('click', (event) => {
    const person = event.target.closest('[data-person]');
    if (!person) return;
    if (event.target.closest('[data-remove]')) person.querySelector('[data-remove-yes]').hidden = false;
    if (event.target.closest('[data-remove-yes]')) doubtful = remove(page, person, store, doubtful);
    if (event.target.closest('[data-for]')) turnTo(person.dataset.person, store);
  });
}

// The next message is for this person, and greets them by the name on the list.
/** @param {string} id @param {Store} store */
function turnTo(id, store) {
  const person = entries(store, 'person').find((one) => one.id === id);
  store.write('word', 'to', id);
  store.write('word', `you:${person.kind}`, person.name);
}

// Without a place for the present state as an earlier one, it takes another tap: says whose.
/** @param {Hook} page @param {Hook} given @param {Store} store @param {string} doubtful */
function remove(page, { dataset: { person: id } }, store, doubtful) {
  if (!store.remember('person') && doubtful !== id) {
    const item = page.querySelector(`[data-person="${CSS.escape(id)}"]`); // painted anew by the attempt
    for (const part of item.querySelectorAll('[data-remove-yes], [data-unkept]')) part.hidden = false;
    item.querySelector('[data-remove-yes]').focus();
    return id;
  }
  for (const told of entries(store, 'told')) if (told.person === id) store.write('told', told.id, '');
  store.write('person', id, '');
  page.querySelector('[data-people]').focus();
  return '';
}

/** @param {Document} root @param {Hook} page @param {Store} store */
function paint(root, page, store) {
  const people = entries(store, 'person');
  const told = entries(store, 'told');
  const template = root.querySelector('[data-person-template]').content.firstElementChild;
  const highest = (/** @type {Person} */ person) => Math.max(-1, ...told.filter((one) => one.person === person.id).map((one) => one.level));
  page.querySelector('[data-example]').hidden = people.length > 0;
  page.querySelector('[data-people]').replaceChildren(
    ...people.map((person) => {
      const item = root.importNode(template, true);
      const find = (/** @type {string} */ hook) => item.querySelector(hook);
      const link = item.querySelector(`[data-for="${CSS.escape(person.kind)}"]`);
      item.dataset.person = person.id;
      find('[data-name]').textContent = person.name;
      find('[data-kind]').textContent = link && link.dataset.kindTitle !== person.name ? ` · ${link.dataset.kindTitle}` : '';
      find('[data-group]').textContent = person.group ? ` · ${person.group}` : '';
      if (link) link.hidden = false;
      const lines = told.filter((one) => one.person === person.id);
      find('[data-told]').replaceChildren(...lines.map((one) => line(root, one)));
      find('[data-nothing]').hidden = lines.length > 0;
      const circle = people.filter((other) => person.group && other.group === person.group && highest(other) >= 0);
      find('[data-differ]').hidden = highest(person) < 0 || new Set(circle.map(highest)).size < 2;
      return item;
    }),
  );
}

/** @param {Document} root @param {Told} given */
function line(root, { how, situation, level, day }) {
  const words = root.querySelector('[data-ledger-words]');
  const said = [
    words.querySelector(`[data-how="${CSS.escape(how)}"]`),
    words.querySelector(`[data-situation="${CSS.escape(situation)}"]`),
    words.querySelector(`[data-level="${CSS.escape(String(level))}"]`),
  ];
  const item = root.createElement('li');
  item.textContent = [day, ...said.map((word) => word?.textContent)].filter(Boolean).join(' · ');
  return item;
}

// For whom a message was copied; kept until the question is answered.
/** @param {Document} root */
function copied(root) {
  const { notice, situation } = root.getElementById('notice').dataset;
  return `copied:${notice}:${situation}`;
}

// The question is a part of the page that the check comes with; it is fetched when it is not there yet.
/** @param {Document} root @param {Store} store */
function ask(root, store) {
  const notice = root.getElementById('notice');
  const question = notice?.querySelector('[data-sent]');
  if (!question) {
    if (notice) fetchCheck(notice);
    return;
  }
  const people = entries(store, 'person').filter((person) => person.kind === notice.dataset.notice);
  const list = root.getElementById('to-whom');
  const to = store.read('setting', copied(root));
  const options = people.map((person) => new Option(person.name, person.id, false, person.id === to));
  list.replaceChildren(list.options[0], ...options);
  list.parentElement.hidden = people.length === 0;
  question.hidden = false;
  question.querySelector('[data-ways]').hidden = false;
  question.querySelector('[data-noted]').hidden = true;
}

/** @param {Document} root @param {Store} store @param {string} how */
function note(root, store, how) {
  const notice = root.getElementById('notice');
  const question = notice.querySelector('[data-sent]');
  store.write('setting', copied(root), '');
  if (how === '') {
    question.hidden = true;
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
