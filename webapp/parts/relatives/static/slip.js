// slip.js: the form in which a relative notes calls. Most readers of the page never open it, so what reads it and makes
// the note comes with the first tap inside.

const NAME = 'parts/relatives/static/slip'; // as the page names this script

/** @param {Document} root */
export async function start(root) {
  const place = root.querySelector(`[data-feature="${NAME}"]`);
  /** @type {Promise<boolean> | null} */ let coming = null;
  let isHere = false;
  const fetched = async () => {
    coming = coming ?? import('./note.js').then(({ take }) => { take(root); return true; }, () => false);
    isHere = await coming;
    if (!isHere) coming = null; // the next tap asks again
    root.dispatchEvent(new CustomEvent('steady:late', { detail: { feature: NAME, came: isHere } }));
    return isHere;
  };
  // What is tapped while it is on its way is done when it is there, in its order.
  for (const kind of ['click', 'focusin', 'input']) {
    place.addEventListener(kind, async ({ target }) => {
      if (isHere) return;
      const button = kind === 'click' ? target.closest('button') : null;
      if ((await fetched()) && button) button.click();
    });
  }
  if (place.open && !(await fetched())) throw new Error('opened before this script was there, and now without it');
}
