import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cancelled } from '../../../src/spotify/clock.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { pagesAhead, PagedReading } from '../../../src/spotify/pagedReading.ts';
import type { Page } from '../../../src/model/page.ts';

const pageSize = 5;

/** Spotify's side: a list that changes and fails on demand, and answers in an order of its own. */
class ListAtSpotify {
  entries: (string | null)[];
  /** What befalls the n-th request for a later page, before it is answered. */
  onRequest: (index: number, offset: number) => void = () => undefined;
  /** Rounds that the n-th answer takes. */
  delayOf: (index: number) => number = () => 0;
  readonly offsets: number[] = [];
  mostUnderWay = 0;
  underWay = 0;
  cancelled = 0;
  #lastName = 0;

  constructor(count: number) {
    this.entries = Array.from({ length: count }, () => this.#newName());
  }

  get uris(): string[] {
    return this.entries.filter(entry => entry !== null);
  }

  add(): void {
    this.entries.unshift(this.#newName());
  }

  removeAt(index: number): void {
    this.entries.splice(index, 1);
  }

  page(offset: number, limit = pageSize): Page<string> {
    const entries = this.entries.slice(offset, offset + limit);
    const items = entries.filter(entry => entry !== null);
    const leftOut = entries.length - items.length;
    const total = this.entries.length;
    return { items, offset, total, hasMore: offset + limit < total, ...(leftOut ? { leftOut } : {}) };
  }

  readingFrom(first: Page<string>): PagedReading<string> {
    return new PagedReading(first, {
      fetch: (offset, limit, signal) => this.#answer(offset, limit, signal),
      uriOf: uri => uri,
      pageSize,
    });
  }

  /** A reading whose first page has just come in. */
  read(): PagedReading<string> {
    return this.readingFrom(this.page(0));
  }

  async #answer(offset: number, limit: number, signal: AbortSignal): Promise<Page<string>> {
    const index = this.offsets.push(offset) - 1;
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    try {
      for (let round = 0; round <= this.delayOf(index); round++) await new Promise(setImmediate);
      if (signal.aborted) {
        this.cancelled += 1;
        throw cancelled();
      }
      this.onRequest(index, offset);
      return this.page(offset, limit);
    } finally {
      this.underWay -= 1;
    }
  }

  #newName(): string {
    return `item${++this.#lastName}`;
  }
}

async function all(reading: PagedReading<string>, signal?: AbortSignal): Promise<string[]> {
  const items: string[] = [];
  for await (const page of reading.pages(signal)) items.push(...page.items);
  return items;
}

function failing(kind: SpotifyErrorKind): never {
  throw new SpotifyError(kind, 'befallen');
}

/** What happens to a list while it is read; `place` is a share of its length. */
const change = fc.oneof(
  fc.constant({ kind: 'add' as const }),
  fc.record({ kind: fc.constant('remove' as const), place: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
);
const sizes = fc.constantFrom(0, 1, 4, 5, 6, 23, 60, 101);
const delays = fc.array(fc.nat(4), { minLength: 1, maxLength: 30 });
const changes = fc.array(fc.tuple(fc.nat(20), change), { maxLength: 3 });

function bringAbout(
  list: ListAtSpotify,
  happening: { kind: 'add' } | { kind: 'remove'; place: number },
): void {
  if (happening.kind === 'add') list.add();
  else if (list.entries.length > 0) list.removeAt(Math.floor(happening.place * list.entries.length));
}

describe('Reading a list page by page', () => {
  it('gives every item once and in order, whatever order the answers come in', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, delays, fc.array(fc.nat(100)), async (size, delay, gone) => {
        const list = new ListAtSpotify(size);
        for (const index of gone) if (index < size) list.entries[index] = null;
        list.delayOf = index => delay[index % delay.length] ?? 0;
        const reading = list.read();
        assert.deepEqual(await all(reading), list.uris);
        assert.equal(reading.fits, true);
        assert.equal(
          list.offsets.length,
          Math.max(Math.ceil(size / pageSize) - 1, 0),
          'each page asked for once',
        );
        assert.ok(list.mostUnderWay <= pagesAhead);
      }),
      { numRuns: 200 },
    );
  });

  it('gives no item twice while the list shifts, and once it is quiet another reading tells all of it', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, delays, changes, async (size, delay, happenings) => {
        const list = new ListAtSpotify(size);
        list.delayOf = index => delay[index % delay.length] ?? 0;
        list.onRequest = index => {
          for (const [when, happening] of happenings) if (when === index) bringAbout(list, happening);
        };
        const reading = list.read();
        const items = await all(reading);
        assert.equal(new Set(items).size, items.length);
        if (reading.fits) assert.equal(new Set(items).size, reading.total);
        const before = list.entries.length;
        list.onRequest = () => undefined;
        const again = list.read();
        assert.deepEqual(await all(again), list.uris, 'once it is quiet, another reading tells all');
        assert.equal(again.total, before);
      }),
      { numRuns: 300 },
    );
  });

  it('notices each single change that befalls it in the middle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(9), fc.constantFrom(56, 60), change, async (when, size, happening) => {
        const list = new ListAtSpotify(size);
        list.onRequest = index => {
          if (index === when) bringAbout(list, happening);
        };
        const reading = list.read();
        await all(reading);
        assert.equal(reading.fits, false);
      }),
      { numRuns: 100 },
    );
  });

  it('tells of pages it could not get, gives all others, and gives just the missing ones when asked again', async () => {
    const kinds = fc.constantFrom<SpotifyErrorKind>('unavailable', 'timedOut', 'badAnswer');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { minLength: 1 }),
        kinds,
        async (bad, kind) => {
          const list = new ListAtSpotify(60);
          const isBad = (uri: string): boolean => bad.includes(Math.floor(list.uris.indexOf(uri) / pageSize));
          list.onRequest = (_, offset) => bad.includes(offset / pageSize) && failing(kind);
          const reading = list.read();
          assert.deepEqual(
            await all(reading),
            list.uris.filter(uri => !isBad(uri)),
          );
          assert.deepEqual(
            [reading.missingPages, reading.failure?.kind, reading.fits],
            [bad.length, kind, false],
          );
          list.onRequest = () => undefined;
          list.offsets.length = 0;
          assert.deepEqual(await all(reading), list.uris.filter(isBad));
          assert.deepEqual(
            [list.offsets.length, reading.failure, reading.fits],
            [bad.length, undefined, true],
          );
          assert.deepEqual(reading.items, list.uris);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('goes on where its caller stopped, and asks for nothing while nobody wants more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }), async stops => {
        const list = new ListAtSpotify(101);
        const reading = list.read();
        const items: string[] = [];
        for (const pages of stops) {
          let left = pages;
          for await (const page of reading.pages()) {
            items.push(...page.items);
            if (--left === 0) break;
          }
          assert.equal(list.underWay, 0);
          const asked = list.offsets.length;
          if (pages % 2 === 0) await new Promise(setImmediate);
          assert.equal(list.offsets.length, asked);
        }
        items.push(...(await all(reading)));
        assert.deepEqual(items, list.uris);
        assert.equal(reading.fits, true);
      }),
      { numRuns: 100 },
    );
  });

  it('calls off what is under way when its caller stops', async () => {
    const list = new ListAtSpotify(101);
    list.delayOf = index => (index === 0 ? 0 : 3);
    let given = 0;
    for await (const page of list.read().pages()) {
      given += page.items.length;
      if (given === 10) break;
    }
    assert.equal(list.cancelled, list.offsets.length - 1);
  });

  it('begins in the middle when what is before is known from earlier', async () => {
    const list = new ListAtSpotify(60);
    const reading = list.readingFrom(list.page(35));
    assert.deepEqual(await all(reading), list.uris.slice(35));
    assert.equal(reading.total, 60);
    assert.equal(reading.fits, true);
    assert.equal(Math.min(...list.offsets), 40);
  });

  it('asks for no further pages when they would fail for the same reason, and gives what is here', async () => {
    const list = new ListAtSpotify(200);
    list.onRequest = (_, offset) => offset >= 15 && failing('offline');
    const reading = list.read();
    assert.deepEqual(await all(reading), list.uris.slice(0, 15));
    assert.ok(list.offsets.length <= 2 + pagesAhead, `${list.offsets.length} requests`);
    assert.equal(reading.missingPages, 37);
    list.onRequest = () => undefined;
    assert.deepEqual(await all(reading), list.uris.slice(15));
  });

  it('ends at once and with nothing under way when it is cancelled, and can be gone on with', async () => {
    const list = new ListAtSpotify(101);
    const reading = list.read();
    const stop = new AbortController();
    list.onRequest = index => {
      if (index === 6) stop.abort();
    };
    await assert.rejects(all(reading, stop.signal), { name: 'SpotifyError', kind: 'cancelled' });
    const asked = list.offsets.length;
    await new Promise(setImmediate);
    assert.equal(list.offsets.length, asked);
    await assert.rejects(all(reading, stop.signal), { kind: 'cancelled' });
    await all(reading);
    assert.deepEqual(reading.items, list.uris);
  });

  it('stops at a page with nothing on it, and does not call that the whole list', async () => {
    const list = new ListAtSpotify(60);
    list.onRequest = () => (list.entries.length = 12);
    const reading = list.read();
    await all(reading);
    assert.equal(reading.fits, false);
  });

  it('asks for pages where they are by then when the list is changed here in between', async () => {
    const list = new ListAtSpotify(101);
    const reading = list.read();
    const items: string[] = [];
    for await (const page of reading.pages()) {
      items.push(...page.items);
      if (items.length === 20) break;
    }
    list.add();
    const [added = '', , removed = ''] = list.uris;
    list.entries = list.entries.filter(uri => uri !== removed);
    reading.reckon({ added: [added], untitled: 0, removed: [removed] });
    items.push(...(await all(reading)));
    assert.deepEqual(
      items.filter(uri => uri !== removed),
      list.uris.slice(1),
      'what was added here is known already',
    );
    assert.deepEqual(reading.items, list.uris);
    assert.equal(reading.fits, true);
  });
});
