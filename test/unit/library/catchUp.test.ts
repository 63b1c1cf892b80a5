import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catchUp } from '../../../src/library/catchUp.ts';
import type { Page } from '../../../src/model/page.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { at } from './changingList.ts';

interface Row {
  readonly uri: string;
  readonly addedAt: string;
}

const pageSize = 5;

/** Saved tracks at Spotify, edited as an app in development mode can: dates are of the moment. */
class Server {
  rows: Row[] = [];
  requests = 0;
  /** Happens before a request is answered. */
  onRequest: () => void = () => undefined;
  #seconds = 0;
  #lastName = 0;

  constructor(calls: readonly number[]) {
    for (const count of calls) this.save(count);
  }

  /** One write: all of it gets one date. */
  save(count: number): void {
    this.#seconds += 1;
    const saved = Array.from({ length: count }, () => this.#row(`row${++this.#lastName}`));
    this.rows = [...saved, ...this.rows];
  }

  remove(place: number): void {
    this.rows = this.rows.filter((_, index) => index !== Math.floor(place * this.rows.length));
  }

  saveAgain(place: number): void {
    const row = this.rows[Math.floor(place * this.rows.length)];
    if (!row) return;
    this.#seconds += 1;
    this.rows = [this.#row(row.uri), ...this.rows.filter(each => each !== row)];
  }

  /** Another order, if both are of one date. */
  swap(a: number, b: number): void {
    const [first, second] = [this.rows[a], this.rows[b]];
    if (first?.addedAt === second?.addedAt && first && second)
      this.rows = this.rows.with(a, second).with(b, first);
  }

  page(offset: number): Page<Row> {
    this.requests += 1;
    this.onRequest();
    const items = this.rows.slice(offset, offset + pageSize);
    return { items, offset, total: this.rows.length, hasMore: offset + pageSize < this.rows.length };
  }

  /** What a window makes of the server now that knew `rows`. */
  catchUp(rows: readonly Row[], { mayAskOn = true, guessed = new Set<string>(), notRows = 0 } = {}) {
    return catchUp({
      rows,
      find: uri => rows.findLast(row => row.uri === uri),
      notRows,
      uriOf: row => row.uri,
      isGuessed: row => guessed.has(row.uri),
      head: this.page(0),
      pageSize,
      ...(mayAskOn ? { fetch: async (offset: number) => Promise.resolve(this.page(offset)) } : {}),
    });
  }

  #row(uri: string): Row {
    return { uri, addedAt: at(this.#seconds) };
  }
}

const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const edit = fc.oneof(
  fc.record({ kind: fc.constant('save' as const), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'saveAgain' as const), place }),
);
/** Sizes of the writes that made the library: rows of one date lie across the borders of pages. */
const libraries = fc.array(fc.integer({ min: 1, max: 13 }), { maxLength: 30 });

function apply(
  server: Server,
  each: { kind: 'save'; count: number } | { kind: 'remove' | 'saveAgain'; place: number },
): void {
  if (each.kind === 'save') server.save(each.count);
  else server[each.kind](each.place);
}

describe('Catching up with a list that was changed elsewhere', () => {
  it('gives rows that are as they were as the objects they were, and others as Spotify tells them', async () => {
    const server = new Server([12]);
    const known = server.rows.map((row, index) => ({
      ...row,
      ...(index === 1 ? { title: 'as it was' } : {}),
    }));
    const now = (await server.catchUp(known)) ?? [];
    assert.deepEqual(
      now.map((row, index) => row === known[index]),
      known.map((_, index) => index !== 1),
    );
    assert.equal(now[1], server.rows[1]);
  });

  it('comes out at Spotify’s list, or says that everything has to be read', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(libraries, fc.array(edit, { maxLength: 8 }), async (calls, edits) => {
        const server = new Server(calls);
        const before = server.rows;
        for (const each of edits) apply(server, each);
        const rows = await server.catchUp(before);
        if (rows) told += 1;
        assert.deepEqual(rows ?? server.rows, server.rows);
      }),
      { numRuns: 1_000 },
    );
    assert.ok(told > 700, `told ${told} of 1,000 without reading everything`);
  });

  it('is not deceived by changes in the middle of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        libraries,
        edit,
        fc.array(fc.tuple(fc.nat(6), edit), { minLength: 1 }),
        async (calls, first, later) => {
          const server = new Server(calls);
          const before = server.rows;
          apply(server, first);
          const states = [server.rows];
          server.onRequest = () => {
            for (const [when, each] of later) if (when === server.requests) apply(server, each);
            states.push(server.rows);
          };
          const rows = await server.catchUp(before);
          // What changes after the head has been read and leaves the total as it is shows at the head of the next look.
          const isOneState = states.some(state => JSON.stringify(state) === JSON.stringify(rows));
          if (rows && !isOneState) {
            server.onRequest = () => undefined;
            assert.deepEqual((await server.catchUp(rows)) ?? server.rows, server.rows);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not deceived by a row that is saved again while a removed one is looked for', async () => {
    for (let when = 2; when <= 6; when++)
      for (let again = 0; again < 59; again++) {
        const server = new Server(Array.from({ length: 60 }, () => 1));
        const before = server.rows;
        server.remove(0.6);
        server.requests = 0;
        const removed = server.rows;
        server.onRequest = () => {
          if (server.requests === when) server.saveAgain((again + 0.5) / 59);
        };
        const rows = await server.catchUp(before);
        const isTrue = [undefined, removed, server.rows].some(
          state => JSON.stringify(state) === JSON.stringify(rows),
        );
        assert.ok(isTrue, `row ${again}, request ${when}`);
      }
  });

  it('costs one request when nothing changed or all that is new is on the head page', async () => {
    const server = new Server([30, 30]);
    for (const count of [0, 1, 4]) {
      const before = server.rows;
      if (count > 0) server.save(count);
      server.requests = 0;
      assert.deepEqual(await server.catchUp(before, { mayAskOn: false }), server.rows);
      assert.equal(server.requests, 1);
    }
  });

  it('costs one request more for each page of new rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async count => {
        const server = new Server([300]);
        const before = server.rows;
        server.save(count);
        server.requests = 0;
        assert.deepEqual(await server.catchUp(before), server.rows);
        assert.ok(server.requests <= 1 + Math.ceil(count / pageSize), `${server.requests} for ${count}`);
      }),
    );
  });

  it('finds one removed row, wherever it was, in at most 2·log₂(pages) + 3 requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 1_500 }), place, async (size, where) => {
        const server = new Server(Array.from({ length: size }, () => 1));
        const before = server.rows;
        server.remove(where);
        server.requests = 0;
        assert.deepEqual(await server.catchUp(before), server.rows);
        const most = 2 * Math.log2(Math.ceil(size / pageSize)) + 3;
        assert.ok(server.requests <= most, `${server.requests} requests, at most ${most}`);
      }),
      { numRuns: 60 },
    );
  });

  it('never costs more than half of reading everything', async () => {
    const server = new Server(Array.from({ length: 400 }, () => 1));
    const before = server.rows;
    server.rows = before.filter((_, index) => index % 8 !== 7);
    server.requests = 0;
    assert.equal(await server.catchUp(before), undefined);
    assert.ok(server.requests <= 1 + 35, `${server.requests} requests`);
  });

  it('is not misled when Spotify puts rows of one date in another order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(30), fc.nat(30))), fc.nat(4), async (swaps, saved) => {
        const server = new Server([8, 8, 8, 8]);
        const before = server.rows;
        for (const [a, b] of swaps) server.swap(a, b);
        if (saved > 0) server.save(saved);
        const rows = await server.catchUp(before);
        const inOneOrder = (list: readonly Row[]): Row[] =>
          list.toSorted((a, b) => a.uri.localeCompare(b.uri));
        assert.deepEqual(inOneOrder(rows ?? server.rows), inOneOrder(server.rows));
      }),
      { numRuns: 200 },
    );
    const server = new Server([5, 30]);
    const before = server.rows;
    server.remove(0.9);
    server.swap(18, 19);
    assert.equal(await server.catchUp(before), undefined);
  });

  it('says that everything has to be read when dates do not fall from row to row', async () => {
    const server = new Server([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    server.rows = [...server.rows.slice(0, 6), ...server.rows.slice(6).reverse()];
    const before = server.rows;
    server.remove(0);
    assert.equal(await server.catchUp(before), undefined);
  });

  it('says that everything has to be read when something is gone and some entries are no rows', async () => {
    const server = new Server([30]);
    const before = server.rows;
    server.remove(0.5);
    assert.equal(await server.catchUp(before, { notRows: 0 }).then(rows => rows?.length), 29);
    server.remove(0.5);
    assert.equal(await server.catchUp(before, { notRows: 3 }), undefined);
  });

  it('does not take a list for whole that has a row twice', async () => {
    const server = new Server([12]);
    server.onRequest = () => {
      if (server.requests === 2) server.rows = [server.rows.at(-1)!, ...server.rows.slice(0, -1)];
    };
    assert.equal(await server.catchUp([]), undefined);
  });

  it('asks for no more than the head page when told so', async () => {
    const server = new Server([100]);
    const before = server.rows;
    server.remove(0.5);
    server.requests = 0;
    assert.equal(await server.catchUp(before, { mayAskOn: false }), undefined);
    assert.equal(server.requests, 1);
  });

  it('says that everything has to be read when rows were put into the middle, as extended quota allows', async () => {
    const server = new Server([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    const before = server.rows;
    server.rows = server.rows.toSpliced(8, 0, { uri: 'dated', addedAt: server.rows[8]!.addedAt });
    server.requests = 0;
    assert.equal(await server.catchUp(before), undefined);
    assert.equal(server.requests, 1, 'there are more than there can be');
    server.remove(0);
    assert.equal(
      await server.catchUp(before),
      undefined,
      'one less and one more: the dates do not come out even',
    );
  });

  it('takes date and place of guessed rows from Spotify, and leaves none of them in between', async () => {
    const server = new Server([20]);
    const before = server.rows;
    server.save(2);
    const [second, first] = server.rows;
    const guesses = [first!, second!].map(row => ({ ...row, addedAt: at(500) }));
    const guessed = new Set(guesses.map(row => row.uri));
    assert.deepEqual(await server.catchUp([...guesses, ...before], { guessed }), server.rows);
    const buried = new Set([before[15]!.uri]);
    assert.equal(await server.catchUp(server.rows, { guessed: buried }), undefined);
  });

  it('rejects when Spotify cannot be reached', async () => {
    const server = new Server([60]);
    const before = server.rows;
    server.remove(0.9);
    server.onRequest = () => {
      if (server.requests > 2) throw new SpotifyError('offline', 'no connection');
    };
    server.requests = 0;
    await assert.rejects(server.catchUp(before), { kind: 'offline' });
  });
});
