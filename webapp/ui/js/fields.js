// fields.js: what is kept, put into a field. What is typed is kept at once, so a difference came from elsewhere.

// Does not touch a field the reader is in: another tab must not move the words under their fingers. A tab behind
// another one, or a page they have left, has nobody in it.
/** @param {Hook} field @param {string} value */
export function fill(field, value) {
  if (field === document.activeElement && document.hasFocus()) return;
  if (field.value !== value) field.value = value;
}
