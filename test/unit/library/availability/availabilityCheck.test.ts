import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CatalogueTrack } from '../../../../src/demo/catalogue/entities.ts';
import { Availability } from '../../../../src/library/availability/availability.ts';
import { AvailabilityCheck, believedDays } from '../../../../src/library/availability/availabilityCheck.ts';
import type { FindingsStore } from '../../../../src/library/availability/findingsStore.ts';
import { noFindingsStore } from '../../../../src/library/availability/findingsStore.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import type { Fault } from '../../../support/fault.ts';
import type { TestSpotify } from '../../../support/testSpotify.ts';
import { InstantClock } from '../../spotify/instantClock.ts';
import { useTestClients } from '../../spotify/useTestClients.ts';

const extended = { remembered: { concluded: 'extended', denied: false } } as const;
const dayMs = 86_400_000;

/** Keeps what it is given, as a file would, for windows that come later. */
function memory(): FindingsStore {
  const kept: { market: string; id: string; finding: string; day: number }[] = [];
  return {
    read: (market, findings) => {
      for (const each of kept) if (each.market === market) findings.set(each.id, each.finding, each.day);
      return Promise.resolve();
    },
    append: (market, found, day) => {
      kept.push(...found.map(each => ({ market, day, ...each })));
      return Promise.resolve();
    },
    discard: () => Promise.resolve(),
  };
}

describe('A check of what can be played', () => {
  const { newClient, api, spotify: started } = useTestClients({ tracks: 130, albums: 2, covers: 'links' });
  let spotify: TestSpotify;
  const changed = new Map<CatalogueTrack, Partial<CatalogueTrack>>();
  before(() => {
    spotify = started();
  });
  afterEach(() => {
    for (const [track, before] of changed) Object.assign(track, before);
    changed.clear();
  });

  /** Saved tracks that say nothing of themselves. */
  const someRows = (count: number): SavedTrack[] =>
    spotify.state
      .savedTracks()
      .flatMap(({ uri, addedAt }) => {
        const track = spotify.state.catalogue.tracks.get(uri.slice('spotify:track:'.length));
        return track && !track.markets && !track.blocked ? [{ addedAt, track: rowOf(track) }] : [];
      })
      .slice(0, count);
  const rowOf = ({ id, name, durationMs }: CatalogueTrack): SavedTrack['track'] => ({
    uri: `spotify:track:${id}`,
    id,
    name,
    artists: [],
    durationMs,
    explicit: false,
    isLocal: false,
  });
  /** At Spotify, the tracks of these rows are different from now on. */
  const change = (rows: readonly SavedTrack[], fields: Partial<CatalogueTrack>): void => {
    for (const { track } of rows) {
      const entry = spotify.state.catalogue.tracks.get(track.id ?? '');
      assert.ok(entry);
      const { markets, blocked, replacement } = entry as {
        -readonly [K in keyof CatalogueTrack]: CatalogueTrack[K];
      };
      changed.set(entry, { markets, blocked, replacement } as Partial<CatalogueTrack>);
      Object.assign(entry, fields);
    }
  };
  const opened = (
    rows: readonly SavedTrack[],
    {
      store = noFindingsStore,
      clock = new InstantClock(),
      client = newClient().client,
    }: { store?: FindingsStore; clock?: InstantClock; client?: ReturnType<typeof newClient>['client'] } = {},
  ): { check: AvailabilityCheck; availability: Availability; logged: string[] } => {
    const availability = new Availability(store);
    availability.useMarket('SE');
    const logged: string[] = [];
    const log = (line: string): void => void logged.push(line);
    const check = new AvailabilityCheck({ client, availability, rows: () => rows, now: clock.now, log });
    return { check, availability, logged };
  };

  it('says before what it costs: one request for each track in development mode', async () => {
    const rows = someRows(60);
    const { check } = opened(rows);
    const plan = await check.plan('SE');
    assert.deepEqual([plan.requests, plan.known, plan.open.length, api().length], [60, 0, 60, 0]);
    assert.deepEqual(await check.run('SE'), { checked: 60, open: 0 });
    assert.equal(api().length, 60);
    assert.ok(api().every(({ path, query }) => path.startsWith('/tracks/') && query.get('market') === 'SE'));
  });

  it('says before what it costs: one request for fifty tracks with extended quota', async () => {
    spotify.mode = 'extended';
    const { check } = opened(someRows(101), { client: newClient(extended).client });
    assert.equal((await check.plan('SE')).requests, 3);
    assert.deepEqual(await check.run('SE'), { checked: 101, open: 0 });
    assert.equal(api().length, 3);
  });

  it('costs nothing for what rows tell, for local files, and for what was found out before', async () => {
    const [told, limited, local, fresh, open] = someRows(5) as [
      SavedTrack,
      SavedTrack,
      SavedTrack,
      SavedTrack,
      SavedTrack,
    ];
    const { check, availability } = opened([
      { ...told, track: { ...told.track, restrictionReason: 'product' } },
      { ...limited, track: { ...limited.track, availableMarkets: ['SE'] } },
      { ...local, track: { ...local.track, isLocal: true } },
      fresh,
      open,
    ]);
    await availability.learn(
      'SE',
      [{ id: fresh.track.id ?? '', finding: 'market' }],
      Math.floor(new InstantClock().now() / dayMs),
    );
    const plan = await check.plan('SE');
    assert.deepEqual([plan.open, plan.known, plan.requests], [[open.track.id], 4, 1]);
  });

  it('tells what cannot be played and why, and takes what is played instead for playable', async () => {
    const rows = someRows(8);
    const [away, plan, replaced, gone] = rows as [SavedTrack, SavedTrack, SavedTrack, SavedTrack];
    change([away], { markets: ['JP'] });
    change([plan], { blocked: 'product' });
    const other = [...spotify.state.catalogue.tracks.values()].find(
      ({ markets, blocked }) => !markets && !blocked,
    )!;
    change([replaced], { markets: ['JP'], replacement: other });
    spotify.faults.next(
      { path: `/tracks/${gone.track.id!}` },
      { kind: 'answer', answer: { status: 404, body: '{}' } },
    );
    const { check, availability } = opened(rows);
    await check.run('SE');
    const states = rows.map(({ track }) => availability.of(track));
    assert.deepEqual(states.slice(0, 4), [
      { state: 'unavailable', reason: 'market' },
      { state: 'unavailable', reason: 'product' },
      { state: 'available' },
      { state: 'unavailable', reason: 'gone' },
    ]);
    assert.ok(states.slice(4).every(({ state }) => state === 'available'));
  });

  it('never takes what Spotify does not say for available', async () => {
    const rows = someRows(1);
    const silent: Fault = {
      kind: 'edited',
      edit: json => ({ ...(json as object), is_playable: undefined, restrictions: undefined }),
    };
    spotify.faults.next({}, silent);
    const { check, availability } = opened(rows);
    assert.equal((await check.run('SE')).checked, 1);
    assert.deepEqual(
      rows.map(({ track }) => availability.of(track).state),
      ['unknown'],
    );
  });

  it('asks again only about what is new or was found out thirty days ago', async () => {
    const clock = new InstantClock();
    const store = memory();
    const rows = someRows(12);
    await opened(rows.slice(0, 5), { store, clock }).check.run('SE');
    clock.pass((believedDays - 1) * dayMs);
    const later = opened(rows, { store, clock });
    assert.equal((await later.check.plan('SE')).requests, 7);
    await later.check.run('SE');
    assert.equal((await later.check.plan('SE')).requests, 0);
    clock.pass(dayMs);
    assert.equal((await later.check.plan('SE')).requests, 5);
    assert.equal((await later.check.plan('DE')).requests, 12);
  });

  it('keeps what it has found when the quota is used up, and asks nothing more', async () => {
    const store = memory();
    const rows = someRows(100);
    const usedUp: Fault = { kind: 'rateLimited', quota: true, retryAfterSeconds: 3_600 };
    spotify.faults.next({}, usedUp, { after: 50 });
    const { checked, open, error } = await opened(rows, { store }).check.run('SE');
    assert.equal(error?.kind, 'quotaExceeded');
    assert.ok(checked >= 50 && api().length <= 54, `${checked} after ${api().length}`);
    assert.equal(checked + open, 100);
    assert.equal((await opened(rows, { store }).check.plan('SE')).requests, open);
  });

  it('asks nothing more once it is clear that nothing is granted', async () => {
    spotify.isAllowListed = false;
    const { checked, open, error } = await opened(someRows(100)).check.run('SE');
    assert.deepEqual([checked, open, error?.kind], [0, 100, 'notAllowListed']);
    assert.ok(api().length <= 4, String(api().length));
  });

  it('goes on when what it found cannot be kept, and logs that', async () => {
    const store = { ...noFindingsStore, append: () => Promise.reject(new Error('the disk is full')) };
    const { check, availability, logged } = opened(someRows(3), { store });
    assert.deepEqual(await check.run('SE'), { checked: 3, open: 0 });
    assert.equal((await availability.read('SE')).size, 3);
    assert.match(logged[0] ?? '', /disk is full/);
  });

  it('waits for its turn, and asks nothing that another window has found out meanwhile', async () => {
    const store = memory();
    const rows = someRows(4);
    const { availability } = opened(rows, { store });
    await availability.read('SE');
    const check = new AvailabilityCheck({
      client: newClient().client,
      availability,
      rows: () => rows,
      now: new InstantClock().now,
      exclusively: async work => {
        await opened(rows.slice(0, 3), { store }).check.run('SE');
        spotify.log.clear();
        return work(true);
      },
      log: () => undefined,
    });
    assert.deepEqual(await check.run('SE'), { checked: 1, open: 0 });
    assert.equal(api().length, 1);
  });

  it('says that it was stopped while it waited for its turn', async () => {
    const rows = someRows(4);
    const stopping = new AbortController();
    const availability = new Availability(noFindingsStore);
    const check = new AvailabilityCheck({
      client: newClient().client,
      availability,
      rows: () => rows,
      now: new InstantClock().now,
      exclusively: (_work, signal) => {
        stopping.abort();
        return Promise.reject(signal.reason as Error);
      },
      log: () => undefined,
    });
    const { checked, open, error } = await check.run('SE', { signal: stopping.signal });
    assert.deepEqual([checked, open, error?.kind, api().length], [0, 4, 'cancelled', 0]);
  });

  it('finds out about every track exactly once, whatever goes wrong and wherever it is interrupted', async () => {
    const fault = fc.constantFrom<Fault>(
      { kind: 'reset' },
      { kind: 'serverError' },
      { kind: 'spuriousUnauthorized' },
      { kind: 'rateLimited' },
      { kind: 'rateLimited', retryAfterSeconds: 90 },
      { kind: 'truncated' },
      { kind: 'answer', answer: { status: 403, body: '{"error":{"message":"Odd"}}' } },
      { kind: 'edited', edit: () => 7 },
    );
    const plan = fc.record({ fault, after: fc.nat(60), times: fc.integer({ min: 1, max: 6 }) });
    const stops = fc.array(fc.option(fc.nat(60)), { maxLength: 4 });
    const case_ = fc.tuple(fc.array(plan, { maxLength: 3 }), stops, fc.nat(60), fc.boolean());
    await fc.assert(
      fc.asyncProperty(case_, async ([plans, stopsAfter, count, isExtended]) => {
        spotify.reset();
        spotify.mode = isExtended ? 'extended' : 'development';
        for (const { fault: each, ...when } of plans) spotify.faults.next({}, each, when);
        const clock = new InstantClock();
        const kept = memory();
        const told: string[] = [];
        const store: FindingsStore = {
          ...kept,
          append: (market, found, day) => {
            told.push(...found.map(({ id }) => id));
            return kept.append(market, found, day);
          },
        };
        const rows = someRows(count);
        for (let run = 0; ; run++) {
          assert.ok(run < 40, 'it never ends');
          // Each run is a window of its own, which knows what is on disk and nothing else.
          const client = newClient({ clock, ...(isExtended ? extended : {}) });
          const { check } = opened(rows, { store, clock, client: client.client });
          const stopping = new AbortController();
          const limit = stopsAfter[run] ?? Infinity;
          const { open, checked, error } = await check.run('SE', {
            signal: stopping.signal,
            onProgress: done => done >= limit && stopping.abort(),
          });
          assert.equal(error !== undefined, open > 0);
          assert.ok(checked + open <= rows.length);
          if (open === 0) break;
          clock.pass(60_000);
        }
        assert.deepEqual(told.sort(), rows.map(({ track }) => track.id ?? '').sort());
        const { availability } = opened(rows, { store });
        await availability.read('SE');
        assert.ok(rows.every(({ track }) => availability.of(track).state === 'available'));
      }),
      { numRuns: 20 },
    );
  });
});
