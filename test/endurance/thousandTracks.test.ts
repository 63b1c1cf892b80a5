import assert from 'node:assert/strict';
import { counts, write } from '../unit/library/curationWorld.ts';
import { useTestLibrary } from '../unit/library/openTestLibrary.ts';

describe('Removing 1,000 tracks', () => {
  const { open } = useTestLibrary({ tracks: 1_100 });

  it('takes 25 requests, and undoing it brings back every one in as many', async () => {
    const test = await open();
    const before = new Set(test.serverUris);
    const removed = test.rows(1_000);
    assert.deepEqual(counts(await test.library.remove(removed)), [1_000, 0, 0, 0]);
    assert.deepEqual(test.takeRequests(), Array<string>(25).fill('DELETE /me/library'));
    assert.equal(test.serverUris.length, before.size - 1_000);
    assert.deepEqual(counts(await test.library.undo()), [1_000, 0, 0, 0]);
    assert.equal(test.spotify.log.where({ ...write, method: 'PUT' }).length, 25);
    assert.deepEqual(new Set(test.serverUris), before);
  });

  it('can be stopped, and what was removed till then is undone', async () => {
    const test = await open();
    const before = new Set(test.serverUris);
    const controller = new AbortController();
    const outcome = await test.library.remove(test.rows(1_000), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    assert.ok(outcome.applied.length <= 320 && outcome.refused.length >= 680, String(counts(outcome)));
    assert.equal(test.serverUris.length, before.size - outcome.applied.length);
    await test.library.undo();
    assert.deepEqual(new Set(test.serverUris), before);
  });
});
