import assert from 'node:assert/strict';
import { StoreWorld } from './storeWorld.ts';

describe('A lease in the library on disk', () => {
  let world: StoreWorld;

  beforeEach(async () => {
    world = await StoreWorld.make();
  });
  afterEach(() => world.remove());

  it('is for one window, until that releases it or dies', async () => {
    const [one, other] = [world.open(), world.open()];
    const lease = await one.acquireLease('sync', 60_000);
    assert.ok(lease);
    assert.equal(await other.acquireLease('sync', 60_000), undefined);
    assert.ok(await other.acquireLease('something else', 60_000));
    world.now += 59_999;
    assert.equal(await lease.renew(), true);
    world.now += 59_999;
    assert.equal(await other.acquireLease('sync', 60_000), undefined);
    world.now += 1;
    const taken = await other.acquireLease('sync', 60_000);
    assert.ok(taken);
    assert.equal(await lease.renew(), false);
    await lease.release();
    assert.equal(await one.acquireLease('sync', 60_000), undefined);
    await taken.release();
    assert.ok(await one.acquireLease('sync', 60_000));
  });

  it('keeps nobody waiting when its window has let go of the library', async () => {
    const [one, other] = [world.open(), world.open()];
    assert.ok(await one.acquireLease('sync', 60_000));
    await one.dispose();
    assert.ok(await other.acquireLease('sync', 60_000));
  });

  it('is forgotten once it is released: nobody goes back to a library for it that is deleted', async () => {
    const [one, other] = [world.open(), world.open()];
    const lease = await one.acquireLease('sync', 60_000);
    await lease?.release();
    await other.deleteLibrary();
    await one.dispose();
    assert.deepEqual(world.logged, []);
  });

  it('keeps nobody waiting when it was taken while the clock was wrong', async () => {
    const [one, other] = [world.open(), world.open()];
    world.now += 365 * 24 * 3_600_000;
    assert.ok(await one.acquireLease('sync', 24 * 3_600_000));
    world.now -= 365 * 24 * 3_600_000;
    assert.ok(await other.acquireLease('sync', 60_000));
  });
});
