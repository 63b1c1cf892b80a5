import type { SpotifyClient } from '../spotify/client.ts';
import type { WriteOptions } from '../spotify/libraryWrites.ts';
import type { CuratedLists } from './curatedLists.ts';
import type { CurationOutcome, JointOutcome } from './curationOutcome.ts';
import { outcomesOf, sorted } from './curationOutcome.ts';
import type { Part, Plan } from './curationPlan.ts';
import { nothingSent, removalsAfter } from './curationPlan.ts';
import type { BegunChange } from './journal.ts';
import { uriOf } from './journal.ts';
import type { SavedStates } from './savedStates.ts';

interface PlanSendingParts {
  readonly client: Pick<SpotifyClient, 'save' | 'remove'>;
  readonly states: SavedStates;
  readonly lists: CuratedLists;
  /** Ends what is being sent before its next request. */
  readonly signal: AbortSignal;
  /** Hears of the items whose saved state is shown otherwise now. */
  readonly onDidShow: (uris: readonly string[]) => void;
  /** Hears that it is written down what became of a change. */
  readonly onDidWrite: () => void;
  /** Hears what became of what was to be saved. */
  readonly onDidSave: (saved: CurationOutcome) => void;
}

/**
 * Sends what a wish comes to once that is written down. It is shown at once as if Spotify had done it, and as before
 * again where Spotify does not.
 */
export class PlanSending {
  readonly #parts: PlanSendingParts;

  constructor(parts: PlanSendingParts) {
    this.#parts = parts;
  }

  /**
   * Sends what is to be saved, then what may be removed after that, and has written down what became of them. Never
   * rejects for what Spotify says: that is in the outcome.
   * @param forSaving what only saving is given beside `options`
   */
  async send(
    plan: Plan,
    begun: BegunChange,
    options: WriteOptions,
    forSaving: WriteOptions = {},
  ): Promise<JointOutcome> {
    const saved = await this.#sendPart(plan.save, begun, { ...options, ...forSaving });
    const { part, held } = removalsAfter(plan, saved);
    const sent = await this.#sendPart(part, begun, {
      ...options,
      addedAt: undefined,
      onProgress: applied => options.onProgress?.(saved.applied.length + applied),
    });
    const error = sent.error ?? (held.length > 0 ? saved.error : undefined);
    const removed = { ...sent, refused: [...sent.refused, ...held], ...(error ? { error } : {}) };
    const outcome = { saved, removed };
    await begun.settle(outcomesOf(outcome));
    this.#parts.onDidWrite();
    this.#parts.onDidSave(saved);
    return outcome;
  }

  async #sendPart(part: Part, begun: BegunChange, options: WriteOptions): Promise<CurationOutcome> {
    const { kind, altering, unaltered } = part;
    if (altering.length === 0) return nothingSent(part);
    const { client, lists, states, onDidShow } = this.#parts;
    const uris = altering.map(uriOf);
    const shown = lists.begin(kind, altering);
    states.set(uris, kind === 'save');
    onDidShow(uris);
    const result = await client[kind](uris, {
      ...options,
      signal: this.#stoppedOr(options.signal),
      onSettled: (some, word) => begun.note(some, word),
    });
    const outcome = { kind, unaltered, ...sorted(altering, result, options.addedAt) };
    shown.settle(outcome);
    lists.date(outcome.dated ?? []);
    states.set(outcome.refused.map(uriOf), kind === 'remove');
    states.doubt(outcome.unknown.map(uriOf));
    onDidShow(uris);
    return outcome;
  }

  #stoppedOr(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([this.#parts.signal, signal]) : this.#parts.signal;
  }
}
