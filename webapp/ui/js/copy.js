// copy.js: puts words on the clipboard exactly as they are shown, or hands them to the phone's own menu. What the browser
// is asked for may refuse, throw, keep silent or lie: each ends in words, and in a way that works by hand.
import { textOf, wrongWith } from './shown.js';

const PATIENCE = 1000; // milliseconds for the browser's answer

/** @type {{ button: Hook, words: Hook, text: string, line: Hook } | null} */
let said = null; // of the last tap: there is one clipboard, and one selection
let taps = 0;
const watcher = new MutationObserver(compare);

/** @param {Document} root */
export function start(root) {
  root.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-copy]');
    if (button) put(button, root.getElementById(button.dataset.copy), 'copied');
    if (said && target.closest('[data-select-now]')) select(said.button, said.words);
  });
  root.addEventListener('steady:unshared', ({ target }) => put(target, root.getElementById(target.dataset.send), 'unshared'));
  root.addEventListener('input', compare);
  root.addEventListener('steady:notice', () => queueMicrotask(compare)); // when all have painted
  window.addEventListener('pageshow', compare);
}

// The clipboard is asked inside the tap. Who went on in the meantime is told nothing.
/** @param {Hook} button @param {Hook} words @param {'copied' | 'unshared'} what */
async function put(button, words, what) {
  taps += 1;
  const mine = taps;
  const text = textOf(words);
  const asked = wrongWith(() => navigator.clipboard.writeText(text));
  asked.then((wrong) => { if (!wrong && mine !== taps && said?.text !== text) forget(); }); // it is the clipboard now
  const late = new Promise((/** @type {(wrong: string) => void} */ go) => { setTimeout(go, PATIENCE, 'late'); });
  let isThere = !(await Promise.race([asked, late]));
  if (mine !== taps || !(isThere || textOf(words) === text)) return;
  isThere ||= oldWay(button.ownerDocument, text);
  if (!isThere) {
    select(button, words);
    return;
  }
  say(button, words, text, what);
  button.dispatchEvent(new Event('steady:copied', { bubbles: true }));
  compare();
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

/** @param {Hook} button @param {Hook} words */
function select(button, words) {
  say(button, words, textOf(words), 'select');
  if (words.tabIndex < 0) words.tabIndex = -1;
  words.focus();
  if (words.value !== undefined) words.select();
  else getSelection()?.selectAllChildren(words);
}

/** @param {Hook} button @param {Hook} words @param {string} text @param {'copied' | 'select' | 'unshared'} what */
function say(button, words, text, what) {
  const root = button.ownerDocument;
  const live = root.getElementById('live');
  forget();
  const line = root.createElement('p');
  line.className = 'said';
  line.dataset.said = '';
  line.textContent = live.dataset[what];
  if (what !== 'select') line.append(' ', byHand(root, live)); // a yes may be a lie
  live.textContent = line.textContent;
  button.after(line);
  said = { button, words, text, line };
  watcher.disconnect();
  watcher.observe(words, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden'] });
}

/** @param {Document} root @param {Hook} live */
function byHand(root, live) {
  const button = root.createElement('button');
  button.type = 'button';
  button.className = 'by-hand';
  button.dataset.selectNow = '';
  button.textContent = live.dataset.unpasted;
  return button;
}

function forget() {
  if (!said) return;
  said.line.ownerDocument.getElementById('live').textContent = '';
  said.line.remove();
  said = null;
}

// What is said of words is true of these words only, where they stand.
function compare() {
  if (!said) return;
  const { button, line, text, words } = said;
  const isSame = words.getClientRects().length > 0 && textOf(words) === text;
  if (line.hidden !== isSame) return;
  line.hidden = !isSame;
  line.ownerDocument.getElementById('live').textContent = '';
  button.dispatchEvent(new Event(isSame ? 'steady:same' : 'steady:changed', { bubbles: true }));
}
