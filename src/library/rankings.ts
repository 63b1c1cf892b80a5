import type { ArtistReference } from '../model/artist.ts';
import type { TimeRange } from '../model/timeRange.ts';
import { timeRanges } from '../model/timeRange.ts';
import type { Track } from '../model/track.ts';
import type { ArtistTracks, SpotifyClient } from '../spotify/client.ts';
import { pageSize } from '../spotify/client.ts';
import type { Freshness, ReadingTimes } from './freshness.ts';
import type { ListStatus } from './listStatus.ts';
import { idleStatus } from './listStatus.ts';
import { RankedList } from './rankedList.ts';
import { withoutRepetition } from './rowOrder.ts';
import type { LibraryStore } from './store/libraryStore.ts';

interface RankingsParts {
  readonly client: SpotifyClient;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Without it nothing is read again unless a person asks for it. */
  readonly freshness?: Pick<Freshness, 'isDue'> | undefined;
  /** Where top tracks are kept; without it nowhere. */
  readonly store?: Pick<LibraryStore, 'topTracks'> | undefined;
  /** Hears of tracks that came in. */
  readonly keep: (tracks: readonly Track[]) => void;
  readonly onDidChange: () => void;
}

/** What is known of an artist's tracks. */
interface KnownArtist extends ReadingTimes {
  readonly answer: Promise<ArtistTracks>;
}

/** Spotify reckons rankings anew about once a day. */
const goodForMs = 24 * 60 * 60 * 1_000;

/** What is in an order of Spotify's making: a person's top tracks, and tracks that stand for an artist. */
export class Rankings {
  readonly topTracks: Readonly<Record<TimeRange, RankedList>>;
  readonly #parts: RankingsParts;
  readonly #artists = new Map<string, KnownArtist>();

  constructor(parts: RankingsParts) {
    this.#parts = parts;
    this.topTracks = {
      short_term: this.#topList('short_term'),
      medium_term: this.#topList('medium_term'),
      long_term: this.#topList('long_term'),
    };
  }

  /** Of the top tracks that have been asked for: since when all of them are as they are. */
  get status(): ListStatus {
    const times = timeRanges.flatMap(range => this.topTracks[range].updatedAt ?? []);
    return times.length === 0
      ? idleStatus
      : { ...idleStatus, phase: 'complete', updatedAt: Math.min(...times) };
  }

  /**
   * Tracks that stand for an artist, with where they come from; those of a day ago are read again, and stay when
   * that fails. Rejects with a `SpotifyError`.
   */
  artistTracks(artist: ArtistReference & { readonly id: string }): Promise<ArtistTracks> {
    const known = this.#artists.get(artist.id);
    if (known && !this.#isDue(known)) return known.answer;
    const { now } = this.#parts;
    const keep = (changes: Partial<KnownArtist> & Pick<KnownArtist, 'answer'>): void =>
      void this.#artists.set(artist.id, { updatedAt: now(), failedAt: undefined, ...changes });
    const answer = this.#askFor(artist).catch((error: unknown) => {
      if (this.#artists.get(artist.id)?.answer === answer) this.#artists.delete(artist.id);
      if (!known) throw error;
      keep({ ...known, failedAt: now() });
      return known.answer;
    });
    keep({ answer });
    return answer;
  }

  /** Reads the beginning of all top tracks that were asked for again, and artists' tracks when next asked for. Rejects with a `SpotifyError`. */
  async refresh(): Promise<void> {
    await Promise.all(timeRanges.map(range => this.topTracks[range].refresh()));
    this.#artists.clear();
    this.#parts.onDidChange();
  }

  /** Reads the top tracks again that are due; they stay when that fails. */
  async refreshDue(): Promise<void> {
    const lists = timeRanges.map(range => this.topTracks[range]);
    const due = lists.filter(list => list.known && this.#isDue(list));
    await Promise.allSettled(due.map(list => list.refresh()));
  }

  async #askFor(artist: ArtistReference & { readonly id: string }): Promise<ArtistTracks> {
    const { client, keep } = this.#parts;
    const result = await client.artistTopTracks(artist.id, artist.name);
    keep(result.tracks);
    return { ...result, tracks: withoutRepetition(result.tracks, track => track.uri) };
  }

  #isDue(times: ReadingTimes): boolean {
    return this.#parts.freshness?.isDue(times, goodForMs) ?? false;
  }

  #topList(range: TimeRange): RankedList {
    const { client, keep, now, onDidChange, store } = this.#parts;
    const known = (uri: string): Track | undefined =>
      this.topTracks[range].known?.tracks.find(track => track.uri === uri);
    return new RankedList({
      fetch: offset => client.topTracks(range, offset, pageSize),
      onTracks: keep,
      now,
      onDidChange,
      isStale: updatedAt => this.#isDue({ updatedAt, failedAt: undefined }),
      ...(store ? { store: store.topTracks(range, known) } : {}),
    });
  }
}
