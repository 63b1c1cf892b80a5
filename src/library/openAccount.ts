import { boundTokens } from '../auth/boundTokens.ts';
import type { Session } from '../auth/session.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { OpenedLibrary } from './connections.ts';
import type { ClientParts } from './openLibrary.ts';
import { openLibrary } from './openLibrary.ts';
import type { SpotifyApps } from './spotifyApps.ts';
import type { DatabaseTrouble } from './store/databaseError.ts';
import { libraryFolder } from './store/libraryFolder.ts';
import { LibraryStore } from './store/libraryStore.ts';

interface AccountParts extends Pick<ClientParts, 'apiUrl' | 'send' | 'clock' | 'log' | 'freshness'> {
  readonly sessions: Sessions;
  readonly apps: SpotifyApps;
  /** Where the libraries of all accounts are kept; without it nowhere. */
  readonly storage?: string | undefined;
  /** Hears what is wrong with what is kept. */
  readonly onTrouble: (trouble: DatabaseTrouble) => void;
}

/** The library of whoever `session` is of, at the pace of their Spotify app. */
export function openAccount(session: Session, parts: AccountParts): OpenedLibrary {
  const { apiUrl, send, clock, log, freshness, sessions, apps } = parts;
  const app = apps.of(session.clientId);
  const tokens = boundTokens(sessions, session);
  const store = storeOf(session, parts);
  const library = openLibrary({ apiUrl, send, clock, log, freshness, store, tokens, ...app });
  return { library, locks: app.locks };
}

function storeOf(
  { clientId, account }: Session,
  { storage, clock, log, onTrouble }: AccountParts,
): LibraryStore | undefined {
  if (storage === undefined) return undefined;
  const folder = libraryFolder(storage, clientId, account.id);
  return new LibraryStore({ folder, clock, log, onTrouble });
}
