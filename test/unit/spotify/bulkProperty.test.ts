import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bulkConcurrency } from '../../../src/spotify/bulk.ts';
import type { Fate } from './fatefulLibrary.ts';
import { FatefulLibrary } from './fatefulLibrary.ts';

const fate = fc.oneof(
  { arbitrary: fc.constant<Fate>('fine'), weight: 4 },
  { arbitrary: fc.constantFrom<Fate>('lostBefore', 'lostAfter', 'lostHalf'), weight: 4 },
  { arbitrary: fc.constantFrom<Fate>('refused', 'locked', 'unsent'), weight: 1 },
);

/** Items with repetitions, some of them saved before. */
const wish = fc.record({
  wanted: fc.array(
    fc.nat(40).map(index => `i${index}`),
    { maxLength: 60 },
  ),
  before: fc.uniqueArray(fc.nat(40).map(index => `i${index}`)),
  saves: fc.boolean(),
  size: fc.integer({ min: 1, max: 6 }),
  hasPauses: fc.boolean(),
  isCautious: fc.boolean(),
});

const trouble = fc.record({
  fates: fc.array(fate, { maxLength: 30 }),
  turns: fc.array(fc.nat(4), { maxLength: 60 }),
  /** Cancelled when so many requests have been sent. */
  cancelAt: fc.option(fc.nat(20), { freq: 2 }),
});

describe('A bulk write, whatever goes wrong,', () => {
  it('is true to what the library holds in the end', async () => {
    await fc.assert(
      fc.asyncProperty(wish, trouble, async (wished, { fates, turns, cancelAt }) => {
        const { wanted, before, saves, size, hasPauses, isCautious } = wished;
        const controller = new AbortController();
        const library = new FatefulLibrary(fates, before);
        library.turns = [...turns];
        library.onSend = count => {
          if (count === cancelAt) controller.abort();
        };
        if (cancelAt === 0) controller.abort();
        const pause = (): Promise<void> => new Promise(setImmediate);
        const { applied, refused, unknown, error } = await library.write(wanted, {
          size,
          saves,
          isCautious,
          signal: controller.signal,
          ...(hasPauses ? { pause } : {}),
        });

        const unique = [...new Set(wanted)];
        const listed = new Set([...applied, ...refused, ...unknown]);
        assert.equal(applied.length + refused.length + unknown.length, unique.length);
        assert.deepEqual(listed, new Set(unique), 'each item is in exactly one list');
        for (const list of [applied, refused, unknown])
          assert.deepEqual(
            list,
            unique.filter(item => list.includes(item)),
            'in the order asked for',
          );

        assert.ok(applied.every(item => library.saved.has(item) === saves));
        const wasSaved = new Set(before);
        assert.ok(refused.every(item => library.saved.has(item) === wasSaved.has(item)));
        assert.ok(unknown.every(item => library.unchecked.has(item)));
        assert.equal(error === undefined, applied.length === unique.length);
      }),
      { numRuns: 600 },
    );
  });

  it('sends nothing blindly, too much at once, or after it was refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        wish,
        trouble,
        async ({ wanted, before, saves, size, hasPauses }, { fates, turns }) => {
          const library = new FatefulLibrary(fates, before);
          library.turns = [...turns];
          const pause = (): Promise<void> => new Promise(setImmediate);
          const { applied } = await library.write(wanted, { size, saves, ...(hasPauses ? { pause } : {}) });
          assert.ok(library.maxInFlight <= (hasPauses ? 1 : bulkConcurrency));
          assert.equal(library.lateWrites, 0);
          const requests = library.requests.map(request => {
            const [kind, ...items] = request.split(' ');
            return { kind, items };
          });
          for (const item of new Set(wanted)) {
            const own = requests.filter(({ items }) => items.includes(item)).map(({ kind }) => kind);
            assert.match(own.join(' '), /^(write( check( write( check)?)?)?)?$/, item);
          }
          assert.ok(requests.every(({ items }) => items.length <= size));
          const rising = library.progress.every((done, index, all) => index === 0 || done > all[index - 1]!);
          assert.ok(rising, `progress ${library.progress.join()}`);
          assert.equal(library.progress.at(-1) ?? 0, applied.length);
        },
      ),
      { numRuns: 600 },
    );
  });
});
