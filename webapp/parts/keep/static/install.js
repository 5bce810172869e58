// install.js: which of the ways to the home screen is this phone's, and the browser's own question where it has one.
import { lead } from '../../../ui/js/lead.js';
import { here } from '../../../ui/js/where.js';

/** @param {Document} root */
export function start(root) {
  const place = here();
  for (const platform of root.querySelectorAll('[data-platform]')) {
    platform.toggleAttribute('data-here', platform.dataset.platform.split(' ').includes(place));
  }
  offer(root.querySelector('[data-install]'), root.querySelector('[data-by-hand]'));
}

/** @param {Hook} button @param {Hook} byHand */
function offer(button, byHand) {
  const show = (/** @type {boolean} */ offered) => {
    button.hidden = !offered;
    byHand.hidden = offered;
  };
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    show(true);
    button.onclick = () => {
      show(false);
      lead(byHand, button);
      event.prompt();
    };
  });
}
