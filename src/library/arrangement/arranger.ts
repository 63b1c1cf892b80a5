import type { SavedTrack } from '../../model/track.ts';
import { inSlices } from '../inSlices.ts';
import type { Arrangement, Grouping } from './arrangement.ts';
import { isFiltering } from './arrangement.ts';
import type { FilterParts } from './filterRows.ts';
import { filteredRows } from './filterRows.ts';
import type { TrackGroup } from './groupRows.ts';
import { groupedRows } from './groupRows.ts';
import { NameOrder } from './nameOrder.ts';
import type { NameKey } from './sortRows.ts';
import { sortedRows } from './sortRows.ts';
import { TextMatch } from './textMatch.ts';

/** VS Code draws so many rows below one another in well under a second; more of them are grouped. */
export const mostFlatRows = 20_000;

/** What is to be arranged, and how. */
export interface ArrangingTask {
  /** Newest first. */
  readonly rows: readonly SavedTrack[];
  /** How many rows there are or will be once all are here. */
  readonly expected: number;
  readonly arrangement: Arrangement;
  /** Whether a saved album is known with this URI. */
  readonly isAlbumSaved: (uri: string) => boolean;
  /** What is known of whether a track can be played; default what its row tells. */
  readonly availability?: FilterParts['availability'];
}

/** Saved tracks as they are to be shown. */
export interface Arranged {
  /** What the person has asked for. */
  readonly arrangement: Arrangement;
  /** What the filter leaves, in order. */
  readonly rows: readonly SavedTrack[];
  /** The same rows in groups; undefined when they are one list. */
  readonly groups: readonly TrackGroup[] | undefined;
  readonly grouping: Grouping;
  /** Whether they are grouped only because there are so many. */
  readonly isTooLong: boolean;
  /** Rows that the filter left out only because Spotify has not told whether they can be played. */
  readonly untold: number;
}

/**
 * Arranges saved tracks, one task after another, without holding up the process. What it has found out about names it
 * keeps for as long as they are sorted by those, or looked through for the same words.
 */
export class Arranger {
  readonly #collator: Intl.Collator;
  readonly #names = new Map<NameKey, NameOrder>();
  #text = new TextMatch('');
  #next: ArrangingTask | undefined;
  #working: Promise<Arranged> | undefined;
  #waiting: Promise<Arranged> | undefined;

  /** @param language whose order names are sorted in, as a BCP 47 tag; numbers in them count as such */
  constructor(language: string) {
    this.#collator = new Intl.Collator(language, { numeric: true });
  }

  /** What a task comes to. Of tasks that wait for the same one to be done, all get what the latest comes to. */
  arrange(task: ArrangingTask): Promise<Arranged> {
    this.#next = task;
    if (this.#waiting) return this.#waiting;
    if (!this.#working) return this.#begin();
    this.#waiting = this.#working.catch(() => undefined).then(() => this.#begin());
    return this.#waiting;
  }

  #begin(): Promise<Arranged> {
    const task = this.#next;
    this.#waiting = undefined;
    if (!task) throw new Error('there is nothing to arrange');
    const working = inSlices(this.#arrange(task)).finally(() => {
      if (this.#working === working) this.#working = undefined;
    });
    this.#working = working;
    return working;
  }

  *#arrange({ rows, expected, arrangement, ...known }: ArrangingTask): Generator<undefined, Arranged> {
    const { sort, filter } = arrangement;
    this.#forgetAllBut(arrangement);
    const isFiltered = isFiltering(filter);
    const found = isFiltered
      ? yield* filteredRows(rows, { text: this.#text, conditions: filter.conditions, ...known })
      : { rows, untold: 0 };
    const sorted = yield* sortedRows(found.rows, sort, key => this.#namesOf(key));
    const toExpect = isFiltered ? sorted.length : Math.max(expected, sorted.length);
    const { grouping, isTooLong } = groupingFor(arrangement, toExpect);
    const groups =
      grouping === 'none' ? undefined : yield* groupedRows(sorted, grouping, sort, this.#collator);
    return { arrangement, rows: sorted, groups, grouping, isTooLong, untold: found.untold };
  }

  #namesOf(key: NameKey): NameOrder {
    const known = this.#names.get(key) ?? new NameOrder(this.#collator);
    this.#names.set(key, known);
    return known;
  }

  #forgetAllBut({ sort, filter }: Arrangement): void {
    for (const key of this.#names.keys()) if (key !== sort.key) this.#names.delete(key);
    if (filter.text !== this.#text.text) this.#text = new TextMatch(filter.text);
  }
}

function groupingFor({ grouping }: Arrangement, length: number): Pick<Arranged, 'grouping' | 'isTooLong'> {
  if (grouping !== 'automatic') return { grouping, isTooLong: false };
  const isTooLong = length > mostFlatRows;
  return { grouping: isTooLong ? 'yearAdded' : 'none', isTooLong };
}
