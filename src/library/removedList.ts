import type { Journal, Removal, SavedItem } from './journal.ts';
import { keptMs, uriOf } from './journal.ts';
import type { ListStatus } from './listStatus.ts';
import { idleStatus } from './listStatus.ts';
import type { SavedState } from './savedStates.ts';

interface RemovedListParts {
  readonly journal: Pick<Journal, 'removals' | 'removedItems' | 'version'>;
  readonly savedState: (uri: string) => SavedState;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onDidChange: () => void;
  readonly log: (line: string) => void;
}

/**
 * What was removed here in the last 30 days and is not saved again, newest first, as the journal knows it: nothing is
 * asked of Spotify. It is read when somebody wants to see it, and kept in step from then on.
 */
export class RemovedList {
  readonly #parts: RemovedListParts;
  /** Items of removals of one item each: rows that are shown at once. */
  readonly #single = new Map<number, readonly SavedItem[]>();
  #written: readonly Removal[] = [];
  #rows: readonly Removal[] = [];
  #status: ListStatus = idleStatus;
  #version: unknown;
  #reading: Promise<void> | undefined;
  /** What is to be done after what is being read: nothing, to see whether there is news, or to read in any case. */
  #wanted: 'nothing' | 'news' | 'all' = 'nothing';

  constructor(parts: RemovedListParts) {
    this.#parts = parts;
  }

  /** Newest first; the same array for as long as nothing about them has changed. */
  get rows(): readonly Removal[] {
    return this.#rows;
  }

  get status(): ListStatus {
    return this.#status;
  }

  /** Resolves when there is something to show. Rejects with a `JournalError`. */
  async load(): Promise<void> {
    if (this.#status.phase === 'complete') return;
    await this.#read('all');
  }

  /** The journal has been written in this window. */
  written(): void {
    this.#follow('all');
  }

  /** Other windows may have removed something, or items turned out to be saved. */
  look(): void {
    this.#follow('news');
  }

  /** The items of a removal that are not saved again. Rejects with a `JournalError`. */
  async itemsOf({ id, uris }: Removal): Promise<readonly SavedItem[]> {
    const isSingle = uris.length === 1;
    const known = isSingle ? this.#single.get(id) : undefined;
    const items = known ?? (await this.#parts.journal.removedItems(id));
    if (isSingle) this.#single.set(id, items);
    const wanted = new Set(uris);
    return [...new Map(items.map(item => [uriOf(item), item])).values()].filter(item =>
      wanted.has(uriOf(item)),
    );
  }

  #follow(how: 'news' | 'all'): void {
    if (this.#status.phase === 'idle') return;
    this.#read(how).catch((error: unknown) =>
      this.#parts.log(`What was removed is not shown as it is: ${String(error)}`),
    );
  }

  #read(how: 'news' | 'all'): Promise<void> {
    if (this.#wanted !== 'all') this.#wanted = how;
    this.#reading ??= this.#readOn().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    const { journal, now } = this.#parts;
    while (this.#wanted !== 'nothing') {
      const isForced = this.#wanted === 'all';
      this.#wanted = 'nothing';
      const version = await journal.version();
      const isOutdated = isForced || version !== this.#version;
      if (isOutdated) this.#written = await journal.removals(now() - keptMs);
      this.#version = version;
      this.#show();
    }
  }

  #show(): void {
    const rows = this.#written.map(each => this.#unsaved(each)).filter(({ uris }) => uris.length > 0);
    const isSame =
      rows.length === this.#rows.length && rows.every((row, place) => isAlike(row, this.#rows[place]));
    if (isSame && this.#status.phase === 'complete') return;
    this.#rows = rows;
    this.#status = { ...idleStatus, phase: 'complete', loaded: rows.length, total: rows.length };
    this.#parts.onDidChange();
  }

  #unsaved(removal: Removal): Removal {
    const uris = removal.uris.filter(uri => this.#parts.savedState(uri) !== 'saved');
    return uris.length === removal.uris.length ? removal : { ...removal, uris };
  }
}

function isAlike(a: Removal, b: Removal | undefined): boolean {
  if (a === b) return true;
  const { uris = [] } = b ?? {};
  return a.id === b?.id && a.uris.length === uris.length && a.uris.every((uri, place) => uri === uris[place]);
}
