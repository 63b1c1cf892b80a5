import assert from 'node:assert/strict';
import { uriOf } from '../../../src/library/journal.ts';
import type { DatabaseJournal } from '../../../src/library/journal/databaseJournal.ts';
import { JournalError } from '../../../src/library/journal/journalError.ts';
import { Library } from '../../../src/library/library.ts';
import { createClient } from '../../../src/library/openLibrary.ts';
import { explain } from '../../../src/messages/explain.ts';
import type { Clock } from '../../../src/spotify/clock.ts';
import { createNetworkSend } from '../../../src/spotify/dispatcher.ts';
import { MemoryLocks } from '../../../src/spotify/locks.ts';
import { QuotaModeTracker } from '../../../src/spotify/quotaMode.ts';
import { direct, tokensOf, unhurried } from '../spotify/testClient.ts';
import { contains, counts, forbidden, isSaved, write } from './curationWorld.ts';
import { inWords, JournalWorld, start } from './journalWorld.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

describe('Changes that are written down on disk', () => {
  const { open } = useTestLibrary({ tracks: 130, albums: 3 });
  let world: JournalWorld;
  let test: TestLibrary;
  let network: ReturnType<typeof createNetworkSend>;
  const opened: Library[] = [];

  beforeEach(async () => {
    [world, test, network] = [await JournalWorld.make(), await open(), createNetworkSend(direct)];
  });
  afterEach(async () => {
    for (const library of opened.splice(0)) library.dispose();
    await network.close();
    await world.remove();
  });

  /**
   * One more window, with the saved tracks read.
   * @param sleep between two requests
   */
  async function openWindow(
    journal: DatabaseJournal = world.open(),
    sleep: Clock['sleep'] = (ms, signal) => test.clock.sleep(ms, signal),
  ): Promise<Library> {
    const client = createClient({
      apiUrl: test.spotify.apiUrl,
      send: network.send,
      tokens: tokensOf(test.spotify),
      quota: new QuotaModeTracker(() => 'development'),
      locks: new MemoryLocks(),
      clock: { now: test.clock.now, random: () => 0.5, sleep },
      log: () => undefined,
      pace: unhurried,
    });
    const library = new Library({ client, journal, clock: test.clock, log: () => undefined });
    opened.push(library);
    await library.savedTracks.refresh();
    test.takeRequests();
    return library;
  }

  /** What a window leaves that was closed after it had written this down and before it sent anything. */
  async function leaveBehind(count: number): Promise<string[]> {
    const journal = world.open();
    const items = test.rows(count);
    await journal.begin({ remove: items, at: start });
    await journal.dispose();
    return items.map(uriOf);
  }

  it('are undone one after the other after a restart and from another window, albums as well', async () => {
    const [one, other] = [await openWindow(), await openWindow()];
    await one.savedAlbums.refresh();
    const before = new Set(test.serverUris);
    const [album] = one.savedAlbums.rows;
    await one.remove([...test.rows(50), album!]);
    await other.refresh('savedTracks');
    await other.save(await test.unsavedRows(3));
    one.dispose();
    const next = await openWindow();
    assert.deepEqual(counts(await next.undo()), [3, 0, 0, 0]);
    assert.deepEqual(counts(await next.undo()), [51, 0, 0, 0]);
    assert.equal(await other.undo(), undefined);
    assert.deepEqual(new Set(test.serverUris), before);
    assert.equal(isSaved(test, album!), true);
  });

  it('are not sent when they cannot be written down, and a person is told why', async () => {
    const journal = world.open();
    const library = await openWindow(journal);
    const rows = library.savedTracks.rows;
    for (const [kind, words] of [
      ['full', /no space left/],
      ['busy', /Other windows/],
      ['unavailable', /cannot be read or written/],
    ] as const) {
      journal.begin = () => Promise.reject(new JournalError(kind, 'no'));
      const removing = library.remove(test.rows(3));
      await assert.rejects(removing, (error: unknown) => {
        assert.match(explain(error)?.sentence ?? '', words);
        assert.match(explain(error)?.sentence ?? '', /nothing was sent to Spotify/);
        return true;
      });
    }
    assert.deepEqual([test.takeRequests(), library.savedTracks.rows], [[], rows]);
    assert.equal(library.savedState(uriOf(rows[0]!)), 'saved');
  });

  it('tell request by request what has happened, before the next one is sent', async () => {
    const other = world.open();
    const pending: number[] = [];
    const untilNoted = async (): Promise<void> => {
      for (;;) {
        const change = await other.find(1);
        const count = change?.items.filter(({ outcome }) => outcome === 'pending').length ?? 0;
        // They are written a few at a time; a request is noted when all of its 40 are.
        const isWhole = count % 40 === 0 && count !== (pending.at(-1) ?? 120);
        if (isWhole) return void pending.push(count);
        await new Promise(setImmediate);
      }
    };
    const library = await openWindow(world.open(), untilNoted);
    await library.remove(test.rows(120), { pauseMs: 1 });
    assert.deepEqual(pending, [80, 40]);
  });

  describe('and were interrupted', () => {
    it('are asked about with as few requests as can be, and shown as they are', async () => {
      const uris = [...(await leaveBehind(20)), ...(await leaveBehind(40))];
      for (const uri of uris.slice(0, 10)) test.spotify.state.remove(uri);
      const library = await openWindow();
      await library.settleInterrupted();
      assert.deepEqual(test.takeRequests(), ['GET /me/library/contains']);
      await library.settleInterrupted();
      assert.deepEqual([test.takeRequests(), (await library.undoable())?.items.length], [[], 40]);
      assert.match(inWords(await library.undoable()) ?? '', /^\S+\+( \S+\+){9}( \S+-){30}$/);
      assert.deepEqual(counts(await library.undo()), [10, 0, 0, 0]);
    });

    it('are asked about before the next change, which does not depend on it', async () => {
      await leaveBehind(3);
      const library = await openWindow();
      test.spotify.faults.next(contains, forbidden);
      assert.deepEqual(counts(await library.remove(test.rows(2, 50))), [2, 0, 0, 0]);
      assert.deepEqual(test.takeRequests(), ['GET /me/library/contains', 'DELETE /me/library']);
      await library.remove(test.rows(2, 60));
      assert.deepEqual(test.takeRequests(), ['GET /me/library/contains', 'DELETE /me/library']);
      await library.remove(test.rows(2, 70));
      assert.deepEqual(test.takeRequests(), ['DELETE /me/library']);
    });

    it('keep others from being undone in their place until Spotify has told', async () => {
      const first = await openWindow();
      await first.remove(test.rows(2, 50));
      const [uri] = await leaveBehind(1);
      test.spotify.state.remove(uri!);
      test.spotify.faults.next(contains, forbidden, { times: 2 });
      await assert.rejects(first.undoable(), /403/);
      await assert.rejects(first.undo(), /403/);
      assert.deepEqual(counts(await first.undo()), [1, 0, 0, 0]);
      assert.equal(test.spotify.state.isSaved(uri!), true);
    });
  });

  it('are written down to the end when the window is closed between two requests', async () => {
    const library = await openWindow();
    const removed = test.rows(120);
    test.spotify.faults.next(write, { kind: 'meanwhile', run: () => library.dispose() });
    const outcome = await library.remove(removed, { pauseMs: 1_000 });
    assert.deepEqual(counts(outcome), [40, 0, 80, 0]);
    const next = await openWindow();
    assert.deepEqual(counts(await next.undo()), [40, 0, 0, 0]);
    assert.deepEqual(
      test.takeRequests().filter(request => request.includes('contains')),
      [],
    );
  });

  it('are forgotten when the library is discarded', async () => {
    const library = await openWindow();
    await library.remove(test.rows(3));
    await library.discard();
    assert.equal(await (await openWindow()).undoable(), undefined);
  });
});
