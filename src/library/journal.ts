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

/**
 * What became of an item: `pending` until Spotify has answered, `unknown` when its answer was lost and could not be
 * checked, `undone` when it was altered and is as before again.
 */
export type ItemOutcome = 'pending' | 'applied' | 'refused' | 'unknown' | 'undone';

/** What is done to an item. */
export type ItemChange = 'save' | 'remove';

/** One item of a change. */
export interface ChangedItem {
  readonly uri: string;
  readonly kind: ItemChange;
  /** The item as it was saved before a removal, or as it was put in by a save. */
  readonly item: SavedItem;
  readonly outcome: ItemOutcome;
}

/** Something a person did to the library. Holds only items that it altered: what was saved before a save is not in it. */
export interface Change {
  readonly id: number;
  /** `both` saves some items and removes others. */
  readonly kind: ItemChange | 'both';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly items: readonly ChangedItem[];
  readonly undone: boolean;
}

/** What a change is to be written down with; each item once, in one of the lists. */
export interface NewChange {
  readonly save?: readonly SavedItem[];
  readonly remove?: readonly SavedItem[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** The change that this one goes on with: both are one. */
  readonly extending?: number | undefined;
}

/** Outcomes by URI. */
export type Outcomes = ReadonlyMap<string, ItemOutcome>;

/** A change that is written down and may be sent. */
export interface BegunChange {
  /** Of the change that it is part of. */
  readonly id: number;
  /** Writes down what is known already, in a while: the process may end before all of it is. */
  note(uris: readonly string[], outcome: 'applied' | 'unknown'): void;
  /** Writes down what became of the rest. Never rejects: what cannot be written is found out later, as if interrupted. */
  settle(outcomes: Outcomes): Promise<void>;
}

/** A change, or a try at one, that nobody is making any more, and of which it is not known what became of it. */
export interface InterruptedChange {
  /** Items that may have been altered or not. */
  readonly items: readonly Pick<ChangedItem, 'uri' | 'kind'>[];
  /** Writes down what was found out. Rejects with a `JournalError`. */
  settle(outcomes: Outcomes): Promise<void>;
}

/** Items that a change, or undoing one, has removed, and to which nothing was done here since. */
export interface Removal {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Each once; at least one. */
  readonly uris: readonly string[];
}

/** Changes are kept for so long, in ms. */
export const keptMs = 30 * 24 * 3_600_000;

/** Which kind of change one is with such items. */
export function kindOf({ save = [], remove = [] }: Pick<NewChange, 'save' | 'remove'>): Change['kind'] {
  if (save.length > 0 && remove.length > 0) return 'both';
  return save.length > 0 ? 'save' : 'remove';
}

/** Whether a change of this `kind` may be part of one of the kind `whole`. */
export function mayBePartOf(whole: Change['kind'], kind: Change['kind']): boolean {
  return whole === kind || whole === 'both';
}

/** Every change made here, written down before it is sent. Methods that do not say otherwise reject with a `JournalError`. */
export interface Journal {
  /**
   * Writes a change down as pending; what is resolved outlasts this process. It becomes part of the change `extending`
   * when that is of the same kind or of both, has not been taken back and nothing has been altered since. What is rejected is not
   * to be sent.
   */
  begin(change: NewChange): Promise<BegunChange>;
  /**
   * The same for what takes the change `id` back. When all of it is applied, that change is taken back. Undefined when
   * it has been already, or somebody makes it or does so right now.
   */
  beginUndo(id: number, change: Omit<NewChange, 'extending'>): Promise<BegunChange | undefined>;
  /** Items of unknown outcome turned out to have been altered. */
  clear(id: number, uris: readonly string[]): Promise<void>;
  /** Nothing of the change is left to take back. */
  markUndone(id: number): Promise<void>;
  /** A change that is still known. */
  find(id: number): Promise<Change | undefined>;
  /**
   * The newest change that has altered something and was not taken back. What another window makes right now, or any
   * takes back right now, is passed over.
   */
  latestUndoable(): Promise<Change | undefined>;
  /** What was removed since a time, in epoch milliseconds; newest first. */
  removals(since: number): Promise<readonly Removal[]>;
  /** Another value when other windows have written since; what this window writes does not matter. */
  version(): Promise<unknown>;
  /** The items of a removal, as they were saved before, and others that were removed with them. */
  removedItems(id: number): Promise<readonly SavedItem[]>;
  /**
   * Changes of windows that were closed in the middle, and changes whose outcome could not be found out, unless they
   * were taken back; oldest first.
   */
  interrupted(): Promise<readonly InterruptedChange[]>;
  /** Lets go of it. Never rejects. */
  dispose(): Promise<void>;
  /** Deletes all that is written down, and lets go of it. Never rejects. */
  discard(): Promise<void>;
}
