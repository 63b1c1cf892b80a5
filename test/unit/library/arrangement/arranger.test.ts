import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Arranged, ArrangingTask } from '../../../../src/library/arrangement/arranger.ts';
import { Arranger, mostFlatRows } from '../../../../src/library/arrangement/arranger.ts';
import type { Arrangement } from '../../../../src/library/arrangement/arrangement.ts';
import {
  defaultArrangement,
  filterConditions,
  groupings,
  noFilter,
  readArrangement,
  sortKeys,
  sortedBy,
} from '../../../../src/library/arrangement/arrangement.ts';
import { inSlices } from '../../../../src/library/inSlices.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { aSavedTrack, savedTracks } from './someTracks.ts';

const arrangements: fc.Arbitrary<Arrangement> = fc.record({
  sort: fc.record({
    key: fc.constantFrom(...sortKeys),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
  grouping: fc.constantFrom(...groupings, 'automatic'),
  filter: fc.record({
    text: fc.constantFrom('', 'lantern', 'o', 'nothing has this'),
    conditions: fc.subarray([...filterConditions]),
  }),
});

function taskOf(
  rows: readonly SavedTrack[],
  change: Partial<Arrangement> = {},
  expected = rows.length,
): ArrangingTask {
  return { rows, expected, arrangement: { ...defaultArrangement, ...change }, isAlbumSaved: () => false };
}

const arrange = (...task: Parameters<typeof taskOf>): Promise<Arranged> =>
  new Arranger('en').arrange(taskOf(...task));
const rowsOf = (count: number): SavedTrack[] =>
  Array.from({ length: count }, (_, place) => aSavedTrack(place));

describe('an arrangement of saved tracks', () => {
  it('shows every track that its filter leaves exactly once, in one list or in groups', async () => {
    const arranger = new Arranger('en');
    await fc.assert(
      fc.asyncProperty(savedTracks, arrangements, async (rows, arrangement) => {
        const { rows: shown, groups, grouping } = await arranger.arrange(taskOf(rows, arrangement));
        const unsorted = await new Arranger('en').arrange(taskOf(rows, { filter: arrangement.filter }));
        const inGroups = groups?.flatMap(group => group.rows) ?? shown;
        assert.equal(inGroups.length, shown.length);
        assert.deepEqual(new Set(inGroups), new Set(unsorted.rows));
        assert.deepEqual(new Set(shown), new Set(unsorted.rows));
        assert.equal(groups === undefined, grouping === 'none');
      }),
      { numRuns: 500 },
    );
  });

  it('is the same from an arranger that has arranged other things before', async () => {
    const arranger = new Arranger('en');
    await fc.assert(
      fc.asyncProperty(savedTracks, arrangements, async (rows, arrangement) => {
        const task = taskOf(rows, arrangement);
        assert.deepEqual(await arranger.arrange(task), await new Arranger('en').arrange(task));
      }),
      { numRuns: 300 },
    );
  });

  it('is the list as it is, where the person has chosen nothing', async () => {
    const rows = rowsOf(3);
    const { arrangement, ...arranged } = await arrange(rows);
    assert.deepEqual(arrangement, defaultArrangement);
    assert.equal(arranged.rows, rows);
    assert.deepEqual(
      { ...arranged, rows: [] },
      { rows: [], groups: undefined, grouping: 'none', isTooLong: false, untold: 0 },
    );
  });

  it('is in groups by year added where one list would be too long', async () => {
    const [fits, many] = [rowsOf(mostFlatRows), rowsOf(mostFlatRows + 1)];
    assert.equal((await arrange(fits)).groups, undefined);
    const { groups, grouping, isTooLong } = await arrange(many);
    assert.deepEqual(
      [groups?.length, groups?.[0]?.rows.length, grouping, isTooLong],
      [1, many.length, 'yearAdded', true],
    );
  });

  it('is in these groups from the first page on, once it is known how long the list is', async () => {
    assert.ok((await arrange(rowsOf(50), {}, mostFlatRows + 1)).isTooLong);
    assert.ok(
      !(await arrange(rowsOf(50), { filter: { text: 'track', conditions: [] } }, mostFlatRows + 1)).isTooLong,
    );
  });

  it('is as the person says, however long the list is', async () => {
    const many = rowsOf(mostFlatRows + 1);
    const flat = await arrange(many, { grouping: 'none' });
    assert.deepEqual([flat.groups?.length, flat.isTooLong], [undefined, false]);
    const byArtist = await arrange(many, { grouping: 'artist' });
    assert.deepEqual([byArtist.grouping, byArtist.isTooLong], ['artist', false]);
  });

  it('is one list where what the filter leaves fits into one', async () => {
    const many = [...rowsOf(mostFlatRows + 1), aSavedTrack(-1, { name: 'Echo' })];
    const { rows, groups } = await arrange(many, { filter: { text: 'echo', conditions: [] } });
    assert.deepEqual([rows.length, groups], [1, undefined]);
  });
});

describe('an arranger', () => {
  it('gives those that wait for it what the latest of them has asked for', async () => {
    const arranger = new Arranger('en');
    const lists = [rowsOf(1), rowsOf(2), rowsOf(3)];
    const shown = await Promise.all(lists.map(rows => arranger.arrange(taskOf(rows))));
    assert.deepEqual(
      shown.map(({ rows }) => rows.length),
      [1, 3, 3],
    );
    assert.equal((await arranger.arrange(taskOf(rowsOf(4)))).rows.length, 4);
  });

  it('does what is asked for at the very end of a task together with what waits', async () => {
    const arranger = new Arranger('en');
    const first = arranger.arrange(taskOf(rowsOf(1)));
    const atItsEnd = first.then(() => arranger.arrange(taskOf(rowsOf(3))));
    const waiting = arranger.arrange(taskOf(rowsOf(2)));
    assert.equal(await waiting, await atItsEnd);
  });

  it('goes on after a task that went wrong', async () => {
    const arranger = new Arranger('en');
    const broken = { ...taskOf(rowsOf(1), { filter: { text: '', conditions: ['notOnSavedAlbum'] } }) };
    const failing = arranger.arrange({
      ...broken,
      isAlbumSaved: () => {
        throw new Error('no albums');
      },
    });
    const following = arranger.arrange(taskOf(rowsOf(2)));
    await assert.rejects(failing, /no albums/);
    assert.equal((await following).rows.length, 2);
  });

  it('compares names again only after it has sorted by something else', async () => {
    const rows = rowsOf(300);
    let compared = 0;
    const { compare } = new Intl.Collator('en');
    const counting = { compare: (a: string, b: string): number => (compared++, compare(a, b)) };
    const real = Intl.Collator;
    Intl.Collator = function () {
      return counting;
    } as unknown as typeof Intl.Collator;
    const arranger = new Arranger('en');
    Intl.Collator = real;
    const comparisons = async (change: Partial<Arrangement>): Promise<number> => {
      compared = 0;
      await arranger.arrange(taskOf(rows, change));
      return compared;
    };
    const byTitle = { sort: { key: 'title', direction: 'ascending' } } as const;
    assert.ok((await comparisons(byTitle)) > 300);
    assert.equal(await comparisons({ sort: { key: 'title', direction: 'descending' } }), 0);
    assert.equal(await comparisons({ sort: { key: 'length', direction: 'ascending' } }), 0);
    assert.ok((await comparisons(byTitle)) > 300);
  });
});

describe('work in slices', () => {
  it('lets others in whenever it has taken its time', async () => {
    let now = 0;
    const seen: number[] = [];
    let others = 0;
    const other = (): void => {
      others++;
      if (!isOver) setImmediate(other);
    };
    let isOver = false;
    setImmediate(other);
    function* work(): Generator<undefined, string> {
      for (let step = 0; step < 40; step++) {
        now++;
        seen.push(others);
        yield;
      }
      return 'done';
    }
    assert.equal(await inSlices(work(), () => now), 'done');
    isOver = true;
    assert.equal(seen.filter(count => count === 0).length, 8);
    assert.ok(seen.at(-1)! >= 4);
  });

  it('fails as the work does', async () => {
    function* work(): Generator<undefined, never> {
      yield;
      throw new Error('broken');
    }
    await assert.rejects(inSlices(work()), /broken/);
  });
});

describe('what is remembered of an arrangement', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(arrangements, arrangement => {
        const written = JSON.parse(JSON.stringify(arrangement)) as unknown;
        assert.deepEqual(readArrangement(written), written);
      }),
    );
  });

  it('is usable whatever stands there', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        const { sort, grouping, filter } = readArrangement(value);
        assert.ok(sortKeys.includes(sort.key) && [...groupings, 'automatic'].includes(grouping));
        assert.ok(filter.conditions.every(condition => filterConditions.includes(condition)));
      }),
    );
    assert.deepEqual(readArrangement(undefined), defaultArrangement);
  });

  it('keeps the parts that can be read', () => {
    const sort = { key: 'title', direction: 'ascending' } as const;
    assert.deepEqual(readArrangement({ sort, grouping: 'byMood', filter: { text: 7, conditions: [] } }), {
      sort,
      grouping: 'automatic',
      filter: noFilter,
    });
  });
});

describe('choosing what to sort by', () => {
  it('begins as one expects, turns round when it is chosen again, and begins anew after something else', () => {
    const title = sortedBy('title', defaultArrangement.sort);
    assert.deepEqual(title, { key: 'title', direction: 'ascending' });
    assert.deepEqual(sortedBy('title', title), { key: 'title', direction: 'descending' });
    assert.deepEqual(sortedBy('title', sortedBy('title', title)), title);
    assert.deepEqual(sortedBy('title', { key: 'added', direction: 'ascending' }), title);
    assert.deepEqual(sortedBy('added', title), { key: 'added', direction: 'descending' });
    assert.deepEqual(sortedBy('added', defaultArrangement.sort), { key: 'added', direction: 'ascending' });
    assert.deepEqual(sortedBy('released', title), { key: 'released', direction: 'descending' });
  });
});
