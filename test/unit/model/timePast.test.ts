import assert from 'node:assert/strict';
import { formatTimePast } from '../../../src/model/timePast.ts';

const now = Date.parse('2026-11-21T14:32:50Z');
const hour = 3_600_000;
const before = (ms: number, locale = 'en-GB', zone = 'UTC'): string =>
  formatTimePast(now - ms, now, locale, zone);

describe('a time that is over', () => {
  it('has hours and minutes on the same day', () => assert.equal(before(50_000), '14:32'));

  it('has the day when that is another one', () => {
    assert.equal(before(15 * hour), '20 November at 23:32');
    assert.equal(before(14 * hour), '0:32');
  });

  it('has the year when that is another one', () =>
    assert.equal(before(365 * 24 * hour), '21 November 2025 at 14:32'));

  it('follows the language and the place', () => {
    assert.match(before(0, 'en-US'), /^2:32\sPM$/);
    assert.equal(before(10 * hour, 'de', 'Asia/Tokyo'), '13:32');
    assert.equal(before(24 * hour, 'de'), '20. November um 14:32');
  });
});
