// ledger.js: who was told what, by one person at a time. A person is kept as JSON under person:<id>, what they were
// told under told:<id>; ids say nothing. On a notice it asks "did you send it?" after a copy.

import { lead, whileBusy } from '../../../ui/js/lead.js';
import { inSlices } from '../../../ui/js/slices.js';
import { kindOf } from '../../../ui/js/store/kinds.js';
import { today } from '../../../ui/js/time.js';
import { fetchCheck } from './check.js';

/** @typedef {{ id: string, name: string, kind: string, group: string }} Person */
/** @typedef {{ id: string, person: string, situation: string, level: number, how: string, day: string }} Told */

/**
 * The list as it is shown: people by id in their order, what each was told, the row of each.
 * @typedef {{ root: Document, page: Hook, store: Store, people: Map<string, Person>, told: Map<string, Told[]>,
 *   rows: Map<string, Hook> }} List
 */

const NOBODY = '-'; // copied for nobody on the list

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const page = root.querySelector('[data-ledger]');
  if (page) {
    const list = { root, page, store, people: new Map(), told: new Map(), rows: new Map() };
    store.watch((key) => repaint(list, key));
    wire(root, page, store);
    paint(list);
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
    if (button) note(root, store, button);
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
    const isNamed = name.value.trim() !== '';
    page.querySelector('[data-no-name]').hidden = isNamed;
    page.querySelector('[data-added]').hidden = !isNamed;
    name.focus();
    if (!isNamed) return;
    store.write('person', newId(), JSON.stringify({ name: name.value.trim(), kind: kind.value, group: group.value.trim() }));
    page.querySelector('[data-added-name]').textContent = name.value.trim();
    name.value = '';
  });
  let doubtful = '';
  page.addEventListener('click', async (event) => {
    const person = event.target.closest('[data-person]');
    if (!person) return;
    const [asks, sure] = ['[data-remove]', '[data-remove-yes]'].map((hook) => event.target.closest(hook));
    const yes = person.querySelector('[data-remove-yes]');
    if (asks) yes.hidden = false;
    if (asks) yes.focus();
    if (sure) await whileBusy(sure, async () => { doubtful = await remove(page, person, store, doubtful); });
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
/** @param {Hook} page @param {Hook} item @param {Store} store @param {string} doubtful */
async function remove(page, item, store, doubtful) {
  const id = item.dataset.person;
  if (!(await store.remember('person')) && doubtful !== id) {
    for (const part of item.querySelectorAll('[data-remove-yes], [data-unkept]')) part.hidden = false;
    item.querySelector('[data-remove-yes]').focus();
    return id;
  }
  for (const told of entries(store, 'told')) if (told.person === id) store.write('told', told.id, '');
  store.write('person', id, '');
  page.querySelector('[data-people]').focus();
  return '';
}

// One change paints one row, and those of the same circle.
/** @param {List} list @param {string | null} key */
function repaint(list, key) {
  if (key === null) {
    paint(list);
    return;
  }
  const kind = kindOf(key);
  const id = key.slice(kind.length + 1);
  if (kind === 'person') paintPerson(list, id);
  if (kind === 'told') {
    const value = list.store.read('told', id);
    if (value === '') paint(list); // of whom it was is not known any more
    else paintTold(list, { ...JSON.parse(value), id });
  }
}

/** @param {List} list @param {Told} one */
function paintTold(list, one) {
  const lines = (list.told.get(one.person) ?? []).filter(({ id }) => id !== one.id);
  list.told.set(one.person, [...lines, one]);
  paintCircle(list, list.people.get(one.person));
}

/** @param {List} list @param {string} id */
function paintPerson(list, id) {
  const before = list.people.get(id);
  const value = list.store.read('person', id);
  if (value === '') {
    list.people.delete(id);
    list.rows.get(id)?.remove();
    list.rows.delete(id);
    paintCircle(list, before);
  } else {
    list.people.set(id, { ...JSON.parse(value), id });
    paintCircle(list, before);
    paintCircle(list, list.people.get(id));
  }
  list.page.querySelector('[data-example]').hidden = list.people.size > 0;
}

/** @param {List} list @param {Person | undefined} person */
function paintCircle(list, person) {
  if (!person) return;
  const levels = levelsOf(list);
  if (list.people.has(person.id)) paintRow(list, person, levels);
  if (!person.group) return;
  for (const other of list.people.values()) if (other.group === person.group && other !== person) paintRow(list, other, levels);
}

let turn = 0; // a newer painting ends this one

// All of it, a long list in pieces.
/** @param {List} list */
function paint(list) {
  turn += 1;
  const mine = turn;
  list.people = new Map(entries(list.store, 'person').map((person) => [person.id, person]));
  list.told = new Map();
  for (const one of entries(list.store, 'told')) list.told.set(one.person, [...(list.told.get(one.person) ?? []), one]);
  list.page.querySelector('[data-example]').hidden = list.people.size > 0;
  for (const [id, row] of list.rows) {
    if (list.people.has(id)) continue;
    row.remove();
    list.rows.delete(id);
  }
  return inSlices(paintRows(list), () => mine === turn);
}

/** @param {List} list */
function* paintRows(list) {
  const levels = levelsOf(list);
  for (const person of list.people.values()) {
    paintRow(list, person, levels);
    yield;
  }
}

// What the people of each circle know, as the highest level each was told.
/** @param {List} list */
function levelsOf({ people, told }) {
  /** @type {Map<string, Set<number>>} */ const levels = new Map();
  for (const { id, group } of people.values()) {
    if (!group || !told.has(id)) continue;
    levels.set(group, (levels.get(group) ?? new Set()).add(highest(told, id)));
  }
  return levels;
}

/** @param {Map<string, Told[]>} told @param {string} id */
function highest(told, id) {
  return Math.max(...(told.get(id) ?? []).map(({ level }) => level));
}

/** @param {List} list @param {Person} person @param {Map<string, Set<number>>} levels */
function paintRow({ root, page, told, rows }, person, levels) {
  const template = root.querySelector('[data-person-template]').content.firstElementChild;
  const row = rows.get(person.id) ?? root.importNode(template, true);
  const find = (/** @type {string} */ hook) => row.querySelector(hook);
  const link = find(`[data-for="${CSS.escape(person.kind)}"]`);
  row.dataset.person = person.id;
  find('[data-name]').textContent = person.name;
  find('[data-kind]').textContent = link && link.dataset.kindTitle !== person.name ? ` · ${link.dataset.kindTitle}` : '';
  find('[data-group]').textContent = person.group ? ` · ${person.group}` : '';
  if (link) link.hidden = false;
  const lines = told.get(person.id) ?? [];
  find('[data-told]').replaceChildren(...lines.map((one) => line(root, one)));
  find('[data-nothing]').hidden = lines.length > 0;
  find('[data-differ]').hidden = lines.length === 0 || (levels.get(person.group)?.size ?? 0) < 2;
  if (rows.has(person.id)) return;
  rows.set(person.id, row);
  page.querySelector('[data-people]').append(row);
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
  const [list, to] = [root.getElementById('to-whom'), store.read('setting', copied(root))];
  const options = people.map((person) => new Option(person.name, person.id, false, person.id === to));
  list.replaceChildren(list.options[0], ...options);
  list.parentElement.hidden = people.length === 0;
  if (question.hidden) notice.querySelector('[data-aloud]').textContent = question.querySelector('[data-did]').textContent;
  question.hidden = false;
  notice.querySelector('[data-unsent]').hidden = true;
  question.querySelector('[data-ways]').hidden = false;
  question.querySelector('[data-noted]').hidden = true;
}

/** @param {Document} root @param {Store} store @param {Hook} button */
function note(root, store, button) {
  const { how } = button.dataset;
  const notice = root.getElementById('notice');
  const question = notice.querySelector('[data-sent]');
  const unsent = notice.querySelector('[data-unsent]');
  store.write('setting', copied(root), '');
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
