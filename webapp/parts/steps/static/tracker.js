// tracker.js: the tasks of a step and what the reader keeps about them are the same thing.
import { fill, joined, onTyped } from '../../../ui/js/fields.js';

/** @param {Document} root @param {Store} store */
export async function start(root, store) {
  const tasks = [...root.querySelectorAll('[data-task]')];
  if (tasks.length > 0) await store.load('note'); // a long one may be in the large place
  for (const task of tasks) wire(task, store);
  onTyped(root, (field) => {
    if (!('note' in field.dataset)) return;
    const { task } = field.closest('[data-task]').dataset;
    store.write('note', task, joined(field, store.read('note', task)));
  });
  const repaint = () => {
    for (const task of tasks) paint(task, store);
    for (const hint of root.querySelectorAll('[data-needs]')) hint.hidden = settled(store, hint.dataset.needs);
  };
  store.watch(repaint);
  repaint();
  openAddressed(root);
  window.addEventListener('hashchange', () => openAddressed(root));
}

/** @param {Store} store @param {string} id */
function settled(store, id) {
  return ['done', 'na'].includes(store.read('task', id));
}

/** @param {Hook} task @param {Store} store */
function wire(task, store) {
  const id = task.dataset.task;
  task.querySelector('[data-tick]').addEventListener('change', (event) => {
    store.write('task', id, event.target.checked ? 'done' : '');
  });
  for (const radio of task.querySelectorAll('[data-far]')) {
    radio.addEventListener('change', () => store.write('task', id, radio.value === 'todo' ? '' : radio.value));
  }
  task.querySelector('[data-day]').addEventListener('change', (event) => {
    store.write('day', id, event.target.value);
  });
}

/** @param {Hook} task @param {Store} store */
function paint(task, store) {
  const id = task.dataset.task;
  const kept = store.read('task', id);
  const radio = task.querySelector(`[data-far][value="${CSS.escape(kept || 'todo')}"]`);
  const state = radio ? radio.value : 'todo';
  task.dataset.state = state;
  task.querySelector('[data-tick]').checked = state === 'done';
  task.querySelector('[data-state-word]').textContent =
    state === 'todo' ? '' : ` · ${radio.parentElement.textContent.trim()}`;
  if (radio) radio.checked = true;
  fill(task.querySelector('[data-note]'), store.read('note', id));
  fill(task.querySelector('[data-day]'), store.read('day', id));
}

// A link to a task opens it.
/** @param {Document} root */
function openAddressed(root) {
  const task = root.getElementById(location.hash.slice(1)); // a task's name needs no decoding
  if (!task?.matches('[data-task]')) return;
  task.querySelector('[data-fold]').open = true;
  task.scrollIntoView();
}
