import type { FoldedQuery } from './foldedText.ts';

/** What a query has found. */
export interface Matches {
  /** Of tracks, newest first. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** How close each of them is. */
  readonly levels: Uint8Array;
}

interface Step {
  readonly query: FoldedQuery;
  readonly matches: Matches;
}

/** Queries somebody may have typed one after the other before they went back. */
const mostKept = 16;

/** Remembers what was found while somebody types: what a longer query finds is among that, and going back costs nothing. */
export class MatchHistory {
  readonly #steps: Step[] = [];

  clear(): void {
    this.#steps.length = 0;
  }

  /** @param match finds what matches the query, among what an earlier one has found if there is such */
  find(query: FoldedQuery, match: (earlier?: Matches['numbers']) => Matches): Matches {
    while (this.#last && !narrows(query, this.#last.query)) this.#steps.pop();
    const last = this.#last;
    if (last?.query.phrase === query.phrase) return last.matches;
    const matches = match(last?.matches.numbers);
    this.#steps.push({ query, matches });
    if (this.#steps.length > mostKept) this.#steps.shift();
    return matches;
  }

  get #last(): Step | undefined {
    return this.#steps.at(-1);
  }
}

/** Whether whatever matches `query` matches `earlier` as well. */
function narrows(query: FoldedQuery, earlier: FoldedQuery): boolean {
  return earlier.words.every(word => query.words.some(each => each.includes(word)));
}
