import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { ChunkWriter, WriteOutcome } from './bulk.ts';
import { bulkConcurrency, chunksOf, writeInChunks } from './bulk.ts';
import {
  changeLibrary,
  changeTracks,
  libraryContains,
  mostIds,
  mostUris,
  saveDatedTracks,
  tracksContains,
} from './calls/libraryWrites.ts';
import type { Clock } from './clock.ts';
import { SpotifyError } from './errors.ts';
import { inParallel } from './inParallel.ts';
import type { CallOptions, Read, WebApi } from './webApi.ts';

/** What a bulk write may be given. */
export interface WriteOptions {
  /** Stops before the next request. */
  readonly signal?: AbortSignal | undefined;
  /** Items applied so far, each time there are more. */
  readonly onProgress?: ((applied: number) => void) | undefined;
  /** Hears what became of items as soon as that is known; what is refused is known at the end. */
  readonly onSettled?: ((uris: readonly string[], outcome: 'applied' | 'unknown') => void) | undefined;
  /**
   * Sends one request after the other and waits this long between two, in ms, so that items of a later one get a later
   * date. Requests that bring dates along need no such wait.
   */
  readonly pauseMs?: number;
  /**
   * For saving: when items are to count as saved, by URI; ISO 8601, UTC, whole seconds. Only extended mode can do that,
   * and only for tracks; the outcome's `dated` says for which it did.
   */
  readonly addedAt?: ReadonlyMap<string, string> | undefined;
}

type Method = 'PUT' | 'DELETE';

/**
 * Whether items are saved, saving and removing them: any number at once, in as few requests as the quota mode allows.
 *
 * In extended mode tracks go to the classic `/me/tracks`, 50 at a time. Albums, and tracks together with albums, go to
 * `/me/library` in both modes, 40 at a time: the classic endpoint for albums takes 20. When the classic endpoint turns
 * out to be closed (403 "Forbidden"), all that is not done yet goes to `/me/library`; as long as it has not answered
 * once, the first request goes alone, so that this costs one request.
 */
export class LibraryWrites {
  readonly #api: WebApi;
  readonly #clock: Clock;
  #isClassicOpen = false;

  constructor(api: WebApi, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /**
   * Whether each of `uris` is saved, in order. Rejects with a `SpotifyError`: `badAnswer` also when Spotify answers for
   * another number of items.
   */
  async areSaved(uris: readonly string[], options: CallOptions = {}): Promise<boolean[]> {
    if (uris.length === 0) return [];
    const asked = [...new Set(uris)];
    const library = (): Promise<boolean[]> => this.#ask(chunksOf(asked, mostUris), libraryContains, options);
    const states = asked.every(isTrackUri)
      ? await this.#api.classicOr(() => this.#askClassic(asked, options), library)
      : await library();
    const saved = new Set(asked.filter((_, index) => states[index]));
    return uris.map(uri => saved.has(uri));
  }

  /** Saves (`PUT`) or removes (`DELETE`) `uris`. Never rejects; dates of another form refuse all, and nothing is sent. */
  async write(method: Method, uris: readonly string[], options: WriteOptions): Promise<WriteOutcome> {
    const items = [...new Set(uris)];
    const wrong = [...(options.addedAt?.values() ?? [])].some(date => !isWholeSecond(date));
    if (wrong) {
      const error = new SpotifyError('badRequest', 'a date is not in whole seconds of UTC', { sent: false });
      return { applied: [], refused: items, unknown: [], error };
    }
    const outcome = await this.#writeClassicFirst(method, items, options);
    return options.addedAt ? { ...outcome, dated: outcome.dated ?? [] } : outcome;
  }

  async #writeClassicFirst(
    method: Method,
    items: readonly string[],
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    const classic = this.#forClassic(method, items, options);
    const begun = await this.#writeClassic(method, classic, options);
    const done = new Set([...begun.applied, ...begun.unknown]);
    const open = items.filter(item => !done.has(item));
    if (begun.error && begun.error.kind !== 'removedEndpoint') return { ...begun, refused: open };
    const rest = await this.#writeLibrary(method, open, {
      ...options,
      onProgress: applied => options.onProgress?.(begun.applied.length + applied),
    });
    const applied = new Set([...begun.applied, ...rest.applied]);
    const dated = begun.dated ? { dated: begun.dated } : {};
    return { ...rest, ...dated, applied: items.filter(item => applied.has(item)) };
  }

  /** What goes to the classic endpoint; of a mixed list only the tracks whose dates are to be kept. */
  #forClassic(method: Method, items: readonly string[], { addedAt }: WriteOptions): readonly string[] {
    if (this.#api.quota.mode === 'development') return [];
    if (method === 'PUT' && addedAt) return items.filter(item => isTrackUri(item) && addedAt.has(item));
    return items.every(isTrackUri) ? items : [];
  }

  async #writeClassic(
    method: Method,
    items: readonly string[],
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    const dates = method === 'PUT' ? options.addedAt : undefined;
    const outcome = await writeInChunks(items, {
      ...this.#writer(method, dates ? { ...options, pauseMs: 0 } : options),
      size: mostIds,
      isCautious: !this.#isClassicOpen,
      write: async (chunk, signal) => {
        const dated = chunk.map(uri => ({ id: idOf(uri), addedAt: dates?.get(uri) ?? '' }));
        const call = dates ? saveDatedTracks(dated) : changeTracks(method, chunk.map(idOf));
        await this.#minding(() => this.#api.write({ ...call, signal }));
      },
    });
    return dates ? { ...outcome, dated: outcome.applied } : outcome;
  }

  #writeLibrary(method: Method, items: readonly string[], options: WriteOptions): Promise<WriteOutcome> {
    return writeInChunks(items, {
      ...this.#writer(method, options),
      size: mostUris,
      write: (chunk, signal) => this.#api.write({ ...changeLibrary(method, chunk), signal }),
    });
  }

  /** What was sent is checked also when the work is to stop: it has to be told what became of it. */
  #writer(method: Method, options: WriteOptions): Omit<ChunkWriter, 'size' | 'write'> {
    const { pauseMs = 0, signal, onProgress, onSettled } = options;
    return {
      check: async chunk => {
        const saved = await this.areSaved(chunk);
        return saved.map(each => each === (method === 'PUT'));
      },
      pause: pauseMs > 0 ? stop => this.#clock.sleep(pauseMs, stop) : undefined,
      signal,
      onProgress,
      onSettled,
    };
  }

  #askClassic(uris: readonly string[], options: CallOptions): Promise<boolean[]> {
    const contains = (chunk: readonly string[]): Read<boolean[]> => tracksContains(chunk.map(idOf));
    const chunks = chunksOf(uris, mostIds);
    const alone = this.#isClassicOpen ? 0 : 1;
    return this.#minding(async () => [
      ...(await this.#ask(chunks.slice(0, alone), contains, options)),
      ...(await this.#ask(chunks.slice(alone), contains, options)),
    ]);
  }

  async #ask(
    chunks: readonly (readonly string[])[],
    contains: (chunk: readonly string[]) => Read<boolean[]>,
    { signal, ...options }: CallOptions,
  ): Promise<boolean[]> {
    const ask = async (chunk: readonly string[], stop: AbortSignal): Promise<boolean[]> => {
      const call = contains(chunk);
      const states = await this.#api.read(call, { ...options, signal: stop });
      if (states.length === chunk.length) return states;
      throw new SpotifyError('badAnswer', `GET ${call.path} answered for another number of items`);
    };
    return (await inParallel(chunks, bulkConcurrency, ask, signal)).flat();
  }

  /** Minds whether the classic endpoint is open. */
  async #minding<T>(request: () => Promise<T>): Promise<T> {
    try {
      const answer = await request();
      this.#isClassicOpen = true;
      return answer;
    } catch (error) {
      if (SpotifyError.is(error, 'removedEndpoint')) {
        this.#isClassicOpen = false;
        this.#api.quota.deny();
      }
      throw error;
    }
  }
}

/** Whether `text` is a time as Spotify writes it: ISO 8601, UTC, whole seconds, and in the calendar. */
function isWholeSecond(text: string): boolean {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString().replace('.000Z', 'Z') === text;
}

function isTrackUri(uri: string): boolean {
  return parseSpotifyReference(uri)?.kind === 'track';
}

function idOf(uri: string): string {
  return parseSpotifyReference(uri)?.id ?? '';
}
