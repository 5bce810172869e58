// say.js: what the page of backups knows, and the lines that tell how something went.

/**
 * What this page knows: the capsule that was pasted, what is inside it once opened and whether this store made it, the
 * state from before the last act, the passphrase that was suggested.
 * @typedef {{ root: Document, page: Hook, store: Store, capsule: import('./capsule.js').Capsule | null,
 *   inside: Items | null, isSame: boolean, before: string, suggested: string, texts: string[] }} State
 */

// Shows one of the lines of a group, by its name, or none, and gives the one that is shown.
/** @param {State} state @param {'strength' | 'making' | 'look' | 'opened' | 'went'} group @param {string} name */
export function say({ page }, group, name) {
  const lines = [...page.querySelectorAll(`[data-${group}]`)];
  for (const line of lines) line.hidden = line.dataset[group] !== name;
  return lines.find((line) => !line.hidden) ?? null;
}
