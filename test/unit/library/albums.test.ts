import assert from 'node:assert/strict';
import type { Album } from '../../../src/model/album.ts';
import { spotifyUri } from '../../../src/model/spotifyUri.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

describe('A library gives an album', () => {
  const { open } = useTestLibrary();

  function largestAlbum(test: TestLibrary): Promise<Album> {
    const albums = [...test.spotify.state.catalogue.albums.values()];
    const { id } = albums.reduce((a, b) => (a.tracks.length >= b.tracks.length ? a : b));
    return test.library.album(spotifyUri('album', id));
  }

  it('with all its tracks, also beyond the first 50, in disc and track order', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    test.takeRequests();
    const { tracks, missing, error } = await test.library.albumTracks(album);
    assert.deepEqual([tracks.length, missing, error], [album.totalTracks, 0, undefined]);
    assert.ok(tracks.length > 50);
    assert.equal(new Set(tracks.map(({ uri }) => uri)).size, tracks.length);
    const places = tracks.map(({ discNumber = 0, trackNumber = 0 }) => discNumber * 1000 + trackNumber);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.deepEqual(test.takeRequests(), [`GET /albums/${album.id}/tracks`]);
    await test.library.albumTracks(album);
    assert.deepEqual(test.takeRequests(), [], 'and keeps them');
  });

  it('whose tracks name it, without carrying all the others along', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    const { tracks } = await test.library.albumTracks(album);
    const { name, uri, images, releaseDate, totalTracks } = album;
    const named = tracks[0]!.album!;
    for (const track of tracks) assert.equal(track.album, named);
    assert.partialDeepStrictEqual(named, { name, uri, images, releaseDate, totalTracks });
    assert.ok(!('tracks' in named) && !('copyrights' in named));
  });

  it('with each track once although Spotify gives some as null', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    const { tracks } = album;
    const holed = { ...album, tracks: { ...tracks, items: tracks.items.slice(2), leftOut: 2 } };
    const all = await test.library.albumTracks(holed);
    assert.deepEqual([all.tracks.length, all.missing], [album.totalTracks! - 2, 0]);
    assert.equal(new Set(all.tracks.map(({ uri }) => uri)).size, all.tracks.length);
  });

  it('without those that cannot be read, and with them after another try', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    test.spotify.faults.next({ path: /tracks/ }, { kind: 'serverError' }, { times: 4 });
    const before = await test.library.albumTracks(album);
    assert.deepEqual([before.tracks.length, before.missing], [50, album.totalTracks! - 50]);
    assert.equal(before.error?.kind, 'unavailable');
    test.takeRequests();
    assert.equal(await test.library.albumTracks(album), before);
    assert.deepEqual(test.takeRequests(), [], 'and nobody asks again unbidden');
    const after = await test.library.readMissingTracks(album);
    assert.deepEqual([after.tracks.length, after.missing], [album.totalTracks, 0]);
    assert.deepEqual(test.changes.at(-1), { lists: [], uris: [album.uri] });
    assert.equal(await test.library.albumTracks(album), after);
    assert.equal(test.takeRequests().length, 1);
  });

  it('without a request when it is saved', async () => {
    const test = await open();
    await test.library.savedAlbums.refresh();
    const [saved] = test.library.savedAlbums.rows;
    test.takeRequests();
    assert.equal(await test.library.album(saved!.album.uri), saved!.album);
    assert.equal(test.library.addedAt(saved!.album.uri), saved!.addedAt);
    assert.deepEqual(test.takeRequests(), []);
    await assert.rejects(test.library.album('nonsense'), error => SpotifyError.is(error, 'notFound'));
  });
});
