// astray.js: on a page that is not there. Out of a chat, an address may have taken in what stands behind it, a comma or a
// bracket and more: the page that it begins with is opened, when there is one. A server does this by itself
// (site/errors.py), a folder of files cannot.

export async function start() {
  const path = location.pathname.replace(/[^\w/-].*/, '');
  if (path === location.pathname || path === '/') return;
  const answer = await fetch(path, { method: 'HEAD' }).catch(() => null);
  if (answer?.ok) location.replace(path);
}
