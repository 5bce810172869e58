// Which language the page of three languages leads to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from '../../webapp/ui/js/languages.js';

test('what was chosen here wins, then the first that we have, then Simplified Chinese', () => {
  assert.equal(choose('en', ['zh-TW']), 'en');
  assert.equal(choose('', ['fr', 'zh-TW', 'en']), 'zh-Hant');
  assert.equal(choose('zh-TW', ['en-GB']), 'en', 'not a name of ours: it was not chosen here');
  assert.equal(choose('', []), 'zh-Hans');
  assert.equal(choose('', [undefined, 5, 'fr']), 'zh-Hans');
});
