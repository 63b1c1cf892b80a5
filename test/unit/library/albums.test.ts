import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Album } from '../../../src/model/album.ts';
import { spotifyUri } from '../../../src/model/spotifyUri.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

/** Longer than questions are gathered, in ms. */
const gathered = 45;

describe('A library gives an album', () => {
  const { open } = useTestLibrary();

  function largestAlbum(test: TestLibrary): Promise<Album> {
    const albums = [...test.spotify.state.catalogue.albums.values()];
    const { id } = albums.reduce((a, b) => (a.tracks.length >= b.tracks.length ? a : b));
    return test.library.albums.get(spotifyUri('album', id));
  }

  it('with all its tracks, also beyond the first 50, in disc and track order', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    test.takeRequests();
    const { tracks, missing, error } = await test.library.albums.tracksOf(album);
    assert.deepEqual([tracks.length, missing, error], [album.totalTracks, 0, undefined]);
    assert.ok(tracks.length > 50);
    assert.equal(new Set(tracks.map(({ uri }) => uri)).size, tracks.length);
    const places = tracks.map(({ discNumber = 0, trackNumber = 0 }) => discNumber * 1000 + trackNumber);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.deepEqual(test.takeRequests(), [`GET /albums/${album.id}/tracks`]);
    await test.library.albums.tracksOf(album);
    assert.deepEqual(test.takeRequests(), [], 'and keeps them');
  });

  it('whose tracks name it, without carrying all the others along', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    const { tracks } = await test.library.albums.tracksOf(album);
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
    const all = await test.library.albums.tracksOf(holed);
    assert.deepEqual([all.tracks.length, all.missing], [album.totalTracks! - 2, 0]);
    assert.equal(new Set(all.tracks.map(({ uri }) => uri)).size, all.tracks.length);
  });

  it('without those that cannot be read, and with them after another try', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    test.spotify.faults.next({ path: /tracks/ }, { kind: 'serverError' }, { times: 4 });
    const before = await test.library.albums.tracksOf(album);
    assert.deepEqual([before.tracks.length, before.missing], [50, album.totalTracks! - 50]);
    assert.equal(before.error?.kind, 'unavailable');
    test.takeRequests();
    assert.equal(await test.library.albums.tracksOf(album), before);
    assert.deepEqual(test.takeRequests(), [], 'and nobody asks again unbidden');
    const after = await test.library.albums.readMissing(album);
    assert.deepEqual([after.tracks.length, after.missing], [album.totalTracks, 0]);
    assert.deepEqual(test.changes.at(-1), { lists: [], uris: [album.uri] });
    assert.equal(await test.library.albums.tracksOf(album), after);
    assert.equal(test.takeRequests().length, 1);
  });

  it('with tracks that are read once, however many want them at one moment', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    test.takeRequests();
    const [first, second] = await Promise.all([album, album].map(each => test.library.albums.tracksOf(each)));
    assert.equal(first, second);
    assert.equal(test.takeRequests().length, 1);
  });

  it('with its tracks read anew after Refresh, which is told, but not when Refresh fails', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    await test.library.albums.tracksOf(album);
    test.takeRequests();
    test.spotify.faults.next({ path: '/me/albums' }, { kind: 'answer', answer: { status: 403 } });
    await test.library.refresh('savedAlbums');
    await test.library.albums.tracksOf(album);
    assert.deepEqual(test.takeRequests(), ['GET /me/albums'], 'what is known stays');
    await test.library.refresh('savedAlbums');
    assert.deepEqual(test.changes.at(-1), { lists: [], uris: [album.uri] });
    test.takeRequests();
    await test.library.albums.tracksOf(await test.library.albums.get(album.uri));
    assert.deepEqual(test.takeRequests(), [`GET /albums/${album.id}`, `GET /albums/${album.id}/tracks`]);
  });

  it('with its tracks read anew when it comes with other ones than before', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    const before = await test.library.albums.tracksOf(album);
    test.takeRequests();
    assert.equal(await test.library.albums.tracksOf(structuredClone(album)), before);
    assert.deepEqual(test.takeRequests(), []);
    const { tracks } = album;
    const changed = { ...album, tracks: { ...tracks, items: tracks.items.slice(1), leftOut: 1 } };
    const after = await test.library.albums.tracksOf(changed);
    assert.equal(after.tracks.length, before.tracks.length - 1);
    assert.equal(test.takeRequests().length, 1);
  });

  it('and keeps the 50 that were opened latest', async () => {
    const test = await open();
    const uris = [...test.spotify.state.catalogue.albums.keys()]
      .slice(0, 52)
      .map(id => spotifyUri('album', id));
    const [first, second, ...others] = await Promise.all(uris.map(uri => test.library.albums.get(uri)));
    const known = await test.library.albums.tracksOf(first!);
    const gone = await test.library.albums.tracksOf(second!);
    for (const album of others.slice(0, 48)) await test.library.albums.tracksOf(album);
    assert.equal(await test.library.albums.tracksOf(first!), known);
    await test.library.albums.tracksOf(others[48]!);
    assert.equal(await test.library.albums.tracksOf(first!), known);
    assert.notEqual(await test.library.albums.tracksOf(second!), gone);
  });

  it('with one request when it is not saved, however many ask, and with another one when that failed', async () => {
    const test = await open();
    const [id] = [...test.spotify.state.catalogue.albums.keys()].filter(
      each => !test.spotify.state.isSaved(spotifyUri('album', each)),
    );
    const uri = spotifyUri('album', id!);
    test.spotify.faults.next({ path: `/albums/${id}` }, { kind: 'answer', answer: { status: 403 } });
    await assert.rejects(test.library.albums.get(uri), error => SpotifyError.is(error, 'forbidden'));
    test.takeRequests();
    const [album] = await Promise.all([test.library.albums.get(uri), test.library.albums.get(uri)]);
    assert.equal(await test.library.albums.get(uri), album);
    assert.deepEqual(test.takeRequests(), [`GET /albums/${id}`]);
  });

  it('no more once nobody uses the library', async () => {
    const test = await open();
    const album = await largestAlbum(test);
    test.takeRequests();
    test.library.dispose();
    await assert.rejects(test.library.albums.tracksOf(album), error => SpotifyError.is(error, 'cancelled'));
    assert.deepEqual(test.takeRequests(), []);
  });

  it('without a request when it is saved', async () => {
    const test = await open();
    await test.library.savedAlbums.refresh();
    const [saved] = test.library.savedAlbums.rows;
    test.takeRequests();
    assert.equal(await test.library.albums.get(saved!.album.uri), saved!.album);
    assert.equal(test.library.addedAt(saved!.album.uri), saved!.addedAt);
    assert.deepEqual(test.takeRequests(), []);
    await assert.rejects(test.library.albums.get('nonsense'), error => SpotifyError.is(error, 'notFound'));
  });
});

describe('Whether the tracks of albums are saved', () => {
  const { open } = useTestLibrary({ tracks: 130, albums: 6 });

  /** Of a library that has read no Liked Songs, the tracks of the first albums, opened in one moment. */
  async function openAlbums(test: TestLibrary, count: number): Promise<string[]> {
    const ids = [...test.spotify.state.catalogue.albums.keys()].slice(0, count);
    const albums = await Promise.all(ids.map(id => test.library.albums.get(spotifyUri('album', id))));
    const all = await Promise.all(albums.map(album => test.library.albums.tracksOf(album)));
    const uris = [...new Set(all.flatMap(({ tracks }) => tracks.map(({ uri }) => uri)))];
    test.takeRequests();
    for (const { tracks } of all) test.library.lookUpSaved(tracks.map(({ uri }) => uri));
    await sleep(gathered);
    while (uris.some(uri => test.library.savedState(uri) === 'unknown')) await sleep(1);
    return uris;
  }

  for (const [mode, most, path] of [
    ['development', 40, '/me/library/contains'],
    ['extended', 50, '/me/tracks/contains'],
  ] as const)
    it(`is asked for ${most} at once in ${mode} mode, and each answer is right`, async () => {
      const test = await open(mode, 'nothing');
      const uris = await openAlbums(test, 30);
      assert.ok(uris.length > 100);
      assert.deepEqual(test.takeRequests(), Array<string>(Math.ceil(uris.length / most)).fill(`GET ${path}`));
      for (const uri of uris)
        assert.equal(test.library.savedState(uri) === 'saved', test.spotify.state.isSaved(uri), uri);
    });

  it('is asked for once, however soon all of them are to be saved', async () => {
    const test = await open('development', 'nothing');
    const [id] = test.spotify.state.catalogue.albums.keys();
    const { tracks } = await test.library.albums.tracksOf(
      await test.library.albums.get(spotifyUri('album', id!)),
    );
    const uris = tracks.map(({ uri }) => uri);
    test.takeRequests();
    test.spotify.latencyMs = 20;
    test.library.lookUpSaved(uris);
    await sleep(gathered);
    await test.library.areSaved(uris);
    await test.library.save(tracks.map(track => ({ addedAt: '', track })));
    const asked = test.takeRequests().filter(line => line === 'GET /me/library/contains');
    assert.equal(asked.length, Math.ceil(uris.length / 40));
  });

  it('is known without any question where all of Liked Songs is', async () => {
    const test = await open();
    await openAlbums(test, 30);
    assert.deepEqual(test.takeRequests(), []);
  });
});
