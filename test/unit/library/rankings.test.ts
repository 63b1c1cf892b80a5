import assert from 'node:assert/strict';
import { Freshness } from '../../../src/library/freshness.ts';
import { Rankings } from '../../../src/library/rankings.ts';
import type { Track } from '../../../src/model/track.ts';
import type { SpotifyClient } from '../../../src/spotify/client.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { ManualClock } from '../manualClock.ts';

const [minute, day] = [60_000, 24 * 3_600_000];
const artist = { id: 'orchid', name: 'Cobalt Orchid' };

const track = (name: string): Track => ({
  uri: `spotify:track:${name}`,
  name,
  artists: [],
  durationMs: 1,
  explicit: false,
  isLocal: false,
});

/** Rankings in a window that has the focus, and what they ask Spotify for. */
class World {
  readonly clock = new ManualClock();
  hasFocus = true;
  isOffline = false;
  asked: string[] = [];
  changes = 0;
  readonly rankings: Rankings;

  constructor() {
    const { clock } = this;
    const now = (): number => clock.now();
    const freshness = new Freshness({ clock, everyMs: () => 5 * minute, hasFocus: () => this.hasFocus });
    const onDidChange = (): unknown => this.changes++;
    this.rankings = new Rankings({
      client: this.#client(),
      now,
      freshness,
      keep: () => undefined,
      onDidChange,
    });
  }

  /** What was asked for since the last call. */
  take(): string[] {
    const { asked } = this;
    this.asked = [];
    return asked;
  }

  #client(): SpotifyClient {
    const answer = async <T>(what: string, value: T): Promise<T> => {
      this.asked.push(what);
      await new Promise(setImmediate);
      if (this.isOffline) throw new SpotifyError('offline', 'no connection');
      return value;
    };
    const items = [track('a'), track('b')];
    const client: Pick<SpotifyClient, 'topTracks' | 'artistTopTracks'> = {
      topTracks: (range, offset) => answer(range, { items, offset, total: 2, hasMore: false }),
      artistTopTracks: id => answer(id, { tracks: items, source: 'search' }),
    };
    return client as SpotifyClient;
  }
}

describe('Rankings', () => {
  let world: World;

  beforeEach(() => (world = new World()));

  it('that were asked for are read again after a day, the others not', async () => {
    const { rankings, clock } = world;
    await rankings.topTracks.short_term.load();
    await clock.pass(day - 1);
    await rankings.topTracks.long_term.load();
    world.take();
    await rankings.refreshDue();
    assert.deepEqual(world.take(), []);
    await clock.pass(1);
    await rankings.refreshDue();
    assert.deepEqual(world.take(), ['short_term']);
    await rankings.refreshDue();
    assert.deepEqual(world.take(), []);
  });

  it('stay when reading them again fails, which is tried again after the interval', async () => {
    const { rankings, clock } = world;
    await rankings.topTracks.short_term.load();
    await clock.pass(day);
    world.isOffline = true;
    world.take();
    await rankings.refreshDue();
    await rankings.refreshDue();
    assert.deepEqual(world.take(), ['short_term']);
    assert.equal(rankings.topTracks.short_term.known?.tracks.length, 2);
    await clock.pass(5 * minute);
    await rankings.refreshDue();
    assert.deepEqual(world.take(), ['short_term']);
  });

  it('are all read again when the person wants that, artists’ when they are next asked for', async () => {
    const { rankings } = world;
    await rankings.topTracks.short_term.load();
    await rankings.artistTracks(artist);
    world.take();
    world.changes = 0;
    await rankings.refresh();
    assert.deepEqual(world.take(), ['short_term']);
    assert.ok(world.changes > 0);
    await rankings.artistTracks(artist);
    assert.deepEqual(world.take(), ['orchid']);
  });

  it('are as old as the oldest of the top tracks', async () => {
    const { rankings, clock } = world;
    assert.equal(rankings.status.phase, 'idle');
    const first = clock.now();
    await rankings.topTracks.long_term.load();
    await clock.pass(minute);
    await rankings.topTracks.short_term.load();
    assert.deepEqual([rankings.status.phase, rankings.status.updatedAt], ['complete', first]);
    await rankings.topTracks.long_term.refresh();
    assert.equal(rankings.status.updatedAt, clock.now());
  });

  describe('of an artist', () => {
    it('are asked for once, and again when they are asked for a day later', async () => {
      const { rankings, clock } = world;
      await Promise.all([rankings.artistTracks(artist), rankings.artistTracks(artist)]);
      await clock.pass(day - 1);
      await rankings.artistTracks(artist);
      assert.deepEqual(world.take(), ['orchid']);
      await clock.pass(1);
      await Promise.all([rankings.artistTracks(artist), rankings.artistTracks(artist)]);
      assert.deepEqual(world.take(), ['orchid']);
    });

    it('are not asked for again in a window that the person does not work in', async () => {
      await world.rankings.artistTracks(artist);
      await world.clock.pass(day);
      world.hasFocus = false;
      world.take();
      await world.rankings.artistTracks(artist);
      assert.deepEqual(world.take(), []);
    });

    it('stay when asking again fails, which is tried again after the interval', async () => {
      const { rankings, clock } = world;
      const first = await rankings.artistTracks(artist);
      await clock.pass(day);
      world.isOffline = true;
      world.take();
      for (let call = 0; call < 3; call++) assert.equal(await rankings.artistTracks(artist), first);
      assert.deepEqual(world.take(), ['orchid']);
      await clock.pass(5 * minute);
      world.isOffline = false;
      assert.notEqual(await rankings.artistTracks(artist), first);
    });

    it('are asked for again when there are none because that failed', async () => {
      world.isOffline = true;
      await assert.rejects(world.rankings.artistTracks(artist), { kind: 'offline' });
      world.isOffline = false;
      assert.equal((await world.rankings.artistTracks(artist)).tracks.length, 2);
    });
  });
});
