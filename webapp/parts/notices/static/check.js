// check.js: the part of a notice that comes with the check (editor, rules, the question whether it was sent). It is
// fetched once, by whoever needs it first; whether it was asked for stands in the link, and only here is it read.

/** @param {Hook} notice */
export function fetchCheck(notice) {
  const link = notice.querySelector('[data-edit]');
  if (!link || link.dataset.edit || !('htmxPowered' in link.dataset)) return;
  link.dataset.edit = 'asked';
  link.addEventListener('steady:missed', () => { link.dataset.edit = ''; }, { once: true }); // asked for when needed again
  link.dispatchEvent(new Event('steady:check'));
}
