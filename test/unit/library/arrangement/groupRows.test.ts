import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Direction, SortKey } from '../../../../src/library/arrangement/arrangement.ts';
import type { GroupedBy, TrackGroup } from '../../../../src/library/arrangement/groupRows.ts';
import { groupedRows } from '../../../../src/library/arrangement/groupRows.ts';
import type { SavedTrack, Track } from '../../../../src/model/track.ts';
import { aSavedTrack, done, savedTracks } from './someTracks.ts';

const collator = new Intl.Collator('en', { numeric: true });
const waysToGroup = ['artist', 'album', 'yearAdded', 'monthAdded', 'decadeReleased'] as const;

function grouped(
  rows: readonly SavedTrack[],
  by: GroupedBy,
  [key, direction]: readonly [SortKey, Direction] = ['added', 'descending'],
): readonly TrackGroup[] {
  return done(groupedRows(rows, by, { key, direction }, collator));
}

/** What the tracks of a group have in common. */
function sharedBy({ track, addedAt }: SavedTrack, by: GroupedBy): string {
  const added = new Date(addedAt);
  const nameOrNothing = (name = ''): string => (name.trim() === '' ? '' : name);
  const values: Record<GroupedBy, () => string> = {
    artist: () => nameOrNothing(track.artists[0]?.name),
    album: () => nameOrNothing(track.album?.name),
    yearAdded: () => (addedAt === '' ? '' : String(added.getFullYear())),
    monthAdded: () =>
      addedAt === '' ? '' : `${added.getFullYear()}-${String(added.getMonth() + 1).padStart(2, '0')}`,
    decadeReleased: () => (track.album?.releaseDate?.value ?? '').replace(/^(\d{3}).*/, '$10'),
  };
  return values[by]();
}

describe('saved tracks in groups', () => {
  for (const by of waysToGroup)
    it(`by ${by} stand in one group each, with what they have in common, in the order they had`, () => {
      fc.assert(
        fc.property(savedTracks, rows => {
          const groups = grouped(rows, by);
          const shown = groups.flatMap(group => group.rows);
          assert.equal(shown.length, rows.length);
          assert.deepEqual(new Set(shown), new Set(rows));
          assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
          for (const group of groups) {
            const places = group.rows.map(row => rows.indexOf(row));
            assert.deepEqual(
              places,
              places.toSorted((a, b) => a - b),
            );
            assert.ok(group.rows.length > 0);
            for (const row of group.rows) assert.equal(sharedBy(row, by), group.name);
          }
        }),
        { numRuns: 300 },
      );
    });

  for (const by of waysToGroup)
    it(`by ${by} are in order, what is not known last`, () => {
      const isNamed = by === 'artist' || by === 'album';
      fc.assert(
        fc.property(savedTracks, rows => {
          const names = grouped(rows, by).map(({ name }) => name);
          const known = names.filter(Boolean);
          assert.deepEqual(names, [...known, ...names.filter(name => name === '')]);
          const before = isNamed ? collator.compare : (a: string, b: string) => Number(a < b) - Number(a > b);
          for (const [index, name] of known.entries())
            if (index > 0) assert.ok(before(known[index - 1]!, name) <= 0);
        }),
      );
    });

  const shared: readonly (readonly [GroupedBy, SortKey, Direction])[] = [
    ['artist', 'artist', 'descending'],
    ['album', 'album', 'descending'],
    ['yearAdded', 'added', 'ascending'],
    ['monthAdded', 'added', 'ascending'],
    ['decadeReleased', 'released', 'ascending'],
  ];
  for (const [by, key, direction] of shared)
    it(`by ${by} turn round with tracks that are sorted by ${key}, and with no others`, () => {
      const rows = [2, 1, 3].map(n =>
        aSavedTrack(
          n,
          {
            artists: [{ name: `Artist ${n}` }],
            album: {
              name: `Album ${n}`,
              uri: `spotify:album:${n}`,
              artists: [],
              images: [],
              releaseDate: { value: `19${n}0`, precision: 'year' },
            },
          },
          `201${n}-0${n}-15T12:00:00Z`,
        ),
      );
      const names = (order?: readonly [SortKey, Direction]): string[] =>
        grouped(rows, by, order).map(({ name }) => name);
      const usual = names(['title', 'descending']);
      assert.equal(usual.length, 3);
      assert.deepEqual(names(['length', 'ascending']), usual);
      assert.deepEqual(names([key, direction]), usual.toReversed());
    });

  it('by artist go by the first one, told apart by who they are and not by name', () => {
    const by = (uri: string, name: string): Track['artists'][number] => ({ uri, name });
    const rows = [
      aSavedTrack(1, { artists: [by('spotify:artist:1', 'Echo'), by('spotify:artist:2', 'Salt')] }),
      aSavedTrack(2, { artists: [by('spotify:artist:2', 'Salt')] }),
      aSavedTrack(3, { artists: [by('spotify:artist:3', 'Echo')] }),
    ];
    assert.deepEqual(
      grouped(rows, 'artist').map(({ key, rows }) => [key, rows.length]),
      [
        ['spotify:artist:1', 1],
        ['spotify:artist:3', 1],
        ['spotify:artist:2', 1],
      ],
    );
  });

  it('by album tell albums of local files apart by artist', () => {
    const local = (place: number, name: string): SavedTrack =>
      aSavedTrack(place, {
        isLocal: true,
        artists: [{ name }],
        album: { name: 'Demos', artists: [], images: [] },
      });
    const groups = grouped([local(1, 'A'), local(2, 'B'), local(3, 'A')], 'album');
    assert.deepEqual(
      groups.map(({ name, rows }) => [name, rows.length]),
      [
        ['Demos', 2],
        ['Demos', 1],
      ],
    );
  });

  it('keep their keys when tracks come and go', () => {
    const rows = [
      aSavedTrack(1),
      aSavedTrack(2, { artists: [{ name: 'Echo', uri: 'spotify:artist:echo' }] }),
    ];
    const keys = (some: readonly SavedTrack[]): string[] => grouped(some, 'artist').map(({ key }) => key);
    assert.deepEqual(keys([...rows, aSavedTrack(3)]), keys(rows));
    assert.deepEqual(keys([aSavedTrack(4, {}, ''), rows[1]!]), keys(rows));
  });

  it('of one name keep their order when tracks come and go', () => {
    const rows = [1, 2].map(n => aSavedTrack(n, { artists: [{ name: 'Echo', uri: `spotify:artist:${n}` }] }));
    const keys = (some: readonly SavedTrack[]): string[] => grouped(some, 'artist').map(({ key }) => key);
    assert.deepEqual(keys(rows.toReversed()), keys(rows));
  });

  describe('by the time they were added', () => {
    const before = process.env.TZ;
    afterEach(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });

    it('go by the clock on the wall here', () => {
      const row = aSavedTrack(1, {}, '2020-12-31T23:30:00Z');
      for (const [zone, month] of [
        ['Asia/Tokyo', '2021-01'],
        ['America/New_York', '2020-12'],
      ] as const) {
        process.env.TZ = zone;
        assert.equal(grouped([row], 'monthAdded')[0]?.name, month);
        assert.equal(grouped([row], 'yearAdded')[0]?.name, month.slice(0, 4));
      }
    });
  });
});
