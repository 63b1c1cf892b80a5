import assert from 'node:assert/strict';
import fc from 'fast-check';
import { albumsWithoutLikes, areLikesKnown } from '../../../src/library/albumLikes.ts';
import { idleStatus } from '../../../src/library/listStatus.ts';
import type { SavedAlbum } from '../../../src/model/album.ts';
import type { SavedTrack, Track } from '../../../src/model/track.ts';

const addedAt = '2024-05-01T10:00:00Z';

type Lists = Parameters<typeof albumsWithoutLikes>[0];

/** A track of the album with this number; its number among them tells it from the others. */
interface Song {
  readonly album: number;
  readonly song: number;
}

const albumId = (album: number): string => `album${album}`;

function trackOf({ album, song }: Song): Track {
  const uri = `spotify:track:${album}.${song}`;
  return { uri, name: '', artists: [], durationMs: 0, explicit: false, isLocal: false };
}

/** In Liked Songs: with the album it is on, with none for a file of one's own. */
function liked(song: Song, namesAlbum: boolean): SavedTrack {
  const album = { name: '', artists: [], images: [], id: albumId(song.album) };
  return { addedAt, track: { ...trackOf(song), ...(namesAlbum ? { album } : {}) } };
}

/** Saved, with the first of its tracks. */
function saved(album: number, length: number, first: number): SavedAlbum {
  const items = Array.from({ length: Math.min(first, length) }, (_, song) => trackOf({ album, song }));
  const tracks = { items, offset: 0, total: length, hasMore: length > first };
  const uri = `spotify:album:${album}`;
  return {
    addedAt,
    album: { id: albumId(album), uri, name: '', artists: [], images: [], copyrights: [], tracks },
  };
}

function lists(tracks: readonly SavedTrack[], albums: readonly SavedAlbum[]): Lists {
  const get = (uri: string): SavedTrack | undefined => tracks.find(({ track }) => track.uri === uri);
  const savedTracks = { rows: tracks, get, status: { ...idleStatus, updatedAt: 1 } };
  return { savedTracks, savedAlbums: { rows: albums } };
}

const numbers = (rows: readonly SavedAlbum[] | undefined): number[] | undefined =>
  rows?.map(({ album }) => Number(album.id.slice('album'.length)));

describe('Saved albums without liked tracks', () => {
  it('are those of which nothing is in Liked Songs, however long they are', () => {
    const songs = fc.record({ album: fc.nat(12), song: fc.nat(119) });
    fc.assert(
      fc.property(
        fc.uniqueArray(songs, { maxLength: 20, selector: ({ album, song }) => album * 1_000 + song }),
        fc.uniqueArray(fc.record({ album: fc.nat(12), length: fc.integer({ min: 0, max: 120 }) }), {
          maxLength: 12,
          selector: ({ album }) => album,
        }),
        fc.nat(50),
        (likes, albums, first) => {
          const isOn = (album: number, length: number): boolean =>
            likes.some(like => like.album === album && like.song < length);
          const real = likes.filter(like =>
            albums.every(({ album, length }) => like.album !== album || like.song < length),
          );
          const expected = albums
            .filter(({ album, length }) => !isOn(album, length))
            .map(({ album }) => album);
          const rows = albums.map(({ album, length }) => saved(album, length, first));
          const found = albumsWithoutLikes(
            lists(
              real.map(like => liked(like, true)),
              rows,
            ),
          );
          assert.deepEqual(numbers(found), expected);
        },
      ),
    );
  });

  it('are not those that came with a liked track, whatever album that one names', () => {
    const like = liked({ album: 3, song: 2 }, false);
    const albums = [saved(3, 12, 12), saved(4, 12, 12)];
    assert.deepEqual(numbers(albumsWithoutLikes(lists([like], albums))), [4]);
    const elsewhere = lists([liked({ album: 4, song: 0 }, true)], [saved(5, 12, 12)]);
    assert.deepEqual(
      numbers(albumsWithoutLikes(elsewhere)),
      [5],
      'liked on another release is not liked here',
    );
  });

  it('are nobody’s to know before all of Liked Songs has been read once', () => {
    const albums = [saved(1, 2, 2)];
    const { savedAlbums, savedTracks } = lists([], albums);
    const status = { ...idleStatus, phase: 'loading', loaded: 50, total: 120 } as const;
    const unread = { savedAlbums, savedTracks: { ...savedTracks, status } };
    assert.deepEqual([areLikesKnown(unread), albumsWithoutLikes(unread)], [false, undefined]);
    const again = { savedAlbums, savedTracks: { ...savedTracks, status: { ...status, updatedAt: 1 } } };
    assert.deepEqual(numbers(albumsWithoutLikes(again)), [1], 'and stay known while it is read anew');
  });

  it('are found out anew when either list is different, and only then', () => {
    const albums = [saved(1, 2, 2), saved(2, 2, 2)];
    const none = lists([], albums);
    const all = albumsWithoutLikes(none);
    assert.deepEqual(numbers(all), [1, 2]);
    assert.equal(albumsWithoutLikes(none), all);
    const like = [liked({ album: 1, song: 0 }, true)];
    assert.deepEqual(numbers(albumsWithoutLikes(lists(like, albums))), [2]);
    assert.deepEqual(numbers(albumsWithoutLikes(none)), [1, 2]);
    assert.deepEqual(numbers(albumsWithoutLikes(lists(like, albums.slice(0, 1)))), []);
  });
});
