import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TrackPair } from '../../../../src/library/duplicates/dismissals.ts';
import { pairsOf } from '../../../../src/library/duplicates/dismissals.ts';
import type { DuplicateSearch } from '../../../../src/library/duplicates/duplicateFinder.ts';
import { DuplicateFinder } from '../../../../src/library/duplicates/duplicateFinder.ts';
import type { DuplicateGroup } from '../../../../src/library/duplicates/duplicateGroup.ts';
import { isSameRecording } from '../../../../src/library/recordings/sameRecording.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { savedTrack } from './savedTrack.ts';

const idsIn = ({ rows }: DuplicateGroup): string[] => rows.map(({ track }) => track.id ?? '');

function dismissing(...pairs: readonly TrackPair[]): NonNullable<DuplicateSearch['dismissals']> {
  const keys = new Set(pairs.map(pair => [...pair].sort().join(' ')));
  return { has: (a, b) => keys.has([a, b].sort().join(' ')) };
}

async function found(rows: readonly SavedTrack[], search?: DuplicateSearch): Promise<string[]> {
  const { groups } = await new DuplicateFinder().find(rows, search);
  return groups.map(group => idsIn(group).join());
}

describe('duplicates among saved tracks', () => {
  it('stand together, oldest first, with the reason', async () => {
    const rows = [
      savedTrack('newest', { addedAt: '2024-01-01T00:00:00Z', durationMs: 215_000 }),
      savedTrack('other', { name: 'Tide' }),
      savedTrack('oldest', { addedAt: '2019-01-01T00:00:00Z', name: 'Paper Lanterns (Album Version)' }),
    ];
    const { groups, dismissed } = await new DuplicateFinder().find(rows);
    assert.deepEqual(groups, [
      {
        id: 'spotify:track:oldest spotify:track:newest',
        rows: [rows[2], rows[0]],
        reason: { by: 'names', apartMs: 1_000, isOtherVersion: false },
      },
    ]);
    assert.deepEqual(dismissed, []);
  });

  it('do not drift apart in length', async () => {
    const lengths = [214_000, 215_500, 217_000, 218_500];
    const rows = lengths.map((durationMs, index) => savedTrack(`t${index}`, { durationMs }));
    assert.deepEqual(await found(rows), ['t0,t1', 't2,t3']);
  });

  it('stay together by their code before anything else', async () => {
    const isrc = 'QZTLA1900042';
    const rows = [
      savedTrack('near', { durationMs: 212_100 }),
      savedTrack('a', { isrc, durationMs: 214_000 }),
      savedTrack('b', { isrc, durationMs: 220_000 }),
    ];
    const { groups } = await new DuplicateFinder().find(rows);
    assert.deepEqual(groups.map(idsIn), [['a', 'b']]);
    assert.equal(groups[0]?.reason.by, 'isrc');
  });

  it('are found in translation by way of a code', async () => {
    const isrc = 'QZTLA1900042';
    const translated = { name: '紙の灯', artists: [{ name: '塩の子午線' }] };
    const rows = [
      savedTrack('plain'),
      savedTrack('code', { isrc }),
      savedTrack('translated', { isrc, ...translated }),
    ];
    assert.deepEqual(await found(rows), ['code,plain,translated']);
    const live = rows.map((row, index) =>
      index === 2 ? savedTrack('translated', { isrc, name: '紙の灯 (Live)' }) : row,
    );
    assert.deepEqual(await found(live), ['code,translated'], 'a version by another name is not handed on');
  });

  it('are those that a person has not dismissed, which are told apart', async () => {
    const rows = ['a', 'b', 'c'].map(id => savedTrack(id));
    const uris = rows.map(({ track }) => track.uri);
    const finder = new DuplicateFinder();
    const all = await finder.find(rows, { dismissals: dismissing(...pairsOf(uris)) });
    assert.deepEqual([all.groups, all.dismissed.map(idsIn)], [[], [['a', 'b', 'c']]]);
    const one = await finder.find(rows, { dismissals: dismissing(['spotify:track:c', 'spotify:track:a']) });
    assert.deepEqual([one.groups.map(idsIn), one.dismissed.map(idsIn)], [[['a', 'b']], [['a', 'c']]]);
  });

  it('are of any version that is to count as the song', async () => {
    const rows = [
      savedTrack('song'),
      savedTrack('live', { name: 'Paper Lanterns - Live', durationMs: 301_000 }),
    ];
    assert.deepEqual(await found(rows), []);
    assert.deepEqual(await found(rows, { alike: new Set(['live']) }), ['live,song']);
  });

  it('are looked for until nobody wants them any more', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      savedTrack(`t${index}`, { name: `Tide ${index}` }),
    );
    const controller = new AbortController();
    const finding = new DuplicateFinder().find(rows, {}, controller.signal);
    controller.abort(new Error('enough'));
    await assert.rejects(finding, /enough/);
  });

  it('are found among very many of one title as well', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => savedTrack(`t${index}`));
    const { groups } = await new DuplicateFinder().find(rows);
    assert.ok(groups.length >= 600 / 48);
    assert.ok(groups.every(group => group.rows.length <= 48));
  });

  const rows = fc
    .array(
      fc.record({
        name: fc.constantFrom('Tide', 'tide (feat. Ada)', 'Tide - Live', 'Salt', 'Salt (Album Version)'),
        artist: fc.constantFrom('Ada', 'Bo', 'Ada & Bo'),
        // Equal distances are frequent, so that their order matters.
        durationMs: fc.integer({ min: 200, max: 212 }).map(half => half * 500),
        isrc: fc.constantFrom(undefined, undefined, 'QZTLA1900042', 'QZTLA1900043'),
      }),
      { maxLength: 14 },
    )
    .map(all =>
      all.map(({ name, artist, durationMs, isrc }, index) =>
        savedTrack(`t${index}`, { name, artists: [{ name: artist }], durationMs, ...(isrc ? { isrc } : {}) }),
      ),
    );
  const dismissed = fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 6 });
  const uri = (index: number): string => `spotify:track:t${index}`;

  it('are, any two of a group, the same, and never dismissed; each row stands in one group', async () => {
    await fc.assert(
      fc.asyncProperty(rows, dismissed, async (all, pairs) => {
        const dismissals = dismissing(...pairs.map(([a, b]) => [uri(a), uri(b)] as const));
        const { groups } = await new DuplicateFinder().find(all, { dismissals });
        const seen = groups.flatMap(idsIn);
        assert.equal(new Set(seen).size, seen.length);
        for (const { rows: group } of groups)
          for (const [a, b] of group.flatMap((one, at) =>
            group.slice(at + 1).map(other => [one, other] as const),
          )) {
            assert.ok(!dismissals.has(a.track.uri, b.track.uri));
            const isByTwin = group.some(
              ({ track }) => track.isrc !== undefined && [a.track.isrc, b.track.isrc].includes(track.isrc),
            );
            assert.ok(isSameRecording(a.track, b.track) || isByTwin);
            assert.ok(Math.abs(a.track.durationMs - b.track.durationMs) <= (isByTwin ? 10_000 : 2_000));
          }
      }),
      { numRuns: 300 },
    );
  });

  it('are found whatever order the rows are in, and none is left alone beside another that is left alone', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.nat(), { minLength: 14, maxLength: 14 }), async (all, order) => {
        const shuffled = [...all]
          .map((row, index) => ({ row, at: order[index] ?? 0 }))
          .sort((a, b) => a.at - b.at);
        const sets = await found(all);
        assert.deepEqual((await found(shuffled.map(({ row }) => row))).sort(), [...sets].sort());
        const together = new Set(sets.join().split(','));
        const alone = all.filter(({ track }) => !together.has(track.id ?? ''));
        for (const [index, a] of alone.entries())
          for (const b of alone.slice(index + 1)) assert.ok(!isSameRecording(a.track, b.track));
      }),
      { numRuns: 300 },
    );
  });
});
