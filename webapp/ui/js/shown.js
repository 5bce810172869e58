// shown.js: the words of a message, exactly as they are shown, and the phone's own menu for them.

/** @param {Hook} words */
export function textOf(words) {
  if (words.value !== undefined) return words.value.trim(); // a field: the reader's own
  const copy = words.cloneNode(true);
  for (const part of copy.querySelectorAll('[hidden], button, [data-said]')) part.remove();
  if ('lines' in words.dataset) return [...copy.children].map((part) => part.textContent.trim()).filter(Boolean).join('\n');
  return copy.textContent.replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
}

// Into the phone's own menu. Who closes it has changed their mind; at any other end the words are copied (copy.js).
/** @param {Hook} button @param {ShareData} data */
export async function share(button, data) {
  const wrong = await wrongWith(() => navigator.share(data));
  if (wrong && wrong !== 'AbortError') button.dispatchEvent(new Event('steady:unshared', { bubbles: true }));
}

// Not every browser that names it can do it, nor with files.
/** @param {ShareData} [data] */
export function canShare(data) {
  try {
    return typeof navigator.share === 'function' && (!data || navigator.canShare(data));
  } catch {
    return false;
  }
}

// The name of what went wrong, or nothing. What gives nothing to wait for has not understood.
/** @param {() => Promise<unknown>} call */
export async function wrongWith(call) {
  try {
    const answer = call();
    if (typeof answer?.then !== 'function') return 'no answer';
    await answer;
    return '';
  } catch (error) {
    return /** @type {Error | null} */ (error)?.name || 'unknown';
  }
}
