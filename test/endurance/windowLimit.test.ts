import assert from 'node:assert/strict';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/openLibrary.ts';
import type { NetworkSend } from '../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../src/spotify/dispatcher.ts';
import { MemoryLocks } from '../../src/spotify/locks.ts';
import { QuotaModeTracker } from '../../src/spotify/quotaMode.ts';
import type { TestSpotify } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import { InstantClock } from '../unit/spotify/instantClock.ts';
import { direct, tokensOf } from '../unit/spotify/testClient.ts';

/** More pages than the default pace lets out in one window, or in two. */
const savedTracks = 10_000;
const requests = savedTracks / 50;
/** The default: so many background requests in a window, so many of any kind under way. */
const pace = { requests: 90, windowMs: 30_000, inFlight: 6 };

describe('At its default pace, with Spotify limiting requests in any 30 seconds,', () => {
  const clock = new InstantClock();
  let spotify: TestSpotify;
  let network: NetworkSend;
  let library: Library;
  before(async () => {
    spotify = await startTestSpotify({ tracks: savedTracks, albums: 0, covers: 'links', now: clock.now });
  });
  after(() => spotify.stop());
  beforeEach(() => {
    spotify.reset();
    network = createNetworkSend(direct);
    library = openLibrary({
      apiUrl: spotify.apiUrl,
      send: network.send,
      tokens: tokensOf(spotify),
      quota: new QuotaModeTracker(() => 'development'),
      locks: new MemoryLocks(),
      clock,
      log: () => undefined,
    });
  });
  afterEach(async () => {
    library.dispose();
    await network.close();
  });

  const isComplete = (): void => {
    const { phase, loaded } = library.savedTracks.status;
    assert.deepEqual([phase, loaded], ['complete', savedTracks]);
    const serverUris = spotify.state.savedTracks().map(({ uri }) => uri);
    assert.deepEqual(
      library.savedTracks.rows.map(({ track }) => track.uri),
      serverUris,
    );
  };

  it('a whole library is loaded without being refused once, when the limit is a little above that pace', async () => {
    // The first page, which somebody waits for, is not paced; and what is under way may arrive in the next window.
    spotify.limits = { windowRequests: pace.requests + 1 + pace.inFlight };
    const start = clock.now();
    await library.savedTracks.refresh();
    isComplete();
    assert.deepEqual([spotify.log.count(), spotify.log.count({ status: 429 })], [requests, 0]);
    assert.ok(clock.now() - start >= 2 * pace.windowMs, 'it had to wait for two windows to pass');
  });

  for (const windowRequests of [8, 40])
    it(`a whole library is loaded when the limit is ${windowRequests}: refused once a window, and first all under way`, async () => {
      spotify.limits = { windowRequests };
      await library.savedTracks.refresh();
      isComplete();
      const refused = spotify.log.count({ status: 429 });
      const fullWindows = Math.ceil(requests / windowRequests) - 1;
      assert.ok(refused > 0 && refused <= fullWindows + pace.inFlight, `${refused} refused`);
      assert.equal(spotify.log.count(), requests + refused);
    });

  it('a used-up quota of one family leaves the others open', async () => {
    spotify.limits = { quotas: { search: 1 } };
    await library.savedTracks.refresh();
    const [first, second, third] = spotify.state.catalogue.artists.values();
    await library.rankings.artistTracks(first!);
    for (const artist of [second!, third!])
      await assert.rejects(library.rankings.artistTracks(artist), { kind: 'quotaExceeded' });
    assert.deepEqual(
      spotify.log.where({ path: '/search' }).map(({ status }) => status),
      [200, 429],
    );
    await library.savedTracks.refresh();
    isComplete();
  });
});
