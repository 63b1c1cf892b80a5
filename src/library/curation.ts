import { wholeSeconds } from '../model/wholeSeconds.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import type { WriteOptions } from '../spotify/libraryWrites.ts';
import { cancelled } from '../spotify/clock.ts';
import type { CuratedLists } from './curatedLists.ts';
import type { CurationOutcome, JointOutcome } from './curationOutcome.ts';
import type { Part, Plan } from './curationPlan.ts';
import {
  doubtsOf,
  isAnotherTry,
  isNothing,
  itemsOf,
  itemsThat,
  nothingSentOf,
  oldestFirst,
} from './curationPlan.ts';
import type { Change, ItemChange, Journal, SavedItem } from './journal.ts';
import { uriOf } from './journal.ts';
import type { LibraryWish, PlainWish, Replacement } from './libraryWish.ts';
import { plainWish } from './libraryWish.ts';
import { PlanSending } from './planSending.ts';
import type { SavedStates } from './savedStates.ts';

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
  /** Hears that it is written down what became of a change. */
  readonly onDidWrite: () => void;
  /** Hears what became of what was to be saved. */
  readonly onDidSave: (saved: CurationOutcome) => void;
}

/** Pause between the requests of a restoration without dates, so that each gets a later one than that before, in ms. */
const restorationPauseMs = 1_000;

/**
 * Saves and removes, so that nothing is lost by accident: what is sent is written down first, shown at once,
 * and shown as before again when Spotify refuses. One change at a time; the next one waits.
 */
export class Curation {
  readonly #parts: CurationParts;
  readonly #stopped = new AbortController();
  readonly #sending: PlanSending;
  #last: Promise<unknown> = Promise.resolve();
  #settling: Promise<void> | undefined;

  constructor(parts: CurationParts) {
    this.#parts = parts;
    this.#sending = new PlanSending({ ...parts, signal: this.#stopped.signal });
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
  async save(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<CurationOutcome> {
    const { saved, ...named } = await this.change({ save: items }, options);
    return withName(saved, named);
  }

  /** Removes what is saved. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun. */
  async remove(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<CurationOutcome> {
    const { removed, ...named } = await this.change({ remove: items }, options);
    return withName(removed, named);
  }

  /**
   * Saves and removes as one change, which is undone as a whole; see `LibraryWish` for what is sent when. What stands for
   * another track takes its date, and so its place, where Spotify lets us choose it. Rejects with a `SpotifyError` or a
   * `JournalError` when nothing could be begun.
   */
  change(wish: LibraryWish, options: ChangeOptions = {}): Promise<JointOutcome> {
    return this.#inTurn(() => this.#change(plainWish(wish), options, this.#inTheirPlaces(wish.replace)));
  }

  /**
   * Saves what was removed again, oldest first: with the dates it had where Spotify lets us choose them, else each request
   * a second after that before. A change like any other. Rejects as `change` does.
   */
  restore(items: readonly SavedItem[], options: ChangeOptions = {}): Promise<JointOutcome> {
    const wish = plainWish({ save: oldestFirst(items) });
    return this.#inTurn(() => this.#change(wish, options, restoration(wish.save)));
  }

  /**
   * Takes a change back, for the items it altered that still stand as it left them, and after it the one before, also
   * of earlier starts and other windows; where it is not known whether
   * it did, Spotify is asked. What comes back has its former date again where Spotify lets us choose it, which is for
   * tracks in extended mode; the rest gets a new one, oldest first. What it saved is removed once all that it removed is
   * saved again.
   * Resolves undefined when `changeId` is not, or no longer, the latest change that can be undone; without it the
   * latest one is meant. Rejects with a `SpotifyError` or a `JournalError` when nothing could be begun.
   */
  undo(changeId?: number, options: WriteOptions = {}): Promise<JointOutcome | undefined> {
    return this.#inTurn(async () => {
      const change = await this.undoable();
      if (!change || (changeId !== undefined && changeId !== change.id)) return undefined;
      const altered = itemsThat(change, 'applied', 'unknown');
      const wish = plainWish({
        save: oldestFirst(altered.filter(({ kind }) => kind === 'remove').map(({ item }) => item)),
        remove: oldestFirst(altered.filter(({ kind }) => kind === 'save').map(({ item }) => item)),
      });
      return this.#takeBack(change, wish, await this.#plan(wish, doubtsOf(change)), options);
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
    wish: PlainWish,
    { extending, ...options }: ChangeOptions,
    forSaving?: WriteOptions,
  ): Promise<JointOutcome> {
    const { journal, now } = this.#parts;
    // Undoing needs to know what became of them; the next change does not.
    await this.settleInterrupted().catch(() => undefined);
    const found = extending === undefined ? undefined : await journal.find(extending);
    const earlier = found && isAnotherTry(found, wish) ? found : undefined;
    const doubted = earlier ? doubtsOf(earlier) : new Set<string>();
    const plan = await this.#plan(wish, doubted);
    // What stands as wished now although it had to be changed was changed by the earlier try.
    const settled = [...plan.save.unaltered, ...plan.remove.unaltered].map(uriOf);
    const cleared = settled.filter(uri => doubted.has(uri));
    if (earlier && cleared.length > 0) await journal.clear(earlier.id, cleared);
    if (isNothing(plan)) return { ...nothingSentOf(plan), ...(earlier ? { changeId: earlier.id } : {}) };
    const begun = await journal.begin({ ...itemsOf(plan), at: now(), extending: earlier?.id });
    return { ...(await this.#sending.send(plan, begun, options, forSaving)), changeId: begun.id };
  }

  async #takeBack(
    { id }: Change,
    wish: PlainWish,
    plan: Plan,
    options: WriteOptions,
  ): Promise<JointOutcome | undefined> {
    const { journal, now } = this.#parts;
    if (isNothing(plan)) {
      await journal.markUndone(id);
      return nothingSentOf(plan);
    }
    const begun = await journal.beginUndo(id, { ...itemsOf(plan), at: now() });
    return begun && this.#sending.send(plan, begun, options, restoration(wish.save));
  }

  async #plan({ save, remove, needed }: PlainWish, doubted: ReadonlySet<string>): Promise<Plan> {
    const saved = await this.#settleStates([...save, ...remove].map(uriOf), doubted);
    const part = (kind: ItemChange, wished: readonly SavedItem[]): Part => {
      const alters = (item: SavedItem): boolean => saved.get(uriOf(item)) !== (kind === 'save');
      return {
        kind,
        altering: wished.filter(alters).map(item => this.#asChanged(kind, item)),
        unaltered: wished.filter(item => !alters(item)),
      };
    };
    return { save: part('save', save), remove: part('remove', remove), needed };
  }

  async #settleInterrupted(): Promise<void> {
    const { journal, states, onDidShow, onDidWrite } = this.#parts;
    const interrupted = await journal.interrupted();
    const uris = [...new Set(interrupted.flatMap(change => change.items.map(({ uri }) => uri)))];
    const asking = { signal: this.#stopped.signal, doubted: new Set(uris) };
    const saved = await states.settle(uris, asking);
    for (const change of interrupted)
      await change.settle(
        new Map(
          change.items.map(({ uri, kind }) => [
            uri,
            saved.get(uri) === (kind === 'save') ? 'applied' : 'refused',
          ]),
        ),
      );
    if (uris.length === 0) return;
    onDidShow(uris);
    onDidWrite();
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
  #asChanged(kind: ItemChange, item: SavedItem): SavedItem {
    if (kind === 'save') return { ...item, addedAt: wholeSeconds(this.#parts.now()) };
    return this.#parts.lists.rowOf(uriOf(item)) ?? { ...item, addedAt: '' };
  }

  /** How replacements are saved: with the date of what they stand for, of several the oldest. */
  #inTheirPlaces(pairs: readonly Replacement[] = []): WriteOptions {
    const inPlace = pairs.map(({ remove, save }) => {
      const { addedAt } = this.#parts.lists.rowOf(uriOf(remove)) ?? remove;
      return { ...save, addedAt };
    });
    const addedAt = datesOf(oldestFirst(inPlace).reverse());
    return addedAt.size > 0 ? { addedAt } : {};
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
}

function withName(outcome: CurationOutcome, { changeId }: { changeId?: number }): CurationOutcome {
  return changeId === undefined ? outcome : { ...outcome, changeId };
}

/** How items are saved again: with the dates they had, or else each request with a later one than that before. */
function restoration(items: readonly SavedItem[]): WriteOptions {
  return { pauseMs: restorationPauseMs, addedAt: datesOf(items) };
}

/** The dates that are known, by URI, as Spotify writes them. */
function datesOf(items: readonly SavedItem[]): Map<string, string> {
  const known = items.filter(({ addedAt }) => Number.isFinite(Date.parse(addedAt)));
  return new Map(known.map(item => [uriOf(item), wholeSeconds(Date.parse(item.addedAt))]));
}
