import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { WriteOutcome } from '../../../src/spotify/bulk.ts';
import { chunksOf, writeInChunks } from '../../../src/spotify/bulk.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';

/** What happens to a request: it is answered, refused, never sent, lost before or after it was acted upon, or half of it was. */
type Fate = 'fine' | 'refused' | 'unsent' | 'lostBefore' | 'lostAfter' | 'lostHalf';

const items = (count: number): string[] => Array.from({ length: count }, (_, index) => `i${index}`);

/** A library in memory that meets a list of fates, one for each request; then all goes well. */
class FatefulLibrary {
  readonly saved = new Set<string>();
  readonly requests: string[] = [];
  readonly progress: number[] = [];
  /** Kind of what a refusal is. */
  refusal: SpotifyErrorKind = 'forbidden';
  readonly #fates: Fate[];

  constructor(...fates: Fate[]) {
    this.#fates = fates;
  }

  save(wanted: readonly string[], size = 3, signal?: AbortSignal): Promise<WriteOutcome> {
    return writeInChunks(wanted, {
      size,
      signal,
      write: chunk => this.#meet(`write ${chunk.join(' ')}`, chunk),
      check: async chunk => {
        await this.#meet(`check ${chunk.join(' ')}`, []);
        return chunk.map(item => this.saved.has(item));
      },
      pause: () => Promise.resolve(),
      onProgress: done => this.progress.push(done),
    });
  }

  async #meet(request: string, chunk: readonly string[]): Promise<void> {
    this.requests.push(request);
    await Promise.resolve();
    const fate = this.#fates.shift() ?? 'fine';
    if (fate === 'refused') throw new SpotifyError(this.refusal, 'refused');
    if (fate === 'unsent') throw new SpotifyError('offline', 'no connection', { sent: false });
    const acted = { fine: chunk.length, lostAfter: chunk.length, lostHalf: chunk.length / 2, lostBefore: 0 };
    for (const item of chunk.slice(0, acted[fate])) this.saved.add(item);
    if (fate !== 'fine') throw new SpotifyError('offline', 'lost');
  }
}

const counts = ({ applied, refused, unknown, error }: WriteOutcome): unknown[] => [
  applied.length,
  refused.length,
  unknown.length,
  error?.kind,
];

describe('A bulk write', () => {
  it('goes out in chunks, in order, and tells how far it is', async () => {
    const library = new FatefulLibrary();
    const outcome = await library.save(items(7));
    assert.deepEqual(library.requests, ['write i0 i1 i2', 'write i3 i4 i5', 'write i6']);
    assert.deepEqual(library.progress, [3, 6, 7]);
    assert.deepEqual(outcome, { applied: items(7), refused: [], unknown: [] });
  });

  it('of nothing is nothing', async () => {
    const library = new FatefulLibrary();
    assert.deepEqual(await library.save([]), { applied: [], refused: [], unknown: [] });
    assert.deepEqual(library.requests, []);
  });

  it('ends at a refusal; what follows is not sent', async () => {
    const library = new FatefulLibrary('fine', 'refused');
    const outcome = await library.save(items(9));
    assert.equal(library.requests.length, 2);
    assert.deepEqual(counts(outcome), [3, 6, 0, 'forbidden']);
  });

  it('whose answer is lost is checked first, and not sent again when it arrived', async () => {
    const library = new FatefulLibrary('lostAfter');
    const outcome = await library.save(items(5));
    assert.deepEqual(library.requests, ['write i0 i1 i2', 'check i0 i1 i2', 'write i3 i4']);
    assert.deepEqual(counts(outcome), [5, 0, 0, undefined]);
  });

  it('that was lost on the way is sent again, as far as it did not arrive', async () => {
    const library = new FatefulLibrary('lostBefore', 'fine', 'fine');
    await library.save(items(3));
    assert.deepEqual(library.requests, ['write i0 i1 i2', 'check i0 i1 i2', 'write i0 i1 i2']);
    const half = new FatefulLibrary('lostHalf');
    await half.save(items(4), 4);
    assert.deepEqual(half.requests.slice(1), ['check i0 i1 i2 i3', 'write i2 i3']);
  });

  it('that is lost twice is checked twice and sent no third time', async () => {
    const library = new FatefulLibrary('lostBefore', 'fine', 'lostBefore', 'fine');
    const outcome = await library.save(items(5));
    assert.equal(library.requests.length, 4);
    assert.deepEqual(counts(outcome), [0, 5, 0, 'offline']);
  });

  it('is of unknown outcome when the check fails too', async () => {
    const library = new FatefulLibrary('lostAfter', 'lostBefore');
    assert.deepEqual(counts(await library.save(items(5))), [0, 2, 3, 'offline']);
  });

  it('that could not be sent is refused: nothing is checked, and nothing is in doubt', async () => {
    const library = new FatefulLibrary('fine', 'unsent');
    assert.deepEqual(counts(await library.save(items(9))), [3, 6, 0, 'offline']);
    assert.deepEqual(library.requests, ['write i0 i1 i2', 'write i3 i4 i5']);
    const second = new FatefulLibrary('lostHalf', 'fine', 'unsent');
    assert.deepEqual(counts(await second.save(items(2), 2)), [1, 1, 0, 'offline']);
  });

  it('says why the second try was refused, not why the first was lost', async () => {
    const library = new FatefulLibrary('lostHalf', 'fine', 'refused');
    library.refusal = 'missingScope';
    assert.deepEqual(counts(await library.save(items(2), 2)), [1, 1, 0, 'missingScope']);
  });

  it('stops between two chunks when it is cancelled', async () => {
    const controller = new AbortController();
    const library = new FatefulLibrary();
    const work = library.save(items(9), 3, controller.signal);
    while (library.progress.length < 2) await Promise.resolve();
    controller.abort();
    assert.deepEqual(counts(await work), [6, 3, 0, 'cancelled']);
    const before = new FatefulLibrary();
    assert.deepEqual(counts(await before.save(items(2), 3, controller.signal)), [0, 2, 0, 'cancelled']);
    assert.deepEqual(before.requests, []);
  });

  it('puts every item in exactly one list, and tells the truth, whatever goes wrong', async () => {
    const fates = fc.array(
      fc.constantFrom<Fate>('fine', 'fine', 'refused', 'unsent', 'lostBefore', 'lostAfter', 'lostHalf'),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fates, fc.nat(25), fc.integer({ min: 1, max: 6 }), async (list, count, size) => {
        const library = new FatefulLibrary(...list);
        const { applied, refused, unknown, error } = await library.save(items(count), size);
        assert.deepEqual([...applied, ...refused, ...unknown].sort(), items(count).sort());
        assert.ok(applied.every(item => library.saved.has(item)));
        assert.ok(refused.every(item => !library.saved.has(item)));
        assert.equal(error === undefined, refused.length + unknown.length === 0);
        const writes = library.requests
          .filter(request => request.startsWith('write'))
          .flatMap(request => request.split(' ').slice(1));
        for (const item of new Set(writes)) assert.ok(writes.filter(each => each === item).length <= 2);
      }),
      { numRuns: 500 },
    );
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
