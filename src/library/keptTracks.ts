import type { Track } from '../model/track.ts';

/** Tracks outside the saved ones that are kept for the next time they are shown. */
const mostKept = 1_000;

/** Tracks that were read once, the latest thousand. Knows of every track whether it is whole. */
export class KeptTracks {
  readonly #tracks = new Map<string, Track>();
  readonly #simplified = new WeakSet<Track>();

  /** The fullest form that is kept. */
  get(uri: string): Track | undefined {
    return this.#tracks.get(uri);
  }

  /** The whole form, if it is kept. */
  whole(uri: string): Track | undefined {
    const track = this.#tracks.get(uri);
    return track && this.isWhole(track) ? track : undefined;
  }

  /** False when this object came with an album, and so without some of what Spotify knows of the track. */
  isWhole(track: Track): boolean {
    return !this.#simplified.has(track);
  }

  /** Keeps tracks as Spotify gives them one by one, in lists of their own, or saved. */
  keep(tracks: readonly Track[]): void {
    for (const track of tracks) {
      const before = this.#tracks.get(track.uri);
      const isFuller = before && this.isWhole(before) && !this.isWhole(track);
      this.#tracks.delete(track.uri);
      this.#tracks.set(track.uri, isFuller ? before : track);
    }
    const surplus = Math.max(0, this.#tracks.size - mostKept);
    for (const uri of [...this.#tracks.keys()].slice(0, surplus)) this.#tracks.delete(uri);
  }

  /** Keeps tracks as Spotify gives them with an album. */
  keepSimplified(tracks: readonly Track[]): void {
    for (const track of tracks) this.#simplified.add(track);
    this.keep(tracks);
  }
}
