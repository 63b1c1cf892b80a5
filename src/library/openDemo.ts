import path from 'node:path';
import type { Account } from '../model/account.ts';
import type { Clock } from '../spotify/clock.ts';
import { spotifyEndpoints } from '../spotify/endpoints.ts';
import { MemoryLocks } from '../spotify/locks.ts';
import { QuotaModeTracker } from '../spotify/quotaMode.ts';
import type { Send } from '../spotify/send.ts';
import type { OpenedLibrary } from './connections.ts';
import { FileDrafts } from './drafts/fileDrafts.ts';
import type { Freshness } from './freshness.ts';
import { openLibrary } from './openLibrary.ts';

/** Nobody limits the demo. */
const unhurried = { concurrency: 8, backgroundRequests: Infinity, windowMs: 1_000 };

/**
 * A library on top of an in-process Spotify: no account, no token that means anything, no network.
 * @param storage where the draft of its text is kept until the demo is left; without it nowhere
 */
export function openDemo(
  demo: { readonly send: Send; readonly account: Account },
  clock: Clock,
  log: (line: string) => void,
  freshness?: Freshness,
  storage?: string,
): OpenedLibrary & { readonly account: Account } {
  const locks = new MemoryLocks();
  const library = openLibrary({
    apiUrl: spotifyEndpoints.apiUrl,
    send: demo.send,
    tokens: { accessToken: () => Promise.resolve('demo') },
    quota: new QuotaModeTracker(() => 'development'),
    locks,
    clock,
    log,
    pace: unhurried,
    freshness,
    drafts: storage === undefined ? undefined : new FileDrafts(path.join(storage, 'demo', 'text')),
  });
  return { account: demo.account, library, locks };
}
