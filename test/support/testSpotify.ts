import { collect } from '../../src/demo/collection.ts';
import { DemoSpotify } from '../../src/demo/demoSpotify.ts';
import type { Listener } from '../../src/demo/listener.ts';
import { makeListener } from '../../src/demo/makeListener.ts';
import { newestSave } from '../../src/demo/newestSave.ts';
import type { QuotaMode } from '../../src/demo/quotaMode.ts';
import { AccountsService } from './accountsService.ts';
import type { RegisteredApp } from './accountsService.ts';
import { Faults } from './faults.ts';
import { Grants } from './grants.ts';
import type { Tokens } from './grants.ts';
import { startHttpService } from './httpService.ts';
import { LibrariesState } from './librariesState.ts';
import { linkedCover } from './linkedCover.ts';
import { RateLimiter } from './rateLimits.ts';
import type { RateLimitRules } from './rateLimits.ts';
import { RequestLog } from './requestLog.ts';
import { sharedCatalogue } from './sharedCatalogue.ts';
import { answerWebApi } from './webApi.ts';

/** Somebody with an account. */
export interface TestUser {
  readonly id: string;
  readonly displayName: string;
  /** Saved tracks. */
  readonly tracks: number;
  /** Saved albums. */
  readonly albums: number;
}

export interface TestSpotifyOptions {
  readonly mode?: QuotaMode;
  readonly seed?: string;
  /** Saved tracks of the first user. Default 3,000; ask for few where many do not matter. */
  readonly tracks?: number;
  /** Saved albums of the first user. Default 75. */
  readonly albums?: number;
  /** Further people. Default one with 120 tracks and 5 albums. */
  readonly otherUsers?: readonly TestUser[];
  /** Default: one with `testClientId` and `testRedirectUris`. */
  readonly apps?: readonly RegisteredApp[];
  /** Milliseconds before a request to the Web API is acted upon. Default 0. */
  readonly latencyMs?: number;
  /** Any loopback address. Default 127.0.0.1; VS Code rewrites that one in links, but leaves 127.0.0.2 alone. */
  readonly accountsHost?: string;
  readonly apiHost?: string;
  /** Default 0: any. */
  readonly accountsPort?: number;
  readonly apiPort?: number;
  /** Consent without a page. Default false. */
  readonly autoApprove?: boolean;
  /** Whether a refresh brings a new refresh token. Default false. */
  readonly rotateRefreshTokens?: boolean;
  /** Default 3,600. */
  readonly accessTokenSeconds?: number;
  /** `drawn` into the answers (default), or `links` that lead nowhere, which are as short as real ones. */
  readonly covers?: 'drawn' | 'links';
  /** How much may be asked of the Web API. Default: as much as one likes. */
  readonly limits?: RateLimitRules;
  /** Epoch milliseconds, for everything but the latency. Default the machine's clock. */
  readonly now?: () => number;
}

/** The client id that is registered unless apps are given. */
export const testClientId = '0123456789abcdef0123456789abcdef';

/** What is registered for it. */
export const testRedirectUris: readonly string[] = [
  'http://127.0.0.1/callback',
  'vscode://tracklistmusic.tracklist/callback',
  'vscode-insiders://tracklistmusic.tracklist/callback',
  'code-oss://tracklistmusic.tracklist/callback',
  'https://vscode.dev/redirect',
];

/** What the extension asks for. */
export const testScopes: readonly string[] = ['user-library-read', 'user-library-modify', 'user-top-read'];

/** A whole Spotify on loopback. Its switches may be turned at any time. */
export interface TestSpotify {
  /** For `TRACKLIST_API_URL`: ends in `/v1`. */
  readonly apiUrl: string;
  /** For `TRACKLIST_ACCOUNTS_URL`. */
  readonly accountsUrl: string;
  readonly clientId: string;
  readonly log: RequestLog;
  readonly faults: Faults;
  /** Anew after `reset`. */
  readonly state: LibrariesState;
  /** Anew after `reset`: tokens, and how they age. */
  readonly grants: Grants;
  mode: QuotaMode;
  latencyMs: number;
  /** Whose browser it is. */
  visitorId: string;
  autoApprove: boolean;
  isAllowListed: boolean;
  ownerHasPremium: boolean;
  /** Back to what the options say after `reset`, with nothing counted. */
  limits: RateLimitRules;
  /** Tokens without the dance in the browser. Default: the first user, the extension's scopes. */
  grantSession(options?: { readonly userId?: string; readonly scopes?: readonly string[] }): Tokens;
  /**
   * Opens the authorise address and presses a button.
   * @returns where the browser is sent; rejects with the page's text when there is no button
   */
  decide(authorizeUrl: string, decision: 'allow' | 'deny', userId?: string): Promise<string>;
  /** Everything as it was at the start, without tokens and log; the addresses stay. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts both services on ports of their own. */
export async function startTestSpotify(options: TestSpotifyOptions = {}): Promise<TestSpotify> {
  const spotify = new RunningSpotify(options);
  await spotify.start();
  return spotify;
}

class RunningSpotify implements TestSpotify {
  readonly log = new RequestLog();
  readonly faults = new Faults();
  readonly clientId: string;
  apiUrl = '';
  accountsUrl = '';
  state!: LibrariesState;
  grants!: Grants;
  latencyMs = 0;
  visitorId = '';
  autoApprove = false;
  isAllowListed = true;
  ownerHasPremium = true;
  readonly #options: TestSpotifyOptions;
  readonly #apps: readonly RegisteredApp[];
  readonly #users: readonly [TestUser, ...TestUser[]];
  readonly #spotify: DemoSpotify;
  readonly #now: () => number;
  #accounts!: AccountsService;
  #limiter!: RateLimiter;
  #stops: (() => Promise<void>)[] = [];

  constructor(options: TestSpotifyOptions) {
    const { tracks = 3000, albums = 75, mode = 'development', seed = 'tracklist', now = Date.now } = options;
    this.#options = options;
    this.#now = now;
    this.#apps = options.apps ?? [{ clientId: testClientId, redirectUris: testRedirectUris }];
    this.clientId = this.#apps[0]?.clientId ?? testClientId;
    const second: TestUser = { id: 'secondlistener', displayName: 'Second listener', tracks: 120, albums: 5 };
    const first: TestUser = { id: 'firstlistener', displayName: 'First listener', tracks, albums };
    this.#users = [first, ...(options.otherUsers ?? [second])];
    const largest = Math.max(...this.#users.map(user => user.tracks));
    const catalogue = sharedCatalogue(largest, seed);
    const coverUrl = options.covers === 'links' ? { coverUrl: linkedCover } : {};
    this.#spotify = new DemoSpotify({ catalogue, mode, now, ...coverUrl });
    this.reset();
  }

  get mode(): QuotaMode {
    return this.#spotify.mode;
  }

  set mode(mode: QuotaMode) {
    this.#spotify.mode = mode;
  }

  get limits(): RateLimitRules {
    return this.#limiter.rules;
  }

  set limits(rules: RateLimitRules) {
    this.#limiter.rules = rules;
  }

  async start(): Promise<void> {
    const {
      accountsHost = '127.0.0.1',
      apiHost = '127.0.0.1',
      accountsPort = 0,
      apiPort = 0,
    } = this.#options;
    const shared = { log: this.log, faults: this.faults, now: this.#now };
    const accounts = await startHttpService({
      ...shared,
      name: 'accounts',
      host: accountsHost,
      port: accountsPort,
      prefix: '',
      latencyMs: () => 0,
      answer: request => this.#accounts.answer(request),
    });
    this.#stops.push(accounts.stop);
    const api = await startHttpService({
      ...shared,
      name: 'api',
      host: apiHost,
      port: apiPort,
      prefix: '/v1',
      latencyMs: () => this.latencyMs,
      answer: (request, origin) =>
        answerWebApi(
          {
            spotify: this.#spotify,
            grants: this.grants,
            listener: userId => this.state.listener(userId),
            limiter: () => this.#limiter,
            standing: () => this,
          },
          request,
          origin,
        ),
    });
    this.#stops.push(api.stop);
    this.accountsUrl = accounts.origin;
    this.apiUrl = `${api.origin}/v1`;
  }

  grantSession({ userId = this.#users[0].id, scopes = testScopes } = {}): Tokens {
    return this.grants.grant({ clientId: this.clientId, userId, scopes });
  }

  async decide(authorizeUrl: string, decision: 'allow' | 'deny', userId = this.visitorId): Promise<string> {
    const page = await fetch(authorizeUrl, { redirect: 'manual' });
    const text = await page.text();
    const request = /name="request" value="([^"]+)"/.exec(text)?.[1];
    if (request === undefined) return page.headers.get('location') ?? Promise.reject(new Error(text));
    const body = new URLSearchParams({ request, decision, user: userId });
    const answer = await fetch(new URL('/authorize', authorizeUrl), {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    return answer.headers.get('location') ?? Promise.reject(new Error(await answer.text()));
  }

  reset(): void {
    const { mode = 'development', latencyMs = 0, autoApprove = false } = this.#options;
    const { accessTokenSeconds = 3600, rotateRefreshTokens = false } = this.#options;
    this.log.clear();
    this.faults.clear();
    Object.assign(this, { mode, latencyMs, autoApprove, isAllowListed: true, ownerHasPremium: true });
    this.visitorId = this.#users[0].id;
    const listeners = new Map(this.#users.map(user => [user.id, () => this.#listener(user)]));
    this.state = new LibrariesState(this.#spotify.catalogue, listeners, this.#now);
    this.#limiter = new RateLimiter(this.#options.limits ?? {}, this.#now);
    this.grants = new Grants({ accessTokenSeconds, rotateRefreshTokens, now: this.#now });
    this.#accounts = new AccountsService({
      apps: this.#apps,
      users: this.#users,
      grants: this.grants,
      visitor: () => ({ userId: this.visitorId, autoApprove: this.autoApprove }),
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stops.splice(0).map(stop => stop()));
  }

  #listener({ id, displayName, tracks, albums }: TestUser): Listener {
    const { catalogue } = this.#spotify;
    const seed = `${this.#options.seed ?? 'tracklist'}/${id}`;
    const identity = {
      id,
      displayName,
      accountId: `account-of-${id}`,
      email: `${id}@test.invalid`,
      country: 'SE',
    };
    const collection = collect(catalogue, seed, { tracks, albums }, newestSave(this.#now()));
    return makeListener(identity, collection, catalogue, seed);
  }
}
