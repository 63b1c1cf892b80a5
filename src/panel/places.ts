import type { PageMemory, SectionId } from '../../webview/protocol.ts';
import type { AlbumReference } from '../model/album.ts';

/** One page of those that were shown. */
export interface Place {
  readonly uri: string;
  readonly open: Set<SectionId>;
  /** Name of the artist as it stood where the person came from. */
  readonly name?: string | undefined;
  /** The album as it was named there. */
  readonly album?: AlbumReference | undefined;
}

/** So many pages can be gone back to. */
const mostPlaces = 50;

/** The pages that were shown in the panel one after the other, like those of a browser's tab. */
export class Places {
  #places: readonly Place[] = [];
  #current = 0;

  /** Undefined before anything was shown. */
  get current(): Place | undefined {
    return this.#places[this.#current];
  }

  get canGoBack(): boolean {
    return this.#current > 0;
  }

  get canGoForward(): boolean {
    return this.#current < this.#places.length - 1;
  }

  /** What is needed to come back to where the person is. */
  get memory(): PageMemory {
    return {
      places: this.#places.map(({ uri, open }) => ({ uri, open: [...open] })),
      current: this.#current,
    };
  }

  /** Begins anew with one page. */
  start(place: Place): void {
    this.#places = [place];
    this.#current = 0;
  }

  /** Goes on to a page; what could be gone forward to is forgotten. */
  add(place: Place): void {
    this.#places = [...this.#places.slice(0, this.#current + 1), place].slice(-mostPlaces);
    this.#current = this.#places.length - 1;
  }

  /** Goes back (-1) or forward (1); false when there is nothing. */
  go(step: -1 | 1): boolean {
    if (step < 0 ? !this.canGoBack : !this.canGoForward) return false;
    this.#current += step;
    return true;
  }

  /** As before a reload. */
  restore({ places, current }: PageMemory): void {
    this.#places = places.map(({ uri, open }) => ({ uri, open: new Set(open) }));
    this.#current = current;
  }
}
