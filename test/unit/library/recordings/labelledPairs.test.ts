import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isSameRecording } from '../../../../src/library/recordings/sameRecording.ts';
import { judgePairs } from '../../../bench/duplicates/judgePairs.ts';
import type { LabelledPair } from '../../../bench/duplicates/readPairs.ts';
import { readPairs } from '../../../bench/duplicates/readPairs.ts';

const root = path.join(import.meta.dirname, '../../../..');
const text = readFileSync(path.join(root, 'test/bench/duplicates/pairs.json'), 'utf8');
const told = ({ a, b, note }: LabelledPair): string => `${note}: ${a.name} / ${b.name}`;

describe('labelled pairs of tracks', () => {
  it('are judged without taking any two for the same that are not', () => {
    const { pairs, problems } = readPairs(text);
    assert.deepEqual(problems, []);
    assert.ok(pairs.length >= 120 && pairs.filter(({ same }) => same).length >= 60);
    const { precision, recall, wrong, missed } = judgePairs(pairs);
    assert.deepEqual(wrong.map(told), []);
    assert.equal(precision, 1);
    assert.ok(recall >= 0.95, missed.map(told).join('\n'));
  });

  it('are judged alike both ways round', () => {
    for (const { a, b, note } of readPairs(text).pairs)
      assert.equal(isSameRecording(a, b), isSameRecording(b, a), note);
  });

  it('may be written in many ways', () => {
    const webApi = {
      name: 'Tide',
      artists: [{ name: 'Ada' }],
      duration_ms: 1_000,
      external_ids: { isrc: 'QZTLA1900042' },
    };
    const ours = {
      uri: 'spotify:track:x',
      name: 'Tide',
      artists: [{ name: 'Ada' }],
      durationMs: 1_000,
      isrc: 'QZTLA1900042',
    };
    const saved = { added_at: '2021-03-12T08:00:00Z', track: webApi };
    const ways: unknown[] = [
      [{ same: true, a: webApi, b: ours }],
      { pairs: [{ first: ours, second: webApi, same: true, note: 'why' }] },
      [[webApi, ours, true]],
      [{ tracks: [saved, ours], same: true }],
      [
        {
          same: true,
          left: { ...webApi, artists: ['Ada'], album: 'Salt Year' },
          right: { ...ours, album: null },
        },
      ],
    ];
    for (const way of ways) {
      const { pairs, problems } = readPairs(JSON.stringify(way));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        pairs.map(({ a, b, same }) => [a.isrc, b.isrc, a.durationMs, b.durationMs, a.artists[0]?.name, same]),
        [['QZTLA1900042', 'QZTLA1900042', 1_000, 1_000, 'Ada', true]],
      );
    }
  });

  it('that are none are named, and the others judged all the same', () => {
    const track = { name: 'Tide', artists: [], duration_ms: 1 };
    const entries = [
      { a: track, b: track },
      { a: track, same: true },
      7,
      { a: track, b: track, same: false },
    ];
    const { pairs, problems } = readPairs(JSON.stringify(entries));
    assert.equal(pairs.length, 1);
    assert.deepEqual(
      problems.map(problem => problem.split(':')[0]),
      ['entry 1', 'entry 2', 'entry 3'],
    );
    assert.deepEqual(judgePairs([]), { found: 0, missed: [], wrong: [], precision: 1, recall: 1 });
    assert.equal(readPairs('{}').problems.length, 1);
  });
});
