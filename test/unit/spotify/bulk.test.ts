import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { WriteOutcome } from '../../../src/spotify/bulk.ts';
import { chunksOf, writeInChunks } from '../../../src/spotify/bulk.ts';
import { FatefulLibrary } from './fatefulLibrary.ts';

const items = (count: number): string[] => Array.from({ length: count }, (_, index) => `i${index}`);

const counts = ({ applied, refused, unknown, error }: WriteOutcome): unknown[] => [
  applied.length,
  refused.length,
  unknown.length,
  error?.kind,
];

describe('A bulk write', () => {
  it('goes out in chunks, in order, and tells how far it is', async () => {
    const library = new FatefulLibrary();
    const outcome = await library.write(items(7));
    assert.deepEqual(library.requests, ['write i0 i1 i2', 'write i3 i4 i5', 'write i6']);
    assert.deepEqual(library.progress, [3, 6, 7]);
    assert.deepEqual(outcome, { applied: items(7), refused: [], unknown: [] });
  });

  it('of nothing is nothing', async () => {
    const library = new FatefulLibrary();
    assert.deepEqual(await library.write([]), { applied: [], refused: [], unknown: [] });
    assert.deepEqual(library.requests, []);
  });

  it('sends what is named twice once', async () => {
    const library = new FatefulLibrary();
    const outcome = await library.write(['b', 'a', 'b', 'c', 'a', 'd', 'b']);
    assert.deepEqual(library.requests, ['write b a c', 'write d']);
    assert.deepEqual(outcome.applied, ['b', 'a', 'c', 'd']);
  });

  it('has eight requests under way, and no more', async () => {
    const library = new FatefulLibrary();
    await library.write(items(25), { size: 1 });
    assert.deepEqual([library.maxInFlight, library.requests.length], [8, 25]);
  });

  it('with pauses has one under way, in order', async () => {
    const library = new FatefulLibrary(['fine', 'lostHalf']);
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
      await Promise.resolve();
    };
    await library.write(items(12), { pause });
    assert.equal(library.maxInFlight, 1);
    assert.deepEqual(library.requests, [
      'write i0 i1 i2',
      'write i3 i4 i5',
      'check i3 i4 i5',
      'write i5',
      'write i6 i7 i8',
      'write i9 i10 i11',
    ]);
    assert.equal(pauses, 3, 'none before the first and after the last');
  });

  it('that does not trust its endpoint sends the first chunk alone', async () => {
    const library = new FatefulLibrary(['refused']);
    library.refusal = 'removedEndpoint';
    const outcome = await library.write(items(9), { isCautious: true });
    assert.deepEqual(library.requests, ['write i0 i1 i2']);
    assert.deepEqual(counts(outcome), [0, 9, 0, 'removedEndpoint']);
  });

  it('gives its items back in the order they came, whichever is answered first', async () => {
    const library = new FatefulLibrary(['lostAfter', 'lostBefore', 'refused', 'lostBefore', 'lostBefore']);
    library.turns = [0, 3, 0, 9, 0, 5, 0, 1, 0, 2, 0, 0, 0, 4];
    const { applied, refused, unknown } = await library.write(items(18));
    for (const list of [applied, refused, unknown])
      assert.deepEqual(
        list,
        items(18).filter(item => list.includes(item)),
      );
  });

  describe('that is refused in part', () => {
    it('sends nothing more, and counts what was under way', async () => {
      const library = new FatefulLibrary(['fine', 'fine', 'refused']);
      const outcome = await library.write(items(30), { size: 1 });
      assert.equal(library.requests.length, 8);
      assert.deepEqual(counts(outcome), [7, 23, 0, 'forbidden']);
      assert.deepEqual(outcome.refused, ['i2', ...items(30).slice(8)]);
    });

    it('is refused for that reason, not because the rest was held back', async () => {
      const library = new FatefulLibrary(['locked']);
      // The first is answered while the others still wait to be sent.
      library.turns = [0, ...Array<number>(7).fill(9), 0];
      assert.deepEqual(counts(await library.write(items(8), { size: 1 })), [0, 8, 0, 'rateLimited']);
    });

    it('is known to have met a closed endpoint, and nothing else, when the rest was held back for that', async () => {
      const library = new FatefulLibrary(['refused']);
      library.refusal = 'removedEndpoint';
      library.turns = [0, ...Array<number>(7).fill(9), 0];
      assert.deepEqual(counts(await library.write(items(8), { size: 1 })), [0, 8, 0, 'removedEndpoint']);
    });

    it('names another reason rather than a closed endpoint: then the rest may not go elsewhere', async () => {
      const library = new FatefulLibrary(['refused', 'lostBefore', 'unsent']);
      library.refusal = 'removedEndpoint';
      assert.deepEqual(counts(await library.write(items(6))), [0, 3, 3, 'offline']);
    });
  });

  describe('whose answer is lost', () => {
    it('is checked first, and not sent again when it arrived', async () => {
      const library = new FatefulLibrary(['lostAfter']);
      const outcome = await library.write(items(3));
      assert.deepEqual(library.requests, ['write i0 i1 i2', 'check i0 i1 i2']);
      assert.deepEqual(counts(outcome), [3, 0, 0, undefined]);
    });

    it('is sent again as far as it did not arrive', async () => {
      const library = new FatefulLibrary(['lostBefore', 'fine', 'fine']);
      await library.write(items(3));
      assert.deepEqual(library.requests, ['write i0 i1 i2', 'check i0 i1 i2', 'write i0 i1 i2']);
      const half = new FatefulLibrary(['lostHalf']);
      await half.write(items(4), { size: 4 });
      assert.deepEqual(half.requests.slice(1), ['check i0 i1 i2 i3', 'write i2 i3']);
    });

    it('twice is checked twice and sent no third time', async () => {
      const library = new FatefulLibrary(['lostBefore', 'fine', 'lostBefore', 'fine']);
      assert.deepEqual(counts(await library.write(items(3))), [0, 3, 0, 'offline']);
      assert.equal(library.requests.length, 4);
    });

    it('is of unknown outcome when the check fails too, and ends the work', async () => {
      const library = new FatefulLibrary(['lostAfter', 'lostBefore']);
      const pause = (): Promise<void> => Promise.resolve();
      assert.deepEqual(counts(await library.write(items(5), { pause })), [0, 2, 3, 'offline']);
    });

    it('and whose second try is refused says why that was refused', async () => {
      const library = new FatefulLibrary(['lostHalf', 'fine', 'refused']);
      library.refusal = 'missingScope';
      assert.deepEqual(counts(await library.write(items(2))), [1, 1, 0, 'missingScope']);
    });
  });

  it('that could not be sent is refused: nothing is checked, and nothing is in doubt', async () => {
    const library = new FatefulLibrary(['unsent']);
    assert.deepEqual(counts(await library.write(items(3))), [0, 3, 0, 'offline']);
    assert.deepEqual(library.requests, ['write i0 i1 i2']);
    const second = new FatefulLibrary(['lostHalf', 'fine', 'unsent']);
    assert.deepEqual(counts(await second.write(items(2))), [1, 1, 0, 'offline']);
  });

  describe('that is cancelled', () => {
    it('counts what was sent, and sends nothing more', async () => {
      const controller = new AbortController();
      const library = new FatefulLibrary();
      library.onSend = count => {
        if (count === 8) controller.abort();
      };
      const outcome = await library.write(items(30), { size: 1, signal: controller.signal });
      assert.deepEqual(counts(outcome), [8, 22, 0, 'cancelled']);
      assert.deepEqual([library.requests.length, library.tries], [8, 8]);
      const before = new FatefulLibrary();
      assert.deepEqual(counts(await before.write(items(2), { signal: controller.signal })), [
        0,
        2,
        0,
        'cancelled',
      ]);
      assert.deepEqual(before.requests, []);
    });

    it('checks what was lost all the same, and does not send it again', async () => {
      const controller = new AbortController();
      const library = new FatefulLibrary(['lostHalf']);
      library.onSend = () => controller.abort();
      const outcome = await library.write(items(4), { size: 4, signal: controller.signal });
      assert.deepEqual(counts(outcome), [2, 2, 0, 'cancelled']);
      assert.deepEqual(library.requests, ['write i0 i1 i2 i3', 'check i0 i1 i2 i3']);
    });

    it('too late is done', async () => {
      const controller = new AbortController();
      const library = new FatefulLibrary();
      library.onSend = count => {
        if (count === 3) controller.abort();
      };
      const outcome = await library.write(items(9), { signal: controller.signal });
      assert.deepEqual(outcome, { applied: items(9), refused: [], unknown: [] });
    });
  });

  it('takes an error it does not know for a lost answer', async () => {
    const checked: string[] = [];
    const outcome = await writeInChunks(items(2), {
      size: 2,
      write: () => Promise.reject(new TypeError('odd')),
      check: chunk => {
        checked.push(...chunk);
        return Promise.resolve([true, false]);
      },
    });
    assert.deepEqual(checked, ['i0', 'i1', 'i1']);
    assert.deepEqual(counts(outcome), [2, 0, 0, undefined]);
  });
});

describe('Chunks', () => {
  it('hold everything in order, none above the size', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 50 }), (all, size) => {
        const chunks = chunksOf(all, size);
        assert.deepEqual(chunks.flat(), all);
        assert.ok(chunks.every(chunk => chunk.length > 0 && chunk.length <= size));
        assert.equal(chunks.length, Math.ceil(all.length / size));
      }),
    );
  });
});
