import type { Account } from '../model/account.ts';
import type { Album, AlbumReference, SavedAlbum } from '../model/album.ts';
import type { Artist } from '../model/artist.ts';
import type { Page } from '../model/page.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { WriteOutcome } from './bulk.ts';
import { albumTracks, oneAlbum } from './calls/albums.ts';
import type { ArtistAlbumsOptions } from './calls/artists.ts';
import { artistAlbums, artistTopTracks, oneArtist } from './calls/artists.ts';
import { savedAlbums, savedTracks } from './calls/library.ts';
import type { MarketOptions } from './calls/market.ts';
import { profile } from './calls/me.ts';
import { searchAlbums, searchArtists, searchPageSize, searchTracks } from './calls/search.ts';
import type { AlbumSearch, ArtistSearch, TrackSearch } from './calls/searchQuery.ts';
import { searchQuery } from './calls/searchQuery.ts';
import { topArtists, topTracks } from './calls/top.ts';
import { mostTrackIds, oneTrack } from './calls/tracks.ts';
import type { Clock } from './clock.ts';
import type { WriteOptions } from './libraryWrites.ts';
import { LibraryWrites } from './libraryWrites.ts';
import type { TracksOutcome } from './manyTracks.ts';
import { ManyTracks } from './manyTracks.ts';
import type { CallOptions, WebApi } from './webApi.ts';

/** Tracks that stand for an artist, and where they come from: development mode has no top tracks. */
export interface ArtistTracks {
  /** `search`: popular results of a search, which must not be called the artist's top tracks. */
  readonly source: 'topTracks' | 'search';
  readonly tracks: readonly Track[];
}

/** What reads of the catalogue may be given. */
export interface CatalogueOptions extends CallOptions, MarketOptions {}

/** Spotify's largest page of saved tracks, saved albums, top tracks and album tracks. */
export const pageSize = 50;

/**
 * The Web API as the rest of the product asks for it, in both quota modes: callers say what they want, the client
 * picks endpoint and chunk size. Limits, scopes and quota modes stand with the calls in `calls/`. Pages are asked for
 * by offset alone, never by an address out of an answer. Reads of the library take no market, because relinking
 * would replace the ids that removing needs.
 *
 * Every method rejects with a `SpotifyError`, and with a `RangeError` for an offset, limit or market that Spotify
 * does not allow, which is a fault of the caller.
 */
export class SpotifyClient {
  readonly #api: WebApi;
  readonly #writes: LibraryWrites;

  constructor(api: WebApi, clock: Clock) {
    this.#api = api;
    this.#writes = new LibraryWrites(api, clock);
  }

  /** The person who is signed in. */
  async me(options: CallOptions = {}): Promise<Account> {
    return this.#api.read(profile(), options);
  }

  /** One page of Liked Songs, newest first. Limit 1–50. */
  async savedTracks(offset: number, limit: number, options: CallOptions = {}): Promise<Page<SavedTrack>> {
    return this.#api.read(savedTracks(offset, limit), options);
  }

  /** One page of saved albums, newest first, each with up to 50 tracks. Limit 1–50. */
  async savedAlbums(offset: number, limit: number, options: CallOptions = {}): Promise<Page<SavedAlbum>> {
    return this.#api.read(savedAlbums(offset, limit), options);
  }

  /** Whether each of `uris` (tracks or albums) is saved, in order; 40 a request, with extended quota 50 if all are tracks. */
  areSaved(uris: readonly string[], options: CallOptions = {}): Promise<boolean[]> {
    return this.#writes.areSaved(uris, options);
  }

  /** Whether tracks that are saved with a date of their own keep it: Spotify allows that in extended mode only. */
  get keepsDates(): boolean {
    return this.#api.quota.mode === 'extended';
  }

  /**
   * Saves tracks and albums, 40 a request, with extended quota 50 if all are tracks. Not one atomic request: see the
   * outcome. Dates are kept for tracks with extended quota only: see `dated`. Never rejects.
   */
  save(uris: readonly string[], options: WriteOptions = {}): Promise<WriteOutcome> {
    return this.#writes.write('PUT', uris, options);
  }

  /**
   * Removes tracks and albums, 40 a request, with extended quota 50 if all are tracks. Not one atomic request: see the
   * outcome. Never rejects.
   */
  remove(uris: readonly string[], options: WriteOptions = {}): Promise<WriteOutcome> {
    return this.#writes.write('DELETE', uris, options);
  }

  /** One page of the person's top tracks, by rank. Limit 1–50. */
  async topTracks(
    range: TimeRange,
    offset: number,
    limit: number,
    options: CallOptions = {},
  ): Promise<Page<Track>> {
    return this.#api.read(topTracks(range, offset, limit), options);
  }

  /** One page of the person's top artists, by rank. Limit 1–50. */
  async topArtists(
    range: TimeRange,
    offset: number,
    limit: number,
    options: CallOptions = {},
  ): Promise<Page<Artist>> {
    return this.#api.read(topArtists(range, offset, limit), options);
  }

  /** One whole track. */
  async track(id: string, options: CatalogueOptions = {}): Promise<Track> {
    return this.#api.read(oneTrack(id, options), options);
  }

  /**
   * Any number of whole tracks: 50 with a request with extended quota, else one by one. A track that cannot be had
   * loses no other one: see the outcome. Never rejects with a `SpotifyError`.
   */
  async tracks(ids: readonly string[], options: CatalogueOptions = {}): Promise<TracksOutcome> {
    return new ManyTracks(this.#api, options).read(ids);
  }

  /** How many tracks `tracks` reads with a request, as far as is known of the quota mode. */
  get tracksPerRequest(): number {
    return this.#api.quota.mode === 'extended' ? mostTrackIds : 1;
  }

  /** One album with its first 50 tracks. */
  async album(id: string, options: CatalogueOptions = {}): Promise<Album> {
    return this.#api.read(oneAlbum(id, options), options);
  }

  /** One page of an album's simplified tracks. Limit 1–50. */
  async albumTracks(
    id: string,
    offset: number,
    limit: number,
    options: CatalogueOptions = {},
  ): Promise<Page<Track>> {
    return this.#api.read(albumTracks(id, offset, limit, options), options);
  }

  /** One whole artist. */
  async artist(id: string, options: CallOptions = {}): Promise<Artist> {
    return this.#api.read(oneArtist(id), options);
  }

  /** One page of an artist's releases. Limit 1–10. */
  async artistAlbums(
    id: string,
    offset: number,
    limit: number,
    options: CallOptions & ArtistAlbumsOptions = {},
  ): Promise<Page<AlbumReference>> {
    return this.#api.read(artistAlbums(id, offset, limit, options), options);
  }

  /**
   * The artist's top tracks where there is such a list (extended quota), else up to 10 hits of a search for the
   * artist's name that really are by this artist, in Spotify's order.
   */
  async artistTopTracks(id: string, name: string, options: CatalogueOptions = {}): Promise<ArtistTracks> {
    return this.#api.classicOr<ArtistTracks>(
      async () => ({
        source: 'topTracks',
        tracks: await this.#api.read(artistTopTracks(id, options), options),
      }),
      async () => ({ source: 'search', tracks: await this.#findTracksOf(id, name, options) }),
    );
  }

  /** One page of the tracks found. Limit 1–10, offset up to 1,000. */
  async searchTracks(
    wanted: TrackSearch,
    offset: number,
    limit: number,
    options: CatalogueOptions = {},
  ): Promise<Page<Track>> {
    return this.#api.read(searchTracks(wanted, offset, limit, options), options);
  }

  /** One page of the albums found. Limit 1–10, offset up to 1,000. */
  async searchAlbums(
    wanted: AlbumSearch,
    offset: number,
    limit: number,
    options: CatalogueOptions = {},
  ): Promise<Page<AlbumReference>> {
    return this.#api.read(searchAlbums(wanted, offset, limit, options), options);
  }

  /** One page of the artists found. Limit 1–10, offset up to 1,000. */
  async searchArtists(
    wanted: ArtistSearch,
    offset: number,
    limit: number,
    options: CatalogueOptions = {},
  ): Promise<Page<Artist>> {
    return this.#api.read(searchArtists(wanted, offset, limit, options), options);
  }

  /** None for an artist without a name, of whom nothing can be searched. */
  async #findTracksOf(id: string, name: string, options: CatalogueOptions): Promise<Track[]> {
    const wanted = { artist: name };
    if (searchQuery(wanted) === '') return [];
    const { items } = await this.#api.read(searchTracks(wanted, 0, searchPageSize, options), options);
    return items.filter(({ artists }) => artists.some(artist => artist.id === id));
  }
}
