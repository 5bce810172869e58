// root.js: from the page of three languages on to the reader's own.
import { choose } from './languages.js';
import { read } from './store.js';

location.replace(`/${choose(read('setting', 'language'), navigator.languages ?? [])}/`);
