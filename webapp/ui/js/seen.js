// seen.js: what would be out of sight. On paper, what is folded away is open, and folded again after it, in browsers whose
// style cannot do that; a field that gets the focus comes out from under the bar: browsers look after its caret only.

/** @param {Document} root */
export function start(root) {
  /** @type {Hook[]} */ let opened = [];
  window.addEventListener('beforeprint', () => {
    const folded = [...root.querySelectorAll('details')].filter((one) => !one.open);
    for (const one of folded) one.open = true;
    opened = [...opened, ...folded]; // some browsers announce one print twice
  });
  window.addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
  root.addEventListener('focusin', ({ target }) => {
    if (target.matches('textarea')) target.scrollIntoView({ block: 'nearest' });
  });
}
