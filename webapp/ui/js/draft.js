// draft.js: what is half typed in fields that are not kept yet outlives a new version and a change of language. It waits in
// the history entry, which lives no longer than the tab; a passphrase and files do not.

/** @param {Document} root */
export function isHalfTyped(root) {
  return fields(root).some(({ type, value }) => type !== 'checkbox' && !type.startsWith('select') && value !== '');
}

/** @param {Document} root */
function fields(root) {
  return [...root.querySelectorAll('main input[id], main textarea[id], main select[id]')].filter(
    ({ type, dataset }) => !['radio', 'file'].includes(type) && !('secret' in dataset),
  );
}

// Loads the page anew, or its like in another language in its place.
/** @param {Document} root @param {string} [address] */
export function reload(root, address = location.href) {
  const draft = fields(root).map((field) => [field.id, field.type === 'checkbox' ? field.checked : field.value]);
  history.replaceState({ ...history.state, draft }, '', address);
  location.reload();
}

/** @param {Document} root */
export function refill(root) {
  const { draft, ...rest } = history.state ?? {};
  if (!draft) return;
  history.replaceState(rest, '');
  for (const [id, value] of draft) {
    const field = root.getElementById(id);
    if (!field || (field.type === 'checkbox' ? field.checked : field.value) === value) continue; // kept, and there already
    if (field.type === 'checkbox') field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
