// astray.js: on a page that is not there. Out of a chat, an address may have taken in what stands behind it, a comma or a
// bracket and more: it is opened without that. A server does so by itself (site/errors.py), a folder of files cannot.

export function start() {
  const path = location.pathname.replace(/[^\w/-].*/, '');
  if (path !== location.pathname && path !== '/') location.replace(location.origin + path); // a path of two slashes is another host
}
