import path from 'node:path';
import { boundTokens } from '../auth/boundTokens.ts';
import type { Session } from '../auth/session.ts';
import type { Sessions } from '../auth/sessions.ts';
import { FindingsFile } from './availability/findingsFile.ts';
import type { OpenedLibrary } from './connections.ts';
import { DismissalFile } from './duplicates/dismissalFile.ts';
import { FileDrafts } from './drafts/fileDrafts.ts';
import { DatabaseJournal } from './journal/databaseJournal.ts';
import type { ClientParts } from './openLibrary.ts';
import { openLibrary } from './openLibrary.ts';
import type { SpotifyApps } from './spotifyApps.ts';
import type { DatabaseTrouble } from './store/databaseError.ts';
import { libraryFolder } from './store/libraryFolder.ts';
import { LibraryStore } from './store/libraryStore.ts';

/** Hears what is wrong with what is kept on this computer. */
export type OnTrouble = (of: 'library' | 'journal', trouble: DatabaseTrouble) => void;

interface AccountParts extends Pick<ClientParts, 'apiUrl' | 'send' | 'clock' | 'log' | 'freshness'> {
  readonly sessions: Sessions;
  readonly apps: SpotifyApps;
  /** Where the libraries of all accounts are kept; without it nowhere. */
  readonly storage?: string | undefined;
  /** Hears what is wrong with what is kept. */
  readonly onTrouble: OnTrouble;
}

/** The library of whoever `session` is of, at the pace of their Spotify app. */
export function openAccount(session: Session, parts: AccountParts): OpenedLibrary {
  const { apiUrl, send, clock, log, freshness, sessions, apps } = parts;
  const app = apps.of(session.clientId);
  const tokens = boundTokens(sessions, session);
  const kept = keptOf(session, parts);
  const library = openLibrary({ apiUrl, send, clock, log, freshness, tokens, ...app, ...kept });
  return { library, locks: app.locks };
}

/** Where this account's library and the journal of its changes are kept on this computer. */
function keptOf(
  { clientId, account }: Session,
  { storage, clock, log, onTrouble }: AccountParts,
): Pick<ClientParts, 'store' | 'journal' | 'drafts' | 'findings' | 'dismissals'> {
  if (storage === undefined) return {};
  const here = { folder: libraryFolder(storage, clientId, account.id), clock, log };
  return {
    store: new LibraryStore({ ...here, onTrouble: trouble => onTrouble('library', trouble) }),
    journal: new DatabaseJournal({ ...here, onTrouble: trouble => onTrouble('journal', trouble) }),
    drafts: new FileDrafts(path.join(here.folder, 'text')),
    findings: new FindingsFile(here.folder, log),
    dismissals: new DismissalFile(here.folder, log),
  };
}
