import assert from 'node:assert/strict';
import type { AlbumReference } from '../../../src/model/album.ts';
import { Artists } from '../../../src/library/artists.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { useTestLibrary } from './openTestLibrary.ts';

const release = (number: number): AlbumReference => ({
  name: `Release ${number}`,
  uri: `spotify:album:${number}`,
  artists: [],
  images: [],
});

/** A discography of `total` releases, read page by page. */
function withReleases(total: number): { artists: Artists; asked: number[]; failNext(): void } {
  const asked: number[] = [];
  let fails = false;
  const artists = new Artists({
    artist: () => Promise.reject(new Error('not asked for')),
    artistAlbums: (_id, offset, limit) => {
      asked.push(offset);
      if (fails) {
        fails = false;
        return Promise.reject(new SpotifyError('offline', 'no network'));
      }
      const count = Math.max(0, Math.min(limit, total - offset));
      const items = Array.from({ length: count }, (_, index) => release(offset + index));
      return Promise.resolve({ items, offset, total, hasMore: offset + count < total });
    },
  });
  return { artists, asked, failNext: () => void (fails = true) };
}

describe('A library gives an artist', () => {
  const { open } = useTestLibrary();

  it('with one request, and keeps it', async () => {
    const test = await open();
    const [id = ''] = test.spotify.state.catalogue.artists.keys();
    assert.equal(test.library.artists.known(id), undefined);
    const artist = await test.library.artists.get(id);
    assert.equal(artist.id, id);
    assert.equal(test.library.artists.known(id), artist);
    assert.equal(await test.library.artists.get(id), artist);
    assert.deepEqual(test.takeRequests(), [`GET /artists/${id}`]);
    const { releases, total } = await test.library.artists.moreReleases(id);
    assert.equal(releases.length, Math.min(10, total));
    assert.deepEqual(test.takeRequests(), [`GET /artists/${id}/albums`]);
  });

  it('with ten releases a request, each once, until there are no more', async () => {
    const { artists, asked } = withReleases(23);
    assert.equal(artists.knownReleases('a'), undefined);
    for (const [known, hasMore] of [
      [10, true],
      [20, true],
      [23, false],
    ] as const) {
      const read = await artists.moreReleases('a');
      assert.deepEqual([read.releases.length, read.total, read.hasMore], [known, 23, hasMore]);
      assert.deepEqual(artists.knownReleases('a'), read);
    }
    assert.deepEqual(asked, [0, 10, 20]);
    assert.equal(artists.knownReleases('b'), undefined);
  });

  it('and asks for the same releases again after a failure, having lost nothing', async () => {
    const world = withReleases(12);
    const { artists, asked } = world;
    const first = await artists.moreReleases('a');
    world.failNext();
    await assert.rejects(artists.moreReleases('a'), error => SpotifyError.is(error, 'offline'));
    assert.deepEqual(artists.knownReleases('a'), first);
    assert.equal((await artists.moreReleases('a')).releases.length, 12);
    assert.deepEqual(asked, [0, 10, 10]);
  });

  it('whose releases end where Spotify gives nothing more, whatever it says', async () => {
    const artists = new Artists({
      artist: () => Promise.reject(new Error('not asked for')),
      artistAlbums: () => Promise.resolve({ items: [], offset: 0, total: 7, hasMore: true }),
    });
    assert.equal((await artists.moreReleases('a')).hasMore, false);
  });

  it('whose releases that come twice are there once', async () => {
    const artists = new Artists({
      artist: () => Promise.reject(new Error('not asked for')),
      artistAlbums: (_id, offset) =>
        Promise.resolve({
          items: [release(1), release(2), release(1)],
          offset,
          total: 6,
          hasMore: offset < 3,
        }),
    });
    await artists.moreReleases('a');
    assert.equal((await artists.moreReleases('a')).releases.length, 2);
  });
});
