// kit.js: what a relative does on their own phone, and what the reader does with it. A slip is made and copied; nothing
// of it is kept on the relative's phone, and on the reader's only when they say so.
import { encode, find } from './slip.js';

const MINUTE = 60 * 1000;
const CHINA = 8 * 60; // minutes ahead of UTC

export function start(root, store) {
  const kept = store.all('slip').map(({ value }) => value).join('\n');
  if (root.querySelector('[data-slips]')) list(root, store, find(kept).slips);
  root.addEventListener('click', (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on('[data-stamp]')) stamp(root);
    if (on('[data-make-slip]')) make(root);
    if (on('[data-find]')) look(root, store);
    if (on('[data-keep-slip]')) keep(on('li'), store);
    if (on('[data-print]')) window.print();
  });
}

function now() {
  return Math.floor(Date.now() / MINUTE);
}

function clock(minutes) {
  return new Date((minutes + CHINA) * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

function stamp(root) {
  root.querySelector('[data-stamped]').hidden = false;
  root.querySelector('[data-stamp-time]').textContent = clock(now());
  root.getElementById('refused').checked = true;
}

function told(root, { minutes, number, caller, debt, money, refused }) {
  const words = root.querySelector('[data-slip-words]').dataset;
  const answer = (value) => (value ? words.yes : words.no);
  return [
    `${words.call} ${clock(minutes)}`,
    `${words.number}: ${number || words.none}`,
    ...(caller ? [`${words.caller}: ${caller}`] : []),
    `${words.debt}: ${answer(debt)}`,
    `${words.money}: ${answer(money)}`,
    `${words.refused}: ${answer(refused)}`,
  ].join(' · ');
}

function make(root) {
  const field = (id) => root.getElementById(id);
  const said = Object.fromEntries(['debt', 'money', 'refused'].map((id) => [id, field(id).checked]));
  const line = encode({ minutes: now(), number: field('number').value, caller: field('caller').value, ...said });
  const [call] = find(line).slips; // as the other phone will read it
  field('slip-text').textContent = `${told(root, call)}\n${line}`;
  root.querySelector('[data-made]').hidden = false;
}

function look(root, store) {
  const { slips, damaged } = find(root.getElementById('pasted').value);
  root.querySelector('[data-no-slip]').hidden = slips.length > 0 || damaged > 0;
  root.querySelector('[data-damaged]').hidden = damaged === 0;
  list(root, store, slips);
}

function list(root, store, slips) {
  const template = root.querySelector('[data-found-template]').content.firstElementChild;
  root.querySelector('[data-found]').replaceChildren(
    ...slips.map((slip) => {
      const item = root.importNode(template, true);
      item.dataset.line = encode(slip);
      item.querySelector('[data-slip-line]').textContent = told(root, slip);
      paintKept(item, store);
      return item;
    }),
  );
}

// The line itself is the id: the same slip pasted twice is one.
function keep(item, store) {
  store.write('slip', item.dataset.line.replace(/[^0-9A-Z]/g, ''), item.dataset.line);
  paintKept(item, store);
}

function paintKept(item, store) {
  const kept = store.read('slip', item.dataset.line.replace(/[^0-9A-Z]/g, '')) !== '';
  item.querySelector('[data-keep-slip]').hidden = kept;
  item.querySelector('[data-kept-slip]').hidden = !kept;
}
