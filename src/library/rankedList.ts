import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';
import type { Track } from '../model/track.ts';
import { withoutRepetition } from './rowOrder.ts';

/** Tracks in an order of Spotify's making, fetched page by page on request. */
export interface RankedTracks {
  readonly tracks: readonly Track[];
  readonly hasMore: boolean;
}

interface RankedListParts {
  /** The page that begins at `offset`. */
  readonly fetch: (offset: number) => Promise<Page<Track>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** What was at hand is more or other now. */
  readonly onDidChange: () => void;
}

/** Keeps what was fetched, each track once; a fetch that fails leaves what is there. */
export class RankedList {
  readonly #parts: RankedListParts;
  #known: RankedTracks | undefined;
  #entries = 0;
  #loading: Promise<RankedTracks> | undefined;
  #updatedAt: number | undefined;
  #failedAt: number | undefined;

  constructor(parts: RankedListParts) {
    this.#parts = parts;
  }

  /** Epoch milliseconds of when the first page was read; the others are as old or newer. */
  get updatedAt(): number | undefined {
    return this.#updatedAt;
  }

  /** Epoch milliseconds of the last fetch that failed. */
  get failedAt(): number | undefined {
    return this.#failedAt;
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
    return this.#loading ?? this.#start(this.#known);
  }

  /**
   * The first page anew, in place of all that is at hand; until it is here, and when it fails, that stays. What was
   * never asked for is not asked for now. Rejects with a `SpotifyError`.
   */
  async refresh(): Promise<void> {
    await (this.#known ? this.#start(undefined) : this.#loading);
  }

  #start(before: RankedTracks | undefined): Promise<RankedTracks> {
    const loading: Promise<RankedTracks> = this.#append(before, () => this.#loading === loading).finally(
      () => {
        if (this.#loading === loading) this.#loading = undefined;
      },
    );
    this.#loading = loading;
    return loading;
  }

  /** What is fetched while something newer is asked for goes to those who wait for it, and is not kept. */
  async #append(before: RankedTracks | undefined, isWanted: () => boolean): Promise<RankedTracks> {
    const offset = before ? this.#entries : 0;
    const page = await this.#fetch(offset);
    const known = before?.tracks ?? [];
    const uris = new Set(known.map(track => track.uri));
    const fresh = page.items.filter(track => !uris.has(track.uri));
    const whole = {
      tracks: [...known, ...withoutRepetition(fresh, track => track.uri)],
      hasMore: page.hasMore,
    };
    if (!isWanted()) return whole;
    const isNews = this.#known !== undefined;
    this.#known = whole;
    if (!before) this.#updatedAt = this.#parts.now();
    this.#entries = offset + entriesIn(page);
    if (isNews) this.#parts.onDidChange();
    return whole;
  }

  async #fetch(offset: number): Promise<Page<Track>> {
    const { fetch, now } = this.#parts;
    try {
      return await fetch(offset);
    } catch (error) {
      this.#failedAt = now();
      throw error;
    }
  }
}
