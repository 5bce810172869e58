// swap.js: what htmx leaves to the page: one build at a time, where the reader is after a swap, and a way on when
// a part cannot be loaded.

/** @param {Document} root */
export function start(root) {
  const build = root.documentElement.dataset.build;
  root.addEventListener('htmx:after:request', (event) => {
    const { ctx } = event.detail;
    if (ctx.response.status < 400 && ctx.text.includes(`data-build="${build}"`)) return;
    event.preventDefault();
    follow(ctx);
  });
  root.addEventListener('htmx:error', (event) => {
    if (event.detail.ctx) follow(event.detail.ctx);
  });
  root.addEventListener('htmx:before:swap', (event) => {
    if (!event.detail.ctx.push) event.detail.ctx.title = null; // a page that keeps its address keeps its title
  });
  root.addEventListener('htmx:after:swap', (event) => {
    if (root.activeElement?.matches('input, textarea')) return; // nobody is taken away from what they are typing
    if (unasked(event.detail.ctx)) return;
    const target = root.getElementById(event.detail.ctx.target?.id);
    const place = target?.querySelector('[tabindex="-1"]') ?? target;
    if (place && !place.hasAttribute('tabindex')) place.tabIndex = -1;
    place?.focus();
  });
  root.addEventListener('htmx:after:history:push', () => {
    for (const link of root.querySelectorAll('a[hreflang]')) {
      link.href = `${location.pathname.replace(/^\/[^/]+/, `/${link.hreflang}`)}#${link.hreflang}`;
    }
  });
}

// A part that the page itself asked for, and no tap.
/** @param {Swap} given */
function unasked({ sourceEvent }) {
  return Boolean(sourceEvent?.type.startsWith('steady:'));
}

// The link is a link: open what it names. What nobody tapped takes nobody away; the page may ask again.
/** @param {Swap} ctx */
function follow(ctx) {
  if (unasked(ctx)) ctx.sourceElement.dispatchEvent(new Event('steady:missed'));
  else location.assign(ctx.sourceElement.href ?? ctx.request.action);
}
