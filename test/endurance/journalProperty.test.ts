import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BegunChange, Change, ItemOutcome, Journal, SavedItem } from '../../src/library/journal.ts';
import { kindOf, uriOf } from '../../src/library/journal.ts';
import { MemoryJournal } from '../../src/library/memoryJournal.ts';
import type { ModelTry } from '../unit/library/journalModel.ts';
import { JournalModel } from '../unit/library/journalModel.ts';
import { item, JournalWorld, listsOf, start } from '../unit/library/journalWorld.ts';

const window = fc.nat(1);
const which = fc.nat(20);
const kind = fc.constantFrom('save' as const, 'remove' as const, 'both' as const);
const words = fc.array(fc.constantFrom('applied' as const, 'refused' as const, 'unknown' as const), {
  minLength: 4,
  maxLength: 4,
});
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('begin' as const),
      window,
      kind,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('extend' as const), window, kind, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('undo' as const),
      window,
      which: fc.option(which, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), which, unknown: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('settle' as const), which, words, isWhole: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('markUndone' as const), window, which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), window }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('findOut' as const), window, words }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Two windows and what they are to say. */
class Comparison {
  readonly #windows: Journal[];
  readonly #reopen: ((closed: Journal) => Promise<Journal>) | undefined;
  readonly #model = new JournalModel();
  #begun: { readonly written: BegunChange; readonly expected: ModelTry; readonly window: number }[] = [];
  #names = 0;

  /** @param reopen closes a window and opens another; without it no window is closed */
  constructor(windows: Journal[], reopen?: (closed: Journal) => Promise<Journal>) {
    this.#windows = windows;
    this.#reopen = reopen;
  }

  async run(step: Step): Promise<void> {
    const model = this.#model;
    const { roots } = model;
    const root = 'which' in step ? roots[(step.which ?? 0) % roots.length] : undefined;
    switch (step.do) {
      case 'begin':
        return this.#begin(step.window, step.kind, this.#fresh(step.count));
      case 'extend': {
        const again = root === undefined ? [] : this.#itemsThat(root, 'refused', 'unknown');
        return this.#begin(step.window, step.kind, again.length > 0 ? again : this.#fresh(1), root);
      }
      case 'undo':
        return this.#undo(step.window, step.which === undefined ? model.latestUndoable(step.window) : root);
      case 'note': {
        const each = this.#begun[step.which % this.#begun.length];
        const open = [...(each?.expected.items ?? [])].find(([, outcome]) => outcome === 'pending');
        if (!each || !open) return;
        const outcome = step.unknown ? 'unknown' : 'applied';
        each.written.note([open[0]], outcome);
        model.note(each.expected, new Map([[open[0], outcome]]));
        return;
      }
      case 'settle': {
        const [each] = this.#begun.splice(step.which % this.#begun.length, 1);
        if (!each) return;
        const open = [...each.expected.items].filter(([, outcome]) => outcome === 'pending');
        const outcomes = new Map(
          open.map(([uri], index) => [uri, (step.isWhole ? undefined : step.words[index % 4]) ?? 'applied']),
        );
        await each.written.settle(outcomes);
        model.settle(each.expected, outcomes);
        return;
      }
      case 'markUndone':
        if (root === undefined) return;
        model.markUndone(root);
        return this.#window(step.window).markUndone(root);
      case 'close':
        return this.#close(step.window);
      case 'findOut':
        return this.#findOut(step.window, step.words);
    }
  }

  async check(): Promise<void> {
    const model = this.#model;
    // Outcomes are noted a little later.
    for (const { expected } of this.#begun)
      await untilNoted(this.#window(0), expected, () => model.itemsOf(expected.root));
    for (const [index, journal] of this.#windows.entries()) {
      assert.equal((await journal.latestUndoable())?.id, model.latestUndoable(index));
      const removals = await journal.removals(start);
      assert.deepEqual(
        removals.map(({ id, uris }) => [id, uris]),
        model.removals(kindIn),
      );
      for (const { id, uris } of removals) {
        const items = await journal.removedItems(id);
        assert.deepEqual(
          uris.filter(uri => !items.some(each => uriOf(each) === uri)),
          [],
        );
      }
      assert.deepEqual(await journal.removals(start + 1), []);
      for (const root of model.roots) {
        const change = await journal.find(root);
        assert.deepEqual(
          new Map(change?.items.map(({ uri, outcome }) => [uri, outcome])),
          model.itemsOf(root),
        );
      }
    }
  }

  async #begin(
    index: number,
    kind: Change['kind'],
    uris: readonly string[],
    extending?: number,
  ): Promise<void> {
    const lists = listsOf(kind, itemsOf(uris));
    const written = await this.#window(index).begin({ ...lists, at: start, extending });
    const expected = this.#model.begin(this.#place(index), kindOf(lists), uris, extending);
    assert.equal(written.id, expected.root);
    this.#begun.push({ written, expected, window: this.#place(index) });
  }

  async #undo(index: number, root: number | undefined): Promise<void> {
    const uris = root === undefined ? [] : this.#itemsThat(root, 'applied', 'unknown');
    if (root === undefined || uris.length === 0) return;
    const [first] = this.#model.tries.filter(each => each.id === root);
    const opposites = { save: 'remove', remove: 'save', both: 'both' } as const;
    const lists = listsOf(opposites[first?.kind ?? 'save'], itemsOf(uris));
    const written = await this.#window(index).beginUndo(root, { ...lists, at: start });
    const expected = this.#model.beginUndo(this.#place(index), root, kindOf(lists), uris);
    assert.equal(written?.id, expected?.root);
    if (written && expected) this.#begun.push({ written, expected, window: this.#place(index) });
  }

  /** In the middle of whatever it does. */
  async #close(index: number): Promise<void> {
    if (!this.#reopen) return;
    await this.check();
    this.#windows[index] = await this.#reopen(this.#window(index));
    for (const each of this.#begun) if (each.window === index) each.expected.state = 'left';
    this.#begun = this.#begun.filter(each => each.window !== index);
  }

  async #findOut(index: number, words: readonly ItemOutcome[]): Promise<void> {
    await this.check();
    const left = this.#model.doubtful;
    const interrupted = await this.#window(index).interrupted();
    const doubts = left.map(({ items }) =>
      [...items].filter(([, outcome]) => outcome === 'pending' || outcome === 'unknown').map(([uri]) => uri),
    );
    assert.deepEqual(
      interrupted.map(({ items }) => items.map(({ uri }) => uri)),
      doubts,
    );
    assert.deepEqual(
      interrupted.map(({ items }) => items.map(({ uri, kind }) => `${kind} ${uri}`)),
      left.map((each, place) => (doubts[place] ?? []).map(uri => `${kindIn(each, uri)} ${uri}`)),
    );
    for (const [place, change] of interrupted.entries()) {
      const outcomes = new Map(
        change.items.map(
          ({ uri }, index) => [uri, words[index % 4] === 'applied' ? 'applied' : 'refused'] as const,
        ),
      );
      await change.settle(outcomes);
      this.#model.settle(left[place]!, outcomes);
    }
  }

  #itemsThat(root: number, ...outcomes: ItemOutcome[]): string[] {
    return [...this.#model.itemsOf(root)].filter(([, each]) => outcomes.includes(each)).map(([uri]) => uri);
  }

  #fresh(count: number): string[] {
    return Array.from({ length: count }, () => `track ${++this.#names}`);
  }

  #window(index: number): Journal {
    return this.#windows[this.#place(index)]!;
  }

  #place(index: number): number {
    return index % this.#windows.length;
  }
}

/** Of a change of both kinds the first item is to be saved. */
function kindIn({ items, kind: of }: ModelTry, uri: string): string {
  if (of !== 'both') return of;
  return [...items.keys()][0] === uri ? 'save' : 'remove';
}

const itemsOf = (uris: readonly string[]): SavedItem[] => uris.map(item);

async function untilNoted(
  journal: Journal,
  { root }: ModelTry,
  items: () => ReadonlyMap<string, ItemOutcome>,
): Promise<void> {
  for (;;) {
    const change = await journal.find(root);
    if (change?.items.every(({ uri, outcome }) => items().get(uri) === outcome)) return;
    await new Promise(setImmediate);
  }
}

describe('The journal says what one would write down naively', () => {
  const anySteps = (maxLength: number): fc.Arbitrary<Step[]> => fc.array(step, { minLength: 1, maxLength });

  it('whatever two windows do, and whichever are closed in the middle', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(25), async steps => {
        const world = await JournalWorld.make();
        try {
          const comparison = new Comparison([world.open(), world.open()], async closed => {
            await closed.dispose();
            return world.open();
          });
          for (const each of steps) await comparison.run(each);
          await comparison.check();
          assert.deepEqual([world.logged, world.troubles], [[], []]);
        } finally {
          await world.remove();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in memory', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(40), async steps => {
        const journal = new MemoryJournal();
        const comparison = new Comparison([journal]);
        for (const each of steps) {
          await comparison.run(each);
          await comparison.check();
        }
      }),
      { numRuns: 200 },
    );
  });
});
