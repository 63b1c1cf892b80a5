import type { Session } from '../../../src/auth/session.ts';
import { scopes } from '../../../src/auth/session.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';

/** A sign-in at Spotify itself that has an hour to go from 2026-11-21, 8:00 UTC. */
export function aSession(changes: Partial<Session> = {}): Session {
  const now = Date.parse('2026-11-21T08:00:00Z');
  return {
    version: 1,
    clientId: '0123456789abcdef0123456789abcdef',
    account: { id: 'listener', displayName: 'A Listener' },
    scopes,
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: now + 3_600_000,
    authorizedAt: now,
    origins: { api: spotifyEndpoints.apiUrl, accounts: spotifyEndpoints.accountsUrl },
    ...changes,
  };
}
