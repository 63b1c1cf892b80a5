import assert from 'node:assert/strict';
import type { SavedItem } from '../../../src/library/journal.ts';
import { uriOf } from '../../../src/library/journal.ts';
import { contains, counts, forbidden, isSaved, leaveInDoubt } from './curationWorld.ts';
import { inWords, JournalWorld } from './journalWorld.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

const saving = { path: /^\/me\/library$/, method: 'PUT' } as const;
const removing = { path: /^\/me\/library$/, method: 'DELETE' } as const;

describe('A change that saves and removes', () => {
  const { open } = useTestLibrary();
  const pairs = (remove: readonly SavedItem[], save: readonly SavedItem[]) =>
    remove.map((item, index) => ({ remove: item, save: save[index]! }));
  const writesOf = (test: TestLibrary): string[] =>
    test.takeRequests().filter(request => !request.startsWith('GET'));
  const areSaved = (test: TestLibrary, items: readonly SavedItem[]): boolean[] => [
    ...new Set(items.map(item => isSaved(test, item))),
  ];

  it('saves first, and one undo takes all of it back: saves again first, too', async () => {
    const test = await open();
    const before = new Set(test.serverUris);
    const [gone, fresh] = [test.rows(50), await test.unsavedRows(45)];
    const outcome = await test.library.change({ save: fresh, remove: gone });
    assert.deepEqual([counts(outcome.saved), counts(outcome.removed)], [[45, 0, 0, 0], [50, 0, 0, 0]]); // prettier-ignore
    const both = ['PUT /me/library', 'PUT /me/library', 'DELETE /me/library', 'DELETE /me/library'];
    assert.deepEqual(writesOf(test), both);
    assert.deepEqual([areSaved(test, gone), areSaved(test, fresh)], [[false], [true]]);
    assert.deepEqual(new Set(test.listedUris), new Set(test.serverUris));
    const undone = await test.library.undo(outcome.changeId);
    assert.deepEqual([counts(undone?.saved), counts(undone?.removed)], [[50, 0, 0, 0], [45, 0, 0, 0]]); // prettier-ignore
    assert.deepEqual(writesOf(test), both);
    assert.deepEqual(new Set(test.serverUris), before);
    assert.equal(await test.library.undoable(), undefined);
  });

  it('is written down whole before anything is sent', async () => {
    const test = await open();
    const seen: (number | undefined)[] = [];
    const [gone, fresh] = [test.rows(2), await test.unsavedRows(3)];
    const run = (): void => {
      void test.library.undoable().then(change => seen.push(change?.items.length));
    };
    test.spotify.faults.next(removing, { kind: 'meanwhile', run });
    await test.library.change({ save: fresh, remove: gone });
    assert.deepEqual(seen, [5]);
  });

  it('keeps the original of what could not be saved, and removes those whose replacement is there', async () => {
    const test = await open();
    const [gone, fresh] = [test.rows(60), await test.unsavedRows(60)];
    const [free] = test.rows(1, 100);
    test.spotify.faults.next(saving, forbidden, { after: 1 });
    const outcome = await test.library.change({ replace: pairs(gone, fresh), remove: [free!] });
    assert.deepEqual([counts(outcome.saved), counts(outcome.removed)], [[40, 0, 20, 0], [40, 0, 21, 0]]); // prettier-ignore
    assert.equal(outcome.removed.error, outcome.saved.error);
    assert.deepEqual(areSaved(test, [...gone.slice(40), free!, ...fresh.slice(0, 40)]), [true]);
    assert.deepEqual(areSaved(test, [...gone.slice(0, 40), ...fresh.slice(40)]), [false]);
  });

  it('puts replacements where their originals were, of several at the oldest, where Spotify lets us choose', async () => {
    const test = await open('extended');
    const gone = test.rows(60);
    const [first, ...fresh] = await test.unsavedRows(58);
    const outcome = await test.library.change({ replace: pairs(gone, [...fresh, first!, first!, first!]) });
    assert.deepEqual([counts(outcome.saved), counts(outcome.removed)], [[58, 0, 0, 0], [60, 0, 0, 0]]); // prettier-ignore
    const atSpotify = new Map(test.spotify.state.savedTracks().map(({ uri, addedAt }) => [uri, addedAt]));
    const dates = gone.map(({ addedAt }) => addedAt);
    const [placed, wanted] = [[...fresh, first!].map(uriOf), [...dates.slice(0, 57), dates[59]]];
    assert.deepEqual(placed.map(uri => atSpotify.get(uri)), wanted); // prettier-ignore
    assert.deepEqual(placed.map(uri => test.library.addedAt(uri)), wanted); // prettier-ignore
    assert.deepEqual(writesOf(test), ['PUT /me/tracks', 'PUT /me/tracks', 'DELETE /me/tracks', 'DELETE /me/tracks']); // prettier-ignore
  });

  it('keeps the original when it is not known whether its replacement is there', async () => {
    const test = await open();
    const [gone, fresh] = [test.rows(1), await test.unsavedRows(1)];
    leaveInDoubt(test, { kind: 'reset' });
    const outcome = await test.library.change({ replace: pairs(gone, fresh) });
    assert.deepEqual([counts(outcome.saved), counts(outcome.removed)], [[0, 0, 0, 1], [0, 0, 1, 0]]); // prettier-ignore
    assert.deepEqual(areSaved(test, gone), [true]);
  });

  it('removes the original of what was saved before', async () => {
    const test = await open();
    const [original, replacement] = test.rows(2);
    const outcome = await test.library.change({ replace: [{ remove: original!, save: replacement! }] });
    assert.deepEqual([counts(outcome.saved), counts(outcome.removed)], [[0, 1, 0, 0], [1, 0, 0, 0]]); // prettier-ignore
    await test.library.undo();
    assert.deepEqual(areSaved(test, [original!, replacement!]), [true]);
  });

  it('never removes what is to be saved', async () => {
    const test = await open();
    const [one, other] = test.rows(2);
    test.takeRequests();
    const wish = { save: [one!], remove: [one!], replace: pairs([one!, other!], [other!, one!]) };
    assert.deepEqual(counts(await test.library.change(wish)), [0, 2, 0, 0]);
    assert.deepEqual(test.takeRequests(), []);
  });

  it('removes nothing when it is stopped before', async () => {
    const test = await open();
    const controller = new AbortController();
    const [gone, fresh] = [test.rows(60), await test.unsavedRows(30)];
    const applied: number[] = [];
    const outcome = await test.library.change(
      { save: fresh, remove: gone },
      {
        signal: controller.signal,
        onProgress: count => {
          applied.push(count);
          controller.abort();
        },
      },
    );
    assert.deepEqual([counts(outcome.saved), counts(outcome.removed)], [[30, 0, 0, 0], [0, 0, 60, 0]]); // prettier-ignore
    assert.deepEqual([outcome.removed.error?.kind, applied], ['cancelled', [30]]);
    assert.deepEqual(areSaved(test, gone), [true]);
  });

  it('tells its progress as one', async () => {
    const test = await open();
    const applied: number[] = [];
    const wish = { save: await test.unsavedRows(30), remove: test.rows(20) };
    await test.library.change(wish, { onProgress: count => applied.push(count) });
    assert.deepEqual(applied, [30, 50]);
  });

  it('goes on with another try, and both are undone together', async () => {
    const test = await open();
    const before = new Set(test.serverUris);
    const [gone, fresh] = [test.rows(5), await test.unsavedRows(5)];
    test.spotify.faults.next(removing, forbidden);
    const first = await test.library.change({ save: fresh, remove: gone });
    assert.deepEqual([counts(first.saved), counts(first.removed)], [[5, 0, 0, 0], [0, 0, 5, 0]]); // prettier-ignore
    const again = await test.library.change({ remove: gone }, { extending: first.changeId });
    assert.equal(again.changeId, first.changeId);
    assert.deepEqual(counts(await test.library.undo(first.changeId)), [10, 0, 0, 0]);
    assert.deepEqual(new Set(test.serverUris), before);
  });

  it('is not gone on with by what wants the contrary', async () => {
    const test = await open();
    const [gone, fresh] = [test.rows(1), await test.unsavedRows(1)];
    const first = await test.library.change({ save: fresh, remove: gone });
    const contrary = await test.library.change({ remove: fresh }, { extending: first.changeId });
    assert.notEqual(contrary.changeId, first.changeId);
    assert.deepEqual(counts(await test.library.undo()), [1, 0, 0, 0]);
    assert.deepEqual([areSaved(test, gone), areSaved(test, fresh)], [[false], [true]]);
  });

  it('keeps what it saved for as long as what it removed is not back', async () => {
    const test = await open();
    const [gone, fresh] = [test.rows(2), await test.unsavedRows(2)];
    const { changeId } = await test.library.change({ save: fresh, remove: gone });
    test.spotify.faults.next(saving, forbidden);
    assert.deepEqual(counts(await test.library.undo(changeId)), [0, 0, 4, 0]);
    assert.deepEqual([areSaved(test, gone), areSaved(test, fresh)], [[false], [true]]);
    assert.deepEqual(counts(await test.library.undo(changeId)), [4, 0, 0, 0]);
    assert.deepEqual([areSaved(test, gone), areSaved(test, fresh)], [[true], [false]]);
  });

  it('is taken back by a later window, also when its own was closed in the middle', async () => {
    const world = await JournalWorld.make();
    try {
      const test = await open('development', 'savedTracks', world.open());
      const before = new Set(test.serverUris);
      const [gone, fresh] = [test.rows(2), await test.unsavedRows(2)];
      test.spotify.faults.next(removing, { kind: 'reset' });
      test.spotify.faults.next(contains, { kind: 'meanwhile', run: () => test.library.dispose() });
      await test.library.change({ save: fresh, remove: gone });
      const next = await open('development', 'savedTracks', world.open());
      assert.equal(inWords(await next.library.undoable())?.split(' ').length, 4);
      await next.library.undo();
      assert.deepEqual(new Set(next.serverUris), before);
    } finally {
      await world.remove();
    }
  });
});
