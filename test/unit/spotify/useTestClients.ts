import type { LoggedRequest } from '../../support/requestLog.ts';
import type { TestSpotify, TestSpotifyOptions } from '../../support/testSpotify.ts';
import { startTestSpotify } from '../../support/testSpotify.ts';
import type { TestClient } from './testClient.ts';
import { clientOf } from './testClient.ts';

/** A test server for a suite, and clients of it. */
interface TestClients {
  /** There once the suite has begun. */
  readonly spotify: () => TestSpotify;
  /** Lets go of its connections after the test. */
  readonly newClient: (options?: Parameters<typeof clientOf>[1]) => TestClient;
  /** Requests to the Web API since the test began. */
  readonly api: () => LoggedRequest[];
  /** URIs of saved tracks that are in the catalogue, newest first. */
  readonly savedUris: (count: number) => string[];
}

/** Starts a server before the suite, resets it before each test and stops it in the end. */
export function useTestClients(options: TestSpotifyOptions): TestClients {
  let spotify: TestSpotify;
  const open: TestClient[] = [];
  before(async () => {
    spotify = await startTestSpotify(options);
  });
  after(() => spotify.stop());
  beforeEach(() => spotify.reset());
  afterEach(() => Promise.all(open.splice(0).map(({ network }) => network.close())));
  return {
    spotify: () => spotify,
    newClient: clientOptions => {
      const opened = clientOf(spotify, clientOptions);
      open.push(opened);
      return opened;
    },
    api: () => spotify.log.where({ service: 'api' }),
    savedUris: count =>
      spotify.state
        .savedTracks()
        .map(({ uri }) => uri)
        .filter(uri => !uri.startsWith('spotify:local:'))
        .slice(0, count),
  };
}
