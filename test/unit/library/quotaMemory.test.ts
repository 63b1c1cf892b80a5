import assert from 'node:assert/strict';
import { QuotaMemory } from '../../../src/library/quotaMemory.ts';
import type { Track } from '../../../src/model/track.ts';

const popular: Track = {
  uri: 'spotify:track:x',
  name: 'x',
  artists: [],
  durationMs: 1,
  explicit: false,
  isLocal: false,
  popularity: 5,
};

function memoryOf(entries: Map<string, unknown>): QuotaMemory {
  const memory = {
    get: (key: string) => entries.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void entries.set(key, value)),
  };
  return new QuotaMemory(memory, () => undefined);
}

describe('What is remembered about an app’s quota mode', () => {
  it('is remembered for this app and no other', () => {
    const entries = new Map<string, unknown>();
    memoryOf(entries).trackerFor('app-a').observe(popular);
    assert.equal(memoryOf(entries).trackerFor('app-a').mode, 'extended');
    assert.equal(memoryOf(entries).trackerFor('app-b').mode, 'development');
  });

  it('settles it when a classic endpoint has refused', () => {
    const entries = new Map<string, unknown>();
    memoryOf(entries).trackerFor('app-a').deny();
    const tracker = memoryOf(entries).trackerFor('app-a');
    tracker.observe(popular);
    assert.equal(tracker.mode, 'development');
  });

  for (const value of [
    null,
    'extended',
    {},
    { concluded: 'more', denied: false },
    { concluded: 'extended' },
    7,
  ])
    it(`is nothing when it reads ${JSON.stringify(value)}`, () => {
      const entries = new Map<string, unknown>([['quotaMode.app-a', value]]);
      assert.equal(memoryOf(entries).trackerFor('app-a').mode, 'development');
    });
});
