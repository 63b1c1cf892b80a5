import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inParallel } from '../../../src/spotify/inParallel.ts';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

describe('Work in parallel', () => {
  it('is done for all, so many at a time, with results in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 6 }), async (items, most) => {
        let [underWay, highest] = [0, 0];
        const results = await inParallel([...items.entries()], most, async ([index, count]) => {
          highest = Math.max(highest, ++underWay);
          await turns(count);
          underWay -= 1;
          return index;
        });
        assert.deepEqual(
          results,
          items.map((_, index) => index),
        );
        assert.equal(highest, Math.min(most, items.length));
      }),
      { numRuns: 50 },
    );
  });

  it('ends with the first failure: nothing more is begun, and what is under way is told', async () => {
    const begun: number[] = [];
    const aborted: number[] = [];
    const work = async (item: number, signal: AbortSignal): Promise<void> => {
      begun.push(item);
      signal.addEventListener('abort', () => aborted.push(item));
      await turns(item === 1 ? 1 : 3);
      if (item === 1) throw new Error('no');
    };
    await assert.rejects(inParallel([0, 1, 2, 3, 4, 5], 3, work), /no/);
    await turns(9);
    assert.deepEqual(
      [begun, aborted],
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
    );
  });

  it('is told when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const work = async (_: number, signal: AbortSignal): Promise<boolean> => {
      await turns(1);
      return signal.aborted;
    };
    const working = inParallel([0, 1], 1, work, controller.signal);
    controller.abort();
    assert.deepEqual(await working, [true, true]);
  });
});
