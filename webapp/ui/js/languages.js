// languages.js: which of our languages a browser's list asks for. The same table as webapp/locales.py.

const TRADITIONAL_REGIONS = ['tw', 'hk', 'mo'];

/** @param {string} tag */
export function matchTag(tag) {
  const [first, ...rest] = tag.replace(/_/g, '-').toLowerCase().split('-');
  if (first === 'yue') return 'zh-Hant';
  if (first === 'zh' || first === 'cmn') {
    if (rest.includes('hans')) return 'zh-Hans';
    return rest.includes('hant') || rest.some((part) => TRADITIONAL_REGIONS.includes(part)) ? 'zh-Hant' : 'zh-Hans';
  }
  return first === 'en' ? 'en' : null;
}

/** @param {string} kept @param {readonly string[]} wanted */
export function choose(kept, wanted) {
  if (matchTag(kept) === kept) return kept;
  for (const tag of wanted) {
    const found = matchTag(String(tag));
    if (found) return found;
  }
  return 'zh-Hans';
}
