import assert from 'node:assert/strict';
import type { Track } from '../../../src/model/track.ts';
import type { QuotaKnowledge, QuotaMode } from '../../../src/spotify/quotaMode.ts';
import { QuotaModeTracker } from '../../../src/spotify/quotaMode.ts';

const plain: Track = { uri: 'x', name: 'x', artists: [], durationMs: 1, explicit: false, isLocal: false };
const popular = { ...plain, popularity: 0 };
const widespread = { ...plain, availableMarkets: [] };

function trackerWith(
  override?: QuotaMode,
  remembered?: QuotaKnowledge,
): { tracker: QuotaModeTracker; learned: QuotaKnowledge[] } {
  const tracker = new QuotaModeTracker(() => override, remembered);
  const learned: QuotaKnowledge[] = [];
  tracker.onDidLearn(knowledge => learned.push(knowledge));
  return { tracker, learned };
}

describe('The quota mode', () => {
  it('is taken to be development, and stays so without signs of more', () => {
    const { tracker, learned } = trackerWith();
    tracker.observe(plain);
    tracker.observe(undefined);
    assert.deepEqual([tracker.mode, learned], ['development', []]);
  });

  for (const track of [popular, widespread])
    it('is concluded to be extended from a field development mode does not have', () => {
      const { tracker, learned } = trackerWith();
      tracker.observe(track);
      tracker.observe(track);
      assert.deepEqual([tracker.mode, learned], ['extended', [{ concluded: 'extended', denied: false }]]);
    });

  it('is taken back for good when a classic endpoint refuses', () => {
    const { tracker, learned } = trackerWith();
    tracker.observe(popular);
    tracker.deny();
    tracker.observe(popular);
    tracker.deny();
    assert.equal(tracker.mode, 'development');
    assert.deepEqual(learned.slice(1), [{ concluded: 'development', denied: true }]);
  });

  it('is what was remembered', () => {
    const { tracker } = trackerWith(undefined, { concluded: 'extended', denied: false });
    assert.equal(tracker.mode, 'extended');
    const denied = trackerWith(undefined, { concluded: 'development', denied: true });
    denied.tracker.observe(popular);
    assert.equal(denied.tracker.mode, 'development');
  });

  it('is what the person has set, whatever was learned', () => {
    const { tracker } = trackerWith('development', { concluded: 'extended', denied: false });
    tracker.observe(popular);
    assert.equal(tracker.mode, 'development');
    const extended = trackerWith('extended');
    extended.tracker.deny();
    assert.equal(extended.tracker.mode, 'extended');
  });
});
