// tracker.js: the tasks of a step and what the reader keeps about them are the same thing.
import { fill } from '../../../ui/js/fields.js';

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const tasks = [...root.querySelectorAll('[data-task]')];
  for (const task of tasks) wire(task, store);
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
  task.querySelector('.tick input').addEventListener('change', (event) => {
    store.write('task', id, event.target.checked ? 'done' : '');
  });
  for (const radio of task.querySelectorAll('input[type=radio]')) {
    radio.addEventListener('change', () => store.write('task', id, radio.value === 'todo' ? '' : radio.value));
  }
  task.querySelector('textarea').addEventListener('input', (event) => store.write('note', id, event.target.value));
  task.querySelector('input[type=date]').addEventListener('change', (event) => {
    store.write('day', id, event.target.value);
  });
}

/** @param {Hook} task @param {Store} store */
function paint(task, store) {
  const id = task.dataset.task;
  const kept = store.read('task', id);
  const radio = task.querySelector(`input[type=radio][value="${CSS.escape(kept || 'todo')}"]`);
  const state = radio ? radio.value : 'todo';
  task.dataset.state = state;
  task.querySelector('.tick input').checked = state === 'done';
  task.querySelector('[data-state-word]').textContent =
    state === 'todo' ? '' : ` · ${radio.parentElement.textContent.trim()}`;
  if (radio) radio.checked = true;
  fill(task.querySelector('textarea'), store.read('note', id));
  fill(task.querySelector('input[type=date]'), store.read('day', id));
}

// A link to a task opens it.
/** @param {Document} root */
function openAddressed(root) {
  const task = root.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!task?.matches('[data-task]')) return;
  task.querySelector('details').open = true;
  task.scrollIntoView();
}
