import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedItem } from '../../../src/library/journal.ts';
import { uriOf } from '../../../src/library/journal.ts';
import { counts, forbidden, isSaved, leaveInDoubt, write } from './curationWorld.ts';
import { TestLibrary, useTestLibrary } from './openTestLibrary.ts';

describe('Saving and removing what is not known for certain', () => {
  const { open } = useTestLibrary();

  describe('that is in doubt', () => {
    const lookUp = async (test: TestLibrary, item: SavedItem): Promise<void> => {
      test.library.lookUpSaved([uriOf(item)]);
      while (test.library.savedState(uriOf(item)) === 'unknown') await sleep(5);
    };

    it('is known as soon as Spotify is asked, and the list follows', async () => {
      for (const [fault, happened] of [
        [{ kind: 'answerLost' }, true],
        [{ kind: 'reset' }, false],
      ] as const) {
        const test = await open();
        const [removed, saved] = [test.rows(1)[0]!, (await test.unsavedRows(1))[0]!];
        for (const [kind, item] of [
          ['remove', removed],
          ['save', saved],
        ] as const) {
          leaveInDoubt(test, fault);
          await test.library[kind]([item]);
          assert.equal(test.library.savedState(uriOf(item)), 'unknown');
          assert.equal(test.library.savedTracks.get(uriOf(item)) !== undefined, item === removed);
          await lookUp(test, item);
          await test.library.settleInterrupted();
          assert.equal(test.library.savedState(uriOf(item)), isSaved(test, item) ? 'saved' : 'notSaved');
          assert.equal(test.library.savedTracks.get(uriOf(item)) !== undefined, isSaved(test, item));
        }
        assert.deepEqual([isSaved(test, removed), isSaved(test, saved)], [!happened, happened]);
      }
    });

    it('is known as soon as the list is read again', async () => {
      const test = await open();
      const [row] = test.rows(1);
      leaveInDoubt(test, { kind: 'answerLost' });
      await test.library.remove([row!]);
      await test.library.refresh('savedTracks');
      assert.equal(test.library.savedState(uriOf(row!)), 'notSaved');
    });
  });

  describe('of a list that was not read just now', () => {
    async function openLongAgo(): Promise<TestLibrary> {
      const test = await open();
      test.clock.pass(61_000);
      return test;
    }

    it('is asked about with one request, and not again soon', async () => {
      const test = await openLongAgo();
      await test.library.remove(test.rows(100));
      const [head, ...sent] = test.takeRequests();
      assert.deepEqual([head, sent], ['GET /me/tracks', Array<string>(3).fill('DELETE /me/library')]);
      await test.library.remove(test.rows(1));
      assert.deepEqual(test.takeRequests(), ['DELETE /me/library']);
    });

    it('leaves at its undoing what was saved elsewhere before', async () => {
      const test = await open();
      const elsewhere = test.rows(1, 5)[0]!;
      const [other] = await test.unsavedRows(1);
      await test.library.remove([elsewhere]);
      test.spotify.state.save(uriOf(elsewhere));
      test.clock.pass(61_000);
      assert.deepEqual(counts(await test.library.save([elsewhere, other!])), [1, 1, 0, 0]);
      assert.deepEqual(counts(await test.library.undo()), [1, 0, 0, 0]);
      assert.deepEqual([isSaved(test, elsewhere), isSaved(test, other!)], [true, false]);
    });

    it('asks about the items themselves when the list has become another, and reads it again', async () => {
      const test = await openLongAgo();
      const [gone, there] = test.rows(2, 100);
      test.spotify.state.remove(uriOf(gone!));
      assert.deepEqual(counts(await test.library.remove([gone!, there!])), [1, 1, 0, 0]);
      assert.equal(test.library.savedTracks.get(uriOf(gone!)), undefined);
      const requests = test.takeRequests().slice(0, 3);
      assert.deepEqual(requests, ['GET /me/tracks', 'GET /me/library/contains', 'DELETE /me/library']);
      assert.deepEqual(counts(await test.library.undo()), [1, 0, 0, 0]);
      assert.equal(isSaved(test, gone!), false, 'and what was removed elsewhere does not come back');
      while (test.listedUris.join() !== test.serverUris.join()) await sleep(2);
    });

    it('is not begun when Spotify does not answer', async () => {
      const test = await openLongAgo();
      test.spotify.faults.next({ path: '/me/tracks' }, forbidden);
      await assert.rejects(test.library.remove(test.rows(1)), /403/);
      assert.deepEqual([test.takeRequests(), await test.library.undoable()], [['GET /me/tracks'], undefined]);
    });
  });

  describe('of a track whose row has not been read', () => {
    async function openInPart(): Promise<{ test: TestLibrary; item: SavedItem }> {
      const test = await open();
      const [row] = test.rows(1, 80);
      const whole = test.library.savedTracks.rows.length;
      const other = new TestLibrary(test.spotify, test.clock);
      others.push(other);
      const missing = { kind: 'answer', answer: { status: 404 } } as const;
      test.spotify.faults.next({ path: '/me/tracks' }, missing, { after: 1 });
      await other.library.savedTracks.refresh();
      assert.ok(other.library.savedTracks.rows.length < whole);
      const track = await other.library.tracks.get(uriOf(row!));
      return { test: other, item: { track, addedAt: new Date().toISOString() } };
    }

    const others: TestLibrary[] = [];
    afterEach(() => Promise.all(others.splice(0).map(each => each.close())));

    it('invents no row for it when it is refused', async () => {
      const { test, item } = await openInPart();
      const before = test.listedUris;
      test.spotify.faults.next(write, forbidden);
      const outcome = await test.library.remove([item]);
      assert.deepEqual(counts(outcome), [0, 0, 1, 0]);
      assert.deepEqual(test.listedUris, before);
      assert.equal(test.library.addedAt(uriOf(item)), undefined);
      assert.equal(test.library.savedState(uriOf(item)), 'saved');
    });

    it('knows no date of it, so that it is restored before all that had been read', async () => {
      const { test, item } = await openInPart();
      await test.library.remove([...test.rows(3), item]);
      assert.equal((await test.library.undoable())?.items.at(-1)?.item.addedAt, '');
      test.takeRequests();
      await test.library.undo();
      const [sent] = test.spotify.log.where(write);
      assert.equal(sent?.query.get('uris')?.split(',')[0], uriOf(item));
    });
  });
});
