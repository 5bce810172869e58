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
  // stopped here, so that a part that is there already does not act on it twice; links stay links.
  var early = [], kinds = ['click', 'input', 'change'];
  function keep(event) {
    var target = event.target;
    if (event.type !== 'click' || target.closest('button')) event.stopImmediatePropagation();
    early.push({ type: event.type, target: target, checked: target.checked, value: target.value });
  }
  function each(change) { kinds.forEach(function (kind) { document[change + 'EventListener'](kind, keep, true); }); }
  each('add');
  window.takeEarly = function () { each('remove'); return early; };
  // The scripts ask for a share of the line and of the processor only when the page can be read: once it has loaded and
  // the browser reports it painted. A browser that does not report, or paints nothing (a tab in the background), waits a
  // second at most.
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
