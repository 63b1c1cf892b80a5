import assert from 'node:assert/strict';
import type { SavedItem } from '../../../src/library/journal.ts';
import { uriOf } from '../../../src/library/journal.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { contains, counts, forbidden, isSaved, write } from './curationWorld.ts';
import { useTestLibrary } from './openTestLibrary.ts';

const uris = (items: readonly SavedItem[]): string[] => items.map(uriOf);

describe('Saving and removing', () => {
  const { open } = useTestLibrary({ tracks: 450 });

  it('is shown at once, before Spotify has answered', async () => {
    const test = await open();
    const [removed, ...rest] = test.rows(3);
    const [added] = await test.unsavedRows(1);
    test.spotify.latencyMs = 20;
    const removing = test.library.remove([removed!]);
    const saving = test.library.save([added!]);
    await new Promise(setImmediate);
    assert.equal(test.library.savedState(uriOf(removed!)), 'notSaved');
    assert.equal(isSaved(test, removed!), true);
    await removing;
    assert.equal(isSaved(test, removed!), false);
    await saving;
    assert.equal(test.listedUris[0], uriOf(added!));
    assert.ok(rest.every(item => isSaved(test, item)));
    assert.deepEqual(test.takeRequests(), ['DELETE /me/library', 'PUT /me/library']);
  });

  it('sends only what changes something', async () => {
    const test = await open();
    const [saved, unsaved] = [test.rows(30), await test.unsavedRows(70)];
    const outcome = await test.library.save([...saved, ...unsaved]);
    assert.deepEqual(counts(outcome), [70, 30, 0, 0]);
    const sent = test.spotify.log.where(write).flatMap(({ query }) => query.get('uris')!.split(','));
    assert.deepEqual(sent, uris(unsaved));
    test.takeRequests();
    assert.deepEqual(counts(await test.library.save(saved)), [0, 30, 0, 0]);
    assert.deepEqual(test.takeRequests(), []);
  });

  it('asks Spotify first where no list tells', async () => {
    const test = await open();
    const album = await test.library.albums.get(test.spotify.state.savedAlbums()[0]!.uri);
    test.takeRequests();
    const outcome = await test.library.save([{ addedAt: '', album }]);
    assert.deepEqual([counts(outcome), test.takeRequests()], [[0, 1, 0, 0], ['GET /me/library/contains']]);
  });

  it('counts what is named twice once', async () => {
    const test = await open();
    const [row] = test.rows(1);
    assert.deepEqual(counts(await test.library.remove([row!, row!])), [1, 0, 0, 0]);
    assert.deepEqual(counts(await test.library.save([row!, row!])), [1, 0, 0, 0]);
  });

  it('goes one at a time: a second wish waits for the first', async () => {
    const test = await open();
    const [row] = test.rows(1);
    const outcomes = await Promise.all([
      test.library.remove([row!]),
      test.library.save([row!]),
      test.library.remove([row!]),
    ]);
    assert.deepEqual(
      outcomes.map(outcome => outcome.applied.length),
      [1, 1, 1],
    );
    assert.equal(isSaved(test, row!), false);
    assert.equal(test.spotify.log.maxInFlight, 1);
  });

  describe('that Spotify refuses', () => {
    it('is shown as before again, at its old place and with its old date', async () => {
      const test = await open();
      const before = test.library.savedTracks.rows;
      test.spotify.faults.next(write, forbidden);
      const outcome = await test.library.remove(test.rows(3, 20));
      assert.deepEqual(counts(outcome), [0, 0, 3, 0]);
      assert.equal(outcome.error?.kind, 'forbidden');
      assert.deepEqual(test.library.savedTracks.rows, before);
      const told = test.changes.filter(({ uris: each }) => each.includes(uriOf(outcome.refused[0]!)));
      assert.ok(told.length >= 2, 'views hear of both');
    });

    it('half way keeps what was applied', async () => {
      const test = await open();
      test.spotify.faults.next(write, forbidden, { after: 1 });
      const wished = await test.unsavedRows(120);
      const outcome = await test.library.save(wished);
      assert.deepEqual(counts(outcome), [80, 0, 40, 0]);
      for (const item of wished)
        assert.equal(test.library.savedState(uriOf(item)) === 'saved', isSaved(test, item));
    });

    it('before anything was sent begins nothing', async () => {
      const test = await open();
      const album = await test.library.albums.get(test.spotify.state.savedAlbums()[0]!.uri);
      test.spotify.faults.next(contains, forbidden);
      await assert.rejects(test.library.remove([{ addedAt: '', album }]), /403/);
      assert.equal(await test.library.undoable(), undefined);
      await test.library.remove(test.rows(1));
    });
  });

  it('whose answer is lost and cannot be checked is of unknown outcome, and so is the state', async () => {
    const test = await open();
    test.spotify.faults.next(write, { kind: 'answerLost' });
    test.spotify.faults.next(contains, { kind: 'reset' }, { times: 4 });
    const [row] = test.rows(1);
    const outcome = await test.library.remove([row!]);
    assert.deepEqual(counts(outcome), [0, 0, 0, 1]);
    assert.equal(test.library.savedState(uriOf(row!)), 'unknown');
    assert.deepEqual(test.library.savedTracks.get(uriOf(row!)), row, 'the row is still there');
    assert.equal(isSaved(test, row!), false);
    test.spotify.faults.next(contains, { kind: 'reset' }, { times: 4 });
    const undoing = test.library.undo();
    await assert.rejects(undoing, { kind: 'offline' }, 'nothing is undone that may not have happened');
    await test.library.refresh('savedTracks');
    assert.equal(test.library.savedState(uriOf(row!)), 'notSaved');
    assert.deepEqual(counts(await test.library.undo()), [1, 0, 0, 0], 'now that Spotify has told');
  });

  it('that could not be sent is refused, and nothing is in doubt', async () => {
    const test = await open();
    const [row] = test.rows(1);
    test.spotify.faults.next(write, { kind: 'rateLimited', retryAfterSeconds: 120 });
    await test.library.remove([row!]);
    test.takeRequests();
    assert.deepEqual(counts(await test.library.remove([row!])), [0, 0, 1, 0]);
    assert.deepEqual(test.takeRequests(), []);
    assert.equal(test.library.savedState(uriOf(row!)), 'saved');
  });

  it('ends before its next request when the library is let go of, and so does what waits or comes', async () => {
    const test = await open();
    const [first, second, third] = [test.rows(400), test.rows(1, 405), test.rows(1, 406)];
    test.spotify.faults.next(write, { kind: 'meanwhile', run: () => test.library.dispose() });
    const removing = test.library.remove(first);
    const waiting = assert.rejects(test.library.remove(second), error => SpotifyError.is(error, 'cancelled'));
    assert.deepEqual(counts(await removing), [320, 0, 80, 0]);
    await waiting;
    await assert.rejects(test.library.save(third), error => SpotifyError.is(error, 'cancelled'));
    await assert.rejects(test.library.undo(), error => SpotifyError.is(error, 'cancelled'));
    assert.deepEqual(test.takeRequests(), Array<string>(8).fill('DELETE /me/library'));
  });

  it('does not pause any longer for a restoration when the library is let go of', async () => {
    const test = await open();
    await test.library.remove(test.rows(90));
    test.spotify.faults.next(write, { kind: 'meanwhile', run: () => test.library.dispose() });
    const outcome = await test.library.undo();
    assert.deepEqual([counts(outcome), outcome?.saved.error?.kind], [[40, 0, 50, 0], 'cancelled']);
  });

  it('can be stopped between two requests', async () => {
    const test = await open();
    const controller = new AbortController();
    const outcome = await test.library.remove(test.rows(400), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    assert.deepEqual([counts(outcome), outcome.error?.kind], [[320, 0, 80, 0], 'cancelled']);
    assert.equal(test.library.savedTracks.rows.length, 130);
  });
});
