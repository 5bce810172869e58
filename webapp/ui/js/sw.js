// The service worker. The server puts one line before this file: const EDITION = {build, languages, packs, files, …}.
//
// Documents come in packs, /a/<build>/pack/<name>.json, which no cache on the way can answer with another build. Every
// document and every file is kept only when its bytes have the sum that the edition lists, wherever they came from;
// what does not fit is asked for again, past the browser's own cache, and later. The core of one language is kept whole
// or not at all; the rest follows and is tried again on later visits. An update waits for the reader's tap.
'use strict';

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const CACHE = `steady-${EDITION.build}`;
const FILES = `/a/${EDITION.build}/`;
const SUMS = /** @type {Sums} */ ({ ...EDITION.files, ...EDITION.later, ...EDITION.pictures });
const PACK_OF = new Map(
  Object.entries(EDITION.packs).flatMap(([name, sums]) => Object.keys(sums).map((path) => [path, name])),
);
const AT_ONCE = 4;
const PATIENCE = 120_000; // ms: a slow network brings a pack in less, and what hangs must not hold up the rest
const TYPES = {
  html: 'text/html; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
};

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', (event) => {
  if (event.data.type === 'use') scope.skipWaiting();
  if (event.data.type === 'rest') rest();
  if (event.data.type === 'forget') event.waitUntil(forget(event.ports[0]));
  if (event.data.type === 'keep') event.waitUntil(keepRest(event.data.language, /** @type {Client} */ (event.source)));
});
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const kind = kindOf(event.request, url);
  if (kind === 'document') event.respondWith(aDocument(String(known(url.pathname)), event.request));
  if (kind === 'file') event.respondWith(aFile(url.pathname.slice(FILES.length), event.request));
  if (kind === 'visit') event.respondWith(fetch(event.request).catch(() => chosen(url) ?? noNetwork(url.pathname)));
});

/** @param {Request} request @param {URL} url */
function kindOf(request, url) {
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return 'leave';
  if (known(url.pathname)) return 'document';
  if (url.pathname.startsWith(FILES) && url.pathname.slice(FILES.length) in SUMS) return 'file';
  return request.mode === 'navigate' ? 'visit' : 'leave';
}

// The document a path names, with or without its last slash, or undefined.
/** @param {string} path */
function known(path) {
  return [path, `${path}/`].find((form) => PACK_OF.has(form));
}

async function install() {
  try {
    const language = await languageInUse();
    await inTurn(Object.keys(EDITION.files), keepFile);
    await keepPack(`${language}-core`);
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
  const urls = (await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' })).map(({ url }) => url);
  for (const name of await oldCaches()) urls.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  const tags = EDITION.languages;
  return urls.map((url) => new URL(url).pathname.split('/')[1]).find((tag) => tags.includes(tag)) ?? tags[0];
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

/** @param {BufferSource} bytes */
async function sumOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest.slice(0, 16))).replace('==', '');
}

// What is asked for twice at a time is fetched once.
/** @type {Map<string, Promise<void>>} */ const asked = new Map();
/** @param {string} name @param {() => Promise<void>} work */
function once(name, work) {
  if (leaving) return Promise.reject(new Error('erased by the reader'));
  if (!asked.has(name)) asked.set(name, work().finally(() => asked.delete(name)));
  return /** @type {Promise<void>} */ (asked.get(name));
}

// The answer that `fits`; one that does not may lie in the browser's own cache, so it is asked for once more past it.
/** @template T @param {string} name @param {(response: Response) => Promise<T>} fits @returns {Promise<T>} */
async function fetched(name, fits) {
  for (const cache of /** @type {RequestCache[]} */ (['default', 'reload'])) {
    const response = await fetch(FILES + name, { credentials: 'omit', cache, signal: patience() });
    try {
      return await fits(response);
    } catch (error) {
      if (cache === 'reload') throw error;
    }
  }
  throw new Error(name);
}

// Ends a fetch that takes too long, or when the queue is told to rest.
let tired = new AbortController();
function patience() {
  const one = new AbortController();
  setTimeout(() => one.abort(), PATIENCE);
  tired.signal.addEventListener('abort', () => one.abort());
  return one.signal;
}

/** @param {string} name */
function keepPack(name) {
  return once(name, async () => {
    const cache = await caches.open(CACHE);
    const paths = Object.keys(EDITION.packs[name]);
    const found = await Promise.all(paths.map((path) => cache.match(path)));
    const missing = paths.filter((_, place) => !found[place]);
    if (missing.length === 0) return;
    await fetched(`pack/${name}.json`, async (response) => {
      const texts = JSON.parse(await response.text());
      const bodies = await Promise.all(missing.map((path) => checked(String(texts[path]), EDITION.packs[name][path])));
      for (const [place, path] of missing.entries()) {
        await cache.put(path, new Response(bodies[place], { headers: like(response, path.endsWith('/') ? TYPES.html : TYPES.webmanifest) }));
      }
    });
  });
}

/** @param {string} text @param {string} sum */
async function checked(text, sum) {
  const bytes = new TextEncoder().encode(text);
  if ((await sumOf(bytes)) !== sum) throw new Error('not what the edition lists');
  return bytes;
}

// What the host says of all its answers, and how these bytes are to be read.
/** @param {Response} response @param {string} type */
function like(response, type) {
  const headers = new Headers(response.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'ETag', 'Vary']) headers.delete(name);
  headers.set('Content-Type', type);
  return headers;
}

/** @param {string} name */
function keepFile(name) {
  return once(name, async () => {
    const cache = await caches.open(CACHE);
    if (await cache.match(FILES + name)) return;
    const before = await sameBytesBefore(name);
    await cache.put(FILES + name, before ?? (await fetched(name, (response) => aGood(response, name))));
  });
}

/** @param {Response} response @param {string} name */
async function aGood(response, name) {
  const bytes = await response.arrayBuffer();
  if ((await sumOf(bytes)) !== SUMS[name]) throw new Error(`not what the edition lists: ${name}`);
  const type = TYPES[/** @type {keyof typeof TYPES} */ (name.split('.').pop())];
  return new Response(bytes, { headers: like(response, type) });
}

// A file that has not changed since a build kept before is taken from there; its bytes tell.
/** @param {string} name */
async function sameBytesBefore(name) {
  for (const old of await oldCaches()) {
    const found = await (await caches.open(old)).match(`/a/${old.slice('steady-'.length)}/${name}`);
    const good = found && (await aGood(found, name).catch(() => null));
    if (good) return good;
  }
  return null;
}

let keeping = Promise.resolve();
let leaving = false;
let resting = false;

// The reader erases everything: stop keeping, then drop what is kept, so that nothing comes back behind their back.
/** @param {MessagePort} port */
async function forget(port) {
  leaving = true;
  rest();
  await keeping;
  for (const name of [...(await oldCaches()), CACHE]) await caches.delete(name);
  port.postMessage('forgotten');
}

// A newer build waits: what is still fetched for this one is of no use, and holds the newer one up.
function rest() {
  resting = true;
  tired.abort();
  tired = new AbortController();
}

function hasSuccessor() {
  const { waiting } = scope.registration;
  return resting || leaving || (waiting !== null && 'serviceWorker' in scope && waiting !== scope.serviceWorker);
}

// Keeps what is missing of one language, telling the page how far it is; then, quietly, the other languages.
/** @param {string} wanted @param {Client} page */
function keepRest(wanted, page) {
  resting = false;
  keeping = keeping.then(async () => {
    const language = EDITION.languages.includes(wanted) ? wanted : EDITION.languages[0];
    await keepAll(language, (kept, wanted, resting) => {
      page.postMessage({ type: 'kept', build: EDITION.build, kept, wanted, resting });
    });
    for (const other of EDITION.languages) await keepAll(other, () => {});
  }).catch(() => {}); // a store that fails: tried again on the next visit
  return keeping;
}

/** @param {string} language @param {(kept: number, wanted: number, resting: boolean) => void} tell */
async function keepAll(language, tell) {
  const packs = Object.keys(EDITION.packs).filter((name) => name.startsWith(`${language}-`));
  const parts = new Map(packs.map((name) => [name, Object.keys(EDITION.packs[name])]));
  for (const name of Object.keys(EDITION.later)) parts.set(name, [FILES + name]);
  const wanted = [...parts.values()].flat().length;
  const kept = new Set((await (await caches.open(CACHE)).keys()).map((request) => new URL(request.url).pathname));
  const missing = [...parts].filter(([, paths]) => !paths.every((path) => kept.has(path)));
  let count = [...parts.values()].flat().filter((path) => kept.has(path)).length;
  tell(count, wanted, missing.length === 0);
  await inTurn(missing.map(([name]) => name), async (name) => {
    if (hasSuccessor()) return;
    try {
      await (packs.includes(name) ? keepPack(name) : keepFile(name));
      count += (parts.get(name) ?? []).filter((path) => !kept.has(path)).length;
      tell(count, wanted, false);
    } catch { /* tried again on the next visit */ }
  });
  tell(count, wanted, true);
}

/** @param {string} path @param {Request} request */
async function aDocument(path, request) {
  const kept = await fromStore(path);
  if (kept) return kept;
  try {
    await keepPack(String(PACK_OF.get(path)));
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

// A file that was not kept yet is kept now; where that fails, a full phone still shows what the host gives.
/** @param {string} name @param {Request} request */
async function aFile(name, request) {
  const kept = await fromStore(FILES + name);
  if (kept) return kept;
  await keepFile(name).catch(() => {});
  return (await fromStore(FILES + name)) ?? fetch(request);
}

// Where the server would lead: a form to the document that its fields name, and an address without what follows it in a chat.
/** @param {URL} url */
function chosen({ pathname, searchParams: by }) {
  const path = known(pathname.replace('/choose/', `/${by.get('recipient')}/${by.get('situation')}/`).replace(/[^\w/-].*/, ''));
  return path ? Response.redirect(path, 303) : undefined;
}

/** @param {string} path */
async function noNetwork(path) {
  const tag = EDITION.languages.find((one) => path.startsWith(`/${one}/`)) ?? (await languageInUse());
  return (await fromStore(`/${tag}/offline/`)) ?? Response.error();
}
