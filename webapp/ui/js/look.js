// look.js: how the app looks here, and in which language it was last read.

const USUAL = { theme: 'auto', text: 'normal' };

export function start(root, store) {
  rememberLanguage(root, store);
  for (const radio of root.querySelectorAll('[data-setting]')) wire(root, radio, store);
  follow(root, store);
}

// A link to another language names it behind the #, so that the choice is kept even when it was made before any script.
function rememberLanguage(root, store) {
  const { lang } = root.documentElement;
  if (location.hash !== `#${lang}`) return;
  store.write('setting', 'language', lang);
  history.replaceState(history.state, '', location.pathname + location.search);
}

function wire(root, radio, store) {
  const name = radio.dataset.setting;
  const paint = () => { radio.checked = (store.read('setting', name) || USUAL[name]) === radio.value; };
  store.watch(paint);
  paint();
  radio.addEventListener('change', () => store.write('setting', name, radio.value === USUAL[name] ? '' : radio.value));
}

// What changes here, in another tab, or on a page the reader comes Back from. first.js has put on what was kept before.
function follow(root, store) {
  const worn = {};
  for (const name of Object.keys(USUAL)) worn[name] = store.read('setting', name);
  store.watch(() => {
    for (const name of Object.keys(USUAL)) {
      const kept = store.read('setting', name);
      if (kept !== worn[name]) root.documentElement.dataset[name] = kept || USUAL[name];
      worn[name] = kept;
    }
  });
}
