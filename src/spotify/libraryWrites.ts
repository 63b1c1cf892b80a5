import { array, boolean } from 'valibot';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { ApiCall } from './apiCall.ts';
import type { WriteOutcome } from './bulk.ts';
import { chunksOf, writeInChunks } from './bulk.ts';
import type { Clock } from './clock.ts';
import { SpotifyError } from './errors.ts';
import type { CallOptions, WebApi } from './webApi.ts';

/** What a bulk write may be given. */
export interface WriteOptions {
  /** Stops before the next request. */
  readonly signal?: AbortSignal | undefined;
  /** Items applied so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Waits this long between requests, in ms, so that items of a later one get a later date. */
  readonly pauseMs?: number;
}

/** Most URIs in one `/me/library` request. */
const libraryChunk = 40;
/** Most ids in one classic `/me/tracks` request. */
const classicChunk = 50;

const booleans = array(boolean());

/** Whether items are saved, saving and removing them: any number at once, in as few requests as the quota mode allows. */
export class LibraryWrites {
  readonly #api: WebApi;
  readonly #clock: Clock;

  constructor(api: WebApi, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Whether each of `uris` is saved, in order. */
  async areSaved(uris: readonly string[], options: CallOptions = {}): Promise<boolean[]> {
    const answers = await Promise.all(
      chunksOf(uris, libraryChunk).map(chunk => this.#contains(chunk, options)),
    );
    return answers.flat();
  }

  /** With extended quota tracks go to the classic endpoint; when that turns out to be closed, the rest goes to the other. */
  async write(
    method: 'PUT' | 'DELETE',
    uris: readonly string[],
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    if (this.#api.quota.mode === 'development' || !uris.every(isTrackUri))
      return this.#writeChunks(method, uris, libraryChunk, options);
    const begun = await this.#writeChunks(method, uris, classicChunk, options);
    if (!SpotifyError.is(begun.error, 'removedEndpoint')) return begun;
    this.#api.quota.deny();
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

  async #contains(uris: readonly string[], options: CallOptions): Promise<boolean[]> {
    const call = {
      family: 'library',
      path: '/me/library/contains',
      query: { uris: uris.join(',') },
    } as const;
    const states = await this.#api.read({ ...call, answer: booleans }, options);
    if (states.length === uris.length) return states;
    throw new SpotifyError('badAnswer', `GET ${call.path} answered for another number of items`);
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
      write: chunk => this.#api.write({ ...callFor(method, chunk), signal: options.signal }),
      check: async chunk => {
        const saved = await this.areSaved(chunk);
        return saved.map(each => each === (method === 'PUT'));
      },
      pause: () => this.#clock.sleep(options.pauseMs ?? 0, options.signal),
      signal: options.signal,
      onProgress: options.onProgress,
    });
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
