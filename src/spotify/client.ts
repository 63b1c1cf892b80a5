import type { Account } from '../model/account.ts';
import type { Album, SavedAlbum } from '../model/album.ts';
import type { Page } from '../model/page.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { WriteOutcome } from './bulk.ts';
import type { Clock } from './clock.ts';
import { account } from './decode/account.ts';
import { album } from './decode/album.ts';
import { page } from './decode/page.ts';
import { savedAlbum, savedTrack } from './decode/saved.ts';
import { searchedTracks } from './decode/search.ts';
import { track, trackList } from './decode/track.ts';
import type { WriteOptions } from './libraryWrites.ts';
import { LibraryWrites } from './libraryWrites.ts';
import type { CallOptions, WebApi } from './webApi.ts';

/** Tracks that stand for an artist, and where they come from: development mode has no top tracks. */
export interface ArtistTracks {
  readonly source: 'topTracks' | 'search';
  readonly tracks: readonly Track[];
}

/** Spotify's largest page of saved tracks, saved albums, top tracks and album tracks. */
export const pageSize = 50;
/** Largest page of search results. */
const searchPageSize = 10;

const savedTracksPage = page(savedTrack);
const savedAlbumsPage = page(savedAlbum);
const tracksPage = page(track);

/**
 * The Web API as the rest of the product asks for it, in both quota modes: callers say what they want, the
 * client picks endpoint and chunk size. Reads of the library never send a market, because relinking would
 * replace the ids that removing needs. Every method rejects with a `SpotifyError`.
 */
export class SpotifyClient {
  readonly #api: WebApi;
  readonly #writes: LibraryWrites;

  constructor(api: WebApi, clock: Clock) {
    this.#api = api;
    this.#writes = new LibraryWrites(api, clock);
  }

  /** The person who is signed in. `GET /me`, any scope. */
  me(options: CallOptions = {}): Promise<Account> {
    return this.#api.read({ family: 'account', path: '/me', answer: account }, options);
  }

  /** One page of Liked Songs, newest first. `GET /me/tracks`, scope `user-library-read`, limit 1–50. */
  async savedTracks(offset: number, limit: number, options: CallOptions = {}): Promise<Page<SavedTrack>> {
    const call = { family: 'library', path: '/me/tracks', query: { offset, limit } } as const;
    const result = await this.#api.read({ ...call, answer: savedTracksPage }, options);
    this.#api.quota.observe(result.items[0]?.track);
    return result;
  }

  /** One page of saved albums, newest first, each with up to 50 tracks. `GET /me/albums`, scope `user-library-read`, limit 1–50. */
  savedAlbums(offset: number, limit: number, options: CallOptions = {}): Promise<Page<SavedAlbum>> {
    return this.#api.read(
      { family: 'library', path: '/me/albums', query: { offset, limit }, answer: savedAlbumsPage },
      options,
    );
  }

  /** One page of the person's top tracks, by rank. `GET /me/top/tracks`, scope `user-top-read`, limit 1–50. */
  topTracks(
    range: TimeRange,
    offset: number,
    limit: number,
    options: CallOptions = {},
  ): Promise<Page<Track>> {
    const query = { time_range: range, offset, limit };
    return this.#api.read({ family: 'top', path: '/me/top/tracks', query, answer: tracksPage }, options);
  }

  /** One full track. `GET /tracks/{id}`, no scope. */
  async track(id: string, options: CallOptions = {}): Promise<Track> {
    const result = await this.#api.read(
      { family: 'tracks', path: `/tracks/${encodeURIComponent(id)}`, answer: track },
      options,
    );
    this.#api.quota.observe(result);
    return result;
  }

  /** One album with its first 50 tracks. `GET /albums/{id}`, no scope. */
  album(id: string, options: CallOptions = {}): Promise<Album> {
    return this.#api.read(
      { family: 'albums', path: `/albums/${encodeURIComponent(id)}`, answer: album },
      options,
    );
  }

  /** One page of an album's simplified tracks. `GET /albums/{id}/tracks`, no scope, limit 1–50. */
  albumTracks(id: string, offset: number, limit: number, options: CallOptions = {}): Promise<Page<Track>> {
    const path = `/albums/${encodeURIComponent(id)}/tracks`;
    return this.#api.read({ family: 'albums', path, query: { offset, limit }, answer: tracksPage }, options);
  }

  /**
   * The artist's top tracks where there is such a list (`GET /artists/{id}/top-tracks`, extended mode), else
   * up to 10 hits of a search for the artist's name that really are by this artist (`GET /search`), in
   * Spotify's order.
   */
  async artistTracks(id: string, name: string, options: CallOptions = {}): Promise<ArtistTracks> {
    const top = (): Promise<ArtistTracks> => this.#topTracksOfArtist(id, options);
    const found = (): Promise<ArtistTracks> => this.#searchTracksOfArtist(id, name, options);
    return this.#api.classicOr(top, found);
  }

  /** Whether each of `uris` (tracks or albums) is saved, in order. `GET /me/library/contains`, 40 at a time, scope `user-library-read`. */
  areSaved(uris: readonly string[], options: CallOptions = {}): Promise<boolean[]> {
    return this.#writes.areSaved(uris, options);
  }

  /** Saves tracks and albums; scope `user-library-modify`. Several requests, not one atomic one: see the outcome. Never rejects. */
  save(uris: readonly string[], options: WriteOptions = {}): Promise<WriteOutcome> {
    return this.#writes.write('PUT', uris, options);
  }

  /** Removes tracks and albums; scope `user-library-modify`. Several requests, not one atomic one: see the outcome. Never rejects. */
  remove(uris: readonly string[], options: WriteOptions = {}): Promise<WriteOutcome> {
    return this.#writes.write('DELETE', uris, options);
  }

  async #topTracksOfArtist(id: string, options: CallOptions): Promise<ArtistTracks> {
    const path = `/artists/${encodeURIComponent(id)}/top-tracks`;
    const tracks = await this.#api.read({ family: 'artists', path, answer: trackList }, options);
    return { source: 'topTracks', tracks };
  }

  async #searchTracksOfArtist(id: string, name: string, options: CallOptions): Promise<ArtistTracks> {
    const q = `artist:"${name.replaceAll('"', ' ').trim()}"`;
    const query = { q, type: 'track', limit: searchPageSize };
    const { items } = await this.#api.read(
      { family: 'search', path: '/search', query, answer: searchedTracks },
      options,
    );
    return { source: 'search', tracks: items.filter(each => each.artists.some(artist => artist.id === id)) };
  }
}
