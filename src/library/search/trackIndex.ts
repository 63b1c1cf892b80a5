import type { SavedTrack } from '../../model/track.ts';
import { foldedQuery, foldedText } from './foldedText.ts';
import type { FoldedQuery } from './foldedText.ts';
import { Int32List } from './int32List.ts';
import { MatchHistory } from './matchHistory.ts';
import type { Matches } from './matchHistory.ts';
import { placeInText, SoughtWord, TextTable } from './textTable.ts';

/** How well a track matches; lower is better, and stands higher. */
export const closeness = {
  wholeTitle: 0,
  titleBegins: 1,
  wordsOfTitle: 2,
  words: 3,
  anywhere: 4,
} as const;

/** Tracks that were found. */
export interface FoundTracks {
  /** The best ones, best first; of those that match as well, the newest first. */
  readonly rows: readonly SavedTrack[];
  /** How many match. */
  readonly total: number;
}

/**
 * Finds saved tracks by what people type: every word must be in the title, the artists or the album, anywhere in
 * them; case, accents and punctuation do not matter. About 200 bytes of memory for each track.
 */
export class TrackIndex {
  readonly #numbers = new Map<string, number>();
  /** By number, as they were last. */
  readonly #rows: SavedTrack[] = [];
  readonly #titles = new TextTable();
  readonly #credits = new TextTable();
  readonly #albums = new TextTable();
  readonly #creditIds = new Map<string, number>();
  readonly #albumIds = new Map<string, number>();
  readonly #creditOf = new Int32List();
  readonly #albumOf = new Int32List();
  readonly #history = new MatchHistory();
  /** Numbers of the tracks, newest first. */
  #order = new Uint32Array();
  #isWhole = false;

  /** Whether all of the rows last given are looked through. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /**
   * Takes in `rows`, newest first, which are all there are from now on; those it knows cost little. To be run step by
   * step, each for a few rows; until it has ended, rows known before are found, the first time those taken in so far.
   * Returns whether there are tracks that were not there before.
   */
  *takeIn(rows: readonly SavedTrack[]): Generator<undefined, boolean> {
    const isFirst = this.#order.length === 0;
    const order = new Uint32Array(rows.length);
    const before = { order: this.#order.length, rows: this.#rows.length };
    this.#isWhole = false;
    for (const [index, row] of rows.entries()) {
      order[index] = this.#numberOf(row);
      if (index % rowsInAStep !== 0) continue;
      if (isFirst) this.#setOrder(order.subarray(0, index + 1));
      yield;
    }
    this.#setOrder(order);
    this.#isWhole = true;
    return this.#rows.length > before.rows || order.length > before.order;
  }

  /** The `most` best matches for what somebody has typed; nothing typed matches everything. */
  search(text: string, most: number): FoundTracks {
    const query = foldedQuery(text);
    const matches = this.#history.find(query, earlier => this.#match(query, earlier));
    return { rows: this.#best(matches, most), total: matches.numbers.length };
  }

  #setOrder(order: Uint32Array<ArrayBuffer>): void {
    this.#order = order;
    this.#history.clear();
  }

  /** A track that has come in another form since, under another title for one, gets a new number. */
  #numberOf(row: SavedTrack): number {
    const { uri } = row.track;
    const known = this.#numbers.get(uri);
    const before = known === undefined ? undefined : this.#rows[known];
    if (known !== undefined && before && isAlike(before, row)) {
      this.#rows[known] = row;
      return known;
    }
    const number = this.#titles.add(foldedText(row.track.name));
    this.#rows.push(row);
    this.#creditOf.push(idOf(creditOf(row), this.#creditIds, this.#credits));
    this.#albumOf.push(idOf(albumOf(row), this.#albumIds, this.#albums));
    this.#numbers.set(uri, number);
    return number;
  }

  #match({ words, phrase }: FoldedQuery, among?: Uint32Array): Matches {
    const numbers = (among ?? this.#order).slice();
    const levels = new Uint8Array(numbers.length);
    let count = numbers.length;
    for (const word of words)
      count = this.#matchWord(new SoughtWord(word), numbers.subarray(0, count), levels);
    const start = ` ${phrase}`;
    for (let index = 0; index < count; index++)
      if (levels[index] === closeness.wordsOfTitle)
        levels[index] = this.#closenessOfTitle(numbers[index] ?? 0, start);
    return { numbers: numbers.slice(0, count), levels: levels.slice(0, count) };
  }

  /** Moves those of `numbers` that match to the front, and their levels, which get no better; returns how many. */
  #matchWord(word: SoughtWord, numbers: Uint32Array, levels: Uint8Array): number {
    const inTitles = this.#titles.places(word, numbers);
    const inCredits = this.#credits.places(word);
    const inAlbums = this.#albums.places(word);
    const [creditOf, albumOf] = [this.#creditOf.values, this.#albumOf.values];
    let count = 0;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] ?? 0;
      const inTitle = inTitles[number] ?? 0;
      const elsewhere = Math.max(inCredits[creditOf[number] ?? 0] ?? 0, inAlbums[albumOf[number] ?? 0] ?? 0);
      if (inTitle + elsewhere === 0) continue;
      const level =
        inTitle === placeInText.atStartOfWord
          ? closeness.wordsOfTitle
          : elsewhere === placeInText.atStartOfWord
            ? closeness.words
            : closeness.anywhere;
      levels[count] = Math.max(levels[index] ?? 0, level);
      numbers[count++] = number;
    }
    return count;
  }

  #closenessOfTitle(number: number, start: string): number {
    if (!this.#titles.startsWith(number, start)) return closeness.wordsOfTitle;
    return this.#titles.endsAfter(number, start) ? closeness.wholeTitle : closeness.titleBegins;
  }

  #best({ numbers, levels }: Matches, most: number): SavedTrack[] {
    const rows: SavedTrack[] = [];
    for (let level = 0; level <= closeness.anywhere && rows.length < most; level++) {
      for (let index = 0; index < levels.length && rows.length < most; index++) {
        const row = levels[index] === level ? this.#rows[numbers[index] ?? 0] : undefined;
        if (row) rows.push(row);
      }
    }
    return rows;
  }
}

/** Rows between two chances to pause: well under a millisecond. */
const rowsInAStep = 32;

function idOf(text: string, ids: Map<string, number>, table: TextTable): number {
  const known = ids.get(text);
  if (known !== undefined) return known;
  const id = table.add(foldedText(text));
  ids.set(text, id);
  return id;
}

function isAlike(a: SavedTrack, b: SavedTrack): boolean {
  if (a.track === b.track) return true;
  return a.track.name === b.track.name && creditOf(a) === creditOf(b) && albumOf(a) === albumOf(b);
}

/** A line for each artist is no help: words are looked for one by one. */
function creditOf({ track }: SavedTrack): string {
  return track.artists.map(artist => artist.name).join(' ');
}

function albumOf({ track }: SavedTrack): string {
  return track.album?.name ?? '';
}
