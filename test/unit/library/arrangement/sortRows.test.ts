import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SortKey, SortOrder } from '../../../../src/library/arrangement/arrangement.ts';
import { sortKeys } from '../../../../src/library/arrangement/arrangement.ts';
import { NameOrder } from '../../../../src/library/arrangement/nameOrder.ts';
import { sortedRows } from '../../../../src/library/arrangement/sortRows.ts';
import { mergedSteps, sortedSteps } from '../../../../src/library/arrangement/sortedSteps.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { aSavedTrack, done, savedTracks, stepsIn } from './someTracks.ts';

const collator = new Intl.Collator('en', { numeric: true });
const directions = ['ascending', 'descending'] as const;

const sorted = (rows: readonly SavedTrack[], order: SortOrder): readonly SavedTrack[] =>
  done(sortedRows(rows, order, () => new NameOrder(collator)));

/** What a track is sorted by; undefined when it is not known. */
function valueOf({ track, addedAt }: SavedTrack, key: SortKey): string | number | undefined {
  const values: Record<SortKey, string | number | undefined> = {
    added: addedAt,
    title: track.name.trim() && track.name,
    artist: track.artists[0]?.name.trim() && track.artists[0].name,
    album: track.album?.name.trim() && track.album.name,
    length: track.durationMs,
    released: track.album?.releaseDate?.value,
  };
  const value = values[key];
  return value === '' || value === 0 ? undefined : value;
}

/** The order as one would write it down: by the value, then newest first. */
function naively(rows: readonly SavedTrack[], { key, direction }: SortOrder): SavedTrack[] {
  const compare = (a: string | number | undefined, b: string | number | undefined, sign: number): number => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    if (typeof a === 'number') return (a - Number(b)) * sign;
    const isName = key === 'title' || key === 'artist' || key === 'album';
    return (isName ? collator.compare(a, String(b)) : Number(a > b) - Number(a < b)) * sign;
  };
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .toSorted((a, b) => Number(a.addedAt < b.addedAt) - Number(a.addedAt > b.addedAt))
    .toSorted((a, b) => compare(valueOf(a, key), valueOf(b, key), sign));
}

describe('saved tracks that are sorted', () => {
  for (const key of sortKeys)
    for (const direction of directions)
      it(`by ${key}, ${direction}, are as somebody would sort them who has time, equals newest first`, () => {
        fc.assert(
          fc.property(savedTracks, rows => {
            assert.deepEqual(sorted(rows, { key, direction }), naively(rows, { key, direction }));
          }),
          { numRuns: 200 },
        );
      });

  it('come with what is not known last in both directions', () => {
    const rows = [
      aSavedTrack(1, { name: ' ', artists: [], album: undefined as never, durationMs: 0 }, ''),
      aSavedTrack(2, {
        name: 'Echo',
        album: { ...aSavedTrack(0).track.album!, releaseDate: { value: '1981', precision: 'year' } },
      }),
    ];
    for (const key of sortKeys)
      for (const direction of directions)
        assert.deepEqual(
          sorted(rows, { key, direction }).map(({ track }) => track.uri),
          ['spotify:track:2', 'spotify:track:1'],
          `${key} ${direction}`,
        );
  });

  it('have numbers in names as numbers, and articles as delivered', () => {
    const rows = ['Track 10', 'The Harbour', 'Track 2', 'Harbour'].map((name, place) =>
      aSavedTrack(place, { name }),
    );
    assert.deepEqual(
      sorted(rows, { key: 'title', direction: 'ascending' }).map(({ track }) => track.name),
      ['Harbour', 'The Harbour', 'Track 2', 'Track 10'],
    );
  });

  it('are in the order of the language', () => {
    const rows = ['Öl', 'Zebra', 'Ofen'].map((name, place) => aSavedTrack(place, { name }));
    const inOrderOf = (language: string): string[] => {
      const names = new NameOrder(new Intl.Collator(language));
      const order = { key: 'title', direction: 'ascending' } as const;
      return done(sortedRows(rows, order, () => names)).map(({ track }) => track.name);
    };
    assert.deepEqual(inOrderOf('de'), ['Ofen', 'Öl', 'Zebra']);
    assert.deepEqual(inOrderOf('sv'), ['Ofen', 'Zebra', 'Öl']);
  });

  it('stay the same list when they are in order already', () => {
    const rows = [aSavedTrack(1), aSavedTrack(2)];
    assert.equal(sorted(rows, { key: 'added', direction: 'descending' }), rows);
  });
});

describe('sorting in steps', () => {
  it('gives what sorting at once gives, equals as they were', () => {
    const pair = fc.tuple(fc.nat(9), fc.nat());
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 2_000, size: 'max' }), items => {
        const compare = ([a]: [number, number], [b]: [number, number]): number => a - b;
        assert.deepEqual(done(sortedSteps(items, compare)), items.toSorted(compare));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('merges two sorted lists, what is equal from the first one first', () => {
    const list = fc.array(fc.nat(9)).map(values => values.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(list, list, (a, b) => {
        const tagged = (values: readonly number[], tag: string): [number, string][] =>
          values.map(value => [value, tag]);
        const [first, second] = [tagged(a, 'a'), tagged(b, 'b')];
        const compare = ([x]: [number, string], [y]: [number, string]): number => x - y;
        assert.deepEqual(done(mergedSteps(first, second, compare)), [...first, ...second].toSorted(compare));
      }),
    );
  });

  it('is laid down often enough, whatever is done with names', () => {
    const rows = Array.from({ length: 20_000 }, (_, place) =>
      aSavedTrack(place, { name: `${(place * 7919) % 20_000}` }),
    );
    const names = new NameOrder(collator);
    const work = sortedRows(rows, { key: 'title', direction: 'ascending' }, () => names);
    // Ranking, sorting and merging go over the rows a dozen times, some hundreds of rows in a step.
    assert.ok(stepsIn(work) > (20_000 / 256) * 12);
  });
});

describe('the order of names', () => {
  it('is the same whether they are learnt at once or as they come', () => {
    const some = fc.array(fc.constantFrom('a', 'A', 'á', 'b', 'B 2', 'B 10', 'é', 'e\u0301', '', '夜', 'Z'));
    fc.assert(
      fc.property(fc.array(some), parts => {
        const [atOnce, bit] = [new NameOrder(collator), new NameOrder(collator)];
        done(atOnce.learn(parts.flat()));
        for (const part of parts) done(bit.learn(part));
        for (const name of parts.flat()) {
          assert.equal(bit.rankOf(name), atOnce.rankOf(name));
          for (const other of parts.flat())
            assert.equal(
              Math.sign(bit.rankOf(name) - bit.rankOf(other)),
              Math.sign(collator.compare(name, other)),
            );
        }
      }),
    );
  });

  it('compares nothing for names that are known', () => {
    let compared = 0;
    const counting = {
      compare: (a: string, b: string): number => {
        compared++;
        return collator.compare(a, b);
      },
    } as Intl.Collator;
    const names = new NameOrder(counting);
    done(names.learn(['b', 'a', 'c']));
    compared = 0;
    done(names.learn(['c', 'b', 'c']));
    assert.equal(compared, 0);
  });
});
