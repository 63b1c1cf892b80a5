import assert from 'node:assert/strict';
import type { Fault } from '../support/fault.ts';
import type { TestSpotify } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import { TestLibrary } from '../unit/library/openTestLibrary.ts';
import { InstantClock } from '../unit/spotify/instantClock.ts';

const savedTracks = 10_000;
const pages = savedTracks / 50;

/** What befalls a page, and how likely. */
type Rates = readonly (readonly [fault: Fault, probability: number])[];

const bad: Rates = [
  [{ kind: 'serverError' }, 0.02],
  [{ kind: 'reset' }, 0.01],
  [{ kind: 'truncated' }, 0.01],
];

/** Answers that look whole and are not what was asked for. */
const deceptive: Rates = [
  [{ kind: 'cutShort' }, 0.01],
  [{ kind: 'wrongContentType' }, 0.01],
];

/**
 * With these each kind of fault happens, and no three so close together that one page could meet all of them: it
 * would be given up and told of as missing, which is another story.
 */
const seeds = { bad: ['four', 'south', 'winter'], deceptive: 'friday' };

describe('Ten thousand saved tracks over a bad connection', () => {
  const clock = new InstantClock();
  let spotify: TestSpotify;
  let test: TestLibrary;
  before(async () => {
    spotify = await startTestSpotify({ tracks: savedTracks, albums: 0, covers: 'links', now: clock.now });
  });
  after(() => spotify.stop());
  beforeEach(() => {
    spotify.reset();
    test = new TestLibrary(spotify, clock);
  });
  afterEach(() => test.close());

  const befall = (rates: Rates, seed: string): void => {
    for (const [fault, probability] of rates)
      spotify.faults.rate({ path: '/me/tracks' }, fault, probability, `${seed}/${fault.kind}`);
  };

  const tooMany = (after: number, retryAfterSeconds: number): void =>
    spotify.faults.next({ path: '/me/tracks' }, { kind: 'rateLimited', retryAfterSeconds }, { after });

  const kindsOfFaults = (): string[] =>
    [...new Set(spotify.log.entries.flatMap(({ fault }) => fault ?? []))].sort();

  /** Everything is there, once and in order, and no fault has cost more than one request. */
  async function loadsCompletely(): Promise<void> {
    await test.library.savedTracks.refresh();
    const { phase, loaded, missingPages, error } = test.library.savedTracks.status;
    assert.deepEqual([phase, loaded, missingPages, error], ['complete', savedTracks, 0, undefined]);
    assert.deepEqual(test.listedUris, test.serverUris);
    const requests = spotify.log.where({ service: 'api' });
    const faults = requests.filter(({ fault }) => fault !== undefined);
    assert.equal(requests.length, pages + faults.length);
  }

  for (const seed of seeds.bad)
    it(`load completely, in order and once each, with one more request for each fault (${seed})`, async () => {
      befall(bad, seed);
      tooMany(20, 1);
      tooMany(90, 7);
      tooMany(150, 30);
      await loadsCompletely();
      assert.equal(spotify.log.count({ status: 429 }), 3);
      assert.deepEqual(kindsOfFaults(), ['rateLimited', 'reset', 'serverError', 'truncated']);
    });

  it('load completely when answers look whole and are cut short, or are another page', async () => {
    befall(deceptive, seeds.deceptive);
    await loadsCompletely();
    assert.deepEqual(kindsOfFaults(), ['cutShort', 'wrongContentType']);
  });
});
