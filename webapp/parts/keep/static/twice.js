// twice.js: what is kept twice, from here and from a backup, as it is not certain which was written later.
import { lead } from '../../../ui/js/lead.js';
import { kindOf } from '../../../ui/js/store/kinds.js';

const OF_A_TASK = ['task', 'day'];

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const section = root.querySelector('[data-twice]');
  section.addEventListener('click', ({ target }) => {
    const { second } = target.closest('[data-second]')?.dataset ?? {};
    const button = target.closest('[data-take], [data-leave]');
    if (!second || !button) return;
    const value = store.read('other', second);
    const kind = kindOf(second);
    const name = target.closest('[data-take]') ? 'take' : 'leave';
    if (name === 'take' && value !== '') store.write(kind, second.slice(kind.length + 1), value);
    store.write('other', second, '');
    const lines = [...root.querySelectorAll('[data-twice-said]')];
    for (const line of lines) line.hidden = line.dataset.twiceSaid !== name;
    lead(lines.find((line) => !line.hidden) ?? null, button);
  });
  store.watch(() => paint(root, section, store));
  paint(root, section, store);
}

/** @param {Document} root @param {Hook} section @param {Store} store */
function paint(root, section, store) {
  const others = store.all('other');
  const template = section.querySelector('[data-twice-template]').content.firstElementChild;
  section.hidden = others.length === 0;
  section.querySelector('[data-twice-list]').replaceChildren(...others.map(({ id, value }) => {
    const [kind, name] = [kindOf(id), id.slice(kindOf(id).length + 1)];
    const item = root.importNode(template, true);
    const words = (/** @type {string} */ given) => worded(section, kind, given);
    const task = item.querySelector('[data-twice-task]');
    task.hidden = !OF_A_TASK.includes(kind);
    task.href += name.replace('/', '/#');
    item.querySelector('[data-twice-name]').textContent = task.hidden ? words(store.read(kind, name)) : '';
    item.querySelector('[data-twice-here]').textContent = words(store.read(kind, name)) || '–';
    item.querySelector('[data-twice-there]').textContent = words(value);
    item.dataset.second = id;
    return item;
  }));
}

// A value as a reader knows it.
/** @param {Hook} section @param {string} kind @param {string} value */
function worded(section, kind, value) {
  if (kind === 'task') return section.querySelector(`[data-states] [data-as="${CSS.escape(value)}"]`)?.textContent ?? value;
  if (kind !== 'person' && kind !== 'told') return value;
  const { name, group, day } = JSON.parse(value || '{}');
  return [name, group, day].filter(Boolean).join(' · ');
}
