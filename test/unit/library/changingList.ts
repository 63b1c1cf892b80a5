import { SavedList } from '../../../src/library/savedList.ts';
import type { ListStatus } from '../../../src/library/listStatus.ts';
import type { Exclusively, SavedRow } from '../../../src/library/savedListSource.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Priority } from '../../../src/spotify/rateGate.ts';
import { cancelled } from '../../../src/spotify/clock.ts';
import type { ListOnPaper } from './listOnPaper.ts';

export interface ListRow extends SavedRow {
  readonly uri: string;
}

interface PageRequest {
  readonly offset: number;
  readonly priority: Priority;
}

const start = Date.parse('2026-01-01T00:00:00Z');

/** ISO 8601 of so many seconds after the start. */
export function at(seconds: number): string {
  return new Date(start + seconds * 1000).toISOString().replace('.000', '');
}

/** A list at Spotify, newest first, that answers a saved list, fails and changes on demand. */
export class ChangingList {
  /** Rows at Spotify; null is an entry that it no longer gives. */
  entries: (ListRow | null)[] = [];
  readonly requests: PageRequest[] = [];
  /** What the list told its views, event by event. */
  readonly told: { readonly uris: readonly string[]; readonly status: ListStatus }[] = [];
  /** Happens when a page is asked for, before it is answered; an exception is the answer. */
  onRequest: (request: PageRequest, index: number) => void = () => undefined;
  /** Happens when a page is on its way: it is from before, what happens here is after. */
  onAnswer: (request: PageRequest, index: number) => void = () => undefined;
  list: SavedList<ListRow>;
  readonly #paper: ListOnPaper | undefined;
  readonly #exclusively: Exclusively | undefined;
  #seconds = 0;
  #lastName = 0;

  constructor(count = 0, paper?: ListOnPaper, exclusively?: Exclusively) {
    this.#paper = paper;
    this.#exclusively = exclusively;
    this.saveHere(count);
    this.list = this.openWindow();
  }

  /** As if the window was closed and another one opened: what is under way ends, what is kept is there. */
  reopen(): void {
    this.list.dispose();
    this.list = this.openWindow();
  }

  passTime(seconds: number): void {
    this.#seconds += seconds;
  }

  /** A list as one more window has it. */
  openWindow(): SavedList<ListRow> {
    const list = new SavedList<ListRow>({
      fetchPage: async (offset, limit, priority, signal) => {
        const index = this.requests.push({ offset, priority }) - 1;
        await new Promise(setImmediate);
        if (signal.aborted) throw cancelled();
        this.onRequest({ offset, priority }, index);
        const entries = this.entries.slice(offset, offset + limit);
        const items = entries.filter(entry => entry !== null);
        const leftOut = entries.length - items.length;
        const total = this.entries.length;
        this.onAnswer({ offset, priority }, index);
        await Promise.resolve();
        return { items, offset, total, hasMore: offset + limit < total, ...(leftOut ? { leftOut } : {}) };
      },
      uriOf: row => row.uri,
      now: () => start + this.#seconds * 1000,
      onDidChange: uris => this.told.push({ uris, status: list.status }),
      ...(this.#paper ? { store: this.#paper.openWindow() } : {}),
      ...(this.#exclusively ? { exclusively: this.#exclusively } : {}),
    });
    return list;
  }

  get uris(): string[] {
    return this.entries.flatMap(entry => entry?.uri ?? []);
  }

  get listed(): string[] {
    return this.list.rows.map(row => row.uri);
  }

  newRow(): ListRow {
    this.#seconds += 10;
    return { uri: `row${++this.#lastName}`, addedAt: at(this.#seconds) };
  }

  /** As if saved on another device. */
  saveHere(count = 1): void {
    for (let saved = 0; saved < count; saved++) this.entries.unshift(this.newRow());
  }

  /** As if removed on another device. */
  removeHere(uri: string): void {
    this.entries = this.entries.filter(entry => entry?.uri !== uri);
  }

  /** As if removed and saved again on another device. */
  saveAgainHere(uri: string): void {
    this.removeHere(uri);
    this.entries.unshift({ ...this.newRow(), uri });
  }

  /** What a change made here does: shown at once, then done at Spotify a little later by its clock. */
  save(delay = 1): void {
    this.beginSave(delay)();
  }

  remove(uri: string): void {
    this.beginRemove(uri)();
  }

  /** As `save`, but done at Spotify, or refused, when what it returns is called. */
  beginSave(delay = 1, isTitled = true): (isApplied?: boolean) => void {
    const row = this.newRow();
    const settle = this.list.beginSaving([row.uri], isTitled ? [row] : []);
    return (isApplied = true) => {
      this.#seconds += delay;
      if (isApplied) this.entries.unshift({ ...row, addedAt: at(this.#seconds) });
      settle(new Set(isApplied ? [row.uri] : []));
    };
  }

  /** As `remove`, but done at Spotify, or refused, when what it returns is called. */
  beginRemove(uri: string): (isApplied?: boolean) => void {
    const settle = this.list.beginRemoving([uri]);
    return (isApplied = true) => {
      if (isApplied) this.removeHere(uri);
      settle(new Set(isApplied ? [uri] : []));
    };
  }

  /** Requests since the last call. */
  takeRequests(): number {
    return this.requests.splice(0).length;
  }

  /** Requests for these offsets fail, as often as they are made, until further notice. */
  failAt(offsets: readonly number[], kind: SpotifyErrorKind = 'unavailable'): void {
    this.onRequest = ({ offset }) => {
      if (offsets.includes(offset)) throw new SpotifyError(kind, 'failed');
    };
  }

  failNoMore(): void {
    this.onRequest = () => undefined;
  }
}
