import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';
import type { Track } from '../model/track.ts';
import type { ListStore } from './listStore.ts';
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
  /** Hears of tracks that came in, from Spotify or from where they are kept. */
  readonly onTracks?: (tracks: readonly Track[]) => void;
  /** What was at hand is more or other now. */
  readonly onDidChange: () => void;
  /** Where it is kept; without it nowhere. */
  readonly store?: ListStore<Track>;
  /** Whether what was read then (epoch milliseconds) is to be read again. */
  readonly isStale?: (updatedAt: number) => boolean;
}

/** Keeps what was fetched, each track once; a fetch that fails leaves what is there. */
export class RankedList {
  readonly #parts: RankedListParts;
  #known: RankedTracks | undefined;
  #entries = 0;
  #loading: Promise<RankedTracks> | undefined;
  #restoring: Promise<void> | undefined;
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

  /** What is at hand or kept, or the first page. Rejects with a `SpotifyError`. */
  async load(): Promise<RankedTracks> {
    if (this.#known) return this.#known;
    await (this.#restoring ??= this.#restore());
    return this.known ?? this.loadMore();
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

  /** What is kept is shown, and read again when it is old; it stays when that fails. */
  async #restore(): Promise<void> {
    const { store, isStale } = this.#parts;
    const tracks: Track[] = [];
    const state = await store?.load(rows => tracks.push(...rows));
    if (!state || this.#known) return;
    this.#entries = tracks.length + state.notRows;
    this.#known = { tracks, hasMore: !state.isWhole };
    this.#updatedAt = state.updatedAt;
    this.#parts.onTracks?.(tracks);
    if (isStale?.(state.updatedAt)) this.refresh().catch(() => undefined); // It is told by `failedAt`.
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
    this.#keep(whole, before ? fresh : undefined);
    if (isNews) this.#parts.onDidChange();
    return whole;
  }

  /** @param added what was added to what is kept already; all of it is new when left out */
  #keep({ tracks, hasMore }: RankedTracks, added: readonly Track[] | undefined): void {
    const updatedAt = this.#updatedAt ?? this.#parts.now();
    const notRows = this.#entries - tracks.length;
    const total = this.#entries + (hasMore ? 1 : 0);
    const state = { total, notRows, isWhole: !hasMore, updatedAt, fullPassAt: updatedAt };
    void (added ? this.#parts.store?.append(added, state) : this.#parts.store?.replace(tracks, state));
  }

  async #fetch(offset: number): Promise<Page<Track>> {
    const { fetch, now, onTracks } = this.#parts;
    try {
      const page = await fetch(offset);
      onTracks?.(page.items);
      return page;
    } catch (error) {
      this.#failedAt = now();
      throw error;
    }
  }
}
