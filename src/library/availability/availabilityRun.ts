import { Emitter } from '../../model/event.ts';
import type { AvailabilityCheck, CheckOutcome } from './availabilityCheck.ts';

/** How far a check is. */
export interface RunProgress {
  /** Tracks that were found out about since it began. */
  readonly done: number;
  readonly total: number;
}

/** A check in a market that goes on by itself until it is stopped, and that can be begun again. */
export class AvailabilityRun {
  readonly market: string;
  readonly #check: Pick<AvailabilityCheck, 'run'>;
  readonly #changed = new Emitter<undefined>();
  #stopping: AbortController | undefined;
  #progress: RunProgress | undefined;
  #outcome: CheckOutcome | undefined;

  /** Fires when it begins, gets further or ends. */
  readonly onDidChange = this.#changed.event;

  constructor(check: Pick<AvailabilityCheck, 'run'>, market: string) {
    this.#check = check;
    this.market = market;
  }

  /** Undefined while it does not run. */
  get progress(): RunProgress | undefined {
    return this.#progress;
  }

  /** How it ended last; undefined while it runs, and before. */
  get outcome(): CheckOutcome | undefined {
    return this.#outcome;
  }

  /** Begins, or goes on where it was. Resolves undefined when it runs already. Never rejects with a `SpotifyError`. */
  async start(): Promise<CheckOutcome | undefined> {
    if (this.#stopping) return undefined;
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.#outcome = undefined;
    this.#tell({ done: 0, total: 0 });
    try {
      this.#outcome = await this.#check.run(this.market, {
        signal: stopping.signal,
        onProgress: (done, total) => this.#tell({ done, total }),
      });
      return this.#outcome;
    } finally {
      this.#stopping = undefined;
      this.#tell(undefined);
    }
  }

  /** What has been found out is kept. */
  stop(): void {
    this.#stopping?.abort();
  }

  #tell(progress: RunProgress | undefined): void {
    this.#progress = progress;
    this.#changed.fire(undefined);
  }
}
