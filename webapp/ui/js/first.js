// Stands inside every page, before the first paint; the header allows it by its hash. It looks at the store (theme and
// text size) and at the hour, so that nothing jumps, and lets the other scripts wait until the page can be read.
// Comments are left out of the pages.
(function (root) {
  root.classList.add('js');
  ['theme', 'text'].forEach(function (name) {
    try {
      var kept = JSON.parse(String(localStorage.getItem('steady:setting:' + name)));
      if (kept && typeof kept.value === 'string') root.dataset[name] = kept.value;
    } catch (_) { /* blocked or damaged: the page looks as the phone is set */ }
  });
  // The bars of the browser have the colour of the paper that was chosen, or of the phone's own.
  (window.paintTheBars = function () {
    var theme = root.dataset.theme;
    document.querySelectorAll('[data-paper]').forEach(function (bar) {
      var own = bar.dataset.paper, chosen = theme === 'light' || theme === 'dark';
      bar.media = !chosen ? '(prefers-color-scheme: ' + own + ')' : theme === own ? 'all' : 'not all';
    });
  })();
  // At night, on the clock that the page names, nothing has to be decided.
  (window.lookAtTheHour = function () {
    var hour = Math.floor(Date.now() / 36e5 + Number(root.dataset.ahead) / 60) % 24;
    var night = String(root.dataset.night).split(' ').map(Number);
    root.dataset.hour = hour >= night[0] || hour < night[1] ? 'night' : 'day';
  })();
  // What a reader taps or types until main.js is there is kept for it: a slow network loses nothing. What is kept is
  // stopped here, so that a part that is there already does not act on it twice. Links stay links; only one that would
  // leave something kept behind waits for main.js, three seconds at most.
  var kinds = ['click', 'input', 'change'];
  /** @type {Hook | null} */ var leaving = null;
  /** @type {number | undefined} */ var timer;
  /** @type {number | undefined} */ var patience;
  window.early = [];
  /** @param {Hook | null} link @param {PageEvent} event */
  function leaves(link, event) {
    return link && link.origin === location.origin && link.pathname !== location.pathname && !link.target &&
      !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  }
  function leave() {
    var link = leaving;
    leaving = null; // after Back, nobody is sent on again
    if (link) location.assign(link.href);
  }
  /** @param {PageEvent} event */
  function keep(event) {
    var target = event.target, click = event.type === 'click', link = click ? target.closest('a[href]') : null;
    if (!lost && window.early.length && leaves(link, event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!leaving) timer = setTimeout(leave, 3000);
      leaving = link;
      return;
    }
    if (click && !target.closest('button, [data-early]')) return;
    if (!link) event.stopImmediatePropagation();
    clearTimeout(timer); // who goes on here does not want to be taken away
    leaving = null;
    add(event.type, target);
    if (document.readyState !== 'loading') go();
  }
  // Of one field, the last word since the last tap on a button: put back, an older one would disturb who is typing.
  /** @param {string} type @param {Hook} target */
  function add(type, target) {
    var since = window.early.length;
    while (type !== 'click' && since > 0 && window.early[since - 1].type !== 'click') since -= 1;
    var recent = window.early.slice(since).filter(function (made) { return made.target !== target || made.type !== type; });
    recent.push({ type: type, target: target });
    recent.forEach(function (made) {
      if (made.target === target) { made.checked = target.checked; made.value = target.value; }
    });
    window.early = window.early.slice(0, since).concat(recent);
  }
  kinds.forEach(function (kind) { document.addEventListener(kind, keep, true); });
  window.takeEarly = function () {
    kinds.forEach(function (kind) { document.removeEventListener(kind, keep, true); });
    clearTimeout(timer);
    clearTimeout(patience);
    if (lost) { // late, but here
      var line = document.querySelector('[data-why=missing]');
      line.hidden = true;
      line.parentElement.hidden = !line.parentElement.querySelector('[data-why]:not([hidden])');
    }
    var made = window.early.concat(leaving ? { type: 'click', target: leaving } : []);
    window.early = /** @type {any} */ (null); // taken
    return made;
  };
  // Without main.js nothing is kept: that is said, and no link waits for it any more.
  var lost = false;
  function missing() {
    var strip = document.getElementById('unsaved');
    if (!strip) return;
    strip.hidden = strip.querySelector('[data-why=missing]').hidden = false;
    lost = true;
    if (leaving) { clearTimeout(timer); leave(); }
  }
  // The scripts ask for a share of the line and of the processor only when the page can be read: once it has loaded and
  // the browser reports it painted, or somebody taps. A browser that does not report, or paints nothing (a tab in the
  // background), waits a second at most.
  var waiting = true;
  function go() {
    if (!waiting) return;
    waiting = false;
    var scripts = document.getElementById('scripts').content.cloneNode(true);
    scripts.querySelector('[type=module]').addEventListener('error', missing);
    patience = setTimeout(missing, 15000);
    document.head.append(scripts);
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
