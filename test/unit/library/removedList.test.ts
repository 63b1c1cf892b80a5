import assert from 'node:assert/strict';
import { uriOf } from '../../../src/library/journal.ts';
import { eventually } from '../../support/eventually.ts';
import { counts, forbidden, isSaved, write } from './curationWorld.ts';
import { JournalWorld } from './journalWorld.ts';
import type { TestLibrary } from './openTestLibrary.ts';
import { useTestLibrary } from './openTestLibrary.ts';

describe('What was removed', () => {
  const { open } = useTestLibrary();
  let world: JournalWorld;

  beforeEach(async () => {
    world = await JournalWorld.make();
  });
  afterEach(() => world.remove());

  /** A window over the journal on disk, with the saved tracks read and what was removed shown. */
  async function openWindow(mode: 'development' | 'extended' = 'development'): Promise<TestLibrary> {
    const test = await open(mode, 'savedTracks', world.open());
    world.now = test.clock.now();
    await test.library.recentlyRemoved.load();
    test.takeRequests();
    return test;
  }
  const shown = ({ library }: TestLibrary): number[] =>
    library.recentlyRemoved.rows.map(({ uris }) => uris.length);
  const shows = (test: TestLibrary, ...sizes: number[]): Promise<void> =>
    eventually(() => assert.deepEqual(shown(test), sizes));

  it('is listed change by change, newest first, with its items and without a request', async () => {
    const test = await openWindow();
    assert.deepEqual(shown(test), []);
    const [first, second] = [test.rows(3), test.rows(50, 10)];
    await test.library.remove(first);
    await test.library.remove(second);
    await shows(test, 50, 3);
    test.takeRequests();
    const { rows } = test.library.recentlyRemoved;
    assert.deepEqual(await test.library.recentlyRemoved.itemsOf(rows[1]!), first);
    assert.deepEqual(await test.library.recentlyRemoved.itemsOf(rows[0]!), second);
    assert.deepEqual(test.takeRequests(), []);
  });

  it('is no longer listed once it is saved again, wherever that was done', async () => {
    const test = await openWindow();
    const rows = test.rows(4);
    await test.library.remove(rows);
    await test.library.save(rows.slice(0, 1));
    await shows(test, 3);
    test.spotify.state.save(uriOf(rows[1]!));
    await test.library.refresh('savedTracks');
    await shows(test, 2);
    await test.library.undo();
    await test.library.undo();
    await shows(test);
  });

  it('is listed as well when undoing a saving removed it', async () => {
    const test = await openWindow();
    await test.library.save(await test.unsavedRows(2));
    await test.library.undo();
    await shows(test, 2);
  });

  it('is only what was really removed', async () => {
    const test = await openWindow();
    test.spotify.faults.next(write, forbidden, { after: 1 });
    await test.library.remove(test.rows(60));
    await shows(test, 40);
  });

  it('outlasts the window, is the same in others, and ends after 30 days', async () => {
    const one = await openWindow();
    await one.library.remove(one.rows(3));
    const other = await openWindow();
    assert.deepEqual(shown(other), [3]);
    await one.library.remove(one.rows(2, 10));
    await other.library.refresh('savedTracks');
    await shows(other, 2, 3);
    other.clock.pass(31 * 24 * 3_600_000);
    assert.deepEqual(shown(await openWindow()), []);
  });

  it('is listed in one place when several tries were one change', async () => {
    const test = await openWindow();
    test.spotify.faults.next(write, forbidden, { after: 1 });
    const first = await test.library.remove(test.rows(60));
    await test.library.remove(first.refused, { extending: first.changeId });
    await shows(test, 60);
    const { rows } = test.library.recentlyRemoved;
    assert.equal((await test.library.recentlyRemoved.itemsOf(rows[0]!)).length, 60);
  });

  it('is restored oldest first as a change of its own, which can be undone', async () => {
    const test = await openWindow();
    const removed = test.rows(90);
    await test.library.remove(removed);
    test.takeRequests();
    const slept = test.clock.sleeps.length;
    const outcome = await test.library.restore(removed);
    assert.deepEqual(counts(outcome), [90, 0, 0, 0]);
    const sent = test.spotify.log
      .where({ method: 'PUT' })
      .flatMap(({ query }) => query.get('uris')!.split(','));
    const ages = sent.map(uri => removed.find(item => uriOf(item) === uri)!.addedAt);
    assert.deepEqual(ages, ages.toSorted());
    assert.deepEqual(test.clock.sleeps.slice(slept, slept + 2), [1_000, 1_000]);
    await shows(test);
    assert.equal((await test.library.undoable())?.id, outcome.changeId);
    await test.library.undo();
    assert.ok(removed.every(item => !isSaved(test, item)));
    await shows(test, 90);
  });

  it('keeps dates and places with extended quota, also from a later window', async () => {
    const test = await openWindow('extended');
    const before = test.spotify.state.savedTracks().map(({ uri, addedAt }) => `${addedAt} ${uri}`);
    await test.library.remove(test.rows(30, 20));
    const next = await openWindow('extended');
    const [removal] = next.library.recentlyRemoved.rows;
    await next.library.restore(await next.library.recentlyRemoved.itemsOf(removal!));
    assert.deepEqual(
      next.spotify.state.savedTracks().map(({ uri, addedAt }) => `${addedAt} ${uri}`),
      before,
    );
  });

  it('leaves at the undoing of a restoration what was saved before it', async () => {
    const test = await openWindow();
    const rows = test.rows(3);
    await test.library.remove(rows);
    test.spotify.state.save(uriOf(rows[0]!));
    await test.library.refresh('savedTracks');
    assert.deepEqual(counts(await test.library.restore(rows)), [2, 1, 0, 0]);
    await test.library.undo();
    assert.deepEqual(
      rows.map(item => isSaved(test, item)),
      [true, false, false],
    );
  });

  it('may be albums as well', async () => {
    const test = await openWindow();
    await test.library.savedAlbums.refresh();
    const [album] = test.library.savedAlbums.rows;
    await test.library.remove([album!, ...test.rows(1)]);
    await shows(test, 2);
    const [removal] = test.library.recentlyRemoved.rows;
    await test.library.restore(await test.library.recentlyRemoved.itemsOf(removal!));
    assert.equal(isSaved(test, album!), true);
    await shows(test);
  });
});
