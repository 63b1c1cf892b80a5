import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fallingRanks } from '../../../../src/library/store/ranks.ts';
import { Slices } from '../../../../src/library/store/slices.ts';

const rank = fc.oneof(fc.integer({ min: -12, max: 12 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
const ranks = fc
  .uniqueArray(fc.tuple(rank, fc.boolean()), { selector: ([value]) => value, maxLength: 40 })
  .map(all => all.map(([value, isNew]) => (isNew ? NaN : value)));

const result = async (values: readonly number[]): Promise<number[]> => [
  ...(await fallingRanks(Float64Array.from(values), new Slices())),
];
const isFalling = (values: readonly number[]): boolean =>
  values.every((value, i) => Number.isSafeInteger(value) && (i === 0 || value < (values[i - 1] ?? 0)));

describe('Ranks of rows in a new order', () => {
  it('fall from the first to the last', () =>
    fc.assert(
      fc.asyncProperty(ranks, async before => {
        const after = await result(before);
        assert.ok(isFalling(after), after.join());
      }),
      { numRuns: 2_000 },
    ));

  it('stay as they are as far as they can, when there is room between them', () =>
    fc.assert(
      fc.asyncProperty(ranks, async tight => {
        const before = tight.map(value => value * 1_000);
        const after = await result(before);
        const kept = after.filter((value, i) => value === before[i]).length;
        assert.equal(kept, longestFalling(before.filter(value => !Number.isNaN(value))));
      }),
      { numRuns: 1_000 },
    ));

  it('make room where there is none by moving the next ones only', async () => {
    assert.deepEqual((await result([100, NaN, 99, 98, 5])).slice(0, 1), [100]);
    assert.deepEqual((await result([100, NaN, 99, 98, 5])).slice(-1), [5]);
  });
});

/** The obvious way, in the square of the time. */
function longestFalling(values: readonly number[]): number {
  const lengths: number[] = [];
  for (const [i, value] of values.entries())
    lengths.push(
      1 + Math.max(0, ...lengths.filter((_, before) => before < i && (values[before] ?? 0) > value)),
    );
  return Math.max(0, ...lengths);
}
