import { boundTokens } from '../auth/boundTokens.ts';
import type { Session } from '../auth/session.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { OpenedLibrary } from './connections.ts';
import type { ClientParts } from './openLibrary.ts';
import { openLibrary } from './openLibrary.ts';
import type { SpotifyApps } from './spotifyApps.ts';

interface AccountParts extends Pick<ClientParts, 'apiUrl' | 'send' | 'clock' | 'log' | 'freshness'> {
  readonly sessions: Sessions;
  readonly apps: SpotifyApps;
}

/** The library of whoever `session` is of, at the pace of their Spotify app. */
export function openAccount(session: Session, parts: AccountParts): OpenedLibrary {
  const { apiUrl, send, clock, log, freshness, sessions, apps } = parts;
  const app = apps.of(session.clientId);
  const tokens = boundTokens(sessions, session);
  return { library: openLibrary({ apiUrl, send, clock, log, freshness, tokens, ...app }), locks: app.locks };
}
