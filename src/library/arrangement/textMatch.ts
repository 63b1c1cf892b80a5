import type { Track } from '../../model/track.ts';
import { foldedQuery, foldedText } from '../search/foldedText.ts';

/**
 * Tells the tracks with each word of a text in the title, an artist's name or the album's, as searching does. What it
 * has found out of a track it remembers for as long as the track is there, because folding names is slow.
 */
export class TextMatch {
  readonly text: string;
  readonly #words: readonly string[];
  readonly #known = new WeakMap<Track, boolean>();

  constructor(text: string) {
    this.text = text;
    this.#words = foldedQuery(text).words;
  }

  isIn(track: Track): boolean {
    if (this.#words.length === 0) return true;
    const known = this.#known.get(track);
    if (known !== undefined) return known;
    const names = [track.name, ...track.artists.map(artist => artist.name), track.album?.name ?? ''];
    const folded = names.map(foldedText);
    const isIn = this.#words.every(word => folded.some(name => name.includes(word)));
    this.#known.set(track, isIn);
    return isIn;
  }
}
