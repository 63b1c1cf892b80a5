import assert from 'node:assert/strict';
import fc from 'fast-check';
import { relatedTracks } from '../../../src/library/relatedTracks.ts';
import type { SavedTrack } from '../../../src/model/track.ts';

interface Kind {
  readonly artists?: readonly string[];
  readonly album?: string;
  readonly isrc?: string;
}

let rowsMade = 0;

function row({ artists = [], album, isrc }: Kind): SavedTrack {
  const uri = `spotify:track:${++rowsMade}`;
  const track = {
    uri,
    name: uri,
    artists: artists.map(id => ({ id, name: id })),
    ...(album === undefined ? {} : { album: { id: album, name: album, artists: [], images: [] } }),
    ...(isrc === undefined ? {} : { isrc }),
    durationMs: 1,
    explicit: false,
    isLocal: false,
  };
  return { addedAt: '2024-01-01T00:00:00Z', track };
}

describe('Saved tracks that have to do with another one', () => {
  it('are by one of its artists, on its album, or the same recording, in the order of the library', async () => {
    const itself = row({ artists: ['a', 'b'], album: 'x', isrc: 'QZABC1900042' });
    const rows = [
      row({ artists: ['b', 'c'] }),
      itself,
      row({ artists: ['c'], album: 'x' }),
      row({ artists: ['c'], album: 'y', isrc: 'qz-abc-19-00042' }),
      row({ artists: ['a'], album: 'x' }),
      row({ artists: ['c'] }),
    ];
    const relation = { uri: itself.track.uri, artistIds: ['a', 'b'], albumId: 'x', isrc: 'QZABC1900042' };
    const found = await relatedTracks(rows, relation);
    assert.deepEqual(found.byArtists, [rows[0], rows[4]]);
    assert.deepEqual(found.onAlbum, [rows[2], rows[4]]);
    assert.deepEqual(found.versions, [rows[3]]);
  });

  it('are none where nothing is known to compare: what is missing on both sides is not the same', async () => {
    const rows = [row({}), row({ isrc: '' }), row({ isrc: '--' }), row({ artists: [] })];
    for (const isrc of [undefined, '', '-']) {
      const found = await relatedTracks(rows, { artistIds: [], isrc });
      assert.deepEqual(found, { byArtists: [], onAlbum: [], versions: [] });
    }
  });

  it('are found among any number of rows as a plain filter finds them', async () => {
    const some = fc.constantFrom<string>('a', 'b', 'c', 'd');
    const kind = fc.record({ artists: fc.array(some, { maxLength: 3 }), album: some, isrc: some });
    const library = fc.array(kind, { minLength: 0, maxLength: 900, size: 'max' });
    await fc.assert(
      fc.asyncProperty(library, fc.array(some), some, async (kinds, artistIds, other) => {
        const rows = kinds.map(row);
        const uri = rows[0]?.track.uri;
        const found = await relatedTracks(rows, { uri, artistIds, albumId: other, isrc: other });
        const others = rows.filter(({ track }) => track.uri !== uri);
        assert.deepEqual(
          found.byArtists,
          others.filter(({ track }) => track.artists.some(({ id = '' }) => artistIds.includes(id))),
        );
        assert.deepEqual(
          found.onAlbum,
          others.filter(({ track }) => track.album?.id === other),
        );
        assert.deepEqual(
          found.versions,
          others.filter(({ track }) => track.isrc === other),
        );
      }),
      { numRuns: 30 },
    );
  });
});
