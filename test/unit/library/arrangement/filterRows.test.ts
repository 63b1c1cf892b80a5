import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FilterCondition } from '../../../../src/library/arrangement/arrangement.ts';
import { filterConditions } from '../../../../src/library/arrangement/arrangement.ts';
import type { Filtered } from '../../../../src/library/arrangement/filterRows.ts';
import { filteredRows } from '../../../../src/library/arrangement/filterRows.ts';
import { TextMatch } from '../../../../src/library/arrangement/textMatch.ts';
import { foldedText } from '../../../../src/library/search/foldedText.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { aSavedTrack, done, savedTracks } from './someTracks.ts';

const isAlbumSaved = (uri: string): boolean => uri.startsWith('spotify:album:b1');

const filtered = (
  rows: readonly SavedTrack[],
  text: string,
  conditions: readonly FilterCondition[] = [],
): Filtered => done(filteredRows(rows, { text: new TextMatch(text), conditions, isAlbumSaved }));

function naively(row: SavedTrack, words: readonly string[], conditions: readonly FilterCondition[]): boolean {
  const { name, artists, album, explicit, isPlayable, restrictionReason } = row.track;
  const names = [name, ...artists.map(artist => artist.name), album?.name ?? ''].map(foldedText);
  const tests: Record<FilterCondition, boolean> = {
    explicit,
    unavailable: isPlayable === false || restrictionReason !== undefined,
    notOnSavedAlbum: !album?.uri?.startsWith('spotify:album:b1'),
  };
  return (
    words.every(word => names.some(each => each.includes(word))) &&
    conditions.every(condition => tests[condition])
  );
}

describe('saved tracks that are filtered', () => {
  it('are those of which everything is true that is asked, in their order', () => {
    const word = fc.constantFrom('lantern', 'etoile', 'o', 'track', '1', '夜', 'zo', 'x');
    fc.assert(
      fc.property(
        savedTracks,
        fc.array(word, { maxLength: 2 }),
        fc.subarray([...filterConditions]),
        (rows, words, conditions) => {
          const expected = rows.filter(row => naively(row, words, conditions));
          assert.deepEqual(filtered(rows, words.join(' '), conditions).rows, expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are found whatever the accents and the case, with words in any of the names', () => {
    const row = aSavedTrack(1, { name: 'Émile', artists: [{ name: 'SALT' }, { name: 'Juniper Quiet' }] });
    for (const text of ['emile', 'ÉMILE quiet', '  engines   salt ', 'mil'])
      assert.deepEqual(filtered([row], text).rows, [row], text);
    assert.deepEqual(filtered([row], 'emile lantern').rows, []);
  });

  it('are all there when nothing is asked', () => {
    const rows = [aSavedTrack(1), aSavedTrack(2)];
    assert.deepEqual(filtered(rows, '  ').rows, rows);
  });

  it('are counted where Spotify has not told whether they can be played, unless something else leaves them out', () => {
    const rows = [
      aSavedTrack(1),
      aSavedTrack(2, { explicit: true }),
      aSavedTrack(3, { isPlayable: true }),
      aSavedTrack(4, { isPlayable: false }),
      aSavedTrack(5, { restrictionReason: 'market' }),
      aSavedTrack(6, { isLocal: true }),
      aSavedTrack(7, { name: 'Echo' }),
    ];
    const uris = ({ rows }: Filtered): string[] => rows.map(({ track }) => track.uri);
    const all = filtered(rows, '', ['unavailable']);
    assert.deepEqual([uris(all), all.untold], [['spotify:track:4', 'spotify:track:5'], 3]);
    assert.equal(filtered(rows, '', ['unavailable', 'explicit']).untold, 1);
    assert.equal(filtered(rows, 'echo', ['unavailable']).untold, 1);
    assert.equal(filtered(rows, '').untold, 0);
  });

  it('go by all that is known of whether they can be played', () => {
    const rows = [aSavedTrack(1), aSavedTrack(2), aSavedTrack(3, { isPlayable: false })];
    const known = new Map([
      ['spotify:track:1', 'unavailable' as const],
      ['spotify:track:3', 'available' as const],
    ]);
    const { rows: left, untold } = done(
      filteredRows(rows, {
        text: new TextMatch(''),
        conditions: ['unavailable'],
        isAlbumSaved,
        availability: ({ uri }) => known.get(uri) ?? 'unknown',
      }),
    );
    assert.deepEqual([left, untold], [[rows[0]], 1]);
  });

  it('have a track without a known album on no saved one', () => {
    const row = aSavedTrack(1, { album: { name: 'Demos', artists: [], images: [] } });
    assert.deepEqual(filtered([row], '', ['notOnSavedAlbum']).rows, [row]);
  });

  it('are folded once for each text', () => {
    const text = new TextMatch('echo');
    let read = 0;
    const track = {
      ...aSavedTrack(1).track,
      get name(): string {
        read++;
        return 'Echo';
      },
    };
    assert.deepEqual([text.isIn(track), text.isIn(track), read], [true, true, 1]);
  });
});
