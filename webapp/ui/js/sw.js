// The service worker. The server puts one line before this file: const EDITION = {build, critical, languages, files, later}.
//
// Each document is fetched as /a/<build>/doc<path>, which no cache on the way can answer with another build, is put
// together (delta.py says how), checked, and kept under its public path. The core of one language is kept whole or not at all; the rest follows
// one by one and is tried again on later visits. An update waits for the reader's tap.
'use strict';

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const CACHE = `steady-${EDITION.build}`;
const LIST = '/steady-list'; // kept in the cache only: this build's files and hashes, for the next build to reuse
const FILES = `/a/${EDITION.build}/`;
const ALL = new Set(['/', ...Object.values(EDITION.languages).flatMap(({ core, rest }) => [...core, ...rest])]);
const AT_ONCE = 4;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', (event) => {
  if (event.data.type === 'use') scope.skipWaiting();
  if (event.data.type === 'forget') event.waitUntil(forget(event.ports[0]));
  if (event.data.type === 'keep') event.waitUntil(keepRest(event.data.language, /** @type {Client} */ (event.source)));
});
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const kind = kindOf(event.request, url);
  if (kind === 'document') event.respondWith(aDocument(String(known(url.pathname)), event.request));
  if (kind === 'file') event.respondWith(aFile(event.request));
  if (kind === 'visit') event.respondWith(fetch(event.request).catch(() => chosen(url) ?? noNetwork(url.pathname)));
});

/** @param {Request} request @param {URL} url */
function kindOf(request, url) {
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return 'leave';
  if (known(url.pathname)) return 'document';
  if (url.pathname.startsWith(FILES) && !url.pathname.startsWith(`${FILES}doc/`)) return 'file';
  return request.mode === 'navigate' ? 'visit' : 'leave';
}

// The document a path names, with or without its last slash, or undefined.
/** @param {string} path */
function known(path) {
  return [path, `${path}/`].find((form) => ALL.has(form));
}

async function install() {
  try {
    const language = await languageInUse();
    await inTurn(Object.keys(EDITION.files), keepFile);
    await inTurn(['/', ...EDITION.languages[language].core], keepDocument);
    const cache = await caches.open(CACHE);
    await cache.put(LIST, new Response(JSON.stringify({ ...EDITION.files, ...EDITION.later })));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  if (EDITION.critical) await scope.skipWaiting();
}

async function activate() {
  for (const name of await oldCaches()) await caches.delete(name);
  await scope.clients.claim();
}

async function oldCaches() {
  return (await caches.keys()).filter((name) => name.startsWith('steady-') && name !== CACHE);
}

// The language of an open page, else of the pages kept before, else the first.
async function languageInUse() {
  const open = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const paths = open.map((client) => new URL(client.url).pathname);
  for (const name of await oldCaches()) {
    const requests = await (await caches.open(name)).keys();
    paths.push(...requests.map((request) => new URL(request.url).pathname));
  }
  const tags = Object.keys(EDITION.languages);
  return paths.map((path) => path.split('/')[1]).find((tag) => tags.includes(tag)) ?? tags[0];
}

// Runs a few at a time; the first failure fails the whole.
/** @param {string[]} items @param {(item: string) => Promise<void>} work */
async function inTurn(items, work) {
  const queue = [...items];
  const runner = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
}

/** @param {string} path */
async function keepDocument(path) {
  if (leaving) throw new Error('erased by the reader');
  const cache = await caches.open(CACHE);
  if (await cache.match(path)) return;
  const response = await fetch(`${FILES}doc${path}`, { credentials: 'omit' });
  const told = response.ok && !response.redirected ? await response.text() : '';
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding'); // the text is decoded
  headers.delete('Content-Length');
  const text = told.startsWith('/') ? whole(told, await frameOf(told)) : told;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!text.includes(`data-build="${EDITION.build}"`)) throw new Error(`not this build: ${path}`);
  await cache.put(path, new Response(text, { headers }));
}

// The document that another one is told by; asked for once, however many wait for it.
const asked = new Map();
/** @param {string} told */
async function frameOf(told) {
  const path = told.slice(0, told.indexOf('\n'));
  if (!asked.has(path)) asked.set(path, keepDocument(path).finally(() => asked.delete(path)));
  await asked.get(path);
  return (await (await caches.open(CACHE)).match(path))?.text() ?? '';
}

/** @param {string} told @param {string} frame */
function whole(told, frame) {
  const lines = frame.split('\n');
  return told.split('\n').slice(1).flatMap((line) => {
    if (line.startsWith('=')) return lines.slice(...line.slice(1).split(' ').map(Number));
    return line.slice(1);
  }).join('\n');
}

/** @param {string} name */
async function keepFile(name) {
  const cache = await caches.open(CACHE);
  if (await cache.match(FILES + name)) return;
  const response = (await sameBytesBefore(name)) ?? (await fetch(FILES + name, { credentials: 'omit' }));
  if (!response.ok || response.redirected) throw new Error(`not to be had: ${name}`);
  await cache.put(FILES + name, response);
}

// A file that has not changed since a build kept before is taken from there.
/** @param {string} name */
async function sameBytesBefore(name) {
  for (const old of await oldCaches()) {
    const cache = await caches.open(old);
    const list = await cache.match(LIST);
    if (list && (await list.json())[name] === (EDITION.files[name] ?? EDITION.later[name])) {
      const found = await cache.match(`/a/${old.slice('steady-'.length)}/${name}`);
      if (found) return found;
    }
  }
  return null;
}

let keeping = Promise.resolve();
let leaving = false;

// The reader erases everything: stop keeping, then drop what is kept, so that nothing comes back behind their back.
/** @param {MessagePort} port */
async function forget(port) {
  leaving = true;
  await keeping;
  for (const name of [...(await oldCaches()), CACHE]) await caches.delete(name);
  port.postMessage('forgotten');
}

// Keeps what is missing of one language, telling the page how far it is; then, quietly, the other languages.
/** @param {string} language @param {Client} page */
function keepRest(language, page) {
  keeping = keeping.then(async () => {
    const { core, rest } = EDITION.languages[language] ?? EDITION.languages[Object.keys(EDITION.languages)[0]];
    const wanted = [...core, ...Object.keys(EDITION.later).map((name) => FILES + name), ...rest];
    await keepAll(wanted, (kept, resting) => {
      page.postMessage({ type: 'kept', build: EDITION.build, kept, wanted: wanted.length, resting });
    });
    await keepAll([...ALL], () => {});
  }).catch(() => {}); // a store that fails: tried again on the next visit
  return keeping;
}

/** @param {string[]} paths @param {(kept: number, resting: boolean) => void} tell */
async function keepAll(paths, tell) {
  const cache = await caches.open(CACHE);
  const found = await Promise.all(paths.map((path) => cache.match(path)));
  const missing = paths.filter((_, place) => !found[place]);
  let kept = paths.length - missing.length;
  tell(kept, missing.length === 0);
  await inTurn(missing, async (path) => {
    try {
      await (path.startsWith(FILES) ? keepFile(path.slice(FILES.length)) : keepDocument(path));
      kept += 1;
      tell(kept, false);
    } catch { /* tried again on the next visit */ }
  });
  tell(kept, true);
}

/** @param {string} path @param {Request} request */
async function aDocument(path, request) {
  const kept = await fromStore(path);
  if (kept) return kept;
  try {
    await keepDocument(path);
    return (await fromStore(path)) ?? (await fetch(request));
  } catch {
    return fetch(request).catch(() => (request.mode === 'navigate' ? noNetwork(path) : Response.error()));
  }
}

// A browser whose store fails has nothing kept; with network, every page is there all the same.
/** @param {string} address */
async function fromStore(address) {
  try {
    return await (await caches.open(CACHE)).match(address, { ignoreVary: true });
  } catch {
    return undefined;
  }
}

// Pictures are kept once they have been opened, and not before: they are many, and few need them.
/** @param {Request} request */
async function aFile(request) {
  const kept = await fromStore(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && request.url.includes('/cards/') && !leaving) await keepPicture(request.url, response.clone());
  return response;
}

/** @param {string} url @param {Response} response */
async function keepPicture(url, response) {
  try {
    await (await caches.open(CACHE)).put(url, response);
  } catch { /* a full phone still shows it */ }
}

// A form that chooses a document is answered by the server; without network its fields name the document as well.
/** @param {URL} url */
function chosen(url) {
  const path = url.pathname.replace('/choose/', `/${url.searchParams.get('recipient')}/${url.searchParams.get('situation')}/`);
  return path !== url.pathname && ALL.has(path) ? Response.redirect(path, 303) : undefined;
}

/** @param {string} path */
async function noNetwork(path) {
  const tags = Object.keys(EDITION.languages);
  const tag = tags.find((one) => path.startsWith(`/${one}/`)) ?? (await languageInUse());
  return (await fromStore(`/${tag}/offline/`)) ?? Response.error();
}
