// go.js: from the page of three languages on to the reader's own.
import { choose } from '../../ui/js/languages.js';
import { read } from '../../ui/js/store/store.js';

location.replace(`/${choose(read('setting', 'language'), navigator.languages ?? [])}/`);
