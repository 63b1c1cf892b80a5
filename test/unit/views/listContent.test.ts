import assert from 'node:assert/strict';
import type { ListStatus } from '../../../src/library/listStatus.ts';
import { idleStatus } from '../../../src/library/listStatus.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { ShownList } from '../../../src/views/listContent.ts';
import { contentOf, hasRows, looksTheSame } from '../../../src/views/listContent.ts';

interface Row {
  readonly uri: string;
  readonly artists: readonly string[];
}

const manyRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ uri: `spotify:track:${index}`, artists: ['Orchid'] }));
const rows = manyRows(50);
const offline = new SpotifyError('offline', 'no connection');
const complete: ListStatus = { ...idleStatus, phase: 'complete', loaded: 50, total: 50, updatedAt: 1 };
const before: ShownList = { status: complete, rows };
const longList: ShownList = { status: complete, rows: manyRows(5_000) };

describe('What rows are made of', () => {
  for (const [what, isSame, was, now] of [
    ['the same rows', true, before, { ...before }],
    ['rows that were read again', true, before, { ...before, rows: manyRows(50) }],
    ['when they were confirmed', true, before, { ...before, status: { ...complete, updatedAt: 2 } }],
    ['that they are being read', true, before, { ...before, status: { ...complete, phase: 'loading' } }],
    ['a row more', false, before, { ...before, rows: manyRows(51) }],
    ['another order', false, before, { ...before, rows: rows.toReversed() }],
    [
      'a row that is different',
      false,
      before,
      { ...before, rows: rows.with(7, { ...rows[7]!, artists: [] }) },
    ],
    ['more rows to come', false, before, { ...before, status: { ...complete, total: 90_000 } }],
    ['a failure', false, before, { ...before, status: { ...complete, error: offline } }],
    [
      'a page more that is missing',
      false,
      { ...before, status: { ...complete, error: offline, missingPages: 1 } },
      { ...before, status: { ...complete, error: offline, missingPages: 2 } },
    ],
    [
      'that there are none',
      false,
      { status: { ...idleStatus, total: 0 }, rows: [] },
      { status: { ...complete, loaded: 0, total: 0 }, rows: [] },
    ],
    ['no rows to tell it by', false, { status: complete }, { status: complete }],
    [
      'more rows that were read again than can be compared',
      false,
      longList,
      { ...longList, rows: manyRows(5_000) },
    ],
  ] as const)
    it(`is ${isSame ? 'no different' : 'different'} with ${what}`, () =>
      assert.equal(looksTheSame(contentOf(was), contentOf(now)), isSame));

  it('is nothing before there are rows, a failure, or it is known that there are none', () => {
    const has = (status: ListStatus, some: readonly Row[] = []): boolean =>
      hasRows(contentOf({ status, rows: some }));
    assert.equal(has({ ...idleStatus, phase: 'loading', total: 50 }), false);
    assert.equal(has({ ...idleStatus, phase: 'loading' }, rows), true);
    assert.equal(has({ ...idleStatus, phase: 'partial', error: offline }), true);
    assert.equal(has({ ...complete, loaded: 0, total: 0 }), true);
  });
});
