import type { WriteOptions, SpotifyClient } from '../spotify/client.ts';
import { cancelled } from '../spotify/clock.ts';
import type { SpotifyError } from '../spotify/errors.ts';
import type { Change, ChangedItem, Journal, SavedItem } from './journal.ts';
import type { SavedStates } from './savedStates.ts';

/** What became of a wish to save or remove. Every item is in exactly one list, and once. */
export interface CurationOutcome {
  readonly kind: 'save' | 'remove';
  readonly applied: readonly SavedItem[];
  /** Were as wished before; nothing was sent for them. */
  readonly unaltered: readonly SavedItem[];
  /** Not changed at Spotify; shown as before. */
  readonly refused: readonly SavedItem[];
  /** Whether these were changed could not be found out. */
  readonly unknown: readonly SavedItem[];
  /** Why, when anything is refused or unknown. */
  readonly error?: SpotifyError;
}

/** The person's lists, as far as changing them goes. */
export interface CuratedLists {
  readonly show: (items: readonly SavedItem[]) => void;
  readonly hide: (items: readonly SavedItem[]) => void;
  readonly didSettle: (uris: readonly string[]) => void;
}

interface CurationParts {
  readonly client: SpotifyClient;
  readonly journal: Journal;
  readonly states: SavedStates;
  readonly lists: CuratedLists;
  readonly now: () => number;
}

/** Pause between the requests of a restoration, so that each gets a later date than the one before, in ms. */
const restorationPauseMs = 1_000;

/** The URI of a saved track or album. */
export function uriOf(item: SavedItem): string {
  return 'track' in item ? item.track.uri : item.album.uri;
}

/** Spotify's form of a time: ISO 8601, UTC, whole seconds. */
export function wholeSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * Saves and removes, so that nothing is lost by accident: what is sent is written down first, shown at once,
 * and shown as before again when Spotify refuses. One change at a time; the next one waits.
 */
export class Curation {
  readonly #parts: CurationParts;
  readonly #stopped = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: CurationParts) {
    this.#parts = parts;
  }

  /** The change `undo` would take back. */
  get undoable(): Change | undefined {
    return this.#parts.journal.latestUndoable();
  }

  /** Resolves when no change is under way. */
  async whenIdle(): Promise<void> {
    await this.#last;
  }

  /** Saves what is not saved yet. Rejects with a `SpotifyError` when nothing could be begun. */
  save(items: readonly SavedItem[], options: WriteOptions = {}): Promise<CurationOutcome> {
    return this.#inTurn(() => this.#change('save', items, options));
  }

  /** Removes what is saved. Rejects with a `SpotifyError` when nothing could be begun. */
  remove(items: readonly SavedItem[], options: WriteOptions = {}): Promise<CurationOutcome> {
    return this.#inTurn(() => this.#change('remove', items, options));
  }

  /**
   * Takes the latest change back, for the items it altered that still stand as it left them. Undefined when
   * there is none. What comes back gets a new date, oldest first.
   */
  undo(options: WriteOptions = {}): Promise<CurationOutcome | undefined> {
    return this.#inTurn(async () => {
      const change = this.undoable;
      if (!change) return undefined;
      const altered = change.items.filter(({ outcome }) => outcome === 'applied').map(({ item }) => item);
      const opposite = change.kind === 'save' ? 'remove' : 'save';
      const oldestFirst = [...altered].sort((a, b) => a.addedAt.localeCompare(b.addedAt));
      const pause = opposite === 'save' ? { pauseMs: restorationPauseMs } : {};
      const outcome = await this.#write(opposite, oldestFirst, { ...options, ...pause });
      if (outcome.refused.length === 0 && outcome.unknown.length === 0)
        this.#parts.journal.markUndone(change.id);
      return outcome;
    });
  }

  /** Sends nothing any more: what is under way ends before its next request, what waits or comes is cancelled. */
  dispose(): void {
    this.#stopped.abort();
  }

  async #change(
    kind: Change['kind'],
    items: readonly SavedItem[],
    options: WriteOptions,
  ): Promise<CurationOutcome> {
    let id: number | undefined;
    const begin = (altering: readonly SavedItem[]): void => {
      const entries = altering.map(item => ({ uri: uriOf(item), item }));
      id = this.#parts.journal.begin(kind, entries, this.#parts.now());
    };
    const outcome = await this.#write(kind, items, options, begin);
    if (id !== undefined) this.#parts.journal.settle(id, outcomesOf(outcome));
    return outcome;
  }

  async #write(
    kind: Change['kind'],
    items: readonly SavedItem[],
    options: WriteOptions,
    begin: (altering: readonly SavedItem[]) => void = () => undefined,
  ): Promise<CurationOutcome> {
    const { client, states } = this.#parts;
    const wished = [...new Map(items.map(item => [uriOf(item), item])).values()];
    const saved = await states.settle(wished.map(uriOf), this.#stopped.signal);
    this.#mustGoOn();
    const alters = (item: SavedItem): boolean => saved.get(uriOf(item)) !== (kind === 'save');
    const altering = wished.filter(alters).map(item => (kind === 'save' ? this.#addedNow(item) : item));
    const unaltered = wished.filter(item => !alters(item));
    if (altering.length === 0) return { kind, applied: [], unaltered, refused: [], unknown: [] };
    begin(altering);
    this.#show(kind, altering);
    const uris = altering.map(uriOf);
    const result = await client[kind](uris, { ...options, signal: this.#stoppedOr(options.signal) });
    const among = (list: readonly string[]): SavedItem[] => {
      const wanted = new Set(list);
      return altering.filter(item => wanted.has(uriOf(item)));
    };
    const outcome: CurationOutcome = {
      kind,
      unaltered,
      applied: among(result.applied),
      refused: among(result.refused),
      unknown: among(result.unknown),
      ...(result.error ? { error: result.error } : {}),
    };
    this.#show(kind === 'save' ? 'remove' : 'save', [...outcome.refused, ...outcome.unknown]);
    this.#parts.lists.didSettle(uris);
    return outcome;
  }

  #addedNow(item: SavedItem): SavedItem {
    return { ...item, addedAt: wholeSeconds(this.#parts.now()) };
  }

  /** Makes the lists look as if `items` had been saved or removed. */
  #show(kind: Change['kind'], items: readonly SavedItem[]): void {
    const { states, lists } = this.#parts;
    if (items.length === 0) return;
    states.set(items.map(uriOf), kind === 'save');
    if (kind === 'save') lists.show(items);
    else lists.hide(items);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      this.#mustGoOn();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #mustGoOn(): void {
    if (this.#stopped.signal.aborted) throw cancelled();
  }

  #stoppedOr(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([this.#stopped.signal, signal]) : this.#stopped.signal;
  }
}

function outcomesOf(outcome: CurationOutcome): Map<string, ChangedItem['outcome']> {
  const all = (['applied', 'refused', 'unknown'] as const).flatMap(word =>
    outcome[word].map(item => [uriOf(item), word] as const),
  );
  return new Map(all);
}
