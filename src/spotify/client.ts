import { array, boolean } from 'valibot';
import type { GenericSchema } from 'valibot';
import type { Account } from '../model/account.ts';
import type { Album, SavedAlbum } from '../model/album.ts';
import type { Page } from '../model/page.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { SavedTrack, Track } from '../model/track.ts';
import type { WriteOutcome } from './bulk.ts';
import { chunksOf, writeInChunks } from './bulk.ts';
import type { Clock } from './clock.ts';
import { account } from './decode/account.ts';
import { album } from './decode/album.ts';
import { decode } from './decode/decode.ts';
import { page } from './decode/page.ts';
import { savedAlbum, savedTrack } from './decode/saved.ts';
import { searchedTracks } from './decode/search.ts';
import { track, trackList } from './decode/track.ts';
import { SpotifyError } from './errors.ts';
import type { ApiCall, RequestPipeline } from './pipeline.ts';
import { describe } from './pipeline.ts';
import type { QuotaModeTracker } from './quotaMode.ts';
import type { Priority } from './rateGate.ts';

/** What every call may be given. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly priority?: Priority;
}

/** What a bulk write may be given. */
export interface WriteOptions {
  /** Stops before the next request. */
  readonly signal?: AbortSignal | undefined;
  /** Items applied so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Waits this long between requests, in ms, so that items of a later one get a later date. */
  readonly pauseMs?: number;
}

/** Tracks that stand for an artist, and where they come from: development mode has no top tracks. */
export interface ArtistTracks {
  readonly source: 'topTracks' | 'search';
  readonly tracks: readonly Track[];
}

/** Spotify's largest page of saved tracks, saved albums, top tracks and album tracks. */
export const pageSize = 50;
/** Most URIs in one `/me/library` request. */
const libraryChunk = 40;
/** Most ids in one classic `/me/tracks` request. */
const classicChunk = 50;
/** Largest page of search results. */
const searchPageSize = 10;

const savedTracksPage = page(savedTrack);
const savedAlbumsPage = page(savedAlbum);
const tracksPage = page(track);
const booleans = array(boolean());

/**
 * The Web API as the rest of the product asks for it, in both quota modes: callers say what they want, the
 * client picks endpoint and chunk size. Reads of the library never send a market, because relinking would
 * replace the ids that removing needs. Every method rejects with a `SpotifyError`.
 */
export class SpotifyClient {
  readonly #pipeline: RequestPipeline;
  readonly #quota: QuotaModeTracker;
  readonly #clock: Clock;

  constructor(pipeline: RequestPipeline, quota: QuotaModeTracker, clock: Clock) {
    this.#pipeline = pipeline;
    this.#quota = quota;
    this.#clock = clock;
  }

  /** The person who is signed in. `GET /me`, any scope. */
  me(options: CallOptions = {}): Promise<Account> {
    return this.#get(account, { family: 'account', path: '/me' }, options);
  }

  /** One page of Liked Songs, newest first. `GET /me/tracks`, scope `user-library-read`, limit 1–50. */
  async savedTracks(offset: number, limit: number, options: CallOptions = {}): Promise<Page<SavedTrack>> {
    const call = { family: 'library', path: '/me/tracks', query: { offset, limit } } as const;
    const result = await this.#get(savedTracksPage, call, options);
    this.#quota.observe(result.items[0]?.track);
    return result;
  }

  /** One page of saved albums, newest first, each with up to 50 tracks. `GET /me/albums`, scope `user-library-read`, limit 1–50. */
  savedAlbums(offset: number, limit: number, options: CallOptions = {}): Promise<Page<SavedAlbum>> {
    return this.#get(
      savedAlbumsPage,
      { family: 'library', path: '/me/albums', query: { offset, limit } },
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
    return this.#get(tracksPage, { family: 'top', path: '/me/top/tracks', query }, options);
  }

  /** One full track. `GET /tracks/{id}`, no scope. */
  async track(id: string, options: CallOptions = {}): Promise<Track> {
    const result = await this.#get(
      track,
      { family: 'tracks', path: `/tracks/${encodeURIComponent(id)}` },
      options,
    );
    this.#quota.observe(result);
    return result;
  }

  /** One album with its first 50 tracks. `GET /albums/{id}`, no scope. */
  album(id: string, options: CallOptions = {}): Promise<Album> {
    return this.#get(album, { family: 'albums', path: `/albums/${encodeURIComponent(id)}` }, options);
  }

  /** One page of an album's simplified tracks. `GET /albums/{id}/tracks`, no scope, limit 1–50. */
  albumTracks(id: string, offset: number, limit: number, options: CallOptions = {}): Promise<Page<Track>> {
    const path = `/albums/${encodeURIComponent(id)}/tracks`;
    return this.#get(tracksPage, { family: 'albums', path, query: { offset, limit } }, options);
  }

  /**
   * The artist's top tracks where there is such a list (`GET /artists/{id}/top-tracks`, extended mode), else
   * up to 10 hits of a search for the artist's name that really are by this artist (`GET /search`), in
   * Spotify's order.
   */
  async artistTracks(id: string, name: string, options: CallOptions = {}): Promise<ArtistTracks> {
    const top = (): Promise<ArtistTracks> => this.#topTracksOfArtist(id, options);
    const found = (): Promise<ArtistTracks> => this.#searchTracksOfArtist(id, name, options);
    return this.#classicOr(top, found);
  }

  /** Whether each of `uris` (tracks or albums) is saved, in order. `GET /me/library/contains`, 40 at a time, scope `user-library-read`. */
  async areSaved(uris: readonly string[], options: CallOptions = {}): Promise<boolean[]> {
    const answers = await Promise.all(
      chunksOf(uris, libraryChunk).map(chunk => this.#contains(chunk, options)),
    );
    return answers.flat();
  }

  /** Saves tracks and albums; scope `user-library-modify`. Several requests, not one atomic one: see the outcome. Never rejects. */
  save(uris: readonly string[], options: WriteOptions = {}): Promise<WriteOutcome> {
    return this.#write('PUT', uris, options);
  }

  /** Removes tracks and albums; scope `user-library-modify`. Several requests, not one atomic one: see the outcome. Never rejects. */
  remove(uris: readonly string[], options: WriteOptions = {}): Promise<WriteOutcome> {
    return this.#write('DELETE', uris, options);
  }

  async #topTracksOfArtist(id: string, options: CallOptions): Promise<ArtistTracks> {
    const path = `/artists/${encodeURIComponent(id)}/top-tracks`;
    const tracks = await this.#get(trackList, { family: 'artists', path }, options);
    return { source: 'topTracks', tracks };
  }

  async #searchTracksOfArtist(id: string, name: string, options: CallOptions): Promise<ArtistTracks> {
    const q = `artist:"${name.replaceAll('"', ' ').trim()}"`;
    const query = { q, type: 'track', limit: searchPageSize };
    const { items } = await this.#get(searchedTracks, { family: 'search', path: '/search', query }, options);
    return { source: 'search', tracks: items.filter(each => each.artists.some(artist => artist.id === id)) };
  }

  async #contains(uris: readonly string[], options: CallOptions): Promise<boolean[]> {
    const call = {
      family: 'library',
      path: '/me/library/contains',
      query: { uris: uris.join(',') },
    } as const;
    const states = await this.#get(booleans, call, options);
    if (states.length === uris.length) return states;
    throw new SpotifyError('badAnswer', `GET ${call.path} answered for another number of items`);
  }

  /** With extended quota tracks go to the classic endpoint; when that turns out to be closed, the rest goes to the other. */
  async #write(
    method: 'PUT' | 'DELETE',
    uris: readonly string[],
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    if (this.#quota.mode === 'development' || !uris.every(isTrackUri))
      return this.#writeChunks(method, uris, libraryChunk, options);
    const begun = await this.#writeChunks(method, uris, classicChunk, options);
    if (!SpotifyError.is(begun.error, 'removedEndpoint')) return begun;
    this.#quota.deny();
    const rest = await this.#writeChunks(method, begun.refused, libraryChunk, {
      ...options,
      onProgress: done => options.onProgress?.(begun.applied.length + done),
    });
    return {
      ...rest,
      applied: [...begun.applied, ...rest.applied],
      unknown: [...begun.unknown, ...rest.unknown],
    };
  }

  #writeChunks(
    method: 'PUT' | 'DELETE',
    uris: readonly string[],
    size: typeof libraryChunk | typeof classicChunk,
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    const callFor = size === classicChunk ? classicWrite : libraryWrite;
    return writeInChunks(uris, {
      size,
      write: chunk => this.#pipeline.request({ ...callFor(method, chunk), signal: options.signal }),
      check: async chunk => {
        const saved = await this.areSaved(chunk);
        return saved.map(each => each === (method === 'PUT'));
      },
      pause: () => this.#clock.sleep(options.pauseMs ?? 0, options.signal),
      signal: options.signal,
      onProgress: options.onProgress,
    });
  }

  /** Asks a classic endpoint in extended mode; when it turns out to be closed, remembers that and asks the other. */
  async #classicOr<T>(classic: () => Promise<T>, current: () => Promise<T>): Promise<T> {
    if (this.#quota.mode === 'development') return current();
    try {
      return await classic();
    } catch (error) {
      if (!SpotifyError.is(error, 'removedEndpoint')) throw error;
      this.#quota.deny();
      return current();
    }
  }

  async #get<T>(
    schema: GenericSchema<unknown, T>,
    call: Omit<ApiCall, 'method' | 'signal' | 'priority'>,
    options: CallOptions,
  ): Promise<T> {
    const whole: ApiCall = { method: 'GET', ...call, ...options };
    return decode(schema, await this.#pipeline.request(whole), describe(whole));
  }
}

function libraryWrite(method: 'PUT' | 'DELETE', uris: readonly string[]): ApiCall {
  return { method, family: 'library', path: '/me/library', query: { uris: uris.join(',') } };
}

function classicWrite(method: 'PUT' | 'DELETE', uris: readonly string[]): ApiCall {
  const ids = uris.flatMap(uri => parseSpotifyReference(uri)?.id ?? []);
  return { method, family: 'library', path: '/me/tracks', body: { ids } };
}

function isTrackUri(uri: string): boolean {
  return parseSpotifyReference(uri)?.kind === 'track';
}
