import type { Catalogue } from '../../src/demo/catalogue/catalogue.ts';
import type { Listener } from '../../src/demo/listener.ts';
import type { SavedItem, SavedItems } from '../../src/demo/savedItems.ts';
import { wholeSeconds } from '../../src/model/wholeSeconds.ts';

/** What the server holds: for assertions, and for changes made behind the client's back. */
export class LibrariesState {
  readonly catalogue: Catalogue;
  readonly #makers: ReadonlyMap<string, () => Listener>;
  readonly #listeners = new Map<string, Listener>();
  readonly #now: () => number;

  /** @param makers by user id, used when somebody asks for the user; the first is meant where none is named */
  constructor(catalogue: Catalogue, makers: ReadonlyMap<string, () => Listener>, now: () => number) {
    this.catalogue = catalogue;
    this.#makers = makers;
    this.#now = now;
  }

  listener(userId = this.#makers.keys().next().value ?? ''): Listener {
    const listener = this.#listeners.get(userId) ?? this.#makers.get(userId)?.();
    if (!listener) throw new RangeError(`no user ${userId}`);
    this.#listeners.set(userId, listener);
    return listener;
  }

  /** Newest first. */
  savedTracks(userId?: string): readonly SavedItem[] {
    return this.listener(userId).savedTracks.items;
  }

  /** Newest first. */
  savedAlbums(userId?: string): readonly SavedItem[] {
    return this.listener(userId).savedAlbums.items;
  }

  isSaved(uri: string, userId?: string): boolean {
    return this.#itemsFor(uri, userId).has(uri);
  }

  /** ISO 8601; undefined when it is not saved. */
  addedAt(uri: string, userId?: string): string | undefined {
    return this.#itemsFor(uri, userId).addedAt(uri);
  }

  /** As if done on another device. Default date: now. */
  save(uri: string, addedAt = wholeSeconds(this.#now()), userId?: string): void {
    this.#itemsFor(uri, userId).save(uri, addedAt);
  }

  /** As if done on another device. */
  remove(uri: string, userId?: string): void {
    this.#itemsFor(uri, userId).remove(uri);
  }

  /** URIs of catalogue tracks that are not saved, for saving. */
  unsavedTracks(count: number, userId?: string): string[] {
    const { savedTracks } = this.listener(userId);
    const uris: string[] = [];
    for (const id of this.catalogue.tracks.keys()) {
      if (uris.length >= count) break;
      const uri = `spotify:track:${id}`;
      if (!savedTracks.has(uri)) uris.push(uri);
    }
    return uris;
  }

  #itemsFor(uri: string, userId?: string): SavedItems {
    const { savedTracks, savedAlbums } = this.listener(userId);
    return uri.startsWith('spotify:album:') ? savedAlbums : savedTracks;
  }
}
