import type { Change, ItemOutcome } from '../../../src/library/journal.ts';

/** One try at a change, or at taking one back. */
export interface ModelTry {
  readonly id: number;
  readonly root: number;
  readonly isUndo: boolean;
  readonly window: number;
  readonly kind: Change['kind'];
  readonly items: Map<string, ItemOutcome>;
  /** `left` when its window was closed in the middle. */
  state: 'open' | 'left' | 'settled';
}

/** What a journal is to say, written down naively. */
export class JournalModel {
  readonly tries: ModelTry[] = [];
  readonly #undone = new Set<number>();

  get roots(): number[] {
    return [...new Set(this.tries.map(({ root }) => root))];
  }

  /** Tries that were left, and settled ones with items of unknown outcome that were not taken back. */
  get doubtful(): ModelTry[] {
    return this.tries.filter(
      ({ state, items, root }) =>
        state === 'left' ||
        (state === 'settled' && [...items.values()].includes('unknown') && !this.#undone.has(root)),
    );
  }

  /**
   * What was removed and not touched since, by first try, newest first.
   * @param kindIn what was done to an item
   */
  removals(kindIn: (each: ModelTry, uri: string) => string): (readonly [id: number, uris: string[]])[] {
    const happened = (each: ModelTry, uri: string): boolean =>
      ['applied', 'undone'].includes(each.items.get(uri) ?? '');
    const latest = (uri: string): ModelTry | undefined => this.tries.findLast(each => happened(each, uri));
    const removed = this.tries.map(each => ({
      each,
      uris: [...each.items.keys()].filter(
        uri => each.items.get(uri) === 'applied' && kindIn(each, uri) === 'remove' && latest(uri) === each,
      ),
    }));
    const groups = Map.groupBy(
      removed.filter(({ uris }) => uris.length > 0),
      ({ each }) => `${each.root} ${each.isUndo}`,
    );
    return [...groups.values()]
      .map(some => [some[0]!.each.id, some.flatMap(({ uris }) => uris)] as const)
      .sort(([a], [b]) => b - a);
  }

  begin(window: number, kind: ModelTry['kind'], uris: readonly string[], extending?: number): ModelTry {
    const root = extending !== undefined && this.#mayExtend(kind, extending) ? extending : undefined;
    return this.#add({ window, kind, root, isUndo: false }, uris);
  }

  beginUndo(
    window: number,
    root: number,
    kind: ModelTry['kind'],
    uris: readonly string[],
  ): ModelTry | undefined {
    return this.isFree(root) ? this.#add({ window, kind, root, isUndo: true }, uris) : undefined;
  }

  note(each: ModelTry, outcomes: ReadonlyMap<string, ItemOutcome>): void {
    for (const [uri, outcome] of outcomes) {
      if (each.items.get(uri) !== 'undone') each.items.set(uri, outcome);
      if (!each.isUndo || outcome !== 'applied') continue;
      for (const { items } of this.#triesOf(each.root))
        if (items.get(uri) === 'applied' || items.get(uri) === 'unknown') items.set(uri, 'undone');
    }
  }

  settle(each: ModelTry, outcomes: ReadonlyMap<string, ItemOutcome>): void {
    this.note(each, outcomes);
    each.state = 'settled';
    if (each.isUndo && [...each.items.values()].every(outcome => outcome === 'applied'))
      this.markUndone(each.root);
  }

  markUndone(root: number): void {
    this.#undone.add(root);
  }

  /** Items of a change by what became of them; the latest try counts. */
  itemsOf(root: number): Map<string, ItemOutcome> {
    return new Map(this.#triesOf(root).flatMap(({ items }) => [...items]));
  }

  /** @param own window whose own tries do not matter */
  isFree(root: number, own?: number): boolean {
    const isOpen = this.tries.some(
      each =>
        each.root === root &&
        each.state !== 'settled' &&
        (each.isUndo || each.state === 'left' || each.window !== own),
    );
    return !this.#undone.has(root) && !isOpen;
  }

  latestUndoable(window: number): number | undefined {
    const isAltering = (root: number): boolean =>
      this.#triesOf(root).some(({ items }) => [...items.values()].includes('applied'));
    return this.roots.toSorted((a, b) => b - a).find(root => this.isFree(root, window) && isAltering(root));
  }

  #mayExtend(kind: ModelTry['kind'], root: number): boolean {
    const tries = this.#triesOf(root);
    const last = tries.at(-1)?.id ?? 0;
    const isOvertaken = this.tries.some(
      each =>
        each.id > last &&
        each.root !== root &&
        [...each.items.values()].some(outcome => outcome !== 'refused' && outcome !== 'unknown'),
    );
    const isOfKind = tries[0]?.kind === kind || tries[0]?.kind === 'both';
    return isOfKind && this.isFree(root) && !isOvertaken;
  }

  #add(
    { root, ...rest }: Pick<ModelTry, 'window' | 'kind' | 'isUndo'> & { readonly root: number | undefined },
    uris: readonly string[],
  ): ModelTry {
    const id = this.tries.length + 1;
    const items = new Map(uris.map(uri => [uri, 'pending' as const]));
    const each: ModelTry = { ...rest, id, root: root ?? id, items, state: 'open' };
    this.tries.push(each);
    return each;
  }

  #triesOf(root: number): ModelTry[] {
    return this.tries.filter(each => each.root === root && !each.isUndo);
  }
}
