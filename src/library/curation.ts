import type { WriteOutcome } from '../spotify/bulk.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import type { WriteOptions } from '../spotify/libraryWrites.ts';
import { cancelled } from '../spotify/clock.ts';
import type { SpotifyError } from '../spotify/errors.ts';
import type { CuratedLists } from './curatedLists.ts';
import type { Change, ChangedItem, Journal, SavedItem } from './journal.ts';
import { uriOf } from './journal.ts';
import type { SavedStates } from './savedStates.ts';

/** What became of a wish to save or remove. Every item is in exactly one list, and once. */
export interface CurationOutcome {
  readonly kind: 'save' | 'remove';
  /** Names the change to `undo` and `extending`; missing when nothing was begun, and when something was undone. */
  readonly changeId?: number;
  readonly applied: readonly SavedItem[];
  /** Of the applied ones, those that have the date again that they had before; missing when none was to be kept. */
  readonly dated?: readonly SavedItem[];
  /** Were as wished before; nothing was sent for them. */
  readonly unaltered: readonly SavedItem[];
  /** Not changed at Spotify, and shown as before. */
  readonly refused: readonly SavedItem[];
  /** Whether these were changed could not be found out; their saved state is unknown until Spotify is asked. */
  readonly unknown: readonly SavedItem[];
  /** Why, when anything is refused or unknown. */
  readonly error?: SpotifyError;
}

/** What a change may be given. */
export interface ChangeOptions extends WriteOptions {
  /** The `changeId` of the change that this one goes on with, such as another try: they are undone together. */
  readonly extending?: number | undefined;
}

interface CurationParts {
  readonly client: SpotifyClient;
  readonly journal: Journal;
  readonly states: SavedStates;
  readonly lists: CuratedLists;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Hears of the items whose saved state is shown otherwise now. */
  readonly onDidShow: (uris: readonly string[]) => void;
}

interface Writing extends WriteOptions {
  /** Their state is asked for, whatever is known. */
  readonly doubted: ReadonlySet<string>;
  /** Hears what will be altered before anything is sent. */
  readonly begin?: (altering: readonly SavedItem[]) => void;
}

/** Pause between the requests of a restoration without dates, so that each gets a later one than that before, in ms. */
const restorationPauseMs = 1_000;

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
  save(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<CurationOutcome> {
    return this.#inTurn(() => this.#change('save', items, options));
  }

  /** Removes what is saved. Rejects with a `SpotifyError` when nothing could be begun. */
  remove(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<CurationOutcome> {
    return this.#inTurn(() => this.#change('remove', items, options));
  }

  /**
   * Takes a change back, for the items it altered that still stand as it left them; where it is not known whether
   * it did, Spotify is asked. What comes back has its former date again where Spotify lets us choose it, which is for
   * tracks in extended mode; the rest gets a new one, oldest first.
   * Resolves undefined when `changeId` is not, or no longer, the latest change that can be undone; without it the
   * latest one is meant. Rejects with a `SpotifyError` when nothing could be begun.
   */
  undo(changeId?: number, options: WriteOptions = {}): Promise<CurationOutcome | undefined> {
    return this.#inTurn(async () => {
      const change = this.undoable;
      if (!change) return undefined;
      if (changeId !== undefined && changeId !== change.id) return undefined;
      const altered = itemsThat(change, 'applied', 'unknown');
      const opposite = change.kind === 'save' ? 'remove' : 'save';
      // What has no date had not been read: it is further down than all that had.
      const oldestFirst = [...altered].sort((a, b) => a.addedAt.localeCompare(b.addedAt));
      const restoring =
        opposite === 'save' ? { pauseMs: restorationPauseMs, addedAt: datesOf(oldestFirst) } : {};
      const doubted = new Set(itemsThat(change, 'unknown').map(uriOf));
      const outcome = await this.#write(opposite, oldestFirst, { ...options, ...restoring, doubted });
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
    { extending, ...options }: ChangeOptions,
  ): Promise<CurationOutcome> {
    const { journal, now } = this.#parts;
    const found = extending === undefined ? undefined : journal.find(extending);
    const earlier = found?.kind === kind ? found : undefined;
    const doubted = new Set(earlier ? itemsThat(earlier, 'unknown').map(uriOf) : []);
    let id: number | undefined;
    const begin = (altering: readonly SavedItem[]): void => {
      id = journal.begin({ kind, items: altering, at: now(), extending });
    };
    const outcome = await this.#write(kind, items, { ...options, doubted, begin });
    // What stands as wished now although it had to be changed was changed by the earlier try.
    const settled = outcome.unaltered.map(uriOf).filter(uri => doubted.has(uri));
    if (earlier) journal.settle(earlier.id, new Map(settled.map(uri => [uri, 'applied'])));
    if (id !== undefined) journal.settle(id, outcomesOf(outcome));
    const changeId = id ?? earlier?.id;
    return changeId === undefined ? outcome : { ...outcome, changeId };
  }

  async #write(
    kind: Change['kind'],
    items: readonly SavedItem[],
    { doubted, begin, ...options }: Writing,
  ): Promise<CurationOutcome> {
    const { client, lists, states, onDidShow } = this.#parts;
    const wished = [...new Map(items.map(item => [uriOf(item), item])).values()];
    const saved = await this.#settleStates(wished.map(uriOf), doubted);
    const alters = (item: SavedItem): boolean => saved.get(uriOf(item)) !== (kind === 'save');
    const altering = wished.filter(alters).map(item => this.#asChanged(kind, item));
    const unaltered = wished.filter(item => !alters(item));
    if (altering.length === 0) return { kind, applied: [], unaltered, refused: [], unknown: [] };
    begin?.(altering);
    const uris = altering.map(uriOf);
    const shown = lists.begin(kind, altering);
    states.set(uris, kind === 'save');
    onDidShow(uris);
    const result = await client[kind](uris, { ...options, signal: this.#stoppedOr(options.signal) });
    const outcome = { kind, unaltered, ...sorted(altering, result, options.addedAt) };
    shown.settle(outcome);
    lists.date(outcome.dated ?? []);
    states.set(outcome.refused.map(uriOf), kind === 'remove');
    states.doubt(outcome.unknown.map(uriOf));
    onDidShow(uris);
    return outcome;
  }

  async #settleStates(
    uris: readonly string[],
    doubted: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, boolean>> {
    const { lists, states } = this.#parts;
    const stale = await lists.confirm(uris);
    const asking = { signal: this.#stopped.signal, doubted: new Set([...stale, ...doubted]) };
    const saved = await states.settle(uris, asking);
    this.#mustGoOn();
    return saved;
  }

  /** The item as it will be saved, or as it is until it is removed; without a date where that is not known. */
  #asChanged(kind: Change['kind'], item: SavedItem): SavedItem {
    if (kind === 'save') return { ...item, addedAt: wholeSeconds(this.#parts.now()) };
    return this.#parts.lists.rowOf(uriOf(item)) ?? { ...item, addedAt: '' };
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

function itemsThat({ items }: Change, ...outcomes: ChangedItem['outcome'][]): SavedItem[] {
  return items.filter(({ outcome }) => outcomes.includes(outcome)).map(({ item }) => item);
}

/** The dates that are known, by URI, as Spotify writes them. */
function datesOf(items: readonly SavedItem[]): Map<string, string> {
  const known = items.filter(({ addedAt }) => Number.isFinite(Date.parse(addedAt)));
  return new Map(known.map(item => [uriOf(item), wholeSeconds(Date.parse(item.addedAt))]));
}

function sorted(
  items: readonly SavedItem[],
  { applied, refused, unknown, dated, error }: WriteOutcome,
  dates: ReadonlyMap<string, string> | undefined,
): Pick<CurationOutcome, 'applied' | 'refused' | 'unknown' | 'dated' | 'error'> {
  const isDated = new Set(dated);
  const among = (uris: readonly string[]): SavedItem[] => {
    const wanted = new Set(uris);
    return items
      .filter(item => wanted.has(uriOf(item)))
      .map(item => (isDated.has(uriOf(item)) ? { ...item, addedAt: dates?.get(uriOf(item)) ?? '' } : item));
  };
  const lists = { applied: among(applied), refused: among(refused), unknown: among(unknown) };
  return { ...lists, ...(dated ? { dated: among(dated) } : {}), ...(error ? { error } : {}) };
}

function outcomesOf(outcome: CurationOutcome): Map<string, ChangedItem['outcome']> {
  const all = (['applied', 'refused', 'unknown'] as const).flatMap(word =>
    outcome[word].map(item => [uriOf(item), word] as const),
  );
  return new Map(all);
}
