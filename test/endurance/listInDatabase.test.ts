import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { ListStore } from '../../src/library/listStore.ts';
import type { SavedTrack } from '../../src/model/track.ts';
import type { ListStep } from '../unit/library/store/listModel.ts';
import {
  after,
  loaded,
  nothing,
  now,
  rowOf,
  someStep,
  someTracks,
  stateWith,
  take,
} from '../unit/library/store/listModel.ts';
import { StoreWorld } from '../unit/library/store/storeWorld.ts';

/** In place of a part that a row does not have. */
const none: readonly [] = [];
const dayMs = 24 * 3_600_000;
const rows = (count: number, from = 0, version = 0): SavedTrack[] =>
  Array.from({ length: count }, (_, i) => rowOf(from + i, version));

/** A window with what it shows, which is what it has loaded or written last. */
class Window {
  readonly list: ListStore<SavedTrack>;
  readonly #shown = new Map<string, SavedTrack>();

  constructor(world: StoreWorld) {
    this.list = world.open().savedTracks(uri => this.#shown.get(uri));
  }

  async take(step: ListStep): Promise<void> {
    const written = step.kind === 'change' ? step.saved : step.rows;
    for (const row of written) this.#shown.set(row.track.uri, row);
    await take(step, this.list);
  }

  async load(): Promise<unknown> {
    const all = await loaded(this.list);
    for (const row of all.rows) this.#shown.set(row.track.uri, row);
    return all;
  }
}

describe('A list in the library on disk', () => {
  let world: StoreWorld;

  beforeEach(async () => {
    world = await StoreWorld.make();
  });
  afterEach(() => world.remove());

  it('is a plain list, whatever is done to it in two windows in turn, and keeps nothing that it does not need', function () {
    this.timeout(60_000);
    const step = fc.oneof(
      { weight: 3, arbitrary: someStep(12, 12) },
      { weight: 1, arbitrary: someStep(150, 130) },
      { weight: 2, arbitrary: fc.constant('load' as const) },
    );
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), step), { maxLength: 14 }), async steps => {
        const own = await StoreWorld.make();
        try {
          const windows = [new Window(own), new Window(own)];
          let model = nothing;
          for (const [index, each] of steps) {
            if (each === 'load') {
              assert.deepEqual(await windows[index]!.load(), model);
              continue;
            }
            await windows[index]!.take(each);
            model = after(each, model);
          }
          for (const window of [...windows, new Window(own)]) assert.deepEqual(await window.load(), model);
          assert.deepEqual(leftOver(own), []);
          assert.deepEqual([own.logged, own.troubles], [[], []]);
        } finally {
          await own.remove();
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is the list before, the list after or the beginning of it when a replacement is broken off, and can be gone on with', function () {
    this.timeout(60_000);
    const whole = someTracks(300, 280);
    return fc.assert(
      fc.asyncProperty(whole, whole, fc.nat(60), fc.boolean(), async (before, target, turns, isReplaced) => {
        const own = await StoreWorld.make();
        try {
          const store = own.open();
          const list = store.savedTracks();
          await list.replace(before, stateWith(before, true));
          void list.replace(target, stateWith(target, true));
          for (let turn = 0; turn < turns; turn++) await nextTurn();
          await store.dispose();
          const next = own.open().savedTracks();
          const found = await loaded(next);
          if (found.state?.isWhole) {
            const isAfter = isDeepStrictEqual(found.rows, target);
            assert.deepEqual(found.rows, isAfter ? target : before);
          } else assert.deepEqual(found.rows, target.slice(0, found.rows.length));
          const state = stateWith(target, true);
          if (isReplaced || found.state?.isWhole) await next.replace(target, state);
          else await next.append(target.slice(found.rows.length), state);
          assert.deepEqual(await loaded(own.open().savedTracks()), { rows: target, state });
          assert.deepEqual(leftOver(own), []);
        } finally {
          await own.remove();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes in slices, the first one small, that share what they have in common', async () => {
    const all = Array.from({ length: 2_000 }, (_, i) => rowOf(i, i % 5));
    await world.open().savedTracks().append(all, stateWith(all, true));
    const slices: (readonly SavedTrack[])[] = [];
    await world
      .open()
      .savedTracks()
      .load(slice => void slices.push(slice));
    assert.equal(slices[0]?.length, 100);
    const found = slices.flat();
    assert.deepEqual(found, all);
    const parts = (row: SavedTrack): object[] => [
      row.track.album ?? none,
      row.track.album?.artists ?? none,
      row.track.artists,
      ...row.track.artists,
      row.track.availableMarkets ?? none,
    ];
    const different = new Set(all.flatMap(parts).map(part => JSON.stringify(part)));
    assert.equal(new Set(found.flatMap(parts)).size, different.size);
  });

  it('takes no rows behind others that were dropped meanwhile', async () => {
    const all = rows(120);
    const [one, other] = [world.open().savedTracks(), world.open().savedTracks()];
    await one.append(all, stateWith(all, false));
    await one.load(() => undefined);
    await other.load(() => undefined);
    world.now += 31 * dayMs;
    assert.deepEqual(await loaded(other), nothing);
    await one.append(rows(10, 200), { ...stateWith(all, true), updatedAt: world.now });
    assert.deepEqual(await loaded(other), nothing);
  });

  it('goes when Spotify has not confirmed it for thirty days, and begins anew', async () => {
    const all = rows(180);
    await world.open().savedTracks().append(all, stateWith(all, true));
    world.now = now + 30 * dayMs;
    const list = world.open().savedTracks();
    assert.equal((await loaded(list)).rows.length, 180);
    world.now++;
    assert.deepEqual(await loaded(list), nothing);
    assert.deepEqual(
      world.sql('SELECT id FROM entry UNION SELECT id FROM album UNION SELECT id FROM artist'),
      [],
    );
    const state = { ...stateWith(all, true), updatedAt: world.now };
    await list.append(all, state);
    assert.deepEqual(await loaded(world.open().savedTracks()), { rows: all, state });
  });

  it('gives the rows again that the window has, other than those that another window has written', async () => {
    const all = rows(300);
    const shown = new Map<string, SavedTrack>();
    const [one, other] = [world.open().savedTracks(uri => shown.get(uri)), world.open().savedTracks()];
    await other.append(all, stateWith(all, true));
    for (const row of (await loaded(one)).rows) shown.set(row.track.uri, row);
    await other.update([rowOf(7, 3)]);
    const again = (await loaded(one)).rows;
    assert.deepEqual(again[7], rowOf(7, 3));
    const fresh = again.filter(row => shown.get(row.track.uri) !== row);
    assert.deepEqual(fresh, [rowOf(7, 3)]);
  });

  it('writes nothing that is kept already when it is replaced', async () => {
    const all = rows(300);
    const list = world.open().savedTracks();
    await list.append(all, stateWith(all, true));
    const before = world.sql('SELECT id, rank, revision, uri FROM entry ORDER BY id');
    await list.replace(all.map(turned), stateWith(all, true));
    assert.deepEqual(world.sql('SELECT id, rank, revision, uri FROM entry ORDER BY id'), before);
    const moved = [...all.slice(200, 201), rowOf(900, 0), ...all.slice(0, 200), ...all.slice(202)];
    await list.replace(moved, stateWith(moved, true));
    const revisions = world.sql('SELECT uri FROM entry WHERE revision > 6') as { uri: string }[];
    assert.deepEqual(revisions.map(({ uri }) => uri).sort(), ['spotify:track:200', 'spotify:track:900']);
    assert.deepEqual((await loaded(list)).rows, moved);
  });

  it('takes over whatever is different of a row when it is replaced', async () => {
    const row = rowOf(1, 3);
    const { track } = row;
    const album = track.album!;
    const variants: readonly SavedTrack[] = [
      { ...row, addedAt: '2001-01-01T00:00:00Z' },
      { ...row, track: { ...track, name: 'Other' } },
      { ...row, track: { ...track, availableMarkets: ['SE'] } },
      { ...row, track: { ...track, artists: [{ ...track.artists[0]!, name: 'Other' }] } },
      { ...row, track: { ...track, album: { ...album, images: [] } } },
      { ...row, track: { ...track, album: { ...album, artists: [{ name: 'Other' }] } } },
    ];
    const list = world.open().savedTracks();
    for (const variant of variants) {
      await list.replace([row], stateWith([], true));
      await list.replace([variant], stateWith([], true));
      assert.deepEqual((await loaded(list)).rows, [variant]);
    }
  });

  it('keeps what another window changes while it is replaced', async () => {
    const [before, target] = [rows(200), rows(200, 300, 2)];
    const [one, other] = [world.open().savedTracks(), world.open().savedTracks()];
    await one.append(before, stateWith(before, true));
    await other.load(() => undefined);
    const replaced = one.replace(target, stateWith(target, true));
    while (world.sql('SELECT 1 FROM list WHERE whole_down_to IS NOT NULL').length === 0) await nextTurn();
    const saved = [rowOf(777, 0), rowOf(199, 3)];
    await other.change({ saved, removed: ['spotify:track:499'] });
    await replaced;
    const found = await loaded(other);
    assert.deepEqual(found.rows, [...saved, ...target.slice(0, -1)]);
    assert.equal(found.state?.isWhole, true);
  });

  it('does not remember for ever what a person has removed', async () => {
    const list = world.open().savedTracks();
    await list.append(rows(60), stateWith([], true));
    await list.change({ saved: [], removed: rows(30).map(({ track }) => track.uri) });
    world.now += dayMs + 1;
    await list.change({ saved: [], removed: ['spotify:track:31'] });
    assert.deepEqual(world.sql('SELECT uri FROM removal').length, 1);
  });

  it('is one of two replacements that go on at once: the one that began later', async () => {
    const [first, second] = [rows(300, 150, 1), rows(300, 0, 2)];
    const [one, other] = [world.open().savedTracks(), world.open().savedTracks()];
    await Promise.all([loaded(one), loaded(other)]);
    const replaced = one.replace(first, stateWith(first, true));
    while (world.sql('SELECT 1 FROM list WHERE whole_down_to IS NOT NULL').length === 0) await nextTurn();
    await Promise.all([replaced, other.replace(second, stateWith(second, true))]);
    assert.deepEqual(await loaded(one), { rows: second, state: stateWith(second, true) });
  });
});

/** Something alike whose fields come in another order. */
function turned<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(turned) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, turned(each) as unknown])
      .reverse(),
  ) as Value;
}

/** What stands in the database though nothing needs it, and what SQLite has to find fault with. */
function leftOver(world: StoreWorld): unknown[] {
  return [
    'SELECT id FROM album WHERE id NOT IN (SELECT album FROM entry WHERE album IS NOT NULL)',
    'SELECT id FROM markets WHERE id NOT IN (SELECT markets FROM entry WHERE markets IS NOT NULL)',
    'SELECT id FROM credit WHERE id NOT IN (SELECT credit FROM entry UNION SELECT credit FROM album)',
    'SELECT id FROM artist WHERE id NOT IN (SELECT artist FROM credit_artist)',
    'SELECT name FROM list WHERE whole_down_to IS NOT NULL',
    'PRAGMA foreign_key_check',
    "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
  ].flatMap(sql => world.sql(sql));
}
