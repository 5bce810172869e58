// copy.js: puts words on the clipboard exactly as they are shown, or into the phone's own menu. What the browser is
// asked may refuse, throw, keep silent or lie: each ends in words, and in a way that works by hand.
import { textOf } from './shown.js';

const PATIENCE = 1000; // milliseconds for the browser's answer

/** @typedef {{ text: string, read: () => string, words: Hook, line: Hook }} Told what was copied, and where that is said */
/** @type {Set<Told>} */ const told = new Set();
const watcher = new MutationObserver(() => compare());

/** @param {Document} root */
export function start(root) {
  root.addEventListener('click', (event) => {
    const find = (/** @type {string} */ selector) => event.target.closest(selector);
    const button = find('[data-copy]');
    if (button) copy(root, button, root.getElementById(button.dataset.copy));
    if (find('[data-by-hand]')) byHand(root, find('[data-by-hand]'));
  });
  root.addEventListener('input', compare);
  root.addEventListener('steady:notice', compare);
  window.addEventListener('pageshow', compare);
}

/** @param {Document} root @param {Hook} button @param {Hook} words */
function copy(root, button, words) {
  const text = textOf(words);
  write(root, text).then((isWritten) => {
    if (!isWritten) return selectForHand(root, button, words);
    say(root, button, 'copied', { text, words, read: () => textOf(words) });
    return button.dispatchEvent(new Event('steady:copied', { bubbles: true }));
  });
}

// Whether the browser says that it wrote; asked inside the tap, at once.
/** @param {Document} root @param {string} text */
async function write(root, text) {
  const asked = ask(() => navigator.clipboard.writeText(text));
  const late = new Promise((/** @type {(no: false) => void} */ say_) => { setTimeout(say_, PATIENCE, false); });
  return (await Promise.race([asked, late])) || oldWay(root, text);
}

// Whether a call of the browser ends well. One that gives nothing to wait for did not understand.
/** @param {() => Promise<unknown>} call */
async function ask(call) {
  try {
    const answer = call();
    if (typeof answer?.then !== 'function') return false;
    await answer;
    return true;
  } catch {
    return false;
  }
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
  say(root, button, 'select', { text: textOf(words), words, read: () => textOf(words) });
}

// Nothing came out of the clipboard although the browser said yes.
/** @param {Document} root @param {Hook} pressed */
function byHand(root, pressed) {
  const one = [...told].find(({ line }) => line.contains(pressed));
  if (one) selectForHand(root, /** @type {Hook} */ (one.line.previousElementSibling), one.words);
}

// Into the phone's own menu. Who closes it has changed their mind; any other end copies the words and says so.
/** @param {Document} root @param {Hook} button @param {ShareData} data @param {Hook} words @param {() => string} [read] */
export async function share(root, button, data, words, read = () => textOf(words)) {
  try {
    const answer = navigator.share(data);
    if (typeof answer?.then !== 'function') throw new TypeError('no answer');
    await answer;
  } catch (error) {
    if (/** @type {Error} */ (error)?.name === 'AbortError') return;
    const text = read();
    if (await write(root, text)) say(root, button, 'unshared', { text, words, read });
    else selectForHand(root, button, words);
  }
}

// Not every browser that names it can do it, nor with files.
/** @param {ShareData} [data] */
export function canShare(data) {
  if (typeof navigator.share !== 'function') return false;
  try {
    return !data || navigator.canShare(data);
  } catch {
    return false;
  }
}

/** @param {Document} root @param {Hook} button @param {'copied' | 'select' | 'unshared'} what @param {Omit<Told, 'line'>} of */
function say(root, button, what, of) {
  const live = root.getElementById('live');
  live.textContent = '';
  live.textContent = live.dataset[what];
  const line = button.parentElement.querySelector('[data-said]') ?? root.createElement('p');
  line.className = 'said';
  line.dataset.said = '';
  line.textContent = live.dataset[what];
  line.hidden = false;
  if (what !== 'select') line.append(' ', handle(root, live));
  button.after(line);
  for (const one of told) if (one.line === line || !one.line.isConnected) told.delete(one);
  told.add({ ...of, line });
  watcher.observe(of.words, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden'] });
}

/** @param {Document} root @param {Hook} live */
function handle(root, live) {
  const button = root.createElement('button');
  button.type = 'button';
  button.className = 'by-hand';
  button.dataset.byHand = '';
  button.textContent = live.dataset.unpasted;
  return button;
}

// What is said of words is true of these words only.
function compare() {
  for (const { text, read, line } of told) line.hidden = read() !== text;
}
