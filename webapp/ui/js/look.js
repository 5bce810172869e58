// look.js: how the app looks here, and in which language it was last read.

/** @type {Record<string, string>} */
const USUAL = { theme: 'auto', text: 'normal' };

/** @param {Document} root @param {Store} store */
export function start(root, store) {
  rememberLanguage(root, store);
  for (const radio of root.querySelectorAll('[data-setting]')) wire(radio, store);
  follow(root, store);
}

// A link to another language names it behind the #, so that the choice is kept even when it was made before any script.
/** @param {Document} root @param {Store} store */
function rememberLanguage(root, store) {
  const { lang } = root.documentElement;
  if (location.hash !== `#${lang}`) return;
  store.write('setting', 'language', lang);
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** @param {Hook} radio @param {Store} store */
function wire(radio, store) {
  const name = radio.dataset.setting;
  const paint = () => { radio.checked = (store.read('setting', name) || USUAL[name]) === radio.value; };
  store.watch(paint);
  paint();
  radio.addEventListener('change', () => store.write('setting', name, radio.value === USUAL[name] ? '' : radio.value));
}

// What changes here, in another tab, or on a page the reader comes Back from. first.js has put on what was kept before.
/** @param {Document} root @param {Store} store */
function follow(root, store) {
  /** @type {Record<string, string>} */
  const worn = {};
  for (const name of Object.keys(USUAL)) worn[name] = store.read('setting', name);
  store.watch(() => {
    for (const name of Object.keys(USUAL)) {
      const kept = store.read('setting', name);
      if (kept !== worn[name]) root.documentElement.dataset[name] = kept || USUAL[name];
      worn[name] = kept;
    }
    window.paintTheBars();
  });
}
