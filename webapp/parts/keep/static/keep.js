// keep.js: a backup that proves itself, its way back, and the question to the browser to keep things.
import { lead, whileBusy } from '../../../ui/js/lead.js';
import { canShare, share } from '../../../ui/js/shown.js';
import { inSlices } from '../../../ui/js/slices.js';
import { clock, now, today } from '../../../ui/js/time.js';
import { here } from '../../../ui/js/where.js';
import { plainWords } from './passphrase.js';
import { back, merge, paint, replace, undo } from './restore.js';
import { say } from './say.js';

/** @typedef {import('./say.js').State} State */

const locksmith = () => import('./capsule.js'); // fetched when there is something to lock or to open
const MINUTE = 60 * 1000;
const WORDS = 7; // of 256: 56 bits
const SHORT = 8; // letters of a passphrase; fewer are tried out in no time
const SHARES_FILES = ['ios-app', 'ios-tab']; // there a download may report success and save nothing
const LARGEST = 5e7; // bytes of a file: twice the letters of the longest backup (capsule.js)
const FEW = 3; // pieces; more are a bother to send one by one
const NAMED = 20; // that many keys of what could not be read are named
const NO_FILES = ['wechat-ios', 'wechat-android', 'in-app'];

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  const page = root.querySelector('[data-keep]');
  if (!page) return;
  /** @type {State} */
  const state = { root, page, store, capsule: null, inside: null, isSame: false, before: '', suggested: '', texts: [] };
  page.querySelector('[data-no-crypto]').hidden = Boolean(window.crypto?.subtle);
  for (const part of page.querySelectorAll('[data-crypto]')) part.hidden = !window.crypto?.subtle;
  page.querySelector('[data-file]').hidden = NO_FILES.includes(here());
  root.addEventListener('click', (event) => act(state, event));
  root.getElementById('passphrase').addEventListener('input', () => paintStrength(state));
  root.getElementById('capsule').addEventListener('input', () => paintLook(state));
  root.getElementById('capsule-file').addEventListener('change', (event) => readFile(state, event.target));
  root.getElementById('capsule-file').addEventListener('click', ({ target }) => { target.value = ''; }); // the same one again
  store.watch(() => paint(state));
  window.addEventListener('pagehide', () => empty(state));
  paint(state);
}

// A page that is left keeps no passphrase and no text of a backup: the browser may bring it back as it was.
/** @param {State} state */
function empty(state) {
  for (const id of ['passphrase', 'opening', 'capsule', 'capsule-file']) field(state, id).value = '';
  state.texts = [];
  state.suggested = '';
  paintPieces(state);
  say(state, 'making', '');
  paintStrength(state);
  paintLook(state);
}

/** @param {State} state @param {PageEvent} given */
function act(state, { target }) {
  /** @type {Record<string, (state: State, button: Hook) => void>} */
  const acts = { suggest, make, save, open: unlock, merge, replace, undo, back };
  const button = target.closest('[data-do]');
  if (button) acts[button.dataset.do](state, button);
}

/** @param {State} state @param {string} id */
function field(state, id) {
  return state.root.getElementById(id);
}

/** @param {State} state */
function suggest(state) {
  const { words, gap } = field(state, 'passphrase').dataset;
  const all = words.split(' ');
  const picked = [...crypto.getRandomValues(new Uint8Array(WORDS))].map((byte) => all[byte]);
  field(state, 'passphrase').value = picked.join(gap);
  state.suggested = field(state, 'passphrase').value;
  paintStrength(state);
}

/** @param {State} state */
function paintStrength(state) {
  const { value } = field(state, 'passphrase');
  const name = value === '' ? '' : value === state.suggested ? 'made' : plainWords(value).length < SHORT ? 'short' : 'own';
  state.page.querySelector('[data-suggested]').textContent = state.suggested; // whole, to be written down
  say(state, 'strength', name);
}

/** @param {State} state @param {Hook} button */
function make(state, button) {
  const words = field(state, 'passphrase').value;
  if (plainWords(words).length < SHORT) {
    say(state, 'strength', 'short');
    field(state, 'passphrase').focus();
    return;
  }
  whileBusy(button, () => lock(state, button, words));
}

/** @param {State} state @param {Hook} button @param {string} words */
async function lock(state, button, words) {
  say(state, 'making', 'busy');
  const items = await state.store.items();
  const made = items && (await locksmith().then(({ seal }) => seal(items, words, now(), state.store.name())).catch(() => null));
  if (!items || !made) {
    say(state, 'making', 'failed');
    return;
  }
  const { headTitle, headCount, headCode, headPiece } = state.page.querySelector('[data-pieces]').dataset;
  const head = `${headTitle} ${clock(now())} · ${headCount} ${Object.keys(items).length} · ${headCode} ${made.code}`;
  const all = made.pieces.length;
  state.texts = made.pieces.map((text, place) => {
    const which = headPiece.replace('{n}', String(place + 1)).replace('{all}', String(all));
    return `${head}${all > 1 ? ` · ${which}` : ''}\n${text}`;
  });
  paintPieces(state);
  state.store.write('setting', 'made', made.code);
  lead(say(state, 'making', 'made'), button);
}

// One text for a message each, with a button of its own.
/** @param {State} state */
function paintPieces({ root, page, texts }) {
  const template = page.querySelector('[data-piece]').content.firstElementChild;
  page.querySelector('[data-pieces]').replaceChildren(...texts.map((text, place) => {
    const piece = root.importNode(template, true);
    const id = place === 0 ? 'capsule-text' : `capsule-text-${place + 1}`;
    piece.querySelector('[data-piece-text]').id = id;
    piece.querySelector('[data-piece-text]').textContent = text;
    piece.querySelector('[data-copy]').dataset.copy = id;
    piece.querySelector('[data-piece-number]').textContent = texts.length > 1 ? ` ${place + 1}/${texts.length}` : '';
    return piece;
  }));
  page.querySelector('[data-several]').hidden = texts.length < 2;
  page.querySelector('[data-many]').hidden = texts.length <= FEW;
  page.querySelector('[data-letters]').textContent = String(texts.join('').length);
}

// A file the way the platform really keeps one. Whether it was kept is only known when it has been opened again.
/** @param {State} state @param {Hook} button */
function save(state, button) {
  const file = new File([state.texts.join('\n\n')], `steady-${today()}.txt`, { type: 'text/plain' });
  if (SHARES_FILES.includes(here()) && canShare({ files: [file] })) {
    share(button, { files: [file] });
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
}

/** @param {State} state @param {Hook} input */
async function readFile(state, input) {
  const [file] = input.files;
  if (!file) return; // they changed their mind
  const isLong = file.size > LARGEST;
  const text = isLong ? '' : await textIn(file);
  if (file !== input.files[0]) return; // another one was picked in the meantime
  field(state, 'capsule').value = text;
  await paintLook(state);
  if (text.trim() === '') say(state, 'look', isLong ? 'long' : 'unread');
  else if (!state.page.querySelector('[data-look=none]').hidden) field(state, 'capsule').value = ''; // a picture, perhaps
}

/** @param {File} file */
async function textIn(file) {
  try {
    return await file.text();
  } catch {
    return '';
  }
}

let turn = 0;
/** @param {State} state */
async function paintLook(state) {
  turn += 1;
  const mine = turn;
  state.capsule = null;
  state.inside = null;
  sayBad(state, []);
  say(state, 'opened', '');
  say(state, 'look', ''); // what is said is said of this text
  const text = field(state, 'capsule').value;
  if (text.trim() === '') return;
  const found = await locksmith().then(({ lookInSteps }) => inSlices(lookInSteps(text), () => mine === turn)).catch(() => null);
  if (mine !== turn) return; // another text is looked at
  if (!found) {
    say(state, 'look', 'unfetched');
    return;
  }
  state.capsule = found.state === 'whole' ? found : null;
  say(state, 'look', found.state);
  if (found.state === 'missing') {
    const line = state.page.querySelector('[data-missing-words]');
    const told = line.dataset.missingWords.replace('{all}', String(found.pieces));
    line.textContent = told.replace('{missing}', found.missing.join(', '));
  }
  if (found.state !== 'whole') return;
  state.page.querySelector('[data-look-day]').textContent = clock(found.minutes);
  state.page.querySelector('[data-look-count]').textContent = String(found.count);
  state.page.querySelector('[data-look-code]').textContent = found.code;
}

/** @param {State} state @param {Hook} button */
function unlock(state, button) {
  whileBusy(button, () => look(state));
}

/** @param {State} state */
async function look(state) {
  if (!state.capsule) await paintLook(state);
  if (!state.capsule) {
    field(state, 'capsule').focus();
    return;
  }
  say(state, 'opened', 'busy');
  const { capsule } = state;
  const words = field(state, 'opening').value;
  const found = await locksmith().then(({ open }) => open(capsule, words)).catch(() => undefined);
  if (state.capsule !== capsule) return; // another one was pasted in the meantime
  if (found === undefined) {
    say(state, 'opened', '');
    say(state, 'look', 'unfetched');
    return;
  }
  state.inside = found?.good ?? null;
  state.isSame = found !== null && found.phone !== '' && found.phone === state.store.name();
  say(state, 'opened', state.inside ? 'yes' : 'no');
  if (!state.inside) {
    field(state, 'opening').focus();
    return;
  }
  const mine = state.store.read('setting', 'made') === state.capsule.code;
  if (mine) state.store.write('setting', 'backup', `${today()} ${state.capsule.code}`);
  if (mine) navigator.storage?.persist?.(); // a good moment: there is something to lose, and the reader cares
  state.page.querySelector('[data-proven]').hidden = !mine;
  sayBad(state, found?.bad ?? []);
  paintPreview(state);
}

// One thing that cannot be read costs that thing, and is named.
/** @param {State} state @param {string[]} bad */
function sayBad({ page }, bad) {
  page.querySelector('[data-bad]').hidden = bad.length === 0;
  page.querySelector('[data-bad-names]').textContent = bad.slice(0, NAMED).join(', ') + (bad.length > NAMED ? ' …' : '');
}

/** @param {State} given */
async function paintPreview({ page, store, inside }) {
  const present = await store.items();
  if (!inside || !present) return;
  const keys = Object.keys(inside);
  const counts = {
    '[data-count-new]': keys.filter((key) => !present[key]).length,
    '[data-count-other]': keys.filter((key) => present[key] && present[key][0] !== inside[key][0]).length,
    '[data-count-same]': keys.filter((key) => present[key]?.[0] === inside[key][0]).length,
    '[data-count-here]': Object.keys(present).filter((key) => !inside[key]).length,
  };
  for (const [place, count] of Object.entries(counts)) page.querySelector(place).textContent = String(count);
}
