import type { Library } from '../library/library.ts';
import type { Track } from '../model/track.ts';
import { SpotifyError } from '../spotify/errors.ts';

/** What Spotify finds for one text: asked for once, and again only when that has failed. */
export class SpotifyFinding {
  readonly text: string;
  readonly #library: Library;
  readonly #stopped = new AbortController();
  #tracks: readonly Track[] | undefined;
  #error: unknown;

  constructor(library: Library, text: string) {
    this.#library = library;
    this.text = text;
  }

  /** Undefined until Spotify has answered. */
  get tracks(): readonly Track[] | undefined {
    return this.#tracks;
  }

  /** Why there are no tracks. */
  get error(): unknown {
    return this.#error;
  }

  get isAsking(): boolean {
    return this.#tracks === undefined && this.#error === undefined;
  }

  /** Asks Spotify, then about those whose saved state is not known; that answer comes with the library's event. */
  async ask(): Promise<void> {
    this.#error = undefined;
    try {
      const tracks = await this.#library.tracks.search(this.text, this.#stopped.signal);
      this.#tracks = tracks;
      this.#library.lookUpSaved(tracks.filter(track => !track.isLocal).map(track => track.uri));
    } catch (error) {
      if (!SpotifyError.is(error, 'cancelled')) this.#error = error;
    }
  }

  /** Nobody waits for the answer any more. */
  stop(): void {
    this.#stopped.abort();
  }
}
