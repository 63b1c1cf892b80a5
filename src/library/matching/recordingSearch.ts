import type { Track } from '../../model/track.ts';
import { searchPageSize } from '../../spotify/calls/search.ts';
import type { TrackSearch } from '../../spotify/calls/searchQuery.ts';
import { searchQuery } from '../../spotify/calls/searchQuery.ts';
import type { CatalogueOptions, SpotifyClient } from '../../spotify/client.ts';
import { cancelled } from '../../spotify/clock.ts';
import { SpotifyError } from '../../spotify/errors.ts';
import { inParallel } from '../../spotify/inParallel.ts';
import { inSlices } from '../inSlices.ts';
import { Latest } from '../latest.ts';
import { withoutRepetition } from '../rowOrder.ts';
import { judge } from './judge.ts';
import type { Match } from './match.ts';
import { noMatch } from './match.ts';
import { plainIsrc, searchesFor } from './searchesFor.ts';
import type { WantedRecording } from './wantedRecording.ts';

/** Answers that are kept, at most ten tracks each. */
const mostAnswers = 1_000;
/** Requests of one `findAll` under way at once. */
const concurrency = 4;

/** How many requests finding costs. */
export interface SearchCost {
  /** When everything that has a code is found by it. */
  readonly least: number;
  /** Never more than two for each recording. */
  readonly most: number;
}

/** What became of a wish to find many recordings. */
export interface MatchesOutcome {
  /** By the index among those asked for. */
  readonly found: ReadonlyMap<number, Match>;
  /** Indexes of those not found out about, ascending; worth another call, which asks nothing twice. */
  readonly open: readonly number[];
  /** Why, when any is open: the first reason. `cancelled` when the person stopped it. */
  readonly error?: SpotifyError;
}

/** How many are looked for. */
interface FindAllOptions extends CatalogueOptions {
  /** Hears of each as soon as it is found out about; `index` is that among those asked for. */
  readonly onFound?: ((index: number, match: Match) => void) | undefined;
}

/**
 * Finds recordings in Spotify's catalogue: by code, and where that finds nothing by title and artist. What was
 * answered is kept, so that no question is asked twice while it is among the latest thousand. Nothing here is asked
 * without a person's consent: callers say what it costs first.
 */
export class RecordingSearch {
  readonly #client: Pick<SpotifyClient, 'searchTracks'>;
  readonly #onDidRead: (tracks: readonly Track[]) => void;
  readonly #answers = new Latest<readonly Track[]>(mostAnswers);

  /** @param onDidRead hears of whole tracks that came with an answer */
  constructor(
    client: Pick<SpotifyClient, 'searchTracks'>,
    onDidRead: (tracks: readonly Track[]) => void = () => undefined,
  ) {
    this.#client = client;
    this.#onDidRead = onDidRead;
  }

  /** What `findAll` of `wanted` costs now; what has been answered costs nothing. */
  cost(wanted: readonly WantedRecording[], { market }: CatalogueOptions = {}): Promise<SearchCost> {
    return inSlices(this.#costInSteps(wanted, market));
  }

  /**
   * What Spotify has of one recording, for which a person waits unless `priority` says otherwise; at most two
   * requests. With a market only what can be played there is found. Rejects with a `SpotifyError`.
   */
  async find(wanted: WantedRecording, options: CatalogueOptions = {}): Promise<Match> {
    return this.#find(wanted, options, new Map());
  }

  /**
   * The same for many, at the pace of the background, equal ones once. A failure that every request would meet, such
   * as a used-up quota, ends it, and so does cancelling: what was found by then is kept, the rest is `open`. Never
   * rejects with a `SpotifyError`.
   */
  async findAll(
    wanted: readonly WantedRecording[],
    { onFound, signal, ...options }: FindAllOptions = {},
  ): Promise<MatchesOutcome> {
    const found = new Map<number, Match>();
    const ended = new AbortController();
    const either = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
    let error: SpotifyError | undefined;
    const asking: Asking = new Map();
    const findOne = async (indexes: readonly number[]): Promise<void> => {
      const [first = 0] = indexes;
      const recording = wanted[first];
      if (either.aborted || !recording) return;
      try {
        const how = { priority: 'background', ...options, signal: either } as const;
        const match = await this.#find(recording, how, asking);
        for (const index of indexes) {
          found.set(index, match);
          onFound?.(index, match);
        }
      } catch (reason) {
        if (!SpotifyError.is(reason)) throw reason;
        error ??= reason;
        if (!isOfOne(reason)) ended.abort();
      }
    };
    await inParallel(await inSlices(equalOnes(wanted)), concurrency, findOne);
    const open = [...wanted.keys()].filter(index => !found.has(index));
    return { found, open, ...(open.length > 0 ? { error: error ?? cancelled() } : {}) };
  }

  async #find(wanted: WantedRecording, options: CatalogueOptions, asking: Asking): Promise<Match> {
    for (const search of searchesFor(wanted)) {
      const tracks = await this.#ask(search, options, asking);
      if (isAnswer(search, tracks)) return judge(wanted, tracks);
    }
    return noMatch;
  }

  async #ask(search: TrackSearch, options: CatalogueOptions, asking: Asking): Promise<readonly Track[]> {
    const key = keyOf(search, options.market);
    const known = this.#answers.get(key) ?? asking.get(key);
    if (known) return known;
    const answer = this.#read(search, options);
    asking.set(key, answer);
    try {
      const tracks = await answer;
      this.#answers.set(key, tracks);
      return tracks;
    } finally {
      asking.delete(key);
    }
  }

  async #read(search: TrackSearch, options: CatalogueOptions): Promise<readonly Track[]> {
    const { items } = await this.#client.searchTracks(search, 0, searchPageSize, options);
    const tracks = withoutRepetition(items, track => track.uri);
    this.#onDidRead(tracks);
    return tracks;
  }

  *#costInSteps(
    wanted: readonly WantedRecording[],
    market: string | undefined,
  ): Generator<undefined, SearchCost> {
    const least = new Set<string>();
    const most = new Set<string>();
    for (const each of wanted) {
      const open: string[] = [];
      for (const search of searchesFor(each)) {
        const key = keyOf(search, market);
        const known = this.#answers.get(key);
        if (known && isAnswer(search, known)) break;
        if (!known) open.push(key);
      }
      for (const key of open) most.add(key);
      if (open[0] !== undefined) least.add(open[0]);
      yield;
    }
    return { least: least.size, most: most.size };
  }
}

/** Questions under way of one call, so that none is asked twice at once. */
type Asking = Map<string, Promise<readonly Track[]>>;

/** Whether no further question is needed: by code only what has that code counts. */
function isAnswer({ isrc }: TrackSearch, tracks: readonly Track[]): boolean {
  return isrc === undefined || tracks.some(track => plainIsrc(track.isrc) === isrc);
}

function keyOf(search: TrackSearch, market = ''): string {
  return `${market} ${searchQuery(search)}`;
}

/** Indexes of recordings that are described alike, together. */
function* equalOnes(wanted: readonly WantedRecording[]): Generator<undefined, number[][]> {
  const groups = new Map<string, number[]>();
  for (const [index, { title, artists, album, isrc, durationMs }] of wanted.entries()) {
    const key = JSON.stringify([title, artists, album, isrc, durationMs]);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
    yield;
  }
  return [...groups.values()];
}

/** Whether the next recording may be found all the same. */
function isOfOne(error: SpotifyError): boolean {
  return SpotifyError.is(error, 'badAnswer', 'badRequest', 'notFound');
}
