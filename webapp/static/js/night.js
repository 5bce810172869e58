// night.js: from 22:00 to 06:00 in China nothing has to be decided. China has one time zone and no summer time.

const CHINA_AHEAD = 8;

export function isNight(date) {
  const hour = (date.getUTCHours() + CHINA_AHEAD) % 24;
  return hour >= 22 || hour < 6;
}

export function start(root) {
  const look = () => {
    root.documentElement.dataset.hour = isNight(new Date()) ? 'night' : 'day';
    root.dispatchEvent(new Event('steady:hour'));
  };
  root.addEventListener('visibilitychange', look);
  look();
}
