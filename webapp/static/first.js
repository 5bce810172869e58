// Stands inside every page, before the first paint; the header allows it by its hash. It looks at the store (theme and
// text size) and at the hour, so that nothing jumps, and lets the other scripts wait until the page can be read.
// Comments are left out of the pages.
(function (root) {
  root.classList.add('js');
  ['theme', 'text'].forEach(function (name) {
    try {
      var kept = JSON.parse(localStorage.getItem('steady:setting:' + name));
      if (kept && typeof kept.value === 'string') root.dataset[name] = kept.value;
    } catch (_) { /* blocked or damaged: the page looks as the phone is set */ }
  });
  // From 22:00 to 06:00 in China nothing has to be decided. China has one time zone and no summer time.
  (window.lookAtTheHour = function () {
    var hour = (new Date().getUTCHours() + 8) % 24;
    root.dataset.hour = hour >= 22 || hour < 6 ? 'night' : 'day';
  })();
  // What a reader taps or types until main.js is there is kept for it: a slow network loses nothing. What is kept is
  // stopped here, so that a part that is there already does not act on it twice. Links stay links; only one that would
  // leave something kept behind waits for main.js, three seconds at most.
  var kinds = ['click', 'input', 'change'], leaving;
  window.early = [];
  function leaves(link, event) {
    return link && link.origin === location.origin && link.pathname !== location.pathname && !link.target &&
      !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  }
  function keep(event) {
    var target = event.target, click = event.type === 'click', link = click && target.closest('a[href]');
    var waits = window.early.length && leaves(link, event);
    if (click && !waits && !target.closest('button, [data-edit]')) return;
    if (waits) {
      event.preventDefault();
      clearTimeout(leaving);
      leaving = setTimeout(function () { location.assign(link.href); }, 3000);
    }
    if (waits || !link) event.stopImmediatePropagation();
    // Of one field the last word is enough: put back, an older one would disturb who is still typing.
    window.early = window.early.filter(function (made) { return click || made.target !== target || made.type !== event.type; });
    window.early.push({ type: event.type, target: target, checked: target.checked, value: target.value });
    if (document.readyState !== 'loading') go();
  }
  function each(change) { kinds.forEach(function (kind) { document[change + 'EventListener'](kind, keep, true); }); }
  each('add');
  window.takeEarly = function () { each('remove'); clearTimeout(leaving); return window.early; };
  // The scripts ask for a share of the line and of the processor only when the page can be read: once it has loaded and
  // the browser reports it painted, or somebody taps. A browser that does not report, or paints nothing (a tab in the
  // background), waits a second at most.
  var waiting = true;
  function go() {
    if (waiting) document.head.append(document.getElementById('scripts').content.cloneNode(true));
    waiting = false;
  }
  function soon() { requestAnimationFrame(function () { requestAnimationFrame(go); }); }
  addEventListener('load', function () {
    setTimeout(go, 1000);
    try {
      var kinds = PerformanceObserver.supportedEntryTypes, largest = 'largest-contentful-paint';
      new PerformanceObserver(soon).observe({ type: kinds.includes(largest) ? largest : 'paint', buffered: true });
    } catch (_) { soon(); }
  });
})(document.documentElement);
