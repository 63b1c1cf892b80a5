import { Emitter } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';
import type { Endpoints } from '../spotify/endpoints.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { TokenSource } from '../spotify/tokenSource.ts';
import type { SecretStore } from './secretStore.ts';
import type { Session } from './session.ts';
import { readSession } from './session.ts';
import type { TokenEndpoint, TokenGrant } from './tokenEndpoint.ts';

/** Refreshing starts this long before a token runs out. */
const refreshAheadMs = 60_000;
/** A token this young is not refreshed for a 401: Spotify sometimes refuses a valid one, and again at once. */
const refreshCooldownMs = 30_000;

/** Why there is no session any more, when it was not the person who ended it. */
export type SessionEnd = 'ended' | 'unknownClient';

/** The person's sign-in: one session, shared by all windows through the secret store. */
export class Sessions implements TokenSource {
  readonly #secrets: SecretStore;
  readonly #endpoint: TokenEndpoint;
  readonly #endpoints: Endpoints;
  readonly #clock: Clock;
  readonly #key: string;
  readonly #changed = new Emitter<void>();
  readonly #subscription: { dispose(): void };
  #session: Session | undefined;
  #end: SessionEnd | undefined;
  #loading: Promise<void> | undefined;
  #refreshing: Promise<void> | undefined;
  #refreshedAt = -Infinity;
  #writes = 0;

  /** Fires when the person signs in or out, here or in another window, or Spotify ends the session. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: SecretStore, endpoint: TokenEndpoint, endpoints: Endpoints, clock: Clock) {
    this.#secrets = secrets;
    this.#endpoint = endpoint;
    this.#endpoints = endpoints;
    this.#clock = clock;
    this.#key = endpoints.isTestServer ? 'session.testServer' : 'session';
    this.#subscription = secrets.onDidChange(({ key }) => {
      // What cannot be read now is read again before the next refresh; until then the session is as it was.
      if (key === this.#key) void this.#reload().catch(() => undefined);
    });
  }

  /** The session as last read; call `load` first. */
  get current(): Session | undefined {
    return this.#session;
  }

  /** Set when Spotify ended the last session; cleared by the next sign-in, here or in another window. */
  get end(): SessionEnd | undefined {
    return this.#end;
  }

  /** Reads the stored session, once; when the secret store fails, the next call tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#reload().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async signIn(session: Session): Promise<void> {
    this.#refreshedAt = -Infinity;
    await this.#keep(session);
  }

  /** Forgets the tokens, in every window. */
  async signOut(): Promise<void> {
    this.#end = undefined;
    await this.#forget();
  }

  async accessToken(rejected?: string): Promise<string> {
    await this.load();
    const session = this.#signedIn();
    if (this.#needsRefresh(session, rejected)) await this.#refreshOnce(session.accessToken);
    return this.#signedIn().accessToken;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #needsRefresh(session: Session, rejected?: string): boolean {
    const now = this.#clock.now();
    if (session.expiresAt - now < refreshAheadMs) return true;
    return rejected === session.accessToken && now - this.#refreshedAt > refreshCooldownMs;
  }

  #refreshOnce(oldToken: string): Promise<void> {
    this.#refreshing ??= this.#refresh(oldToken).finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async #refresh(oldToken: string): Promise<void> {
    await this.#reload();
    const session = this.#signedIn();
    const isNewer = session.accessToken !== oldToken; // Another window has done it.
    if (isNewer && !this.#needsRefresh(session)) return;
    try {
      const grant = await this.#ask(session);
      if (await this.#isOvertaken(session)) return;
      this.#refreshedAt = this.#clock.now();
      await this.#keep(withGrant(session, grant));
    } catch (error) {
      if (!SpotifyError.is(error, 'signedOut', 'unknownClient')) throw error;
      if (await this.#isOvertaken(session)) return;
      this.#end = error.kind === 'unknownClient' ? 'unknownClient' : 'ended';
      await this.#forget();
      throw error;
    }
  }

  async #ask({ clientId, refreshToken }: Session): Promise<TokenGrant> {
    if (refreshToken === '') throw new SpotifyError('signedOut', 'there is no refresh token');
    return this.#endpoint.refresh(clientId, refreshToken);
  }

  /** Whether the person signed out or in, or another window refreshed, while Spotify was asked about `session`. */
  async #isOvertaken(session: Session): Promise<boolean> {
    await this.#reload();
    return this.#session?.accessToken !== session.accessToken;
  }

  #signedIn(): Session {
    if (this.#session) return this.#session;
    throw new SpotifyError('signedOut', 'there is no session');
  }

  async #keep(session: Session): Promise<void> {
    this.#writes++;
    this.#adopt(session);
    await this.#secrets.store(this.#key, JSON.stringify(session));
  }

  async #forget(): Promise<void> {
    this.#writes++;
    this.#adopt(undefined);
    await this.#secrets.delete(this.#key);
  }

  /** What was read before this window wrote something newer does not count. */
  async #reload(): Promise<void> {
    const writesBefore = this.#writes;
    const stored = await this.#secrets.get(this.#key);
    if (this.#writes === writesBefore) this.#adopt(readSession(stored, this.#endpoints));
  }

  /** New tokens for the same sign-in are no news to anybody. */
  #adopt(session: Session | undefined): void {
    const before = this.#session;
    this.#session = session;
    if (session) this.#end = undefined;
    const same =
      before?.account.id === session?.account.id &&
      before?.clientId === session?.clientId &&
      before?.authorizedAt === session?.authorizedAt;
    if (!same) this.#changed.fire();
  }
}

function withGrant(session: Session, grant: TokenGrant): Session {
  return {
    ...session,
    accessToken: grant.accessToken,
    expiresAt: grant.expiresAt,
    refreshToken: grant.refreshToken ?? session.refreshToken,
    scopes: grant.scopes ?? session.scopes,
  };
}
