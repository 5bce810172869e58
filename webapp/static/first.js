// Stands inside every page, before the first paint; the header allows it by its hash. It looks at the store (theme and
// text size) and at the hour, so that nothing jumps. Comments are left out of the pages.
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
})(document.documentElement);
