import { Emitter } from '../../model/event.ts';
import type { Track } from '../../model/track.ts';
import type { Finding } from './finding.ts';
import { findings as words } from './finding.ts';
import { Findings } from './findings.ts';
import type { FindingsStore } from './findingsStore.ts';

/** Whether a track can be played, as far as that is known. */
export interface KnownAvailability {
  /** `unknown` also when Spotify was asked and did not say: that is never taken for `available`. */
  readonly state: 'available' | 'unavailable' | 'unknown';
  /** Why not: a word of Spotify's, or `gone` when Spotify no longer has the track. Missing when nobody knows. */
  readonly reason?: string;
}

const unknown: KnownAvailability = { state: 'unknown' };
const available: KnownAvailability = { state: 'available' };

/**
 * What is known of where tracks can be played: what Spotify tells with the track itself, and what a check in the
 * person's market has found out. Nothing here asks Spotify.
 */
export class Availability {
  readonly #store: FindingsStore;
  readonly #changed = new Emitter<readonly string[]>();
  readonly #byMarket = new Map<string, { readonly findings: Findings; readonly isRead: Promise<void> }>();
  #market: string | undefined;

  /** Fires with the URIs of tracks that turn out not to be available; with none when anything may be different. */
  readonly onDidChange = this.#changed.event;

  constructor(store: FindingsStore) {
    this.#store = store;
  }

  /** The market that is looked at, ISO 3166-1 alpha-2; undefined while the person has named none. */
  get market(): string | undefined {
    return this.#market;
  }

  /** Looks at `market` from now on, and at what is kept of it. */
  useMarket(market: string | undefined): void {
    if (market === this.#market) return;
    this.#market = market;
    this.#changed.fire([]);
    if (market === undefined) return;
    void this.read(market).then(({ size }) => {
      if (size > 0 && market === this.#market) this.#changed.fire([]);
    });
  }

  /** Everything that is known of a market, once what is kept has been read. */
  async read(market: string): Promise<Findings> {
    const { findings, isRead } = this.#of(market);
    await isRead;
    return findings;
  }

  /** The same after another window may have found out more. */
  async readAgain(market: string): Promise<void> {
    const findings = await this.read(market);
    await this.#store.read(market, findings);
    if (market === this.#market) this.#changed.fire([]);
  }

  /** What is known of `track` in the market that is looked at. */
  of(track: Track): KnownAvailability {
    const told = toldOf(track, this.#market);
    if (told || this.#market === undefined || track.id === undefined) return told ?? unknown;
    const known = this.#byMarket.get(this.#market)?.findings.get(track.id);
    return known ? asAvailability(known.finding) : unknown;
  }

  /** The track with what is known of it; the same object where that is nothing new. */
  asKnown(track: Track): Track {
    const { state, reason } = this.of(track);
    if (state === 'unknown' || (state === 'available' && track.isPlayable === true)) return track;
    if (state === 'available') return { ...track, isPlayable: true };
    if (track.isPlayable === false && track.restrictionReason === reason) return track;
    return { ...track, isPlayable: false, ...(reason === undefined ? {} : { restrictionReason: reason }) };
  }

  /**
   * Takes in what a check has found out on `day`, in days since 1970, and keeps it. Rejects when it cannot be kept;
   * it is known all the same.
   */
  async learn(
    market: string,
    found: readonly { readonly id: string; readonly finding: Finding }[],
    day: number,
  ): Promise<void> {
    const { findings } = this.#of(market);
    for (const { id, finding } of found) findings.set(id, finding, day);
    const unavailable = found.filter(({ finding }) => asAvailability(finding).state === 'unavailable');
    if (market === this.#market && unavailable.length > 0)
      this.#changed.fire(unavailable.map(({ id }) => `spotify:track:${id}`));
    await this.#store.append(market, found, day);
  }

  /** Tells that a check has come to its end: what is known of any track may be different. */
  settle(): void {
    this.#changed.fire([]);
  }

  /** Deletes what is kept. Never rejects. */
  async discard(): Promise<void> {
    this.dispose();
    await this.#store.discard();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #of(market: string): { readonly findings: Findings; readonly isRead: Promise<void> } {
    const known = this.#byMarket.get(market);
    if (known) return known;
    const findings = new Findings();
    const opened = { findings, isRead: this.#store.read(market, findings) };
    this.#byMarket.set(market, opened);
    return opened;
  }
}

/**
 * What Spotify tells with the track itself; undefined when that is not enough. Restrictions are for the country of the
 * account, which Spotify puts before any market it is asked about. That a market is not among a track's own ones says
 * nothing: there Spotify may play another release of it.
 */
export function toldOf(track: Track, market: string | undefined): KnownAvailability | undefined {
  const { isLocal, isPlayable, restrictionReason: reason, availableMarkets } = track;
  const isListed = market !== undefined && availableMarkets?.includes(market) === true;
  if (isListed && (reason === undefined || reason === 'market')) return available;
  if (isPlayable === false || reason !== undefined)
    return { state: 'unavailable', ...(reason === undefined ? {} : { reason }) };
  return isLocal || isPlayable === true ? available : undefined;
}

function asAvailability(finding: Finding): KnownAvailability {
  if (finding === words.playable) return available;
  if (finding === words.untold) return unknown;
  return { state: 'unavailable', ...(finding === words.restricted ? {} : { reason: finding }) };
}
