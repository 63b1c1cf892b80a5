import type { Clock } from '../../../src/spotify/clock.ts';
import { SpotifyClient } from '../../../src/spotify/client.ts';
import type { NetworkSend } from '../../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../../src/spotify/dispatcher.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import type { NetworkOptions } from '../../../src/spotify/network.ts';
import type { NetworkLimits } from '../../../src/spotify/networkLimits.ts';
import { RequestPipeline } from '../../../src/spotify/pipeline.ts';
import type { QuotaKnowledge, QuotaMode } from '../../../src/spotify/quotaMode.ts';
import { QuotaModeTracker } from '../../../src/spotify/quotaMode.ts';
import { RateGate } from '../../../src/spotify/rateGate.ts';
import type { TokenSource } from '../../../src/spotify/tokenSource.ts';
import { WebApi } from '../../../src/spotify/webApi.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { InstantClock } from './instantClock.ts';

/** Straight to the server, whatever the environment says. */
export const direct: NetworkOptions = {
  useProxy: false,
  noProxy: [],
  strictSsl: true,
  systemCertificates: false,
  userAgent: 'tracklist-for-spotify/test',
};

/** Limits that a test can wait for. */
export const hasty: NetworkLimits = { connectMs: 250, answerMs: 250, overallMs: 250, bytes: 100_000 };

/** Nobody limits these tests. */
export const unhurried = { concurrency: 8, backgroundRequests: Infinity, windowMs: 1_000 };

/** Tokens of the test server: a new one when the old one is rejected. */
export function tokensOf(spotify: TestSpotify, scopes?: readonly string[]): TokenSource {
  const grant = (): string => spotify.grantSession(scopes ? { scopes } : {}).accessToken;
  let current = grant();
  return {
    accessToken: rejected => Promise.resolve(rejected === current ? (current = grant()) : current),
  };
}

interface TestClientOptions {
  readonly scopes?: readonly string[];
  readonly override?: QuotaMode;
  readonly remembered?: QuotaKnowledge;
  readonly clock?: Clock;
  readonly limits?: NetworkLimits;
}

/** A client over the network to the test server. */
export interface TestClient {
  readonly client: SpotifyClient;
  readonly quota: QuotaModeTracker;
  readonly network: NetworkSend;
}

export function clientOf(spotify: TestSpotify, options: TestClientOptions = {}): TestClient {
  const { clock = new InstantClock(), override, remembered } = options;
  const network = createNetworkSend(direct, options.limits);
  const quota = new QuotaModeTracker(() => override, remembered);
  const pipeline = new RequestPipeline({
    apiUrl: spotify.apiUrl,
    send: network.send,
    tokens: tokensOf(spotify, options.scopes),
    gate: new RateGate(clock, new MemoryLocks(), unhurried),
    clock,
    log: () => undefined,
  });
  return { client: new SpotifyClient(new WebApi(pipeline, quota), clock), quota, network };
}
