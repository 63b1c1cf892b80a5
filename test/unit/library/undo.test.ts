import assert from 'node:assert/strict';
import { uriOf } from '../../../src/library/journal.ts';
import { counts, forbidden, isSaved, leaveInDoubt, write } from './curationWorld.ts';
import { useTestLibrary } from './openTestLibrary.ts';

describe('A change that is undone', () => {
  const { open } = useTestLibrary();

  it('leaves what was saved before: of 100, 30 were', async () => {
    const test = await open();
    const before = new Set(test.serverUris);
    await test.library.save([...test.rows(30), ...(await test.unsavedRows(70))]);
    assert.equal((await test.library.undoable())?.items.length, 70);
    assert.deepEqual(counts(await test.library.undo()), [70, 0, 0, 0]);
    assert.deepEqual(new Set(test.serverUris), before);
    assert.deepEqual(new Set(test.listedUris), before);
    assert.equal(await test.library.undo(), undefined, 'there is nothing more to undo');
  });

  it('brings removed tracks back, oldest first, each request with a later date', async () => {
    const test = await open();
    const removed = test.rows(100);
    await test.library.remove(removed);
    test.takeRequests();
    test.spotify.latencyMs = 10;
    const slept = test.clock.sleeps.length;
    const outcome = await test.library.undo();
    assert.deepEqual([counts(outcome), outcome?.saved.dated], [[100, 0, 0, 0], []]);
    const sent = test.spotify.log
      .where({ method: 'PUT' })
      .flatMap(({ query }) => query.get('uris')!.split(','));
    const former = new Map(removed.map(item => [uriOf(item), item.addedAt]));
    const ages = sent.map(uri => former.get(uri)!);
    assert.deepEqual(ages, ages.toSorted());
    assert.equal(new Set(sent).size, 100);
    const dates = [sent[0], sent[40], sent[80]].map(uri => test.spotify.state.addedAt(uri!)!);
    assert.ok(dates[0]! < dates[1]! && dates[1]! < dates[2]!, String(dates));
    assert.deepEqual(test.clock.sleeps.slice(slept), [1_000, 1_000]);
    assert.equal(test.spotify.log.maxInFlight, 1);
    await test.library.savedTracks.refresh();
    assert.deepEqual(test.listedUris, test.serverUris);
  });

  it('passes over what no longer stands as the change left it', async () => {
    const test = await open();
    const [first, second] = await test.unsavedRows(2);
    await test.library.save([first!, second!]);
    test.spotify.state.remove(uriOf(first!));
    await test.library.refresh('savedTracks');
    test.takeRequests();
    assert.deepEqual(counts(await test.library.undo()), [1, 1, 0, 0]);
    const [sent] = test.spotify.log.where(write);
    assert.equal(sent?.query.get('uris'), uriOf(second!));
  });

  it('in part can be tried again for the rest', async () => {
    const test = await open();
    const removed = test.rows(60);
    await test.library.remove(removed);
    test.spotify.faults.next(write, forbidden, { after: 1 });
    assert.deepEqual(counts(await test.library.undo()), [40, 0, 20, 0]);
    assert.ok(await test.library.undoable());
    assert.deepEqual(counts(await test.library.undo()), [20, 0, 0, 0]);
    assert.ok(removed.every(item => isSaved(test, item)));
    assert.equal(await test.library.undoable(), undefined);
  });

  it('in part leaves at the next try what has been changed elsewhere since the first', async () => {
    const test = await open();
    const saved = await test.unsavedRows(60);
    await test.library.save(saved);
    test.spotify.faults.next(write, forbidden, { after: 1 });
    const first = await test.library.undo();
    const again = first!.removed.applied[0]!;
    test.spotify.state.save(uriOf(again));
    await test.library.refresh('savedTracks');
    assert.deepEqual(counts(await test.library.undo()), [20, 0, 0, 0]);
    assert.deepEqual(saved.filter(item => isSaved(test, item)).map(uriOf), [uriOf(again)]);
  });

  it('is followed by the one before, and that by older ones', async () => {
    const test = await open();
    const before = new Set(test.serverUris);
    await test.library.remove(test.rows(3));
    await test.library.save(await test.unsavedRows(2));
    await test.library.remove(test.rows(4, 10));
    for (const count of [4, 2, 3]) assert.deepEqual(counts(await test.library.undo()), [count, 0, 0, 0]);
    assert.equal(await test.library.undo(), undefined);
    assert.deepEqual(new Set(test.serverUris), before);
  });

  it('concerns only what was applied', async () => {
    const test = await open();
    test.spotify.faults.next(write, forbidden, { after: 1 });
    const wished = await test.unsavedRows(80);
    await test.library.save(wished);
    assert.deepEqual(counts(await test.library.undo()), [40, 0, 0, 0]);
    assert.ok(wished.every(item => !isSaved(test, item)));
  });

  it('is what was meant: not a change that came later', async () => {
    const test = await open();
    const [first, second] = [test.rows(2), test.rows(3, 10)];
    const { changeId } = await test.library.remove(first);
    const later = await test.library.remove(second);
    assert.notEqual(changeId, later.changeId);
    test.takeRequests();
    assert.equal(await test.library.undo(changeId), undefined);
    assert.deepEqual(test.takeRequests(), []);
    assert.deepEqual(counts(await test.library.undo(later.changeId)), [3, 0, 0, 0]);
    assert.equal(await test.library.undo(later.changeId), undefined, 'and only once');
    assert.ok(second.every(item => isSaved(test, item)));
    assert.ok(first.every(item => !isSaved(test, item)));
  });

  it('is what was meant also when another change is under way', async () => {
    const test = await open();
    const { changeId } = await test.library.remove(test.rows(2));
    const removing = test.library.remove(test.rows(3, 10));
    assert.equal(await test.library.undo(changeId), undefined);
    await removing;
  });

  it('is still possible after a later change came to nothing', async () => {
    const test = await open();
    const removed = test.rows(20);
    const { changeId } = await test.library.remove(removed);
    test.spotify.faults.next(write, forbidden);
    assert.deepEqual(counts(await test.library.remove(test.rows(1, 30))), [0, 0, 1, 0]);
    await test.library.save(test.rows(3));
    assert.equal((await test.library.undoable())?.id, changeId);
    assert.deepEqual(counts(await test.library.undo(changeId)), [20, 0, 0, 0]);
    assert.ok(removed.every(item => isSaved(test, item)));
  });

  it('concerns every try of a change', async () => {
    const test = await open();
    const removed = test.rows(120);
    test.spotify.faults.next(write, forbidden, { after: 1 });
    const first = await test.library.remove(removed);
    const { changeId: extending } = first;
    test.spotify.faults.next(write, forbidden);
    const second = await test.library.remove(first.refused, { extending });
    const third = await test.library.remove(second.refused, { extending: second.changeId });
    assert.deepEqual([first, second, third].map(counts), [
      [80, 0, 40, 0],
      [0, 0, 40, 0],
      [40, 0, 0, 0],
    ]);
    assert.deepEqual([second.changeId, third.changeId], [extending, extending]);
    assert.equal((await test.library.undoable())?.items.length, 120);
    assert.deepEqual(counts(await test.library.undo(extending)), [120, 0, 0, 0]);
    assert.ok(removed.every(item => isSaved(test, item)));
  });

  it('concerns also what a lost answer left in doubt, as far as it happened', async () => {
    const test = await open();
    const removed = test.rows(80);
    leaveInDoubt(test, { kind: 'answerLost' }, 1);
    assert.deepEqual(counts(await test.library.remove(removed)), [40, 0, 0, 40]);
    assert.deepEqual(counts(await test.library.undo()), [80, 0, 0, 0]);
    assert.ok(removed.every(item => isSaved(test, item)));
    leaveInDoubt(test, { kind: 'reset' }, 1);
    assert.deepEqual(counts(await test.library.remove(removed)), [40, 0, 0, 40]);
    assert.deepEqual(counts(await test.library.undo()), [40, 0, 0, 0]);
    assert.ok(removed.every(item => isSaved(test, item)));
  });

  it('knows what a further try found done already', async () => {
    const test = await open();
    const [row] = test.rows(1);
    leaveInDoubt(test, { kind: 'answerLost' });
    const { changeId: extending, unknown } = await test.library.remove([row!]);
    const again = await test.library.remove(unknown, { extending });
    assert.deepEqual([counts(again), again.changeId], [[0, 1, 0, 0], extending]);
    assert.deepEqual(counts(await test.library.undo(extending)), [1, 0, 0, 0]);
    assert.equal(isSaved(test, row!), true);
  });

  it('concerns nothing when nothing was altered', async () => {
    const test = await open();
    assert.equal(await test.library.undo(), undefined);
    await test.library.save(test.rows(3));
    assert.equal(await test.library.undoable(), undefined);
  });
});
