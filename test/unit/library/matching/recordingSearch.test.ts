import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CatalogueTrack } from '../../../../src/demo/catalogue/entities.ts';
import type { Match } from '../../../../src/library/matching/match.ts';
import { RecordingSearch } from '../../../../src/library/matching/recordingSearch.ts';
import type { WantedRecording } from '../../../../src/library/matching/wantedRecording.ts';
import type { Fault } from '../../../support/fault.ts';
import type { TestSpotify } from '../../../support/testSpotify.ts';
import { useTestClients } from '../../spotify/useTestClients.ts';

const nowhere: WantedRecording = {
  title: 'Never Recorded',
  artists: ['Nobody at All'],
  isrc: 'ZZZZZ0000000',
};

describe('Recordings at Spotify', () => {
  const { newClient, api, spotify: started } = useTestClients({ tracks: 130, albums: 2, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  const opened = (): RecordingSearch => new RecordingSearch(newClient().client);
  /** Of different recordings. */
  const someTracks = (count: number): CatalogueTrack[] => {
    const byCode = new Map([...spotify.state.catalogue.tracks.values()].map(track => [track.isrc, track]));
    return [...byCode.values()].filter(({ name }) => /^[\w ]{6,40}$/.test(name)).slice(0, count);
  };
  const described = ({ name, artists, durationMs, isrc }: CatalogueTrack): WantedRecording => ({
    title: name,
    artists: artists.map(artist => artist.name),
    durationMs,
    isrc,
  });
  const withoutCode = (track: CatalogueTrack): WantedRecording => ({ ...described(track), isrc: undefined });
  const queries = (): string[] => api().map(({ query }) => query.get('q') ?? '');

  it('are found by their code with one request', async () => {
    const [track] = someTracks(1) as [CatalogueTrack];
    const match = await opened().find(described(track));
    assert.equal(match.kind, 'one');
    assert.equal(match.candidates[0]?.track.isrc, track.isrc);
    assert.deepEqual(queries(), [`isrc:${track.isrc}`]);
    assert.equal(api()[0]?.query.get('limit'), '10');
  });

  it('are found by title and artist when no code is known', async () => {
    const [track] = someTracks(1) as [CatalogueTrack];
    const match = await opened().find(withoutCode(track));
    assert.equal(match.kind, 'one');
    assert.equal(match.candidates[0]?.track.isrc, track.isrc);
    assert.deepEqual(queries(), [`artist:"${track.artists[0]!.name}" track:"${track.name}"`]);
  });

  it('are found by title and artist when the code finds nothing, with two requests', async () => {
    const [track] = someTracks(1) as [CatalogueTrack];
    const match = await opened().find({ ...described(track), isrc: 'ZZZZZ0000000' });
    assert.equal(match.candidates[0]?.track.isrc, track.isrc);
    assert.equal(api().length, 2);
  });

  it('are not found after two requests when Spotify has none', async () => {
    assert.deepEqual(await opened().find(nowhere), { kind: 'none', candidates: [] });
    assert.equal(api().length, 2);
  });

  it('are not looked for when nothing is known of them, nor by what is no code', async () => {
    const search = opened();
    for (const isrc of [undefined, '', 'not a code', '4'.repeat(300)])
      assert.equal((await search.find({ artists: ['Salt Meridian'], isrc })).kind, 'none');
    assert.deepEqual([api().length, (await search.cost([{ artists: [] }])).most], [0, 0]);
  });

  it('are asked for once, however often somebody wants them', async () => {
    const search = opened();
    const wanted = [...someTracks(3).map(described), nowhere];
    const { found } = await search.findAll([...wanted, ...wanted]);
    assert.equal(found.size, 8);
    assert.equal(api().length, 5);
    for (const each of wanted) await search.find(each);
    assert.equal(api().length, 5);
    assert.deepEqual(await search.cost(wanted), { least: 0, most: 0 });
  });

  it('are asked for again with a market, which finds others', async () => {
    const search = opened();
    const [track] = someTracks(1) as [CatalogueTrack];
    await search.find(described(track));
    assert.equal((await search.cost([described(track)], { market: 'SE' })).least, 1);
    const { candidates } = await search.find(described(track), { market: 'SE' });
    assert.equal(api()[1]?.query.get('market'), 'SE');
    assert.ok(candidates.every(({ track: { isPlayable } }) => isPlayable === true));
  });

  it('cost what is said before', async () => {
    const search = opened();
    const tracks = someTracks(15);
    const wanted = [...tracks.slice(0, 6).map(described), ...tracks.slice(6).map(withoutCode), nowhere];
    assert.deepEqual(await search.cost(wanted), { least: 16, most: 23 });
    await search.findAll(wanted);
    assert.equal(api().length, 17);
  });

  it('are looked for in the background, four at a time at most', async () => {
    const priorities = new Set<unknown>();
    let [underWay, most] = [0, 0];
    const { client } = newClient();
    const search = new RecordingSearch({
      searchTracks: (wanted, offset, limit, options) => {
        priorities.add(options?.priority);
        most = Math.max(most, ++underWay);
        return client.searchTracks(wanted, offset, limit, options).finally(() => underWay--);
      },
    });
    await search.findAll(someTracks(12).map(described));
    assert.deepEqual([...priorities], ['background']);
    assert.equal(most, 4);
  });

  it('that were found stay so when the quota is used up, and nothing more is asked', async () => {
    const search = opened();
    const wanted = someTracks(30).map(described);
    const usedUp: Fault = { kind: 'rateLimited', quota: true, retryAfterSeconds: 3_600 };
    spotify.faults.next({}, usedUp, { after: 10 });
    const heard: number[] = [];
    const { found, open, error } = await search.findAll(wanted, { onFound: index => heard.push(index) });
    assert.equal(error?.kind, 'quotaExceeded');
    assert.ok(found.size >= 10 && api().length <= 14, `${found.size} of ${api().length}`);
    assert.deepEqual([...found.keys(), ...open].sort(), [...wanted.keys()].sort());
    assert.deepEqual(heard.sort(), [...found.keys()].sort());
  });

  it('are not asked for any further once it is clear that nothing is granted', async () => {
    spotify.isAllowListed = false;
    const { open, error } = await opened().findAll(someTracks(30).map(described));
    assert.deepEqual([open.length, error?.kind], [30, 'notAllowListed']);
    assert.ok(api().length <= 4, String(api().length));
  });

  it('are asked for once also when several that share a question are looked for at the same time', async () => {
    spotify.latencyMs = 5;
    const wanted = described(someTracks(1)[0]!);
    const { found } = await opened().findAll([wanted, { ...wanted, title: 'Another Title' }]);
    assert.deepEqual([found.size, api().length], [2, 1]);
  });

  it('are left when nobody waits any more', async () => {
    const { found, open, error } = await opened().findAll(someTracks(5).map(described), {
      signal: AbortSignal.abort(),
    });
    assert.deepEqual([found.size, open.length, error?.kind, api().length], [0, 5, 'cancelled', 0]);
  });

  it('lose no other one to an answer that cannot be understood', async () => {
    spotify.faults.next({}, { kind: 'edited', edit: () => 7 }, { after: 1 });
    const { found, open, error } = await opened().findAll(someTracks(6).map(described));
    assert.deepEqual([found.size, open.length, error?.kind], [5, 1, 'badAnswer']);
  });

  it('are all found in the end, and no answer is asked for twice, whatever goes wrong and whenever it is stopped', async () => {
    const fault = fc.constantFrom<Fault>(
      { kind: 'reset' },
      { kind: 'serverError' },
      { kind: 'spuriousUnauthorized' },
      { kind: 'rateLimited' },
      { kind: 'truncated' },
      { kind: 'edited', edit: () => 7 },
    );
    const plan = fc.record({ fault, after: fc.nat(12), times: fc.integer({ min: 1, max: 6 }) });
    const stop = fc.option(fc.nat(8));
    const all = someTracks(12);
    const item = fc.tuple(
      fc.nat(all.length - 1),
      fc.constantFrom(described, withoutCode, () => nowhere),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(plan, { maxLength: 3 }),
        fc.array(stop, { maxLength: 3 }),
        fc.array(item, { maxLength: 15 }),
        async (plans, stops, items) => {
          spotify.reset();
          for (const { fault: each, ...when } of plans) spotify.faults.next({}, each, when);
          const wanted = items.map(([index, describe]) => describe(all[index]!));
          const search = opened();
          const { most } = await search.cost(wanted);
          const matches = new Map<number, Match>();
          let open = [...wanted.keys()];
          for (let run = 0; open.length > 0; run++) {
            assert.ok(run < 40, 'it never ends');
            const [asked, stopping] = [open, new AbortController()];
            let left = stops[run] ?? Infinity;
            const outcome = await search.findAll(
              asked.map(index => wanted[index]!),
              { signal: stopping.signal, onFound: () => left-- <= 0 && stopping.abort() },
            );
            for (const [index, match] of outcome.found) matches.set(asked[index]!, match);
            open = outcome.open.map(index => asked[index]!);
            assert.equal(outcome.error !== undefined, open.length > 0);
          }
          for (const [index, match] of matches)
            assert.equal(
              match.kind,
              wanted[index] === nowhere ? 'none' : 'one',
              JSON.stringify(wanted[index]),
            );
          const answered = spotify.log.where({ service: 'api', status: 200 }).length;
          const spoilt = plans.reduce((sum, { times }) => sum + times, 0) + 4 * stops.length;
          assert.ok(answered <= most + spoilt, `${answered} answers, ${most} said, ${spoilt} spoilt`);
        },
      ),
      { numRuns: 25 },
    );
  });
});
