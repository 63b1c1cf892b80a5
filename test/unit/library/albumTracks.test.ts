import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AlbumTracks } from '../../../src/library/albumTracks.ts';
import { placeOnAlbum } from '../../../src/model/placeOnAlbum.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Entry } from './albumAtSpotify.ts';
import { AlbumAtSpotify, songs } from './albumAtSpotify.ts';

const { signal } = new AbortController();

const numbers = ({ tracks }: AlbumTracks): number[] => tracks.map(({ uri }) => Number(uri.slice(-22)));

describe('The tracks of an album', () => {
  it('of 530 are read with one request for each 50 beyond the first', async () => {
    const spotify = new AlbumAtSpotify(songs(530));
    const result = await spotify.reading(spotify.album()).read(signal);
    assert.deepEqual(
      numbers(result),
      songs(530).map(({ song }) => song),
    );
    assert.deepEqual([result.missing, result.error], [0, undefined]);
    assert.equal(spotify.offsets.length, 10);
  });

  it('are all there without a request when the album came with them', async () => {
    for (const count of [1, 50]) {
      const spotify = new AlbumAtSpotify(songs(count));
      assert.equal((await spotify.reading(spotify.album()).read(signal)).tracks.length, count);
      assert.deepEqual(spotify.offsets, []);
    }
  });

  it('are none for an album that was taken down', async () => {
    const spotify = new AlbumAtSpotify([]);
    const gone = { ...spotify.album({ totalTracks: 12 }), name: '' };
    assert.deepEqual(await spotify.reading(gone).read(signal), { tracks: [], missing: 0, error: undefined });
    const nulls = new AlbumAtSpotify([null, null]);
    assert.deepEqual((await nulls.reading(nulls.album()).read(signal)).tracks, []);
    assert.deepEqual(nulls.offsets, [], 'Spotify has said already that there is nothing');
  });

  it('are asked for when an album comes without them', async () => {
    const spotify = new AlbumAtSpotify(songs(60));
    const result = await spotify.reading(spotify.album({ first: 0, told: 0 })).read(signal);
    assert.equal(result.tracks.length, 60);
    assert.deepEqual(spotify.offsets, [0, 50]);
  });

  it('are as many as the list says, whatever the album says', async () => {
    for (const [count, totalTracks] of [
      [12, 14],
      [14, 12],
      [70, 50],
      [70, 90],
    ] as const) {
      const spotify = new AlbumAtSpotify(songs(count));
      const result = await spotify.reading(spotify.album({ totalTracks })).read(signal);
      assert.deepEqual([result.tracks.length, result.missing], [count, 0]);
    }
  });

  it('are read on when there turn out to be more than was said at first', async () => {
    const spotify = new AlbumAtSpotify(songs(230));
    const result = await spotify.reading(spotify.album({ told: 51, totalTracks: 51 })).read(signal);
    assert.deepEqual([result.tracks.length, result.missing], [230, 0]);
    assert.deepEqual(spotify.offsets, [50, 100, 150, 200]);
  });

  it('come in disc and track order, each at every place it has', async () => {
    const spotify = new AlbumAtSpotify([
      { song: 1, discNumber: 2, trackNumber: 1 },
      { song: 2, discNumber: 1, trackNumber: 2 },
      { song: 1, discNumber: 1, trackNumber: 1 },
      { song: 2, discNumber: 1, trackNumber: 2 },
    ]);
    assert.deepEqual(numbers(await spotify.reading(spotify.album()).read(signal)), [1, 2, 1]);
  });

  it('that are missing are counted, what Spotify gives as null among them', async () => {
    const spotify = new AlbumAtSpotify(songs(180).map(each => (each.song === 70 ? null : each)));
    spotify.failures = [undefined, 'unavailable', 'timedOut'];
    const reading = spotify.reading(spotify.album());
    const { tracks, missing, error } = await reading.read(signal);
    assert.deepEqual([tracks.length, missing], [99, 80]);
    assert.ok(SpotifyError.is(error, 'unavailable', 'timedOut'));
  });

  it('are read no more once nobody wants them', async () => {
    const spotify = new AlbumAtSpotify(songs(60));
    const reading = spotify.reading(spotify.album()).read(AbortSignal.abort());
    await assert.rejects(reading, error => SpotifyError.is(error, 'cancelled'));
    assert.deepEqual(spotify.offsets, []);
  });

  const place = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 6 });
  const entry: fc.Arbitrary<Entry> = fc
    .record({ song: fc.nat(400), discNumber: place, trackNumber: fc.option(fc.nat(300), { nil: undefined }) })
    .map(({ song, discNumber, trackNumber }) => ({
      song,
      ...(discNumber === undefined ? {} : { discNumber }),
      ...(trackNumber === undefined ? {} : { trackNumber }),
    }));
  const list = fc
    .tuple(fc.array(fc.option(entry, { freq: 15 }), { maxLength: 60 }), fc.nat(5))
    .map(([some, times]) => [...some, ...songs(times * 45).map(each => ({ ...each, discNumber: 4 }))]);
  const kinds: SpotifyErrorKind[] = ['unavailable', 'timedOut', 'badAnswer', 'offline', 'rateLimited'];
  const failures = fc.array(fc.option(fc.constantFrom(...kinds), { nil: undefined, freq: 2 }), {
    maxLength: 8,
  });
  const said = fc.record({ first: fc.nat(50), told: fc.nat(300), totalTracks: fc.nat(300) });

  it('are told or counted as missing, whatever Spotify says and whichever pages fail, and all come in the end', async () => {
    await fc.assert(
      fc.asyncProperty(list, failures, said, async (entries, befalls, { first, told, totalTracks }) => {
        const spotify = new AlbumAtSpotify(entries);
        const isKnown = first > 0 || entries.length === 0;
        const album = spotify.album({ first, told, totalTracks: isKnown ? totalTracks : entries.length });
        const reading = spotify.reading(album);
        spotify.failures = befalls;
        const all = await spotify
          .reading(new AlbumAtSpotify(entries).album({ first: Infinity }))
          .read(signal);
        let result = await reading.read(signal);
        for (let tries = 0; result.missing > 0; tries++) {
          assert.ok(tries <= befalls.length, 'every failure costs one try at most');
          assert.ok(result.error);
          const known = new Set(all.tracks.map(placeOnAlbum));
          assert.ok(result.tracks.every(track => known.has(placeOnAlbum(track))));
          result = await reading.read(signal);
        }
        assert.deepEqual(result.tracks.map(placeOnAlbum), all.tracks.map(placeOnAlbum));
        assert.equal(result.error, undefined);
        const places = result.tracks.map(
          ({ discNumber = 1, trackNumber = 0 }) => discNumber * 1e3 + trackNumber,
        );
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        assert.equal(new Set(result.tracks.map(placeOnAlbum)).size, result.tracks.length);
      }),
      { numRuns: 300 },
    );
  });
});
