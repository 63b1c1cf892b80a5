import type { AlbumReference } from '../model/album.ts';
import type { Artist } from '../model/artist.ts';
import type { Page } from '../model/page.ts';
import { entriesIn } from '../model/page.ts';
import type { AlbumGroup } from '../spotify/calls/artists.ts';
import type { SpotifyClient } from '../spotify/client.ts';
import { Latest } from './latest.ts';

/** Releases of an artist, as far as they have been asked for. */
export interface ArtistReleases {
  /** In Spotify's order, each once. */
  readonly releases: readonly AlbumReference[];
  /** How many Spotify tells of; may change while paging. */
  readonly total: number;
  readonly hasMore: boolean;
}

/** Artists of whom something is kept; those looked at latest. */
const mostArtists = 50;

/** Spotify's largest page of an artist's releases. */
const releasesOfPage = 10;

/** An artist's own releases, without those by others that the artist is heard on. */
const ownReleases: readonly AlbumGroup[] = ['album', 'single', 'compilation'];

/** Artists and their releases, each read when a person asks for it and kept for as long as the window is open. */
export class Artists {
  readonly #client: Pick<SpotifyClient, 'artist' | 'artistAlbums'>;
  readonly #artists = new Latest<Artist>(mostArtists);
  readonly #releases = new Latest<readonly Page<AlbumReference>[]>(mostArtists);

  constructor(client: Pick<SpotifyClient, 'artist' | 'artistAlbums'>) {
    this.#client = client;
  }

  /** The artist, if it was read before. */
  known(id: string): Artist | undefined {
    return this.#artists.get(id);
  }

  /** One request, unless the artist was read before. Rejects with a `SpotifyError`. */
  async get(id: string, signal?: AbortSignal): Promise<Artist> {
    const known = this.#artists.get(id);
    if (known) return known;
    const artist = await this.#client.artist(id, { signal });
    this.#artists.set(id, artist);
    return artist;
  }

  /** The releases that have been read; undefined when there are none yet. */
  knownReleases(id: string): ArtistReleases | undefined {
    const pages = this.#releases.get(id);
    const last = pages?.at(-1);
    if (!pages || !last) return undefined;
    const releases = pages.flatMap(({ items }) => items);
    const each = new Map(releases.map((release, index) => [release.uri ?? `${index}`, release]));
    return { releases: [...each.values()], total: last.total, hasMore: last.hasMore };
  }

  /**
   * Reads the next ten releases, with one request, because Spotify closes this endpoint for a day to those who ask for
   * much. Returns all that have been read. Rejects with a `SpotifyError`.
   */
  async moreReleases(id: string, signal?: AbortSignal): Promise<ArtistReleases> {
    const pages = this.#releases.get(id) ?? [];
    const last = pages.at(-1);
    const offset = last ? last.offset + entriesIn(last) : 0;
    const page = await this.#client.artistAlbums(id, offset, releasesOfPage, { groups: ownReleases, signal });
    // A page without entries would be asked for again and again.
    const hasMore = page.hasMore && entriesIn(page) > 0;
    this.#releases.set(id, [...pages, { ...page, offset, hasMore }]);
    return this.knownReleases(id) ?? { releases: [], total: 0, hasMore: false };
  }
}
