// ledger.js: the list of who was told what, one person at a time.
import { whileBusy } from '../../../ui/js/lead.js';
import { inSlices } from '../../../ui/js/slices.js';
import { kindOf } from '../../../ui/js/store/kinds.js';
import { entries, newId, turnTo } from './people.js';

/** @typedef {import('./people.js').Person} Person */
/** @typedef {import('./people.js').Told} Told */

/**
 * The list as it is shown: people by id in their order, what each was told, the row of each.
 * @typedef {{ root: Document, page: Hook, store: Store, people: Map<string, Person>, told: Map<string, Told[]>,
 *   rows: Map<string, Hook> }} List
 */

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const page = root.querySelector('[data-ledger]');
  const list = { root, page, store, people: new Map(), told: new Map(), rows: new Map() };
  store.watch((key) => repaint(list, key));
  wire(root, page, store);
  paint(list);
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
