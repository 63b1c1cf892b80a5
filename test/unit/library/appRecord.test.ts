import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AppRecord } from '../../../src/library/appRecord.ts';
import {
  bounded,
  emptyRecord,
  longestLockMs,
  mergedRecord,
  parseRecord,
  recordText,
} from '../../../src/library/appRecord.ts';
import { someRecord } from './someRecords.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const day = 24 * 3_600_000;

/** As comparable as can be: a map's order is none of anybody's business. */
const plain = ({ locks, quota }: AppRecord): unknown => ({ locks: Object.fromEntries(locks), quota });
const parsed = (text: string): unknown => {
  const record = parseRecord(text, now);
  return typeof record === 'string' ? record : plain(record);
};
const fileWith = (locks: unknown, quotaMode?: unknown): string =>
  JSON.stringify({ version: 1, locks, quotaMode });
const nothing = plain(emptyRecord);

describe('The file of a Spotify app', () => {
  it('says what was written, and the same for the same', () =>
    fc.assert(
      fc.property(someRecord(now), record => {
        const text = recordText(record, now);
        assert.deepEqual(parsed(text), plain(record));
        const turned = { ...record, locks: new Map([...record.locks].reverse()) };
        assert.equal(recordText(turned, now), text);
      }),
    ));

  it('is empty for nothing, and an empty one says nothing', () => {
    assert.equal(recordText(emptyRecord, now), '');
    assert.deepEqual(parsed(''), nothing);
  });

  it('holds no lock that is over', () => {
    const lock = { until: now, kind: 'rateLimited' } as const;
    assert.equal(recordText({ locks: new Map([['top', lock]]), quota: undefined }, now), '');
    assert.deepEqual(parsed(fileWith({ top: lock })), nothing);
  });

  it('locks for a week at most, whatever it says', () => {
    for (const until of ['1e999', String(now + 365 * day), '1e300']) {
      const text = `{"version":1,"locks":{"top":{"until":${until},"kind":"rateLimited"}}}`;
      const locks = { top: { until: now + longestLockMs, kind: 'rateLimited' } };
      assert.deepEqual(parsed(text), { locks, quota: undefined });
    }
  });

  for (const [what, locks] of Object.entries({
    'no time': { top: { kind: 'rateLimited' } },
    'a time in words': { top: { until: 'tomorrow', kind: 'rateLimited' } },
    'a time before all time': { top: { until: -1e15, kind: 'rateLimited' } },
    'an unknown kind': { top: { until: now + day, kind: 'bored' } },
    'an unknown scope': { playlists: { until: now + day, kind: 'rateLimited' } },
    'a scope every object has': { constructor: { until: now + day, kind: 'rateLimited' } },
    'no object': { top: now + day },
    'nothing at all': null,
  }))
    it(`is not believed in a lock with ${what}`, () => assert.deepEqual(parsed(fileWith(locks)), nothing));

  for (const quota of [
    null,
    'extended',
    7,
    {},
    { concluded: 'extended' },
    { concluded: 'more', denied: false },
  ])
    it(`is not believed in a quota mode of ${JSON.stringify(quota)}`, () =>
      assert.deepEqual(parsed(fileWith({}, quota)), nothing));

  for (const text of ['{', 'null', '[]', '"text"', '7', '{}', '{"version":"1"}', '{"version":0}', '\0'])
    it(`is not ours when it is ${JSON.stringify(text)}`, () => assert.equal(parsed(text), 'foreign'));

  it('of a later version is known as such', () => assert.equal(parsed('{"version":2,"locks":[]}'), 'tooNew'));

  it('can be read whatever it holds', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map(value => fileWith(value, value)),
        ),
        text => {
          parseRecord(text, now);
        },
      ),
    ));
});

describe('What two windows know of an app', () => {
  const record = someRecord(now);

  it('comes to the same, whoever begins and however often it is said', () =>
    fc.assert(
      fc.property(record, record, record, (a, b, c) => {
        const said = (...records: AppRecord[]): string => recordText(records.reduce(mergedRecord), now);
        assert.equal(said(a, b), said(b, a));
        assert.equal(said(mergedRecord(a, b), c), said(a, mergedRecord(b, c)));
        assert.equal(said(a, a, b, a), said(a, b));
      }),
    ));

  it('never becomes less', () =>
    fc.assert(
      fc.property(record, record, (a, b) => {
        const both = mergedRecord(a, b);
        for (const [scope, { until }] of a.locks) assert.ok((both.locks.get(scope)?.until ?? 0) >= until);
        if (a.quota?.denied) assert.equal(both.quota?.denied, true);
      }),
    ));

  it('is extended quota when one has seen it and none was refused', () => {
    const quota = (concluded: 'development' | 'extended', denied = false): AppRecord => ({
      locks: new Map(),
      quota: { concluded, denied },
    });
    const both = mergedRecord(quota('development'), quota('extended')).quota;
    assert.deepEqual(both, { concluded: 'extended', denied: false });
    const refused = mergedRecord(quota('extended'), quota('development', true)).quota;
    assert.deepEqual(refused, { concluded: 'development', denied: true });
  });
});

describe('A lock', () => {
  it('ends at a whole millisecond, not before its time', () =>
    assert.equal(bounded({ until: now + 0.5, kind: 'rateLimited' }, now).until, now + 1));
});
