import assert from 'node:assert/strict';
import type { QuotaKnowledge, QuotaMode } from '../../../src/spotify/quotaMode.ts';
import { QuotaModeTracker } from '../../../src/spotify/quotaMode.ts';
import * as shapes from './shapes.ts';

const popular = { type: 'track', popularity: 0 };

function trackerWith(
  override?: QuotaMode,
  remembered?: QuotaKnowledge,
): { tracker: QuotaModeTracker; learned: QuotaKnowledge[] } {
  const tracker = new QuotaModeTracker(() => override, remembered);
  const learned: QuotaKnowledge[] = [];
  tracker.onDidLearn(knowledge => learned.push(knowledge));
  return { tracker, learned };
}

function modeAfter(answer: unknown): QuotaMode {
  const { tracker } = trackerWith();
  tracker.observe(answer);
  return tracker.mode;
}

describe('The quota mode', () => {
  it('is taken to be development, and stays so without signs of more', () => {
    const { tracker, learned } = trackerWith();
    for (const shape of Object.values(shapes))
      if (typeof shape === 'object') tracker.observe(shapes.inDevelopment(shape));
    for (const nothing of [undefined, null, 7, '', [true], {}]) tracker.observe(nothing);
    assert.deepEqual([tracker.mode, learned], ['development', []]);
  });

  const signs: readonly (readonly [type: string, field: string, value: unknown])[] = [
    ['track', 'popularity', 0],
    ['track', 'available_markets', []],
    ['track', 'linked_from', { uri: 'spotify:track:x' }],
    ['album', 'label', ''],
    ['album', 'popularity', 0],
    ['album', 'available_markets', ['SE']],
    ['album', 'album_group', 'appears_on'],
    ['artist', 'followers', { total: 0 }],
    ['artist', 'popularity', 0],
  ];
  for (const [type, field, value] of signs)
    it(`is concluded to be extended from the ${field} of a ${type}, wherever it lies in an answer`, () => {
      const item = { type, [field]: value };
      const page = shapes.paging([null, item]);
      for (const answer of [
        item,
        page,
        { tracks: [null, item] },
        { artists: page },
        shapes.paging([{ added_at: 'x', track: { type: 'track', album: item } }]),
        shapes.paging([{ added_at: 'x', album: { type: 'album', tracks: page } }]),
      ])
        assert.equal(modeAfter(answer), 'extended');
      assert.equal(modeAfter({ type, [field]: null }), 'development');
    });

  it('is not concluded from a profile, of which some development apps still get all', () => {
    assert.equal(modeAfter({ ...shapes.account, followers: { total: 3 }, popularity: 1 }), 'development');
    assert.equal(modeAfter({ type: 'something introduced later', popularity: 1, label: 'x' }), 'development');
  });

  it('is concluded once', () => {
    const { tracker, learned } = trackerWith();
    tracker.observe(popular);
    tracker.observe(popular);
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
