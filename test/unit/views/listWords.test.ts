import assert from 'node:assert/strict';
import type { ListStatus } from '../../../src/library/listStatus.ts';
import { idleStatus } from '../../../src/library/listStatus.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { ListFacts } from '../../../src/views/listWords.ts';
import { listWords, loadingMessage } from '../../../src/views/listWords.ts';
import { editor } from '../editor/editor.ts';

const now = new Date(2026, 10, 21, 14, 32).getTime();
const [minute, hour, day] = [60_000, 3_600_000, 24 * 3_600_000];

const offline = new SpotifyError('offline', 'no connection');
const pause = { until: now + 10 * minute, kind: 'rateLimited' } as const;
const complete: ListStatus = { ...idleStatus, phase: 'complete', loaded: 3_000, total: 3_000 };
const fresh: ListStatus = { ...complete, updatedAt: now - 2 * minute };
const loading: ListStatus = { ...idleStatus, phase: 'loading', loaded: 22_000, total: 50_000 };
const gaps: ListStatus = { ...loading, phase: 'partial', missingPages: 3, error: offline };
const shifting: ListStatus = { ...loading, phase: 'partial' };
const stale: ListStatus = { ...fresh, error: offline, updatedAt: now - 2 * hour };

const progress = 'Loading 22,000 of 50,000';
const paused = /^Paused until 2:42\sPM$/;
const changing = 'The list keeps changing at Spotify. It will be finished later.';

interface Case {
  readonly facts: Partial<ListFacts> & Pick<ListFacts, 'status'>;
  readonly message: string | RegExp;
  readonly freshness?: string;
}

const aboutRows = 'Nothing matches';
const cases: Record<string, Case> = {
  'nothing before anybody has asked for the list': { facts: { status: idleStatus }, message: '' },
  'nothing before it is known how many there are': {
    facts: { status: { ...idleStatus, phase: 'loading' } },
    message: '',
  },
  'how many of how many are here': { facts: { status: loading }, message: progress },
  'nothing of how many there are when all are here': {
    facts: { status: { ...loading, loaded: 50_000 } },
    message: '',
  },
  'that it is paused, and how far it is': {
    facts: { status: loading, pause },
    message: /^Paused until 2:42\sPM · 22,000 of 50,000$/,
  },
  'that it is paused, beside how fresh it is': {
    facts: { status: fresh, pause },
    message: paused,
    freshness: 'updated 2 min ago',
  },
  'that it is paused, rather than what else went wrong': {
    facts: { status: stale, pause, aboutRows },
    message: paused,
    freshness: 'updated 2 h ago',
  },
  'nothing above the row that tells of missing pages': { facts: { status: gaps }, message: '' },
  'that it keeps changing': { facts: { status: shifting }, message: changing },
  'that it keeps changing, rather than what is to be said of the rows': {
    facts: { status: shifting, aboutRows },
    message: changing,
  },
  'how far it is, rather than what is to be said of the rows': {
    facts: { status: loading, aboutRows },
    message: progress,
  },
  'what is to be said of the rows, beside how fresh they are': {
    facts: { status: fresh, aboutRows },
    message: aboutRows,
    freshness: 'updated 2 min ago',
  },
  'how fresh it is': { facts: { status: fresh }, message: '', freshness: 'updated 2 min ago' },
  'since when it is as it is when Spotify cannot be reached, and that once': {
    facts: { status: stale },
    message: /^Shown as of 12:32\sPM$/,
  },
  'since which day it is as it is': {
    facts: { status: { ...stale, updatedAt: now - 3 * day } },
    message: /^Shown as of November 18 at 2:32\sPM$/,
  },
  'what is to be said of the rows when Spotify cannot be reached, beside how fresh they are': {
    facts: { status: stale, aboutRows },
    message: aboutRows,
    freshness: 'updated 2 h ago',
  },
  'nothing of freshness while it is read anew': {
    facts: { status: { ...fresh, phase: 'loading', loaded: 3_000 } },
    message: '',
  },
};

describe('What a view says of its list', () => {
  before(() => editor.reset());

  for (const [what, { facts, message, freshness }] of Object.entries(cases))
    it(`is ${what}`, () => {
      const words = listWords({ pause: undefined, aboutRows: undefined, now, ...facts });
      if (typeof message === 'string') assert.equal(words.message, message);
      else assert.match(words.message, message);
      assert.equal(words.freshness, freshness);
      assert.equal(words.since, freshness === undefined ? undefined : facts.status.updatedAt);
    });

  for (const [ms, said] of [
    [-minute, 'just now'],
    [0, 'just now'],
    [minute - 1, 'just now'],
    [minute, '1 min ago'],
    [59 * minute, '59 min ago'],
    [hour, '1 h ago'],
    [day - 1, '23 h ago'],
    [day, '1 day ago'],
    [29 * day, '29 days ago'],
  ] as const)
    it(`is “updated ${said}” after ${ms / 1_000} seconds`, () => {
      const status = { ...complete, updatedAt: now - ms };
      const words = listWords({ status, pause: undefined, aboutRows: undefined, now });
      assert.equal(words.freshness, `updated ${said}`);
    });

  it('is told elsewhere, too, as far as not everything is there', () => {
    assert.equal(loadingMessage(loading), progress);
    assert.equal(loadingMessage(shifting), changing);
    assert.equal(loadingMessage(fresh), undefined);
  });
});
