import { findReplacements } from '../../library/matching/findReplacements.ts';
import type { Candidate } from '../../library/matching/match.ts';
import type { RecordingSearch } from '../../library/matching/recordingSearch.ts';
import { Emitter } from '../../model/event.ts';
import type { Track } from '../../model/track.ts';

/** How the search for a replacement stands. */
export type Replacement =
  | { readonly kind: 'searching' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** None where Spotify has no other release of the recording. */
  | { readonly kind: 'found'; readonly candidates: readonly Candidate[] };

/** Searches replacements for tracks, one at a time on request, and remembers what was found and what was chosen. */
export class Replacements {
  readonly #recordings: Pick<RecordingSearch, 'find'>;
  readonly #market: string;
  readonly #stopped = new AbortController();
  readonly #found = new Map<string, Replacement>();
  readonly #chosen = new Map<string, Candidate>();
  readonly #changed = new Emitter<Track>();

  /** Fires with the track whose search has begun or ended. */
  readonly onDidChange = this.#changed.event;

  constructor(recordings: Pick<RecordingSearch, 'find'>, market: string) {
    this.#recordings = recordings;
    this.#market = market;
  }

  /** Undefined while nobody has asked. */
  of(uri: string): Replacement | undefined {
    return this.#found.get(uri);
  }

  /** What the person has chosen in place of the track. */
  chosen(uri: string): Candidate | undefined {
    return this.#chosen.get(uri);
  }

  /** Takes the candidate, or none. */
  choose(uri: string, candidate: Candidate | undefined): void {
    if (candidate) this.#chosen.set(uri, candidate);
    else this.#chosen.delete(uri);
  }

  /** Takes none for tracks of which `isGone` says so. */
  chooseNoneFor(isGone: (uri: string) => boolean): void {
    for (const uri of this.#chosen.keys()) if (isGone(uri)) this.#chosen.delete(uri);
  }

  /** Asks Spotify, at most twice, unless that is under way. Never rejects. */
  async search(track: Track): Promise<void> {
    if (this.of(track.uri)?.kind === 'searching') return;
    this.#tell(track, { kind: 'searching' });
    try {
      const options = { market: this.#market, signal: this.#stopped.signal };
      const candidates = await findReplacements(this.#recordings, track, options);
      this.#tell(track, { kind: 'found', candidates });
    } catch (error) {
      this.#tell(track, { kind: 'failed', error });
    }
  }

  /** Asks nothing any more. */
  dispose(): void {
    this.#stopped.abort();
    this.#changed.dispose();
  }

  #tell(track: Track, replacement: Replacement): void {
    this.#found.set(track.uri, replacement);
    this.#changed.fire(track);
  }
}
