import type { SavedAlbum } from '../model/album.ts';
import type { SavedTrack } from '../model/track.ts';

/** An item's place in the library before a change, with what is needed to show it again. */
export type SavedItem = SavedTrack | SavedAlbum;

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

/** Every change made here, written down before it is sent. */
export interface Journal {
  /** Writes a change down as pending and returns its id. */
  begin(kind: Change['kind'], items: readonly { uri: string; item: SavedItem }[], at: number): number;
  /** Writes down what became of items; those not named stay pending. */
  settle(id: number, outcomes: ReadonlyMap<string, ChangedItem['outcome']>): void;
  /** Marks a change as taken back. */
  markUndone(id: number): void;
  /** The newest change that altered something and has not been taken back. */
  latestUndoable(): Change | undefined;
}

/** A journal that lasts as long as the window and remembers one change. */
export class MemoryJournal implements Journal {
  #lastId = 0;
  #latest: Change | undefined;

  begin(kind: Change['kind'], items: readonly { uri: string; item: SavedItem }[], at: number): number {
    const id = ++this.#lastId;
    const pending = items.map(({ uri, item }): ChangedItem => ({ uri, item, outcome: 'pending' }));
    this.#latest = { id, kind, at, items: pending, undone: false };
    return id;
  }

  settle(id: number, outcomes: ReadonlyMap<string, ChangedItem['outcome']>): void {
    if (this.#latest?.id !== id) return;
    const items = this.#latest.items.map(item => ({
      ...item,
      outcome: outcomes.get(item.uri) ?? item.outcome,
    }));
    this.#latest = { ...this.#latest, items };
  }

  markUndone(id: number): void {
    if (this.#latest?.id === id) this.#latest = { ...this.#latest, undone: true };
  }

  latestUndoable(): Change | undefined {
    const altered = this.#latest?.items.some(({ outcome }) => outcome === 'applied');
    return altered && !this.#latest?.undone ? this.#latest : undefined;
  }
}
