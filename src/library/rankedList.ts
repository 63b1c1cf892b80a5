import type { Page } from '../model/page.ts';
import type { Track } from '../model/track.ts';

/** Tracks in an order of Spotify's making, fetched page by page on request. */
export interface RankedTracks {
  readonly tracks: readonly Track[];
  readonly hasMore: boolean;
}

type FetchPage = (offset: number) => Promise<Page<Track>>;

/** Keeps what was fetched; a fetch that fails leaves what is there. */
export class RankedList {
  readonly #fetch: FetchPage;
  readonly #onDidChange: () => void;
  #known: RankedTracks | undefined;
  #loading: Promise<RankedTracks> | undefined;

  constructor(fetch: FetchPage, onDidChange: () => void) {
    this.#fetch = fetch;
    this.#onDidChange = onDidChange;
  }

  /** What is at hand; undefined before the first load. */
  get known(): RankedTracks | undefined {
    return this.#known;
  }

  /** What is at hand, or the first page. Rejects with a `SpotifyError`. */
  load(): Promise<RankedTracks> {
    return this.#known ? Promise.resolve(this.#known) : this.loadMore();
  }

  /** The page after what is at hand, added to it. Rejects with a `SpotifyError`. */
  loadMore(): Promise<RankedTracks> {
    this.#loading ??= this.#append().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Forgets everything, so that the next load asks Spotify. */
  reset(): void {
    this.#known = undefined;
  }

  async #append(): Promise<RankedTracks> {
    const before = this.#known;
    const page = await this.#fetch(before?.tracks.length ?? 0);
    const uris = new Set(before?.tracks.map(track => track.uri));
    const fresh = page.items.filter(track => !uris.has(track.uri));
    this.#known = { tracks: [...(before?.tracks ?? []), ...fresh], hasMore: page.hasMore };
    if (before) this.#onDidChange();
    return this.#known;
  }
}
