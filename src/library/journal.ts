import type { SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';

/**
 * An item's place in the library before a change, with what is needed to show it again. `addedAt` is empty where
 * the date is not known: only rows that were read have one.
 */
export type SavedItem = SavedTrack | SavedAlbum;

/** The URI of a saved track or album. */
export function uriOf(item: SavedItem): string {
  return 'track' in item ? item.track.uri : item.album.uri;
}

/** One item of a change. */
export interface ChangedItem {
  readonly uri: string;
  /** The item as it was saved before a removal, or as it was put in by a save. */
  readonly item: SavedItem;
  /** `pending` until Spotify has answered; `unknown` when its answer was lost and could not be checked. */
  readonly outcome: 'pending' | 'applied' | 'refused' | 'unknown';
}

/** Something a person did to the library. Holds only items that it altered: what was saved before a save is not in it. */
export interface Change {
  readonly id: number;
  readonly kind: 'save' | 'remove';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly items: readonly ChangedItem[];
  readonly undone: boolean;
}

/** What a change is to be written down with. */
interface NewChange {
  readonly kind: Change['kind'];
  readonly items: readonly SavedItem[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** The change that this one goes on with: both are one. */
  readonly extending?: number | undefined;
}

/** Every change made here, written down before it is sent. */
export interface Journal {
  /**
   * Writes a change down as pending and returns its id. It becomes part of the change `extending` when that is of
   * the same kind, has not been taken back and nothing has been altered since.
   */
  begin(change: NewChange): number;
  /** Writes down what became of items; those not named stay as they are. */
  settle(id: number, outcomes: ReadonlyMap<string, ChangedItem['outcome']>): void;
  /** Marks a change as taken back. */
  markUndone(id: number): void;
  /** A change that is still known. */
  find(id: number): Change | undefined;
  /** The newest change that has altered something, unless it was taken back. */
  latestUndoable(): Change | undefined;
}

/** A journal that lasts as long as the window and remembers the last change, and the last that altered something. */
export class MemoryJournal implements Journal {
  #lastId = 0;
  #latest: Change | undefined;
  #altering: Change | undefined;

  begin({ kind, items, at, extending }: NewChange): number {
    const pending = items.map((item): ChangedItem => ({ uri: uriOf(item), item, outcome: 'pending' }));
    const earlier = extending === undefined ? undefined : this.find(extending);
    const isExtended = earlier?.kind === kind && !earlier.undone;
    const change = isExtended
      ? { ...earlier, items: joined(earlier.items, pending) }
      : { id: ++this.#lastId, kind, at, items: pending, undone: false };
    this.#latest = change;
    this.#keep(change);
    return change.id;
  }

  settle(id: number, outcomes: ReadonlyMap<string, ChangedItem['outcome']>): void {
    const change = this.find(id);
    if (!change) return;
    const items = change.items.map(item => ({ ...item, outcome: outcomes.get(item.uri) ?? item.outcome }));
    this.#keep({ ...change, items });
  }

  markUndone(id: number): void {
    const change = this.find(id);
    if (change) this.#keep({ ...change, undone: true });
  }

  find(id: number): Change | undefined {
    return [this.#latest, this.#altering].find(change => change?.id === id);
  }

  latestUndoable(): Change | undefined {
    return this.#altering?.undone ? undefined : this.#altering;
  }

  /** A change that came to nothing takes the place of none that did not. */
  #keep(change: Change): void {
    if (this.#latest?.id === change.id) this.#latest = change;
    const hasAltered = change.items.some(({ outcome }) => outcome === 'applied');
    if (hasAltered && change.id >= (this.#altering?.id ?? 0)) this.#altering = change;
  }
}

function joined(earlier: readonly ChangedItem[], later: readonly ChangedItem[]): ChangedItem[] {
  return [...new Map([...earlier, ...later].map(item => [item.uri, item])).values()];
}
