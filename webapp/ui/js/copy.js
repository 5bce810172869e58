// copy.js: puts the words on the clipboard exactly as they are shown. Everything happens inside the tap.
import { textOf } from './shown.js';

/** @param {Document} root */
export function start(root) {
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(root, button, root.getElementById(button.dataset.copy));
  });
}

/** @param {Document} root @param {Hook} button @param {Hook} words */
function copy(root, button, words) {
  const text = textOf(words);
  const done = () => {
    say(root, button, 'copied');
    button.dispatchEvent(new Event('steady:copied', { bubbles: true }));
  };
  const fallback = () => (oldWay(root, text) ? done() : selectForHand(root, button, words));
  if (navigator.clipboard?.writeText) navigator.clipboard.writeText(text).then(done, fallback);
  else fallback();
}

/** @param {Document} root @param {string} text */
function oldWay(root, text) {
  const before = /** @type {Hook | null} */ (root.activeElement);
  const area = root.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'aside';
  root.body.append(area);
  area.select();
  area.setSelectionRange(0, text.length);
  let copied = false;
  try {
    copied = root.execCommand('copy');
  } catch { /* some web views throw instead of answering no */ }
  area.remove();
  before?.focus();
  return copied;
}

/** @param {Document} root @param {Hook} button @param {Hook} words */
function selectForHand(root, button, words) {
  if (words.value !== undefined) words.select();
  else getSelection()?.selectAllChildren(words);
  say(root, button, 'select');
}

/** @param {Document} root @param {Hook} button @param {'copied' | 'select'} what */
function say(root, button, what) {
  const live = root.getElementById('live');
  live.textContent = '';
  live.textContent = live.dataset[what];
  const shown = button.parentElement.querySelector('[data-said]') ?? root.createElement('p');
  shown.className = 'said';
  shown.dataset.said = '';
  shown.textContent = live.dataset[what];
  button.after(shown);
}
