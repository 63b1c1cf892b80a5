import assert from 'node:assert/strict';
import type { KeptState, ListStore } from '../../../src/library/listStore.ts';
import { RankedList } from '../../../src/library/rankedList.ts';
import { unkeptList } from '../../../src/library/store/unkeptList.ts';
import type { Page } from '../../../src/model/page.ts';
import type { Track } from '../../../src/model/track.ts';

const track = (name: string): Track => ({
  uri: `spotify:track:${name}`,
  name,
  artists: [],
  durationMs: 1,
  explicit: false,
  isLocal: false,
});

/** Keeps tracks as an array. */
class TracksOnPaper {
  tracks: readonly Track[] = [];
  state: KeptState | undefined;

  readonly store: ListStore<Track> = {
    ...unkeptList<Track>(),
    load: onRows => {
      if (this.state) onRows(this.tracks);
      return Promise.resolve(this.state);
    },
    append: (tracks, state) => this.store.replace([...this.tracks, ...tracks], state),
    replace: (tracks, state) => {
      [this.tracks, this.state] = [tracks, state];
      return Promise.resolve();
    },
  };
}

/** A ranking that is answered two at a time. */
class Ranking {
  names = ['a', 'b', 'c', 'd', 'e'];
  readonly offsets: number[] = [];
  changes = 0;
  failure: Error | undefined;
  now = 1_000;
  readonly paper: TracksOnPaper | undefined;
  readonly list: RankedList;

  constructor(paper?: TracksOnPaper) {
    this.paper = paper;
    this.list = this.#newList();
  }

  #newList = (): RankedList =>
    new RankedList({
      fetch: async offset => {
        this.offsets.push(offset);
        const { names } = this;
        await new Promise(setImmediate);
        if (this.failure) throw this.failure;
        const slice = names.slice(offset, offset + 2);
        const items = slice.filter(Boolean).map(track);
        const page: Page<Track> = { items, offset, total: names.length, hasMore: offset + 2 < names.length };
        return items.length < slice.length ? { ...page, leftOut: slice.length - items.length } : page;
      },
      now: () => this.now,
      onDidChange: () => this.changes++,
      isStale: updatedAt => this.now - updatedAt > 500,
      ...(this.paper ? { store: this.paper.store } : {}),
    });

  get shown(): string | undefined {
    return this.list.known?.tracks.map(({ name }) => name).join('');
  }
}

describe('A ranked list', () => {
  it('is loaded once, and page by page on request', async () => {
    const ranking = new Ranking();
    await Promise.all([ranking.list.load(), ranking.list.load()]);
    await ranking.list.load();
    assert.deepEqual([ranking.shown, ranking.offsets], ['ab', [0]]);
    await Promise.all([ranking.list.loadMore(), ranking.list.loadMore()]);
    assert.deepEqual([ranking.shown, ranking.offsets, ranking.changes], ['abcd', [0, 2], 1]);
    assert.equal((await ranking.list.loadMore()).hasMore, false);
    assert.equal(ranking.shown, 'abcde');
  });

  it('shows nothing twice when it shifts, and passes over what Spotify gives as null', async () => {
    const ranking = new Ranking();
    await ranking.list.load();
    ranking.names.unshift('new');
    await ranking.list.loadMore();
    assert.equal(ranking.shown, 'abc');
    const repeated = new Ranking();
    repeated.names = ['a', 'a', 'b', 'b'];
    await repeated.list.load();
    await repeated.list.loadMore();
    assert.equal(repeated.shown, 'ab');
    const holed = new Ranking();
    holed.names[1] = '';
    await holed.list.load();
    await holed.list.loadMore();
    assert.deepEqual([holed.shown, holed.offsets], ['acd', [0, 2]]);
  });

  it('keeps what it has when a page fails', async () => {
    const ranking = new Ranking();
    await ranking.list.load();
    ranking.failure = new Error('offline');
    await assert.rejects(ranking.list.loadMore(), /offline/);
    assert.equal(ranking.shown, 'ab');
    ranking.failure = undefined;
    await ranking.list.loadMore();
    assert.equal(ranking.shown, 'abcd');
  });

  it('that is refreshed keeps what it has until the first page is here anew, and when that fails', async () => {
    const ranking = new Ranking();
    await ranking.list.load();
    await ranking.list.loadMore();
    ranking.names = ['x', 'y', 'z'];
    ranking.failure = new Error('offline');
    await assert.rejects(ranking.list.refresh(), /offline/);
    assert.equal(ranking.shown, 'abcd');
    ranking.failure = undefined;
    const refreshing = ranking.list.refresh();
    assert.equal(ranking.shown, 'abcd');
    await refreshing;
    assert.equal(ranking.shown, 'xy');
    await ranking.list.loadMore();
    assert.deepEqual([ranking.shown, ranking.changes], ['xyz', 3]);
  });

  it('that is refreshed while a further page is on its way does not mix the two', async () => {
    const ranking = new Ranking();
    await ranking.list.load();
    const more = ranking.list.loadMore();
    ranking.names = ['x', 'y', 'z'];
    await Promise.all([ranking.list.refresh(), more]);
    assert.equal(ranking.shown, 'xy');
  });

  it('knows when its beginning was read, and when a page failed', async () => {
    const ranking = new Ranking();
    const times = (): unknown[] => [ranking.list.updatedAt, ranking.list.failedAt];
    assert.deepEqual(times(), [undefined, undefined]);
    await ranking.list.load();
    ranking.now = 2_000;
    await ranking.list.loadMore();
    assert.deepEqual(times(), [1_000, undefined]);
    ranking.failure = new Error('offline');
    await assert.rejects(ranking.list.refresh(), /offline/);
    assert.deepEqual(times(), [1_000, 2_000]);
    ranking.failure = undefined;
    ranking.now = 3_000;
    await ranking.list.refresh();
    assert.deepEqual(times(), [3_000, 2_000]);
  });

  it('that nobody has looked at is not fetched by a refresh', async () => {
    const ranking = new Ranking();
    await ranking.list.refresh();
    assert.deepEqual([ranking.offsets, ranking.shown], [[], undefined]);
  });

  describe('that is kept', () => {
    it('is there without a request, goes on where it ended, and knows its age', async () => {
      const paper = new TracksOnPaper();
      const earlier = new Ranking(paper);
      await earlier.list.load();
      const ranking = new Ranking(paper);
      ranking.now = 1_400;
      await Promise.all([ranking.list.load(), ranking.list.load()]);
      assert.deepEqual([ranking.shown, ranking.offsets, ranking.list.updatedAt], ['ab', [], 1_000]);
      await ranking.list.loadMore();
      assert.deepEqual([ranking.shown, ranking.offsets], ['abcd', [2]]);
      await ranking.list.loadMore();
      const last = new Ranking(paper);
      assert.equal((await last.list.load()).hasMore, false);
      assert.equal(last.shown, 'abcde');
    });

    it('is read again when it is old, and stays when that fails', async () => {
      const paper = new TracksOnPaper();
      await new Ranking(paper).list.load();
      const ranking = new Ranking(paper);
      ranking.now = 2_000;
      ranking.failure = new Error('no connection');
      await ranking.list.load();
      await new Promise(resolve => setTimeout(resolve, 5));
      assert.deepEqual([ranking.shown, ranking.offsets, ranking.list.failedAt], ['ab', [0], 2_000]);
      const later = new Ranking(paper);
      later.now = 2_000;
      later.names = ['x', 'y', 'z'];
      await later.list.load();
      await new Promise(resolve => setTimeout(resolve, 5));
      assert.deepEqual([later.shown, later.changes, later.list.updatedAt], ['xy', 1, 2_000]);
      assert.deepEqual(
        paper.tracks.map(({ name }) => name),
        ['x', 'y'],
      );
    });
  });
});
