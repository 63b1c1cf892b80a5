import { isSpotifyId } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import { chunksOf } from './bulk.ts';
import type { MarketOptions } from './calls/market.ts';
import { mostTrackIds, oneTrack, trackBatch } from './calls/tracks.ts';
import type { Row } from './decode/rows.ts';
import { itemsOf } from './decode/rows.ts';
import { SpotifyError } from './errors.ts';
import { inParallel } from './inParallel.ts';
import type { CallOptions, WebApi } from './webApi.ts';

/** What became of each track asked for. Every id is in exactly one of the three. */
export interface TracksOutcome {
  /** By the id asked for, in that order; with a market the track's own id may be another. */
  readonly found: ReadonlyMap<string, Track>;
  /** Spotify has no such track. */
  readonly missing: readonly string[];
  /** Could not be read, or not asked for after a failure that every request would meet; worth another try. */
  readonly unread: readonly string[];
  /** Why, when any is unread: the first reason. `cancelled` when nobody waits any more. */
  readonly error?: SpotifyError;
}

/** Requests under way at once: whatever else a person waits for has room beside them. */
const concurrency = 4;

/** One reading of any number of tracks by id, in as few requests as the quota mode allows. */
export class ManyTracks {
  readonly #api: WebApi;
  readonly #options: CallOptions & MarketOptions;
  readonly #found = new Map<string, Track>();
  readonly #missing = new Set<string>();
  #error: SpotifyError | undefined;
  /** The endpoint for many ids has refused. */
  #isClosed = false;
  /** Every further request would fail as well. */
  #isOver = false;

  constructor(api: WebApi, options: CallOptions & MarketOptions) {
    this.#api = api;
    this.#options = options;
  }

  /** Never rejects with a `SpotifyError`. What has not the form of an id is missing without being asked for. */
  async read(ids: readonly string[]): Promise<TracksOutcome> {
    const wanted = [...new Set(ids)];
    const open = wanted.filter(isSpotifyId);
    for (const id of wanted) if (!isSpotifyId(id)) this.#missing.add(id);
    const batch = (chunk: readonly string[]): Promise<void> => this.#readBatch(chunk);
    const [first, ...others] = chunksOf(open, mostTrackIds);
    // The first goes alone: when the endpoint turns out to be closed, nothing more is sent there.
    if (first && this.#isExtended) await batch(first);
    if (this.#isExtended) await inParallel(others, concurrency, batch);
    if (!this.#isExtended) await inParallel(this.#unread(open), concurrency, id => this.#readOne(id));
    return this.#outcome(wanted);
  }

  get #isExtended(): boolean {
    return !this.#isClosed && this.#api.quota.mode === 'extended';
  }

  async #readBatch(ids: readonly string[]): Promise<void> {
    if (this.#isOver || this.#isClosed) return;
    try {
      this.#sort(ids, await this.#api.read(trackBatch(ids, this.#options), this.#options));
    } catch (error) {
      if (SpotifyError.is(error, 'removedEndpoint')) {
        this.#api.quota.deny();
        this.#isClosed = true;
      } else if (isAboutAnId(error) && ids.length > 1) {
        const half = Math.ceil(ids.length / 2);
        for (const part of chunksOf(ids, half)) await this.#readBatch(part);
      } else this.#note(ids, error);
    }
  }

  /** Rows stand in the order asked for; should Spotify leave unknown tracks out, only the ids tell which is which. */
  #sort(ids: readonly string[], rows: readonly Row<Track>[]): void {
    const inOrder = rows.length === ids.length ? rows : rowsById(ids, rows);
    for (const [index, id] of ids.entries()) {
      const row = inOrder[index];
      if (row?.state === 'read') this.#found.set(id, row.item);
      else if (row?.state === 'empty') this.#missing.add(id);
      else this.#error ??= new SpotifyError('badAnswer', 'GET /tracks: a track is not what was expected');
    }
  }

  async #readOne(id: string): Promise<void> {
    if (this.#isOver) return;
    try {
      this.#found.set(id, await this.#api.read(oneTrack(id, this.#options), this.#options));
    } catch (error) {
      this.#note([id], error);
    }
  }

  #note(ids: readonly string[], error: unknown): void {
    if (!SpotifyError.is(error)) throw error;
    if (isAboutAnId(error)) {
      for (const id of ids) this.#missing.add(id);
      return;
    }
    this.#error ??= error;
    this.#isOver ||= !SpotifyError.is(error, 'badAnswer', 'unavailable', 'forbidden');
  }

  #unread(ids: readonly string[]): string[] {
    return ids.filter(id => !this.#found.has(id) && !this.#missing.has(id));
  }

  #outcome(ids: readonly string[]): TracksOutcome {
    const unread = this.#unread(ids);
    return {
      found: new Map(
        ids.flatMap(id => {
          const track = this.#found.get(id);
          return track ? [[id, track] as const] : [];
        }),
      ),
      missing: ids.filter(id => this.#missing.has(id)),
      unread,
      ...(this.#error && unread.length > 0 ? { error: this.#error } : {}),
    };
  }
}

/** Whether Spotify says nothing but that it does not take this id. */
function isAboutAnId(error: unknown): boolean {
  return SpotifyError.is(error, 'notFound', 'badRequest');
}

/** A row for each id; what has no track may be any of those that cannot be understood. */
function rowsById(ids: readonly string[], rows: readonly Row<Track>[]): Row<Track>[] {
  const tracks = new Map(itemsOf(rows).flatMap(track => idsOf(track).map(id => [id, track] as const)));
  const otherwise = rows.some(({ state }) => state === 'unreadable') ? 'unreadable' : 'empty';
  return ids.map(id => {
    const item = tracks.get(id);
    return item ? { state: 'read', item } : { state: otherwise };
  });
}

function idsOf({ id, linkedFrom }: Track): string[] {
  return [id, linkedFrom?.id].filter(each => each !== undefined);
}
