import type { SavedItem } from './journal.ts';
import { uriOf } from './journal.ts';

/** One item that is to stand for another. */
export interface Replacement {
  readonly remove: SavedItem;
  readonly save: SavedItem;
}

/**
 * What a person wants of their library, all of it as one change. What is saved goes first. The original of a replacement
 * is removed only when what is to stand for it is saved; what is in `remove`, only when all that is to be saved is.
 */
export interface LibraryWish {
  readonly save?: readonly SavedItem[];
  readonly remove?: readonly SavedItem[];
  readonly replace?: readonly Replacement[];
}

/** A wish with each item once. */
export interface PlainWish {
  readonly save: readonly SavedItem[];
  /** None of these is to be saved as well. */
  readonly remove: readonly SavedItem[];
  /** Of originals, what has to be saved before they are removed; by URI. */
  readonly needed: ReadonlyMap<string, readonly string[]>;
}

/** What a wish comes to. What is to be saved and removed stays. */
export function plainWish({ save = [], remove = [], replace = [] }: LibraryWish): PlainWish {
  const saves = byUri([...save, ...replace.map(pair => pair.save)]);
  const removals = byUri([...remove, ...replace.map(pair => pair.remove)]);
  for (const uri of saves.keys()) removals.delete(uri);
  const pairs = Map.groupBy(replace, pair => uriOf(pair.remove));
  const needed = new Map([...pairs].map(([uri, some]) => [uri, some.map(pair => uriOf(pair.save))]));
  return { save: [...saves.values()], remove: [...removals.values()], needed };
}

function byUri(items: readonly SavedItem[]): Map<string, SavedItem> {
  return new Map(items.map(item => [uriOf(item), item]));
}
