import assert from 'node:assert/strict';
import { tabTitle } from '../../../src/page/tabTitle.ts';

describe('the title on the tab', () => {
  it('is the title on one line', () => {
    assert.equal(tabTitle('  Winter\n Copper '), 'Winter Copper');
  });

  it('is shortened to 60 characters and never cuts one in two', () => {
    const title = tabTitle('👩🏽‍🚀'.repeat(100));
    assert.equal(title, `${'👩🏽‍🚀'.repeat(59)}…`);
    assert.equal(tabTitle('x'.repeat(60)), 'x'.repeat(60));
  });

  it('copes with a title of any length', () => {
    assert.equal(tabTitle('x'.repeat(1_000_000)).length, 60);
  });
});
