// install.js: which of the ways to the home screen is this phone's, and the browser's own question where it has one.
import { here } from '../../../ui/js/where.js';

export function start(root) {
  const place = here();
  for (const platform of root.querySelectorAll('[data-platform]')) {
    platform.classList.toggle('here', platform.dataset.platform.split(' ').includes(place));
  }
  offer(root.querySelector('[data-install]'), root.querySelector('[data-by-hand]'));
}

function offer(button, byHand) {
  const show = (offered) => {
    button.hidden = !offered;
    byHand.hidden = offered;
  };
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    show(true);
    button.onclick = () => {
      show(false);
      event.prompt();
    };
  });
}
