// shown.js: the words of a message, exactly as they are shown.

/** @param {Hook} words */
export function textOf(words) {
  if (words.value !== undefined) return words.value.trim(); // a field: the reader's own
  const copy = words.cloneNode(true);
  for (const part of copy.querySelectorAll('[hidden]')) part.remove();
  if ('lines' in words.dataset) return [...copy.children].map((part) => part.textContent.trim()).filter(Boolean).join('\n');
  return copy.textContent.replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
}
