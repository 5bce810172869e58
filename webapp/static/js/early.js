// The one script that the first paint waits for, with the style sheet. It looks at the store (theme and text size) and
// at the hour, so that nothing jumps, and lets the other scripts wait until the page can be read.
// What a reader taps or types until they are there is kept for main.js: a slow network loses nothing.
(function () {
  var root = document.documentElement;
  root.classList.add('js');
  ['theme', 'text'].forEach(function (name) {
    try {
      var kept = JSON.parse(localStorage.getItem('steady:setting:' + name));
      if (kept && typeof kept.value === 'string') root.dataset[name] = kept.value;
    } catch (_) { /* blocked or damaged: the page looks as the phone is set */ }
  });
  // From 22:00 to 06:00 in China nothing has to be decided. China has one time zone and no summer time.
  function look() {
    var hour = (new Date().getUTCHours() + 8) % 24;
    root.dataset.hour = hour >= 22 || hour < 6 ? 'night' : 'day';
    document.dispatchEvent(new Event('steady:hour'));
  }
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'visible') look(); // a page being left could only tell nobody what it finds
  });
  look();
  var early = [];
  var kinds = ['click', 'input', 'change'];
  function keep(event) {
    early.push({ type: event.type, target: event.target, checked: event.target.checked, value: event.target.value });
  }
  kinds.forEach(function (kind) { document.addEventListener(kind, keep, true); });
  window.takeEarly = function () {
    kinds.forEach(function (kind) { document.removeEventListener(kind, keep, true); });
    return early;
  };
  // Two frames after load the page has been painted: only then do the scripts ask for a share of the line.
  addEventListener('load', function () {
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        document.head.append(document.getElementById('scripts').content.cloneNode(true));
      });
    });
  });
})();
