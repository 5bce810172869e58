// kit.js: what a relative does on their own phone, and what the reader does with it. A slip is made and copied; nothing
// of it is kept on the relative's phone, and on the reader's only when they say so.
import { encode, find } from './slip.js';

const MINUTE = 60 * 1000;
const CHINA = 8 * 60; // minutes ahead of UTC
const ANSWERS = ['debt', 'money', 'refused'];

export function start(root, store) {
  if (root.querySelector('[data-slips]')) list(root, store, []);
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
  const at = root.getElementById('at');
  if (at.value === '') at.value = clock(now()).replace(' ', 'T');
  root.querySelector('[data-stamped]').hidden = false;
  root.querySelector('[data-stamp-time]').textContent = clock(now());
  root.querySelector('[data-taken]').hidden = at.value.slice(0, 16) !== clock(now()).replace(' ', 'T');
  root.getElementById('refused').checked = true;
}

// What was not ticked is not said: nobody was asked to remember everything.
function told(root, call) {
  const words = root.querySelector('[data-slip-words]').dataset;
  return [
    `${call.written ? words.written : words.call} ${clock(call.minutes)}`,
    `${words.number}: ${call.number || words.none}`,
    ...(call.caller ? [`${words.caller}: ${call.caller}`] : []),
    ...ANSWERS.filter((id) => call[id]).map((id) => words[id]),
  ].join(' · ');
}

function make(root) {
  const field = (id) => root.getElementById(id);
  const said = Object.fromEntries(ANSWERS.map((id) => [id, field(id).checked]));
  const at = Date.parse(`${field('at').value.slice(0, 16)}:00+08:00`) / MINUTE; // the clock in China
  const time = at >= 0 ? { minutes: at, written: false } : { minutes: now(), written: true };
  const line = encode({ ...time, number: field('number').value, caller: field('caller').value, ...said });
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

// What was found, and after it what is kept.
function list(root, store, found) {
  const kept = find(store.all('slip').map(({ value }) => value).join('\n')).slips;
  const slips = [...new Map([...found, ...kept].map((slip) => [encode(slip), slip])).values()];
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
