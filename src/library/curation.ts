import type { SpotifyClient } from '../spotify/client.ts';
import type { WriteOptions } from '../spotify/libraryWrites.ts';
import { cancelled } from '../spotify/clock.ts';
import type { SpotifyError } from '../spotify/errors.ts';
import type { CuratedLists } from './curatedLists.ts';
import { outcomesOf, sorted } from './curationOutcome.ts';
import type { BegunChange, Change, ItemOutcome, Journal, SavedItem } from './journal.ts';
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

/** What a wish comes to. */
interface Plan {
  readonly kind: Change['kind'];
  /** As they will be saved, or as they are until they are removed. */
  readonly altering: readonly SavedItem[];
  /** Are as wished. */
  readonly unaltered: readonly SavedItem[];
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
  #settling: Promise<void> | undefined;

  constructor(parts: CurationParts) {
    this.#parts = parts;
  }

  /**
   * The change `undo` would take back. Asks Spotify first what became of changes that were interrupted; rejects with a
   * `SpotifyError` when that cannot be found out, and with a `JournalError`.
   */
  async undoable(): Promise<Change | undefined> {
    await this.settleInterrupted();
    return this.#parts.journal.latestUndoable();
  }

  /**
   * Finds out what became of changes whose window was closed in the middle, in as few requests as possible and with none
   * when there are no such changes. Rejects with a `SpotifyError` or a `JournalError`; they stay as they are then.
   */
  settleInterrupted(): Promise<void> {
    this.#settling ??= this.#settleInterrupted().finally(() => (this.#settling = undefined));
    return this.#settling;
  }

  /** Resolves when no change is under way. */
  async whenIdle(): Promise<void> {
    await this.#last;
  }

  /** Saves what is not saved yet. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun. */
  save(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<CurationOutcome> {
    return this.#inTurn(() => this.#change('save', items, options));
  }

  /** Removes what is saved. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun. */
  remove(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<CurationOutcome> {
    return this.#inTurn(() => this.#change('remove', items, options));
  }

  /**
   * Takes a change back, for the items it altered that still stand as it left them, and after it the one before, also
   * of earlier starts and other windows; where it is not known whether
   * it did, Spotify is asked. What comes back has its former date again where Spotify lets us choose it, which is for
   * tracks in extended mode; the rest gets a new one, oldest first.
   * Resolves undefined when `changeId` is not, or no longer, the latest change that can be undone; without it the
   * latest one is meant. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun.
   */
  undo(changeId?: number, options: WriteOptions = {}): Promise<CurationOutcome | undefined> {
    return this.#inTurn(async () => {
      const change = await this.undoable();
      if (!change || (changeId !== undefined && changeId !== change.id)) return undefined;
      // What has no date had not been read: it is further down than all that had.
      const oldestFirst = itemsThat(change, 'applied', 'unknown').sort((a, b) =>
        a.addedAt.localeCompare(b.addedAt),
      );
      const opposite = change.kind === 'save' ? 'remove' : 'save';
      const restoring =
        opposite === 'save' ? { pauseMs: restorationPauseMs, addedAt: datesOf(oldestFirst) } : {};
      return this.#takeBack(change, await this.#plan(opposite, oldestFirst, doubtsOf(change)), {
        ...options,
        ...restoring,
      });
    });
  }

  /**
   * Sends nothing any more: what is under way ends before its next request, what waits or comes is cancelled. Lets go of
   * the journal when all is written down.
   */
  dispose(): void {
    this.#stopped.abort();
    void this.#last.then(() => this.#parts.journal.dispose());
  }

  /** The same; deletes what is written down of all changes. Never rejects. */
  async discard(): Promise<void> {
    this.dispose();
    await this.#parts.journal.discard();
  }

  async #change(
    kind: Change['kind'],
    items: readonly SavedItem[],
    { extending, ...options }: ChangeOptions,
  ): Promise<CurationOutcome> {
    const { journal, now } = this.#parts;
    // Undoing needs to know what became of them; the next change does not.
    await this.settleInterrupted().catch(() => undefined);
    const found = extending === undefined ? undefined : await journal.find(extending);
    const earlier = found?.kind === kind ? found : undefined;
    const doubted = earlier ? doubtsOf(earlier) : new Set<string>();
    const plan = await this.#plan(kind, items, doubted);
    // What stands as wished now although it had to be changed was changed by the earlier try.
    const settled = plan.unaltered.map(uriOf).filter(uri => doubted.has(uri));
    if (earlier && settled.length > 0) await journal.clear(earlier.id, settled);
    if (plan.altering.length === 0)
      return { ...nothingSent(plan), ...(earlier ? { changeId: earlier.id } : {}) };
    const begun = await journal.begin({ kind, items: plan.altering, at: now(), extending });
    return { ...(await this.#send(plan, begun, options)), changeId: begun.id };
  }

  async #takeBack({ id }: Change, plan: Plan, options: WriteOptions): Promise<CurationOutcome | undefined> {
    const { journal, now } = this.#parts;
    if (plan.altering.length === 0) {
      await journal.markUndone(id);
      return nothingSent(plan);
    }
    const begun = await journal.beginUndo(id, { kind: plan.kind, items: plan.altering, at: now() });
    return begun && this.#send(plan, begun, options);
  }

  async #plan(
    kind: Change['kind'],
    items: readonly SavedItem[],
    doubted: ReadonlySet<string>,
  ): Promise<Plan> {
    const wished = [...new Map(items.map(item => [uriOf(item), item])).values()];
    const saved = await this.#settleStates(wished.map(uriOf), doubted);
    const alters = (item: SavedItem): boolean => saved.get(uriOf(item)) !== (kind === 'save');
    return {
      kind,
      altering: wished.filter(alters).map(item => this.#asChanged(kind, item)),
      unaltered: wished.filter(item => !alters(item)),
    };
  }

  async #send(
    { kind, altering, unaltered }: Plan,
    begun: BegunChange,
    options: WriteOptions,
  ): Promise<CurationOutcome> {
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
    await begun.settle(outcomesOf(outcome));
    return outcome;
  }

  async #settleInterrupted(): Promise<void> {
    const { journal, states, onDidShow } = this.#parts;
    const interrupted = await journal.interrupted();
    const uris = [...new Set(interrupted.flatMap(change => change.uris))];
    const asking = { signal: this.#stopped.signal, doubted: new Set(uris) };
    const saved = await states.settle(uris, asking);
    for (const change of interrupted)
      await change.settle(
        new Map(
          change.uris.map(uri => [uri, saved.get(uri) === (change.kind === 'save') ? 'applied' : 'refused']),
        ),
      );
    if (uris.length > 0) onDidShow(uris);
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

function itemsThat({ items }: Change, ...outcomes: ItemOutcome[]): SavedItem[] {
  return items.filter(({ outcome }) => outcomes.includes(outcome)).map(({ item }) => item);
}

function doubtsOf(change: Change): Set<string> {
  return new Set(itemsThat(change, 'unknown').map(uriOf));
}

function nothingSent({ kind, unaltered }: Plan): CurationOutcome {
  return { kind, applied: [], unaltered, refused: [], unknown: [] };
}

/** The dates that are known, by URI, as Spotify writes them. */
function datesOf(items: readonly SavedItem[]): Map<string, string> {
  const known = items.filter(({ addedAt }) => Number.isFinite(Date.parse(addedAt)));
  return new Map(known.map(item => [uriOf(item), wholeSeconds(Date.parse(item.addedAt))]));
}
