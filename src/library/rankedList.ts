import type { Page } from '../model/page.ts';
import { entriesIn } from './listPages.ts';
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
  #entries = 0;
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
    if (this.#loading) return this.#loading;
    const loading: Promise<RankedTracks> = this.#append(() => this.#loading === loading).finally(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    this.#loading = loading;
    return loading;
  }

  /** Forgets everything, so that the next load asks Spotify. */
  reset(): void {
    this.#known = undefined;
    this.#loading = undefined;
  }

  /** What is fetched while the list is reset goes to those who wait for it, and is not kept. */
  async #append(isWanted: () => boolean): Promise<RankedTracks> {
    const before = this.#known;
    const offset = before ? this.#entries : 0;
    const page = await this.#fetch(offset);
    const uris = new Set(before?.tracks.map(track => track.uri));
    const fresh = page.items.filter(track => !uris.has(track.uri));
    const whole = { tracks: [...(before?.tracks ?? []), ...fresh], hasMore: page.hasMore };
    if (!isWanted()) return whole;
    this.#known = whole;
    this.#entries = offset + entriesIn(page);
    if (before) this.#onDidChange();
    return whole;
  }
}
