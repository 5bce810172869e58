// lead.js: where the reader is after a tap, by whatever they find their way. What was pressed may be gone then, and who
// listens hears only of what has the focus, or of what appears in a live region that was there before.

// To the line that tells the result, unless they have gone on by themselves in the meantime.
/** @param {Hook | null} line @param {Hook} pressed */
export function lead(line, pressed) {
  const { activeElement, body } = document;
  if (!line || (activeElement && activeElement !== body && activeElement !== pressed)) return;
  line.tabIndex = -1;
  line.focus();
}

// A button that works keeps the focus, which one that is disabled loses, and takes no second tap.
/** @param {Hook} button @param {() => unknown} work */
export async function whileBusy(button, work) {
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
