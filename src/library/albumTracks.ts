import type { Album, AlbumReference } from '../model/album.ts';
import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';
import { placeOnAlbum } from '../model/placeOnAlbum.ts';
import type { Track } from '../model/track.ts';
import { pageSize } from '../spotify/client.ts';
import type { SpotifyError } from '../spotify/errors.ts';
import type { PagedSource } from '../spotify/pagedReading.ts';
import { PagedReading } from '../spotify/pagedReading.ts';

/** The tracks of an album, as far as they could be read. */
export interface AlbumTracks {
  /**
   * In disc and track order, each naming the album. A track that the album has at two places is here twice; one that
   * Spotify tells twice for the same place, once. What Spotify gives as null is left out.
   */
  readonly tracks: readonly Track[];
  /** How many could not be read. */
  readonly missing: number;
  /** Why, when some could not. */
  readonly error: SpotifyError | undefined;
}

/** Fetches a page of an album's tracks. Rejects with a `SpotifyError`. */
type FetchAlbumTracks = PagedSource<Track>['fetch'];

/** Reads all tracks of one album, beyond those it came with. What has been read stays when other pages fail. */
export class AlbumTracksReading {
  readonly #album: AlbumReference;
  readonly #fetch: FetchAlbumTracks;
  #reading: PagedReading<Track>;
  /** Entries that have been read. */
  #entries = 0;
  /** The furthest page that has been read. */
  #last: Page<Track>;

  constructor(album: Album, fetch: FetchAlbumTracks) {
    this.#album = referenceTo(album);
    this.#fetch = fetch;
    this.#last = firstPageOf(album);
    this.#reading = this.#readingFrom(this.#last);
  }

  /**
   * Reads what is missing, and tells all that is known. Pages that fail leave it missing; called again, they are asked
   * for once more. Rejects with a `SpotifyError` of kind `cancelled` when `signal` ends it.
   */
  async read(signal: AbortSignal): Promise<AlbumTracks> {
    await this.#readPages(signal);
    while (this.#isLonger) {
      const rest = { ...this.#last, items: [], leftOut: 0, offset: this.#end };
      this.#reading = this.#readingFrom(rest, this.#reading.items);
      await this.#readPages(signal);
    }
    const { items, missingPages, failure, total } = this.#reading;
    const missing = missingPages === 0 ? 0 : Math.max(1, total - this.#entries);
    return { tracks: this.#inOrder(items), missing, error: missing === 0 ? undefined : failure };
  }

  async #readPages(signal: AbortSignal): Promise<void> {
    for await (const page of this.#reading.pages(signal)) {
      this.#entries += entriesIn(page);
      if (page.offset >= this.#last.offset) this.#last = page;
    }
  }

  /** Whether Spotify tells of further tracks than it did at first. */
  get #isLonger(): boolean {
    const { missingPages, total } = this.#reading;
    const { hasMore, total: told } = this.#last;
    return missingPages === 0 && hasMore && this.#end >= total && told > this.#end;
  }

  get #end(): number {
    return this.#last.offset + entriesIn(this.#last);
  }

  #readingFrom(first: Page<Track>, before: readonly Track[] = []): PagedReading<Track> {
    return new PagedReading(first, { fetch: this.#fetch, uriOf: track => track.uri, pageSize }, before);
  }

  #inOrder(tracks: readonly Track[]): Track[] {
    const each = new Map(tracks.map(track => [placeOnAlbum(track), { ...track, album: this.#album }]));
    return [...each.values()].sort(byDiscAndNumber);
  }
}

/**
 * The tracks an album came with. How long the list is, its page says; `total_tracks` counts only where the page does
 * not know: it came empty, or announces more than it counts.
 */
function firstPageOf({ tracks, totalTracks = 0 }: Album): Page<Track> {
  const here = entriesIn(tracks);
  const atLeast = tracks.hasMore ? here + 1 : 0;
  const total = here === 0 || tracks.hasMore ? Math.max(tracks.total, totalTracks, atLeast) : tracks.total;
  return { ...tracks, total, hasMore: total > here };
}

const ofWholeAlbums: Record<Exclude<keyof Album, keyof AlbumReference>, true> = {
  tracks: true,
  copyrights: true,
  upc: true,
  ean: true,
  label: true,
  popularity: true,
};

/** What its tracks say of an album: without the tracks themselves, which every one of them would carry along. */
function referenceTo(album: Album): AlbumReference {
  const { name, artists, images } = album;
  const fields = Object.entries(album).filter(([key]) => !(key in ofWholeAlbums));
  return { name, artists, images, ...Object.fromEntries(fields) };
}

function byDiscAndNumber(a: Track, b: Track): number {
  return (a.discNumber ?? 1) - (b.discNumber ?? 1) || (a.trackNumber ?? 0) - (b.trackNumber ?? 0);
}
