import type { Finding } from './finding.ts';

/** Findings on one track are kept in one number, as there may be a hundred thousand: the day, and the finding. */
const mostWords = 64;

/** What is known of the tracks of one market, with the day it was found out. The latest finding counts. */
export class Findings {
  readonly #words: Finding[] = [];
  readonly #byId = new Map<string, number>();

  get size(): number {
    return this.#byId.size;
  }

  /** @param day days since 1970 */
  set(id: string, finding: Finding, day: number): void {
    const known = this.#byId.get(id);
    if (known !== undefined && Math.floor(known / mostWords) > day) return;
    this.#byId.set(id, day * mostWords + this.#placeOf(finding));
  }

  get(id: string): { readonly finding: Finding; readonly day: number } | undefined {
    const known = this.#byId.get(id);
    const finding = known === undefined ? undefined : this.#words[known % mostWords];
    if (known === undefined || finding === undefined) return undefined;
    return { finding, day: Math.floor(known / mostWords) };
  }

  ids(): Iterable<string> {
    return this.#byId.keys();
  }

  /** Spotify has a handful of reasons; should it ever have more than can be kept, the last one stands for them. */
  #placeOf(finding: Finding): number {
    const place = this.#words.indexOf(finding);
    if (place >= 0) return place;
    if (this.#words.length < mostWords) this.#words.push(finding);
    return this.#words.length - 1;
  }
}
