import assert from 'node:assert/strict';
import { uriOf } from '../../../src/library/journal.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { counts } from './curationWorld.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

const serverRows = (test: TestLibrary): string[] =>
  test.spotify.state.savedTracks().map(({ uri, addedAt }) => `${addedAt} ${uri}`);

const listedRows = (test: TestLibrary): string[] =>
  test.library.savedTracks.rows.map(({ track, addedAt }) => `${addedAt} ${track.uri}`);

/** Newest first; of one date in one order. */
const byDateAndUri = (rows: readonly string[]): string[] => rows.toSorted().reverse();

describe('A removal that is undone with extended quota', () => {
  const { open } = useTestLibrary({ tracks: 330 });

  it('leaves the library as if nothing had been: each track has its old date and place', async () => {
    const test = await open('extended');
    const before = serverRows(test);
    const removed = [...test.rows(90), ...test.rows(120, 150)].reverse();
    assert.deepEqual(counts(await test.library.remove(removed)), [210, 0, 0, 0]);
    test.takeRequests();
    const slept = test.clock.sleeps.length;
    const outcome = await test.library.undo();
    assert.deepEqual(counts(outcome), [210, 0, 0, 0]);
    assert.equal(outcome?.saved.dated?.length, 210);
    assert.deepEqual(serverRows(test), before);
    assert.equal(test.clock.sleeps.length, slept, 'there is nothing to wait for');
    const writes = test.spotify.log.where({ method: 'PUT' }).map(({ path }) => path);
    assert.deepEqual(writes, Array<string>(5).fill('/me/tracks'));
    assert.deepEqual(byDateAndUri(listedRows(test)), byDateAndUri(before), 'rows of one date in any order');
  });

  it('costs no reading of the list: one request tells that nothing else has changed', async () => {
    const test = await open('extended');
    const before = serverRows(test);
    await test.library.remove(test.rows(40, 100));
    test.takeRequests();
    await test.library.undo();
    assert.deepEqual(test.takeRequests(), ['PUT /me/tracks']);
    await test.library.savedTracks.refresh();
    assert.deepEqual(test.takeRequests(), ['GET /me/tracks']);
    assert.deepEqual(byDateAndUri(listedRows(test)), byDateAndUri(before));
  });

  it('shows a single track at its old place, without asking again', async () => {
    const test = await open('extended');
    const before = test.library.savedTracks.rows;
    // Of several with one date only Spotify knows the order.
    const hasOwnDate = ({ addedAt }: SavedTrack): boolean =>
      before.filter(row => row.addedAt === addedAt).length === 1;
    const row = test.rows(200, 100).find(hasOwnDate);
    await test.library.remove([row!]);
    test.takeRequests();
    const outcome = await test.library.undo();
    assert.deepEqual(outcome?.saved.dated, [row]);
    assert.deepEqual(test.takeRequests(), ['PUT /me/tracks']);
    assert.deepEqual(test.library.savedTracks.rows, before);
    assert.equal(test.library.addedAt(uriOf(row!)), row!.addedAt);
  });

  it('is undone as in development mode when the app turns out not to have it', async () => {
    const test = await open('extended');
    const removed = test.rows(90);
    await test.library.remove(removed);
    test.spotify.mode = 'development';
    test.takeRequests();
    const slept = test.clock.sleeps.length;
    const outcome = await test.library.undo();
    assert.deepEqual([counts(outcome), outcome?.saved.dated], [[90, 0, 0, 0], []]);
    const sent = test.spotify.log
      .where({ method: 'PUT', path: '/me/library' })
      .map(({ query }) => query.get('uris')!.split(','));
    assert.deepEqual(
      sent.map(uris => uris.length),
      [40, 40, 10],
    );
    const former = new Map(removed.map(item => [uriOf(item), item.addedAt]));
    const ages = sent.flat().map(uri => former.get(uri)!);
    assert.deepEqual(ages, ages.toSorted());
    assert.deepEqual(test.clock.sleeps.slice(slept), [1_000, 1_000]);
    await test.library.savedTracks.refresh();
    assert.deepEqual(listedRows(test), serverRows(test));
  });

  it('puts albums back, whose dates cannot be kept, beside tracks, whose dates are', async () => {
    const test = await open('extended');
    await test.library.savedAlbums.refresh();
    const before = serverRows(test);
    const [album] = test.library.savedAlbums.rows;
    const tracks = test.rows(3, 40);
    assert.deepEqual(counts(await test.library.remove([album!, ...tracks])), [4, 0, 0, 0]);
    const outcome = await test.library.undo();
    assert.deepEqual(counts(outcome), [4, 0, 0, 0]);
    assert.deepEqual(new Set(outcome?.saved.dated?.map(uriOf)), new Set(tracks.map(uriOf)));
    assert.deepEqual(serverRows(test), before);
    assert.notEqual(test.spotify.state.addedAt(uriOf(album!)), album!.addedAt);
  });
});
