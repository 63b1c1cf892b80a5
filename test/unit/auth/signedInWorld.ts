import type { Session } from '../../../src/auth/session.ts';
import { Sessions } from '../../../src/auth/sessions.ts';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import type { Endpoints } from '../../../src/spotify/endpoints.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';
import type { SpotifyResponse } from '../../../src/spotify/send.ts';
import { InstantClock } from '../spotify/instantClock.ts';
import { aSession } from './aSession.ts';
import { SharedSecrets } from './sharedSecrets.ts';

/** An answer with status 200. */
export function ok(body: object): SpotifyResponse {
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

/** What the accounts service answers when it refuses. */
export function refusal(error: string): SpotifyResponse {
  return { status: 400, headers: {}, body: JSON.stringify({ error }) };
}

/** A person who is signed in, their windows, and what the accounts service answers. */
export class SignedInWorld {
  readonly secrets = new SharedSecrets();
  readonly clock = new InstantClock();
  /** The refresh tokens that were sent. */
  readonly sent: string[] = [];
  answer: () => SpotifyResponse | Promise<SpotifyResponse> = () =>
    ok({ access_token: `access-${this.sent.length + 1}`, expires_in: 3600 });

  constructor() {
    this.store(aSession());
  }

  /** The sign-in as one more window sees it. */
  window(endpoints: Endpoints = spotifyEndpoints): Sessions {
    const endpoint = new TokenEndpoint(
      endpoints.accountsUrl,
      async ({ body }) => {
        this.sent.push(new URLSearchParams(body).get('refresh_token') ?? '');
        return this.answer();
      },
      this.clock,
    );
    return new Sessions(this.secrets.window(), endpoint, endpoints, this.clock);
  }

  get stored(): Session | undefined {
    const text = this.secrets.entries.get('session');
    return text === undefined ? undefined : (JSON.parse(text) as Session);
  }

  store(session: Session): void {
    this.secrets.entries.set('session', JSON.stringify(session));
  }

  /** Lets the access token run out. */
  expire(): void {
    this.clock.pass(3_600_000);
  }

  /** An hour from now. */
  get inAnHour(): number {
    return this.clock.now() + 3_600_000;
  }
}

/** Counts how often `sessions` makes news. */
export function countChanges(sessions: Sessions): () => number {
  let count = 0;
  sessions.onDidChange(() => count++);
  return () => count;
}
