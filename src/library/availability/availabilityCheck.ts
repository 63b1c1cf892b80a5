import type { SavedTrack, Track } from '../../model/track.ts';
import type { SpotifyClient } from '../../spotify/client.ts';
import { cancelled } from '../../spotify/clock.ts';
import type { SpotifyError } from '../../spotify/errors.ts';
import type { TracksOutcome } from '../../spotify/manyTracks.ts';
import { inSlices } from '../inSlices.ts';
import type { Exclusively } from '../savedListSource.ts';
import type { Availability } from './availability.ts';
import { toldOf } from './availability.ts';
import type { Finding, Found } from './finding.ts';
import { dayOf, findings as words } from './finding.ts';
import type { Findings } from './findings.ts';

/** Findings are believed for so many days, then they are looked for again. */
export const believedDays = 30;
/** Requests after which what was found out is written down. */
const requestsPerStep = { alone: 40, inBatches: 4 };

/** What a check would do. */
export interface CheckPlan {
  /** Ids of tracks that Spotify would be asked about, newest saved first. */
  readonly open: readonly string[];
  /** Tracks of which it is known already, and asked for nothing. */
  readonly known: number;
  /** What it costs now. */
  readonly requests: number;
}

/** How a check went. */
export interface CheckOutcome {
  /** Tracks that were found out about. */
  readonly checked: number;
  /** Tracks that were not; the next check begins with them. */
  readonly open: number;
  /** Why, when any is open. `cancelled` when the person stopped it. */
  readonly error?: SpotifyError;
}

interface CheckOptions {
  readonly signal?: AbortSignal | undefined;
  /** Hears how many of how many tracks have been found out about. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface CheckParts {
  readonly client: Pick<SpotifyClient, 'tracks' | 'tracksPerRequest'>;
  readonly availability: Availability;
  /** Saved tracks as far as they have been read. */
  readonly rows: () => readonly SavedTrack[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Lets one window at a time ask; default everybody at once. */
  readonly exclusively?: Exclusively | undefined;
  readonly log: (line: string) => void;
}

/**
 * Finds out which saved tracks can be played in a market: one request each, or one for fifty with extended quota, at
 * the pace of the background. What was found out is kept with its day, so that a check that was interrupted goes on
 * where it was, and a later one asks only about what is new or older than thirty days.
 */
export class AvailabilityCheck {
  readonly #parts: CheckParts;

  constructor(parts: CheckParts) {
    this.#parts = parts;
  }

  /** What `run` would ask now. Asks nothing. */
  async plan(market: string): Promise<CheckPlan> {
    const findings = await this.#parts.availability.read(market);
    const oldest = this.#today - believedDays;
    return inSlices(planOf(this.#parts.rows(), { findings, market, oldest, each: this.#each }));
  }

  /** Asks about everything that is open. Never rejects with a `SpotifyError`. */
  async run(market: string, options: CheckOptions = {}): Promise<CheckOutcome> {
    const { exclusively = atOnce } = this.#parts;
    const { signal = new AbortController().signal } = options;
    try {
      return await exclusively(async hasWaited => {
        if (hasWaited) await this.#parts.availability.readAgain(market);
        return this.#ask(market, options);
      }, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      return { checked: 0, open: (await this.plan(market)).open.length, error: cancelled() };
    }
  }

  async #ask(market: string, { signal, onProgress }: CheckOptions): Promise<CheckOutcome> {
    const { open } = await this.plan(market);
    let [checked, from] = [0, 0];
    let error: SpotifyError | undefined;
    onProgress?.(0, open.length);
    while (from < open.length && !signal?.aborted) {
      const ids = open.slice(from, from + this.#step);
      const options = { market, priority: 'background', signal } as const;
      const outcome = await this.#parts.client.tracks(ids, options);
      const found = foundIn(outcome);
      await this.#keep(market, found);
      checked += found.length;
      from += ids.length;
      onProgress?.(checked, open.length);
      error ??= outcome.error;
      // Nothing of so many could be read: neither could the rest.
      if (found.length === 0 || (outcome.error && isForAll(outcome.error))) break;
    }
    if (checked > 0) this.#parts.availability.settle();
    const left = open.length - checked;
    return { checked, open: left, ...(left > 0 ? { error: error ?? cancelled() } : {}) };
  }

  /** What cannot be written is known until the window is closed. */
  async #keep(market: string, found: readonly Found[]): Promise<void> {
    const { availability, log } = this.#parts;
    await availability.learn(market, found, this.#today).catch((error: unknown) => {
      log(`What was found out about availability could not be kept: ${String(error)}`);
    });
  }

  get #today(): number {
    return dayOf(this.#parts.now());
  }

  get #each(): number {
    return this.#parts.client.tracksPerRequest;
  }

  get #step(): number {
    return this.#each === 1 ? requestsPerStep.alone : requestsPerStep.inBatches * this.#each;
  }
}

const atOnce: Exclusively = work => work(false);

/** Whether a failure is about more than single tracks. */
function isForAll({ kind }: SpotifyError): boolean {
  return !['badAnswer', 'unavailable', 'forbidden'].includes(kind);
}

interface Planning {
  readonly findings: Findings;
  readonly market: string;
  /** The day before which findings are not believed any more. */
  readonly oldest: number;
  /** Tracks with one request. */
  readonly each: number;
}

function* planOf(
  rows: readonly SavedTrack[],
  { findings, market, oldest, each }: Planning,
): Generator<undefined, CheckPlan> {
  const open = new Set<string>();
  let known = 0;
  for (const [index, { track }] of rows.entries()) {
    const { id } = track;
    const day = id === undefined ? undefined : findings.get(id)?.day;
    if (id === undefined || toldOf(track, market) || (day !== undefined && day > oldest)) known++;
    else open.add(id);
    if (index % 100 === 0) yield;
  }
  return { open: [...open], known, requests: Math.ceil(open.size / each) };
}

function foundIn({ found, missing }: TracksOutcome): Found[] {
  return [
    ...[...found].map(([id, track]) => ({ id, finding: findingOf(track) })),
    ...missing.map(id => ({ id, finding: words.gone })),
  ];
}

/** Of what Spotify answers with a market. A track that is played instead of the one asked for is as good. */
function findingOf({ isPlayable, restrictionReason }: Track): Finding {
  if (isPlayable === false || restrictionReason !== undefined) return restrictionReason ?? words.restricted;
  return isPlayable === true ? words.playable : words.untold;
}
