import assert from 'node:assert/strict';
import type { WriteOutcome } from '../../../src/spotify/bulk.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Fault } from '../../support/fault.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { datesFor } from './datesFor.ts';
import { InstantClock } from './instantClock.ts';
import { useTestClients } from './useTestClients.ts';

const extended = { concluded: 'extended', denied: false } as const;
const classicWrite = { path: '/me/tracks' };
const contains = { path: /contains$/ };

/** As `PUT /me/tracks 50`: with the number of items. */
const shape = ({ method, path, query, body }: ReturnType<TestSpotify['log']['where']>[number]): string => {
  const inQuery = (query.get('uris') ?? query.get('ids'))?.split(',');
  const sent = (body === '' ? {} : JSON.parse(body)) as { ids?: unknown[]; timestamped_ids?: unknown[] };
  return `${method} ${path} ${(inQuery ?? sent.ids ?? sent.timestamped_ids)?.length}`;
};

const counts = ({ applied, refused, unknown, error }: WriteOutcome): unknown[] => [
  applied.length,
  refused.length,
  unknown.length,
  error?.kind,
];

describe('Writing to the library', () => {
  const {
    newClient,
    api,
    savedUris,
    spotify: started,
  } = useTestClients({ tracks: 430, albums: 30, covers: 'links' });
  let spotify: TestSpotify;
  before(() => {
    spotify = started();
  });

  const shapes = (): string[] => api().map(shape).sort();
  const addedAt = (uris: readonly string[]): (string | undefined)[] =>
    uris.map(uri => spotify.state.addedAt(uri));
  const savedAlbums = (count: number): string[] =>
    spotify.state
      .savedAlbums()
      .slice(0, count)
      .map(({ uri }) => uri);

  describe('in development mode', () => {
    it('of a thousand tracks takes 25 requests', async () => {
      const uris = [...savedUris(400), ...spotify.state.unsavedTracks(600)];
      assert.deepEqual(counts(await newClient().client.remove(uris)), [1000, 0, 0, undefined]);
      assert.deepEqual(shapes(), Array<string>(25).fill('DELETE /me/library 40'));
    });

    it('keeps no dates, and says so', async () => {
      const uris = spotify.state.unsavedTracks(3);
      const outcome = await newClient().client.save(uris, { addedAt: datesFor(uris) });
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [], dated: [] });
      assert.deepEqual(shapes(), ['PUT /me/library 3']);
      assert.ok(addedAt(uris).every(date => date! > '2021'));
    });
  });

  describe('with extended quota', () => {
    beforeEach(() => {
      spotify.mode = 'extended';
    });

    it('sends tracks 50 at a time to the classic endpoint, the first request alone until it is known to be open', async () => {
      const { client } = newClient({ remembered: extended });
      const uris = savedUris(400);
      spotify.latencyMs = 20;
      const sentBeforeFirstAnswer = async (work: () => Promise<unknown>): Promise<number> => {
        spotify.log.clear();
        let sent = 0;
        spotify.faults.next(classicWrite, { kind: 'meanwhile', run: () => (sent = api().length) });
        await work();
        assert.equal(api().length, 8);
        return sent;
      };
      assert.equal(await sentBeforeFirstAnswer(() => client.remove(uris)), 1);
      assert.deepEqual(shapes(), Array<string>(8).fill('DELETE /me/tracks 50'));
      assert.notEqual(await sentBeforeFirstAnswer(() => client.save(uris)), 1);
      assert.deepEqual(shapes(), Array<string>(8).fill('PUT /me/tracks 50'));
    });

    it('keeps dates, 50 at a time and without pauses', async () => {
      const clock = new InstantClock();
      const { client } = newClient({ remembered: extended, clock });
      const uris = spotify.state.unsavedTracks(120);
      const dates = datesFor(uris);
      const outcome = await client.save(uris, { addedAt: dates, pauseMs: 1_000 });
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [], dated: uris });
      assert.deepEqual(addedAt(uris), [...dates.values()]);
      assert.deepEqual(shapes(), ['PUT /me/tracks 20', 'PUT /me/tracks 50', 'PUT /me/tracks 50']);
      assert.deepEqual(clock.sleeps, []);
    });

    it('sends albums, and tracks beside albums, to the endpoint that takes both', async () => {
      const { client } = newClient({ remembered: extended });
      const [tracks, albums] = [savedUris(60), savedAlbums(30)];
      await client.remove(albums);
      await client.remove([...tracks, ...albums]);
      assert.deepEqual(shapes(), [
        'DELETE /me/library 10',
        'DELETE /me/library 30',
        'DELETE /me/library 40',
        'DELETE /me/library 40',
      ]);
    });

    it('keeps the dates of the tracks in a mixed list; the rest follows, later ones later', async () => {
      const { client } = newClient({ remembered: extended });
      const [tracks, albums] = [spotify.state.unsavedTracks(62), savedAlbums(3)];
      for (const uri of albums) spotify.state.remove(uri);
      const dates = datesFor([...tracks.slice(0, 60), ...albums]);
      const uris = [albums[0]!, ...tracks, albums[1]!, albums[2]!];
      const outcome = await client.save(uris, { addedAt: dates, pauseMs: 1_000 });
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [], dated: tracks.slice(0, 60) });
      assert.deepEqual(addedAt(tracks.slice(0, 60)), [...dates.values()].slice(0, 60));
      const rest = api().at(-1)?.query.get('uris')?.split(',');
      assert.deepEqual(rest, [albums[0], tracks[60], tracks[61], albums[1], albums[2]]);
    });

    it('asks which tracks are saved 50 at a time; anything else as in development', async () => {
      const { client } = newClient({ remembered: extended });
      const mixed = [...savedUris(60), ...spotify.state.unsavedTracks(60)];
      const states = await client.areSaved([...mixed, mixed[0]!]);
      assert.deepEqual(
        states,
        [...mixed, mixed[0]!].map((_, index) => index < 60 || index === 120),
      );
      assert.deepEqual(shapes(), [
        'GET /me/tracks/contains 20',
        'GET /me/tracks/contains 50',
        'GET /me/tracks/contains 50',
      ]);
      spotify.log.clear();
      assert.deepEqual(await client.areSaved([savedAlbums(1)[0]!, mixed[0]!]), [true, true]);
      assert.deepEqual(shapes(), ['GET /me/library/contains 2']);
    });

    it('checks what was lost at the classic endpoint, and keeps the dates of what is sent again', async () => {
      for (const fault of [{ kind: 'reset' }, { kind: 'answerLost' }] satisfies Fault[]) {
        spotify.log.clear();
        const uris = spotify.state.unsavedTracks(50);
        const dates = datesFor(uris);
        spotify.faults.next(classicWrite, fault);
        const { client } = newClient({ remembered: extended });
        const outcome = await client.save(uris, { addedAt: dates });
        assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [], dated: uris });
        assert.deepEqual(addedAt(uris), [...dates.values()]);
        assert.equal(shapes()[0], 'GET /me/tracks/contains 50');
        assert.equal(api().length, fault.kind === 'reset' ? 3 : 2);
      }
    });
  });

  describe('that takes an app for extended which is not', () => {
    it('wastes one request, whatever is asked for, and does the rest where every app may', async () => {
      const uris = savedUris(400);
      const first = newClient({ remembered: extended });
      assert.deepEqual(counts(await first.client.remove(uris)), [400, 0, 0, undefined]);
      assert.deepEqual(shapes(), [
        ...Array<string>(10).fill('DELETE /me/library 40'),
        'DELETE /me/tracks 50',
      ]);
      assert.equal(first.quota.mode, 'development');
      spotify.log.clear();
      const second = newClient({ remembered: extended });
      assert.deepEqual(await second.client.areSaved(uris), Array(400).fill(false));
      assert.deepEqual(shapes(), [
        ...Array<string>(10).fill('GET /me/library/contains 40'),
        'GET /me/tracks/contains 50',
      ]);
    });

    it('says that dates were not kept, and puts later ones later: one request at a time, with pauses', async () => {
      const clock = new InstantClock();
      const { client } = newClient({ remembered: extended, clock });
      const uris = spotify.state.unsavedTracks(90);
      const outcome = await client.save(uris, { addedAt: datesFor(uris), pauseMs: 1_000 });
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [], dated: [] });
      assert.deepEqual(api().map(shape), [
        'PUT /me/tracks 50',
        'PUT /me/library 40',
        'PUT /me/library 40',
        'PUT /me/library 10',
      ]);
      assert.deepEqual(clock.sleeps, [1_000, 1_000]);
    });

    it('says of each item whether its date was kept when the endpoint closes half way', async () => {
      spotify.mode = 'extended';
      const { client } = newClient({ remembered: extended });
      const close = (): void => {
        spotify.mode = 'development';
      };
      spotify.faults.next(classicWrite, { kind: 'meanwhile', run: close }, { after: 1 });
      const uris = spotify.state.unsavedTracks(90);
      const dates = datesFor(uris);
      const progress: number[] = [];
      const outcome = await client.save(uris, { addedAt: dates, onProgress: done => progress.push(done) });
      assert.deepEqual(outcome, { applied: uris, refused: [], unknown: [], dated: uris.slice(0, 50) });
      assert.deepEqual(progress, [50, 90]);
    });
  });

  it('refuses dates that are none of Spotify’s form, and sends nothing', async () => {
    spotify.mode = 'extended';
    const { client } = newClient({ remembered: extended });
    const [uri] = spotify.state.unsavedTracks(1);
    for (const date of [
      '2020-01-01T00:00:00.000Z',
      '2020-01-01T00:00:00+00:00',
      '2020-01-01',
      '2020-02-30T00:00:00Z',
      '2020-01-01T24:00:00Z',
      'yesterday',
      '',
    ]) {
      const outcome = await client.save([uri!], { addedAt: new Map([[uri!, date]]) });
      assert.deepEqual(counts(outcome), [0, 1, 0, 'badRequest'], date);
      assert.equal(outcome.error?.sent, false);
    }
    assert.deepEqual(api(), []);
  });

  describe('asking which items are saved', () => {
    it('takes each item once', async () => {
      const uris = savedUris(400);
      await newClient().client.areSaved([...uris, ...uris]);
      assert.deepEqual(shapes(), Array<string>(10).fill('GET /me/library/contains 40'));
      assert.deepEqual(await newClient().client.areSaved([]), []);
    });

    it('is not believed when the answer is about another number of items', async () => {
      spotify.faults.next(contains, { kind: 'answer', answer: { body: '[true]' } });
      await assert.rejects(newClient().client.areSaved(savedUris(400)), error =>
        SpotifyError.is(error, 'badAnswer'),
      );
    });

    it('can be cancelled', async () => {
      const controller = new AbortController();
      const asking = newClient().client.areSaved(savedUris(400), { signal: controller.signal });
      spotify.faults.next(contains, { kind: 'meanwhile', run: () => controller.abort() });
      await assert.rejects(asking, error => SpotifyError.is(error, 'cancelled'));
    });
  });
});
