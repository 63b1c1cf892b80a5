import { cancelled } from './clock.ts';
import type { SpotifyError } from './errors.ts';
import type { EndpointFamily } from './locks.ts';

/** `person`: somebody waits for it. `background`: filling the library; paced, and overtaken by the other. */
export type Priority = 'person' | 'background';

/** What is known of a request that wants to go out. */
export interface Passage {
  readonly family: EndpointFamily;
  readonly priority: Priority;
  /** Its place among those of its priority: earlier numbers go first. */
  readonly ticket: number;
  /** Epoch milliseconds after which it is pointless to begin; default never. */
  readonly latestStart?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** One who waits, and what becomes of it. */
export interface Waiting extends Passage {
  readonly start: () => void;
  readonly refuse: (reason: SpotifyError) => void;
}

/** Requests in the order in which they are to go out: persons' before the background's, each kind by ticket. */
export class WaitingLine {
  readonly #onDidShorten: () => void;
  readonly #waiting: Waiting[] = [];
  readonly #listeners = new Map<Waiting, () => void>();

  /** @param onDidShorten called when somebody has gone away who no longer wanted to wait */
  constructor(onDidShorten: () => void) {
    this.#onDidShorten = onDidShorten;
  }

  /** The one whose turn is next. */
  get first(): Waiting | undefined {
    return this.#waiting[0];
  }

  /** Takes somebody in, until they are taken out or abort, which refuses them as `cancelled`. */
  add(waiting: Waiting): void {
    const behind = this.#waiting.findLastIndex(other => !isBefore(waiting, other));
    this.#waiting.splice(behind + 1, 0, waiting);
    const onAbort = (): void => {
      this.take(waiting);
      waiting.refuse(cancelled());
      this.#onDidShorten();
    };
    this.#listeners.set(waiting, onAbort);
    waiting.signal?.addEventListener('abort', onAbort, { once: true });
  }

  take(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
    const onAbort = this.#listeners.get(waiting);
    this.#listeners.delete(waiting);
    if (onAbort) waiting.signal?.removeEventListener('abort', onAbort);
  }

  /** Takes out everybody for whom there is a reason, and tells them. */
  refuse(reasonFor: (waiting: Waiting) => SpotifyError | undefined): void {
    for (const waiting of [...this.#waiting]) {
      const reason = reasonFor(waiting);
      if (!reason) continue;
      this.take(waiting);
      waiting.refuse(reason);
    }
  }
}

function isBefore(one: Passage, other: Passage): boolean {
  if (one.priority !== other.priority) return one.priority === 'person';
  return one.ticket < other.ticket;
}
