import type { SavedTrack, Track } from '../../model/track.ts';
import type { Recording } from '../recordings/recording.ts';
import { recordingOf } from '../recordings/recording.ts';
import { recordingCode } from '../recordings/recordingCode.ts';
import { lengthToleranceMs } from '../recordings/recordingOptions.ts';
import { titleForm } from '../recordings/titleForm.ts';

/** Reading a title takes some ten microseconds. */
const stepSize = 32;

/** Recordings that have something in common. */
export interface CandidateList {
  readonly by: 'title' | 'code';
  readonly recordings: readonly Recording[];
}

/** Saved tracks that have a title or a code in common with others. Only of those all is read that can be compared. */
export class Candidates {
  readonly #keys: WeakMap<Track, string>;
  readonly #byTitle = new Places();
  readonly #byCode = new Places();
  readonly #recordings = new Map<number, Recording>();
  readonly #places = new Map<Recording, number>();
  #rows: readonly SavedTrack[] = [];

  /** @param keys what has been read of titles before */
  constructor(keys: WeakMap<Track, string>) {
    this.#keys = keys;
  }

  /** Looks through all rows, some in a step. */
  *takeIn(rows: readonly SavedTrack[]): Generator<undefined, void> {
    this.#rows = rows;
    for (const [place, { track }] of rows.entries()) {
      this.#byTitle.add(this.#keyOf(track), place);
      const code = recordingCode(track.isrc);
      if (code !== undefined) this.#byCode.add(code, place);
      if (place % stepSize === 0) yield;
    }
  }

  /**
   * Lists of two and more, in steps.
   * @param isAnyLength whether tracks of one title may be the same although none of the others is about as long
   */
  *lists(isAnyLength: boolean): Generator<CandidateList | undefined, void> {
    for (const places of this.#byTitle.shared()) {
      const some = isAnyLength ? places : this.#withNeighbours(places);
      if (some.length > 0) yield { by: 'title', recordings: yield* this.#at(some) };
    }
    for (const places of this.#byCode.shared()) yield { by: 'code', recordings: yield* this.#at(places) };
  }

  /** The row that a recording was read from, and its place among all. */
  rowOf(recording: Recording): { readonly row: SavedTrack; readonly place: number } {
    const place = this.#places.get(recording) ?? NaN;
    const row = this.#rows[place];
    if (!row) throw new Error('this recording was not read from any row');
    return { row, place };
  }

  /** Those with another that is about as long: reading the others would take most of the time. */
  #withNeighbours(places: readonly number[]): number[] {
    const sorted = Float64Array.from(places, place => this.#lengthAt(place)).sort();
    return places.filter(place => {
      const length = this.#lengthAt(place);
      const next = firstFrom(sorted, length - lengthToleranceMs);
      return (sorted[next + 1] ?? Infinity) <= length + lengthToleranceMs;
    });
  }

  #lengthAt(place: number): number {
    return this.#rows[place]?.track.durationMs ?? 0;
  }

  #keyOf(track: Track): string {
    const known = this.#keys.get(track);
    if (known !== undefined) return known;
    const { key } = titleForm(track.name);
    this.#keys.set(track, key);
    return key;
  }

  *#at(places: readonly number[]): Generator<undefined, Recording[]> {
    const recordings: Recording[] = [];
    for (const place of places) {
      const row = this.#rows[place];
      if (row) recordings.push(this.#recordings.get(place) ?? this.#read(row, place));
      if (recordings.length % stepSize === 0) yield;
    }
    return recordings;
  }

  #read({ track }: SavedTrack, place: number): Recording {
    const recording = recordingOf(track);
    this.#recordings.set(place, recording);
    this.#places.set(recording, place);
    return recording;
  }
}

/** The place of the first in `sorted` that is `least` or more. */
function firstFrom(sorted: Float64Array, least: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Places by what they have in common. Most are alone, which costs them no list. */
class Places {
  readonly #first = new Map<string, number>();
  readonly #lists = new Map<string, number[]>();

  add(key: string, place: number): void {
    const list = this.#lists.get(key);
    const first = this.#first.get(key);
    if (list) list.push(place);
    else if (first !== undefined) this.#lists.set(key, [first, place]);
    else this.#first.set(key, place);
  }

  shared(): Iterable<readonly number[]> {
    return this.#lists.values();
  }
}
