import { mergedSteps, sortedSteps } from './sortedSteps.ts';

/** Comparing names is slow, so a few are ranked in one step. */
const stepSize = 256;

/** Ranks names as a language sorts them. Comparing is slow, so each name is put in its place once. */
export class NameOrder {
  readonly #collator: Intl.Collator;
  #sorted: readonly string[] = [];
  #ranks = new Map<string, number>();

  constructor(collator: Intl.Collator) {
    this.#collator = collator;
  }

  /** Where a name that has been learnt stands; names that the language does not tell apart stand together. */
  rankOf(name: string): number {
    return this.#ranks.get(name) ?? NaN;
  }

  /** Takes names in, those that are known at no cost. Until it is done, no rank can be asked for. */
  *learn(names: Iterable<string>): Generator<undefined, void> {
    const fresh = new Set<string>();
    let seen = 0;
    for (const name of names) {
      if (!this.#ranks.has(name)) fresh.add(name);
      if (++seen % stepSize === 0) yield;
    }
    if (fresh.size === 0) return;
    const { compare } = this.#collator;
    const sorted = yield* sortedSteps([...fresh], compare);
    this.#sorted = yield* mergedSteps(this.#sorted, sorted, compare);
    yield* this.#rank();
  }

  *#rank(): Generator<undefined, void> {
    let rank = 0;
    for (const [index, name] of this.#sorted.entries()) {
      const before = this.#sorted[index - 1];
      if (before !== undefined && this.#collator.compare(before, name) !== 0) rank++;
      this.#ranks.set(name, rank);
      if (index % stepSize === 0) yield;
    }
  }
}
