import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SpotifyErrorKind } from '../../src/spotify/errors.ts';
import { SpotifyError } from '../../src/spotify/errors.ts';
import { ChangingList } from '../unit/library/changingList.ts';

/** One thing that happens to a list; `place` is a share of its length. */
type Step =
  | { readonly kind: 'saveElsewhere' | 'saveHere'; readonly count: number }
  | { readonly kind: 'removeElsewhere' | 'saveAgainElsewhere' | 'removeHere'; readonly place: number }
  | { readonly kind: 'refresh' | 'retry' | 'firstRows' };

const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const count = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 45, max: 55 }));
const change: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('saveElsewhere', 'saveHere'), count }),
  fc.record({ kind: fc.constantFrom('removeElsewhere', 'saveAgainElsewhere', 'removeHere'), place }),
);
const reading: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom('refresh', 'retry', 'firstRows') });
const step = fc.oneof(change, reading);

/** Changes and faults that befall the n-th page asked for. */
const mishaps = fc.array(
  fc.record({
    index: fc.nat(25),
    isBefore: fc.boolean(),
    what: fc.oneof(change, fc.constantFrom<SpotifyErrorKind>('unavailable', 'offline', 'rateLimited')),
  }),
  { maxLength: 4 },
);

function bringAbout(model: ChangingList, happening: Step): void {
  const uri = 'place' in happening ? model.uris[Math.floor(happening.place * model.uris.length)] : undefined;
  if ('count' in happening) {
    for (let each = 0; each < happening.count; each++)
      if (happening.kind === 'saveHere') model.save();
      else model.saveHere();
  }
  if (uri === undefined) return;
  if (happening.kind === 'removeElsewhere') model.removeHere(uri);
  if (happening.kind === 'saveAgainElsewhere') model.saveAgainHere(uri);
  if (happening.kind === 'removeHere' && model.list.get(uri)) model.remove(uri);
}

async function happen(model: ChangingList, happening: Step): Promise<void> {
  if (happening.kind === 'refresh') await model.list.refresh();
  else if (happening.kind === 'retry') await model.list.retry();
  else if (happening.kind === 'firstRows') await model.list.firstRows();
  else bringAbout(model, happening);
}

describe('A saved list, whatever happens here and elsewhere', () => {
  it('is Spotify’s list once Spotify is quiet: every row, its date and its place', async () => {
    const sizes = fc.constantFrom(0, 1, 49, 50, 51, 120, 260);
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(step, { maxLength: 12 }), mishaps, async (size, steps, mishap) => {
        const model = new ChangingList(size);
        const befall = (isBefore: boolean) => (_: unknown, index: number) => {
          for (const { what } of mishap.filter(each => each.index === index && each.isBefore === isBefore)) {
            if (typeof what !== 'string') bringAbout(model, what);
            else if (isBefore) throw new SpotifyError(what, 'befallen');
          }
        };
        model.onRequest = befall(true);
        model.onAnswer = befall(false);
        for (const each of steps) await happen(model, each);
        model.failNoMore();
        model.onAnswer = () => undefined;
        await model.list.refresh(); // What is still being read may be from before.
        await model.list.refresh();
        assert.deepEqual(model.list.rows, model.entries);
        assert.equal(model.list.status.phase, 'complete');
        model.takeRequests();
        await model.list.refresh();
        assert.equal(model.takeRequests(), 1, 'and one request is enough to know');
      }),
      { numRuns: 400 },
    );
  });

  it('never holds a row twice, and what it tells of is what changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
        const model = new ChangingList(120);
        const known = new Set<string>();
        for (const each of steps) await happen(model, each);
        await model.list.refresh();
        for (const { uris } of model.told) for (const uri of uris) if (!known.delete(uri)) known.add(uri);
        assert.deepEqual(known, new Set(model.listed));
        assert.equal(new Set(model.listed).size, model.listed.length);
      }),
      { numRuns: 100 },
    );
  });
});
