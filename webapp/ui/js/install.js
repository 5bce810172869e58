// install.js: hints for the place the page is open in, and the browser's own install question where it has one.
import { here } from './where.js';

export function start(root, store) {
  const place = here();
  const first = root.querySelector('[data-first-start]'); // an installed app begins empty, also beside a full browser
  if (first) first.hidden = !place.endsWith('-app') || store.count() > 0;
  for (const hint of root.querySelectorAll('[data-where]')) {
    hint.hidden = !hint.dataset.where.split(' ').includes(place);
  }
  for (const platform of root.querySelectorAll('[data-platform]')) {
    platform.classList.toggle('here', platform.dataset.platform.split(' ').includes(place));
  }
  const button = root.querySelector('[data-install]');
  if (button) offer(button, root.querySelector('[data-by-hand]'));
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
