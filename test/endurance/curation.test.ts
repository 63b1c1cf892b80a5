import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpotifyError } from '../../src/spotify/errors.ts';
import type { Fault } from '../support/fault.ts';
import { forbidden, isSaved } from '../unit/library/curationWorld.ts';
import { useTestLibrary } from '../unit/library/openTestLibrary.ts';

describe('Saving and removing', () => {
  const { open } = useTestLibrary({ tracks: 450 });

  it('shows what Spotify holds after any changes and faults, once it is refreshed', async () => {
    const test = await open();
    const pool = [...test.rows(50), ...(await test.unsavedRows(50))];
    const fault = fc.constantFrom<Fault>(
      forbidden,
      { kind: 'reset' },
      { kind: 'answerLost' },
      { kind: 'serverError' },
    );
    const wish = fc.record({
      kind: fc.constantFrom('save', 'remove', 'undo'),
      from: fc.nat(90),
      count: fc.integer({ min: 1, max: 60 }),
      fault: fc.option(fc.record({ fault, after: fc.nat(2) }), { freq: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 5 }), async wishes => {
        for (const { kind, from, count, fault: planned } of wishes) {
          if (planned) test.spotify.faults.next({ path: /library/ }, planned.fault, planned);
          const items = pool.slice(from, from + count);
          const before = new Set(test.serverUris);
          const begun = kind === 'undo' ? test.library.undo() : test.library[kind as 'save'](items);
          // A change whose states cannot be found out is not begun.
          const outcome = await begun.catch((error: unknown) => {
            assert.ok(SpotifyError.is(error), String(error));
            assert.deepEqual(new Set(test.serverUris), before);
            return undefined;
          });
          test.spotify.faults.clear();
          const parts = outcome && 'saved' in outcome ? [outcome.saved, outcome.removed] : [outcome];
          for (const part of parts) {
            const wanted = part?.kind === 'save';
            for (const item of part?.applied ?? []) assert.equal(isSaved(test, item), wanted);
            for (const item of part?.refused ?? []) assert.equal(isSaved(test, item), !wanted);
          }
        }
        await test.library.refresh('savedTracks');
        await test.library.refresh('savedTracks');
        assert.deepEqual(test.listedUris, test.serverUris);
      }),
      { numRuns: 25 },
    );
  });
});
