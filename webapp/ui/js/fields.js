// fields.js: what is kept, put into a field. What is typed is kept at once, so a difference came from elsewhere.

/** @type {WeakMap<Hook, string>} */ const seen = new WeakMap(); // what a field held when it last was what is kept

// Does not touch a field the reader is in: another tab must not move the words under their fingers. A tab behind
// another one, or a page they have left, has nobody in it.
/** @param {Hook} field @param {string} value */
export function fill(field, value) {
  if (field === document.activeElement && document.hasFocus()) return;
  if (field.value !== value) field.value = value;
  seen.set(field, value);
}

// What is typed, once the input method is done with the letters: some browsers say so after the last of them, some
// before. A page that is left in the middle keeps what stands there.
/** @param {Document} root @param {(field: Hook) => void} take @param {(field: Hook) => void} [meanwhile] */
export function onTyped(root, take, meanwhile) {
  /** @type {Hook | null} */ let half = null;
  const done = (/** @type {Hook} */ field) => {
    half = null;
    take(field);
  };
  root.addEventListener('input', ({ target, isComposing }) => {
    if (!isComposing) return done(target);
    half = target;
    return meanwhile?.(target);
  });
  root.addEventListener('compositionend', ({ target }) => done(target));
  for (const leaves of ['pagehide', 'visibilitychange']) window.addEventListener(leaves, () => half && done(half));
}

// What is to be kept of words typed into a field. Where another tab kept other words meanwhile, both stay, theirs below.
/** @param {Hook} field @param {string} kept */
export function joined(field, kept) {
  const theirs = kept !== '' && seen.has(field) && kept !== seen.get(field) && !field.value.includes(kept);
  if (theirs) {
    const caret = field.selectionStart;
    field.value = `${field.value}\n———\n${kept}`;
    field.setSelectionRange(caret, caret);
  }
  seen.set(field, field.value);
  return field.value;
}
