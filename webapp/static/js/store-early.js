// The store's first look, before the first paint: theme and text size, so that the page does not jump.
(function () {
  var root = document.documentElement;
  root.classList.add('js');
  ['theme', 'text'].forEach(function (name) {
    try {
      var kept = JSON.parse(localStorage.getItem('steady:setting:' + name));
      if (kept && typeof kept.value === 'string') root.dataset[name] = kept.value;
    } catch (_) { /* blocked or damaged: the page looks as the phone is set */ }
  });
})();
