import type { Account } from '../model/account.ts';
import { SpotifyClient } from '../spotify/client.ts';
import type { Clock } from '../spotify/clock.ts';
import type { Locks } from '../spotify/locks.ts';
import { MemoryLocks } from '../spotify/locks.ts';
import { RequestPipeline } from '../spotify/pipeline.ts';
import type { QuotaModeTracker } from '../spotify/quotaMode.ts';
import type { Pace } from '../spotify/rateGate.ts';
import { RateGate } from '../spotify/rateGate.ts';
import type { Send } from '../spotify/send.ts';
import type { TokenSource } from '../spotify/tokenSource.ts';
import { WebApi } from '../spotify/webApi.ts';
import type { Drafts } from './drafts/drafts.ts';
import type { FindingsStore } from './availability/findingsStore.ts';
import type { DismissalStore } from './duplicates/dismissalStore.ts';
import type { Freshness } from './freshness.ts';
import type { Journal } from './journal.ts';
import { Library } from './library.ts';
import { MemoryJournal } from './memoryJournal.ts';
import type { LibraryStore } from './store/libraryStore.ts';

/** What a client stands on. */
export interface ClientParts {
  readonly apiUrl: string;
  readonly send: Send;
  readonly tokens: TokenSource;
  readonly quota: QuotaModeTracker;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Of the Spotify app, shared by all that speak for it; default one of its own, by `locks` and `pace`. */
  readonly gate?: RateGate;
  readonly pace?: Pace;
  readonly freshness?: Freshness | undefined;
  /** Where lists are kept; default nowhere. */
  readonly store?: LibraryStore | undefined;
  /** Where it is kept which tracks can be played; default nowhere. */
  readonly findings?: FindingsStore | undefined;
  /** Where it is kept what a person says are no duplicates; default nowhere. */
  readonly dismissals?: DismissalStore | undefined;
  /** Where changes are written down; default in memory. */
  readonly journal?: Journal | undefined;
  /** Where drafts of the library as text are kept; default in memory. */
  readonly drafts?: Drafts | undefined;
}

/** A client for one session or the demo. */
export function createClient(parts: ClientParts): SpotifyClient {
  const gate = parts.gate ?? new RateGate(parts.clock, parts.locks, parts.pace);
  const api = new WebApi(new RequestPipeline({ ...parts, gate }), parts.quota);
  return new SpotifyClient(api, parts.clock);
}

/** The library behind a client of its own. */
export function openLibrary(parts: ClientParts): Library {
  const { clock, log, freshness, store, drafts, findings, dismissals, journal = new MemoryJournal() } = parts;
  const client = createClient(parts);
  return new Library({ client, journal, clock, log, freshness, store, drafts, findings, dismissals });
}

/**
 * Whose access token this is. No lock keeps somebody from signing in, so this one request has a gate of its own.
 * Rejects with a `SpotifyError` when the app or the person may not use the Web API.
 */
export function accountOf(
  accessToken: string,
  parts: Omit<ClientParts, 'tokens' | 'locks' | 'gate' | 'pace'>,
): Promise<Account> {
  const { apiUrl, send, quota, clock, log } = parts;
  const tokens: TokenSource = { accessToken: () => Promise.resolve(accessToken) };
  return createClient({ apiUrl, send, quota, clock, log, tokens, locks: new MemoryLocks() }).me();
}
