import path from 'node:path';
import type { Clock } from '../spotify/clock.ts';
import type { Locks } from '../spotify/locks.ts';
import type { QuotaMode } from '../spotify/quotaMode.ts';
import { QuotaModeTracker } from '../spotify/quotaMode.ts';
import type { Pace } from '../spotify/rateGate.ts';
import { RateGate } from '../spotify/rateGate.ts';
import { AppMemory } from './appMemory.ts';
import { SharedFile } from './sharedFile.ts';

/** What everything that speaks for one Spotify app goes by, whoever is signed in with it. */
export interface SpotifyApp {
  readonly gate: RateGate;
  readonly locks: Locks;
  readonly quota: QuotaModeTracker;
}

interface SpotifyAppsParts {
  /** Where apps are remembered, one file each; undefined remembers them for this window only. */
  readonly folder: string | undefined;
  /** What the person says about the quota mode. */
  readonly quotaMode: () => QuotaMode | undefined;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly pace?: Pace;
}

/**
 * The Spotify apps of this window. An app keeps its pace, locks and quota mode for as long as the window lives:
 * signing out and in again, also as somebody else, does not start anew. Nothing is read before the first request.
 */
export class SpotifyApps {
  readonly #parts: SpotifyAppsParts;
  readonly #apps = new Map<string, SpotifyApp>();

  constructor(parts: SpotifyAppsParts) {
    this.#parts = parts;
  }

  /** The app with this client id; always the same object for the same id. */
  of(clientId: string): SpotifyApp {
    const app = this.#apps.get(clientId) ?? this.#create(clientId);
    this.#apps.set(clientId, app);
    return app;
  }

  #create(clientId: string): SpotifyApp {
    const { quotaMode, clock, log, pace } = this.#parts;
    const locks = new AppMemory({ file: this.#fileOf(clientId), now: () => clock.now(), log });
    const quota = new QuotaModeTracker(quotaMode);
    quota.onDidLearn(knowledge => locks.learn(knowledge));
    locks.onDidLearn(knowledge => quota.recall(knowledge));
    return { gate: new RateGate(clock, locks, pace), locks, quota };
  }

  /** Whatever a session says, only a client id becomes part of a path. */
  #fileOf(clientId: string): SharedFile | undefined {
    const { folder } = this.#parts;
    const isClientId = /^[0-9a-f]{32}$/.test(clientId);
    return folder && isClientId ? new SharedFile(path.join(folder, `${clientId}.json`)) : undefined;
  }
}
