import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { isAlike } from '../../../src/model/isAlike.ts';

describe('Plain data', () => {
  const anything = fc.jsonValue({ maxDepth: 3 });

  it('is alike exactly when everything in it is', () => {
    const zero = (value: unknown): unknown => JSON.parse(JSON.stringify(value)); // -0 and 0 are one in JSON.
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const [one, other] = [zero(a), zero(b)];
        assert.equal(isAlike(one, other), isDeepStrictEqual(one, other));
        assert.ok(isAlike(one, zero(one)));
      }),
      { numRuns: 500 },
    );
    assert.ok(isAlike({ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }));
  });

  it('is not alike when only names, kinds or lengths are', () => {
    const pairs: [unknown, unknown][] = [
      [{ a: undefined }, { b: undefined }],
      [[], {}],
      [[1], [1, 2]],
      [{ a: 1 }, { a: 1, b: 2 }],
      [null, {}],
      ['1', 1],
    ];
    for (const [a, b] of pairs) assert.deepEqual([isAlike(a, b), isAlike(b, a)], [false, false]);
  });
});
