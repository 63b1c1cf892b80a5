import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { KeepRule } from '../../../../src/library/duplicates/keepRule.ts';
import { keepRules, rowToKeep } from '../../../../src/library/duplicates/keepRule.ts';
import { availabilityOf } from '../../../../src/model/availability.ts';
import type { AlbumReference } from '../../../../src/model/album.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { savedTrack } from './savedTrack.ts';

const kept = (rows: readonly SavedTrack[], rule: KeepRule): string | undefined =>
  rowToKeep(rows, rule, availabilityOf).track.id;

function on(albumType: string, released: string): { readonly album: AlbumReference } {
  const precision = ({ 4: 'year', 7: 'month' } as const)[released.length] ?? 'day';
  return {
    album: {
      name: 'Salt Year',
      artists: [],
      images: [],
      albumType,
      releaseDate: { value: released, precision },
    },
  };
}

describe('the rule that decides what stays', () => {
  it('looks at what it is called after', () => {
    const rows = [
      savedTrack('old', { addedAt: '2018-05-01T00:00:00Z', ...on('single', '2016-03') }),
      savedTrack('late', {
        addedAt: '2023-05-01T00:00:00Z',
        ...on('compilation', '2022-11-03'),
        explicit: true,
      }),
      savedTrack('album', {
        addedAt: '2022-05-01T00:00:00Z',
        ...on('album', '2016-06-17'),
        isPlayable: true,
      }),
    ];
    const stays = Object.fromEntries(keepRules.map(rule => [rule, kept(rows, rule)]));
    assert.deepEqual(stays, {
      oldestAdded: 'old',
      newestRelease: 'late',
      available: 'album',
      album: 'album',
      explicit: 'late',
      clean: 'album',
    });
  });

  it('never lets what cannot be played stay in place of what can', () => {
    const gone = savedTrack('gone', { addedAt: '2010-01-01T00:00:00Z', isPlayable: false, explicit: true });
    for (const rule of keepRules) assert.equal(kept([gone, savedTrack('here')], rule), 'here');
    assert.equal(kept([gone, savedTrack('blocked', { restrictionReason: 'market' })], 'oldestAdded'), 'gone');
  });

  it('keeps one of the catalogue rather than the person’s own file', () => {
    const local = savedTrack('local', { isLocal: true, addedAt: '2010-01-01T00:00:00Z' });
    const rows = [local, savedTrack('a'), savedTrack('b', { addedAt: '2022-01-01T00:00:00Z' })];
    assert.equal(kept(rows, 'oldestAdded'), 'a');
  });

  it('takes a date that is not known for the last', () => {
    const rows = [savedTrack('a', { addedAt: '' }), savedTrack('b', on('album', '1981'))];
    assert.equal(kept(rows, 'oldestAdded'), 'b');
    assert.equal(kept(rows, 'newestRelease'), 'b');
  });

  it('comes to the same whatever order the rows are in', () => {
    const row = fc
      .record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        addedAt: fc.constantFrom('', '2018-05-01T00:00:00Z', '2019-05-01T00:00:00Z'),
        explicit: fc.boolean(),
        isPlayable: fc.boolean(),
        isLocal: fc.boolean(),
        album: fc.constantFrom(on('album', '1981'), on('single', '1981-05'), on('compilation', '1981-05-02')),
      })
      .map(({ id, album, ...rest }) => savedTrack(id, { ...rest, ...album }));
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: ({ track }) => track.uri });
    fc.assert(
      fc.property(rows, fc.constantFrom(...keepRules), fc.nat(5), (all, rule, turn) => {
        const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)].reverse();
        assert.equal(kept(turned, rule), kept(all, rule));
      }),
    );
  });
});
