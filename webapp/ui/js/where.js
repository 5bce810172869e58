// where.js: the kind of place this page is open in; only for hints, never to block anything.

/** @param {string} agent @param {boolean} standalone @param {number} touchPoints */
export function whereAmI(agent, standalone, touchPoints) {
  const ios = /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touchPoints > 1);
  if (/MicroMessenger/.test(agent)) return ios ? 'wechat-ios' : 'wechat-android';
  if (standalone) return ios ? 'ios-app' : 'android-app';
  if (/AlipayClient|DingTalk|Weibo|aweme|QQ\/|FBAN|FBAV|; wv\)/.test(agent)) return 'in-app';
  if (ios) return 'ios-tab';
  if (/MiuiBrowser|HuaweiBrowser|HeyTapBrowser|VivoBrowser|UCBrowser|MQQBrowser|baidubox/i.test(agent)) return 'china-browser';
  return /Android/.test(agent) ? 'android' : 'desktop';
}

export function here() {
  const standalone = navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;
  return whereAmI(navigator.userAgent, standalone, navigator.maxTouchPoints);
}
