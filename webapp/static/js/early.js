// Comes as soon as it can, while the page is being read. What a reader taps or types until the modules are there is
// kept for main.js: a slow network loses nothing.
(function () {
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState !== 'visible') return; // a page being left could only tell nobody what it finds
    window.lookAtTheHour();
    document.dispatchEvent(new Event('steady:hour'));
  });
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
  // Two frames after load the page has been painted: only then do the modules ask for a share of the line.
  function load() {
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        document.head.append(document.getElementById('scripts').content.cloneNode(true));
      });
    });
  }
  if (document.readyState === 'complete') load();
  else addEventListener('load', load);
})();
