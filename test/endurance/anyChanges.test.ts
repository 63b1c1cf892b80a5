import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import fc from 'fast-check';
import type { SavedItem } from '../../src/library/journal.ts';
import { uriOf } from '../../src/library/journal.ts';
import type { DatabaseJournal } from '../../src/library/journal/databaseJournal.ts';
import { JournalError } from '../../src/library/journal/journalError.ts';
import { SpotifyError } from '../../src/spotify/errors.ts';
import type { Fault } from '../support/fault.ts';
import { forbidden } from '../unit/library/curationWorld.ts';
import { JournalWorld } from '../unit/library/journalWorld.ts';
import type { TestLibrary } from '../unit/library/openTestLibrary.ts';
import { useTestLibrary } from '../unit/library/openTestLibrary.ts';

const fault = fc.constantFrom<Fault>(
  forbidden,
  { kind: 'rateLimited', retryAfterSeconds: 1 },
  { kind: 'serverError' },
  { kind: 'answerLost' },
  { kind: 'reset' },
);
/** What a step meets: a fault at one of its requests, and how often; or the window is closed after it. */
const trouble = fc.option(
  fc.oneof(
    fc.record({ fault, after: fc.nat(2), times: fc.constantFrom(1, 5) }),
    fc.constant('crash' as const),
  ),
  { freq: 2, nil: undefined },
);
const span = { from: fc.nat(45), count: fc.integer({ min: 1, max: 45 }) };
const step = fc.oneof(
  fc.record({ do: fc.constantFrom('save' as const, 'remove' as const), ...span, trouble }),
  fc.record({ do: fc.constant('both' as const), ...span, trouble, pairs: fc.boolean() }),
  fc.record({ do: fc.constantFrom('undo' as const, 'restore' as const), trouble }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A window of the editor. It crashes when its journal can be written no more. */
interface Window {
  readonly test: TestLibrary;
  readonly journal: DatabaseJournal;
}

/** One person's music with a journal on disk, changed in one window after the other. */
class Curating {
  readonly #open: () => Promise<Window>;
  readonly #pool: readonly SavedItem[];
  #window: Window;
  #hasCrashed = false;

  constructor(open: () => Promise<Window>, first: Window, pool: readonly SavedItem[]) {
    this.#open = open;
    this.#window = first;
    this.#pool = pool;
  }

  get library(): TestLibrary['library'] {
    return this.#window.test.library;
  }

  async run(each: Step): Promise<void> {
    const { spotify } = this.#window.test;
    if (each.trouble === 'crash')
      spotify.faults.next({ path: /library|me\/tracks/ }, { kind: 'meanwhile', run: () => this.#crash() });
    else if (each.trouble) spotify.faults.next({ path: /library/ }, each.trouble.fault, each.trouble);
    await this.#do(each).catch((error: unknown) => {
      assert.ok(error instanceof JournalError || SpotifyError.is(error), String(error));
    });
    spotify.faults.clear();
    if (this.#hasCrashed) this.#window = await this.#open();
    this.#hasCrashed = false;
  }

  /** What the journal says was done last to each item, once it is known what became of everything. */
  async whatTheJournalSays(journal: JournalWorld): Promise<Map<string, 'save' | 'remove'>> {
    await this.library.settleInterrupted();
    if (!journal.exists) return new Map();
    const rows = journal.sql(
      `SELECT uri, coalesce(item.kind, change.kind) AS kind FROM item JOIN change ON change.id = item.change
       WHERE outcome IN ('applied', 'undone') ORDER BY item.change, item.id`,
    );
    return new Map(rows.map(({ uri, kind }) => [uri as string, kind as 'save' | 'remove']));
  }

  async undoEverything(): Promise<void> {
    while (await this.library.undoable()) await this.library.undo();
  }

  #crash(): void {
    this.#hasCrashed = true;
    void this.#window.journal.dispose();
    this.library.dispose();
  }

  async #do(each: Step): Promise<unknown> {
    const { library } = this;
    switch (each.do) {
      case 'save':
      case 'remove':
        return library[each.do](this.#span(each));
      case 'both': {
        const [some, others] = [this.#span(each), this.#span({ ...each, from: each.from + 45 })];
        if (!each.pairs) return library.change({ save: some, remove: others });
        const count = Math.min(some.length, others.length);
        const replace = others.slice(0, count).map((remove, place) => ({ remove, save: some[place]! }));
        return library.change({ replace });
      }
      case 'undo':
        return library.undo();
      case 'restore': {
        await library.recentlyRemoved.load();
        const [removal] = library.recentlyRemoved.rows;
        return removal && library.restore(await library.recentlyRemoved.itemsOf(removal));
      }
    }
  }

  #span({ from, count }: { from: number; count: number }): SavedItem[] {
    return this.#pool.slice(from, from + count);
  }
}

describe('Any changes, undoings, restorations, faults and crashes', () => {
  const { open } = useTestLibrary({ tracks: 90 });
  const worlds: JournalWorld[] = [];

  afterEach(() => Promise.all(worlds.splice(0).map(world => world.remove())));

  interface Run {
    readonly test: TestLibrary;
    readonly curating: Curating;
    readonly world: JournalWorld;
    readonly pool: readonly SavedItem[];
  }

  async function check(
    mode: 'development' | 'extended',
    numRuns: number,
    property: (run: Run, steps: readonly Step[]) => Promise<void>,
  ): Promise<void> {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async steps => {
        const world = await JournalWorld.make();
        worlds.push(world);
        const openNext = async (): Promise<Window> => {
          const journal = world.open();
          const test = await open(mode, 'savedTracks', journal);
          world.now = test.clock.now();
          return { test, journal };
        };
        const first = await openNext();
        const { test } = first;
        test.spotify.reset();
        test.spotify.mode = mode;
        await test.library.refresh('savedTracks');
        const pool = [...test.rows(45), ...(await test.unsavedRows(45))];
        await property({ test, curating: new Curating(openNext, first, pool), world, pool }, steps);
      }),
      { numRuns },
    );
  }

  it('end with the journal saying what Spotify holds, and the list showing it', async () => {
    await check('development', 25, async ({ test, curating, world }, steps) => {
      const expected = new Set(test.serverUris);
      for (const each of steps) await curating.run(each);
      const said = await curating.whatTheJournalSays(world);
      for (const [uri, kind] of said) expected[kind === 'save' ? 'add' : 'delete'](uri);
      assert.deepEqual(new Set(test.serverUris), expected);
      await curating.library.refresh('savedTracks');
      assert.deepEqual(
        new Set(curating.library.savedTracks.rows.map(({ track }) => track.uri)),
        new Set(test.serverUris),
      );
      const removed = [...said].filter(([, kind]) => kind === 'remove').map(([uri]) => uri);
      // The list follows what was found out a moment later.
      await eventually(async () => {
        await curating.library.recentlyRemoved.load();
        const listed = new Set(curating.library.recentlyRemoved.rows.flatMap(({ uris }) => uris));
        assert.deepEqual(listed, new Set(removed), 'and all that was removed can be restored');
      }, 5_000);
    });
  });

  it('leave what was there at first when everything is undone', async () => {
    await check('development', 25, async ({ test, curating }, steps) => {
      const before = new Set(test.serverUris);
      for (const each of steps) await curating.run(each);
      await curating.undoEverything();
      assert.deepEqual(new Set(test.serverUris), before);
    });
  });

  it('leave it with its dates and in its order with extended quota', async () => {
    const rowsOf = (test: TestLibrary): string[] =>
      test.spotify.state.savedTracks().map(({ uri, addedAt }) => `${addedAt} ${uri}`);
    await check('extended', 25, async ({ test, curating }, steps) => {
      const before = rowsOf(test);
      // What is restored is a saving, whose undoing and its own come to the same: dates go with the items.
      for (const each of steps) await curating.run(each);
      await curating.undoEverything();
      assert.deepEqual(rowsOf(test).toSorted(), before.toSorted());
      assert.deepEqual(rowsOf(test), before);
    });
  });

  it('leave at each undoing what was saved before the change', async () => {
    await check('development', 25, async ({ test, curating, pool }, steps) => {
      for (const each of steps) {
        await curating.run(each);
        const before = new Set(test.serverUris);
        const { trouble } = each;
        if (trouble && trouble !== 'crash')
          test.spotify.faults.next({ path: /library/ }, trouble.fault, trouble);
        const outcome = await curating.library.save(pool).catch(() => undefined);
        test.spotify.faults.clear();
        if (outcome?.changeId !== undefined) await curating.library.undo(outcome.changeId);
        const after = new Set(test.serverUris);
        for (const item of pool) assert.ok(!before.has(uriOf(item)) || after.has(uriOf(item)), uriOf(item));
      }
    });
  });
});
