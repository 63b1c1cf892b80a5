import assert from 'node:assert/strict';
import { Freshness } from '../../../src/library/freshness.ts';
import { ManualClock } from '../manualClock.ts';

const [minute, day] = [60_000, 24 * 3_600_000];

describe('What is read again because somebody looks at it', () => {
  const clock = new ManualClock();
  let everyMs: number;
  let hasFocus: boolean;
  const freshness = new Freshness({ clock, everyMs: () => everyMs, hasFocus: () => hasFocus });
  /** @param updated how long ago, in ms; undefined for never, as `failed` */
  const isDue = (updated: number | undefined, failed?: number, atLeastMs?: number): boolean =>
    freshness.isDue({ updatedAt: ago(updated), failedAt: ago(failed) }, atLeastMs);
  const ago = (ms: number | undefined): number | undefined =>
    ms === undefined ? undefined : clock.now() - ms;

  beforeEach(() => {
    everyMs = 5 * minute;
    hasFocus = true;
  });

  for (const [what, due, updated, failed, atLeastMs] of [
    ['what has never been confirmed is', true, undefined],
    ['what was confirmed just now is not', false, 0],
    ['what was confirmed within the interval is not', false, 5 * minute - 1],
    ['what was confirmed an interval ago is', true, 5 * minute],
    ['what has failed within the interval is not', false, day, 5 * minute - 1],
    ['what has failed before it is', true, day, 5 * minute],
    ['what has only failed is, after the interval', true, undefined, 5 * minute],
    ['what has only failed is not before', false, undefined, minute],
    ['what is good for longer is not', false, day - 1, undefined, day],
    ['what was good for longer is', true, day, undefined, day],
    ['what is good for longer is tried again after the interval', true, day, 5 * minute, day],
    ['what is good for shorter than the interval is not', false, 2 * minute, undefined, minute],
    ['what is told to have been confirmed in time to come is', true, -minute],
  ] as const)
    it(`is known by when it was read: ${what}`, () => assert.equal(isDue(updated, failed, atLeastMs), due));

  it('is nothing in a window that the person does not work in', () => {
    hasFocus = false;
    assert.equal(isDue(undefined), false);
    assert.equal(freshness.isStale(0), false);
  });

  it('is nothing when the person wants to be the only one who asks', () => {
    everyMs = Infinity;
    for (const updated of [undefined, -minute, day]) assert.equal(isDue(updated), false);
  });

  it('is what was kept from an earlier start, an interval after it was confirmed', () => {
    assert.equal(freshness.isStale(clock.now() - 5 * minute), true);
    assert.equal(freshness.isStale(clock.now() - 5 * minute + 1), false);
  });
});
