import { hash } from './hash.ts';

/** Something in a library. */
export interface SavedItem {
  readonly uri: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly addedAt: string;
}

/**
 * A person's saved tracks or albums, newest first. Items of the same second stand in an order that has nothing
 * to do with the order they were saved in, as Spotify promises none.
 */
export class SavedItems {
  readonly #byUri = new Map<string, SavedItem>();
  #ordered: SavedItem[] | undefined;

  constructor(items: readonly SavedItem[]) {
    for (const item of items) this.#byUri.set(item.uri, item);
  }

  /** Newest first. */
  get items(): readonly SavedItem[] {
    this.#ordered ??= [...this.#byUri.values()].sort(byDate);
    return this.#ordered;
  }

  get size(): number {
    return this.#byUri.size;
  }

  has(uri: string): boolean {
    return this.#byUri.has(uri);
  }

  /** When the item was saved; undefined when it is not. */
  addedAt(uri: string): string | undefined {
    return this.#byUri.get(uri)?.addedAt;
  }

  /** Saves an item; one that is saved already keeps its date. */
  save(uri: string, addedAt: string): void {
    if (this.#byUri.has(uri)) return;
    const item = { uri, addedAt };
    this.#byUri.set(uri, item);
    if (!this.#ordered) return;
    const place = this.#ordered.findIndex(other => byDate(item, other) < 0);
    this.#ordered.splice(place < 0 ? this.#ordered.length : place, 0, item);
  }

  /** Removes an item; nothing happens when it is not saved. */
  remove(uri: string): void {
    if (this.#byUri.delete(uri)) this.#ordered = undefined;
  }
}

function byDate(a: SavedItem, b: SavedItem): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1;
  return hash(a.uri) - hash(b.uri) || (a.uri < b.uri ? -1 : 1);
}
