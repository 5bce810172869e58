// The word that speaks to an elder, and that it goes to another phone: without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled } from '../../../webapp/parts/notices/static/notices.js';
import { carried, fits, own } from '../../../webapp/ui/js/store/kinds.js';

const given = (elder, you = '') => ({ elder: { text: elder, whole: true }, you: { text: you, whole: true } });

test('a sentence says the word that was chosen, filled or bare', () => {
  const part = { full: '{you}，我打给{elder}。', bare: '我打给{elder}。' };
  assert.equal(filled(part, given('您', '妈')), '妈，我打给您。');
  assert.equal(filled(part, given('你们')), '我打给你们。');
  assert.equal(filled({ full: '{elder}慢慢说。' }, given('你')), '你慢慢说。');
});

test('a name that looks like the word stays a name', () => {
  assert.equal(filled({ full: '{you}，{elder}好。' }, given('您', '{elder}')), '{elder}，您好。');
});

test('the choice goes to another phone, and is nothing that the reader wrote', () => {
  assert.ok(carried('setting:elder'));
  assert.ok(fits('setting:elder', '1'));
  assert.ok(!own('setting:elder'));
});
