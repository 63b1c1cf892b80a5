import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatTimeToCome } from '../../../src/model/timeToCome.ts';

const now = Date.parse('2026-11-21T14:00:10Z');
const [second, hour] = [1_000, 3_600_000];
const inMs = (ms: number, locale = 'en-GB'): string => formatTimeToCome(now + ms, now, locale, 'UTC');

describe('a time to wait for', () => {
  it('has seconds in the last minute', () => {
    assert.equal(inMs(20 * second), '14:00:30');
    assert.equal(inMs(59 * second), '14:01:09');
    assert.equal(inMs(60 * second), '14:02');
  });

  it('has the day when that is another one', () => {
    assert.equal(inMs(9 * hour), '23:01');
    assert.equal(inMs(10 * hour), 'Sunday 00:01');
    assert.equal(inMs(24 * hour), 'Sunday 14:01');
  });

  it('has the date where the weekday might be another one', () => {
    assert.equal(inMs(7 * 24 * hour), 'Saturday 28 November at 14:01');
  });

  it('follows the language and the place', () => {
    assert.equal(inMs(24 * hour, 'de'), 'Sonntag, 14:01');
    assert.match(inMs(hour, 'en-US'), /^3:01\sPM$/);
    assert.equal(formatTimeToCome(now + hour, now, 'en-GB', 'Asia/Tokyo'), 'Sunday 00:01');
  });

  it('is never before the time itself, and not long after', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 * 3_600 * second }), ms => {
        const [hours = 0, minutes = 0, seconds = 0] = (/[\d:]+$/.exec(inMs(ms))?.[0] ?? '')
          .split(':')
          .map(Number);
        const shown = ((hours * 60 + minutes) * 60 + seconds) * second;
        const late = (shown - ((now + ms) % (24 * hour)) + 24 * hour) % (24 * hour);
        assert.ok(late < (ms < 60 * second ? second : 60 * second), `${late} ms late`);
      }),
    ));
});
