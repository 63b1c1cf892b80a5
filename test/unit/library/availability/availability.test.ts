import assert from 'node:assert/strict';
import { Availability } from '../../../../src/library/availability/availability.ts';
import { noFindingsStore } from '../../../../src/library/availability/findingsStore.ts';
import { aTrack } from '../matching/someRecordings.ts';

const opened = (market?: string): Availability => {
  const availability = new Availability(noFindingsStore);
  availability.useMarket(market);
  return availability;
};
const { id = '' } = aTrack();

describe('Whether a track can be played', () => {
  it('is unknown when Spotify has not said', () => {
    for (const market of [undefined, 'SE'])
      assert.deepEqual(opened(market).of(aTrack()), { state: 'unknown' });
    assert.deepEqual(opened('SE').of(aTrack({ availableMarkets: ['DE'] })), { state: 'unknown' });
  });

  it('is told by its row', () => {
    const availability = opened('SE');
    assert.deepEqual(availability.of(aTrack({ isPlayable: false })), { state: 'unavailable' });
    assert.deepEqual(availability.of(aTrack({ restrictionReason: 'product' })), {
      state: 'unavailable',
      reason: 'product',
    });
    assert.equal(availability.of(aTrack({ isPlayable: true })).state, 'available');
    assert.equal(availability.of(aTrack({ availableMarkets: ['DE', 'SE'] })).state, 'available');
    assert.equal(availability.of(aTrack({ isLocal: true })).state, 'available');
  });

  it('is told by the list of markets where the row means another country', () => {
    const track = aTrack({ restrictionReason: 'market', availableMarkets: ['JP'] });
    assert.deepEqual(
      [opened('JP').of(track).state, opened('SE').of(track).state],
      ['available', 'unavailable'],
    );
  });

  it('is known from a check, for the market of the check alone', async () => {
    const availability = opened('SE');
    await availability.learn('SE', [{ id, finding: 'market' }], 20_000);
    assert.deepEqual(availability.of(aTrack()), { state: 'unavailable', reason: 'market' });
    availability.useMarket('DE');
    assert.equal(availability.of(aTrack()).state, 'unknown');
    availability.useMarket(undefined);
    assert.equal(availability.of(aTrack()).state, 'unknown');
  });

  it('is what the latest check has found', async () => {
    const availability = opened('SE');
    await availability.learn('SE', [{ id, finding: 'playable' }], 20_000);
    await availability.learn('SE', [{ id, finding: 'gone' }], 19_999);
    assert.equal(availability.of(aTrack()).state, 'available');
    await availability.learn('SE', [{ id, finding: 'gone' }], 20_001);
    assert.deepEqual(availability.of(aTrack()), { state: 'unavailable', reason: 'gone' });
  });

  it('stays unknown when Spotify was asked and did not say', async () => {
    const availability = opened('SE');
    await availability.learn('SE', [{ id, finding: 'untold' }], 20_000);
    assert.equal(availability.of(aTrack()).state, 'unknown');
  });

  it('is put on a track for who shows it, and leaves it alone where nothing is known', async () => {
    const availability = opened('SE');
    const track = aTrack();
    assert.equal(availability.asKnown(track), track);
    await availability.learn('SE', [{ id, finding: 'restricted' }], 20_000);
    assert.deepEqual(availability.asKnown(track), { ...track, isPlayable: false });
    await availability.learn('SE', [{ id, finding: 'market' }], 20_000);
    assert.deepEqual(availability.asKnown(track), {
      ...track,
      isPlayable: false,
      restrictionReason: 'market',
    });
    await availability.learn('SE', [{ id, finding: 'playable' }], 20_001);
    assert.deepEqual(availability.asKnown(track), { ...track, isPlayable: true });
  });

  it('is told to who listens when it turns out otherwise', async () => {
    const availability = opened('SE');
    await availability.read('SE');
    const heard: (readonly string[])[] = [];
    availability.onDidChange(uris => heard.push(uris));
    await availability.learn('SE', [{ id, finding: 'playable' }], 20_000);
    await availability.learn('DE', [{ id, finding: 'market' }], 20_000);
    assert.deepEqual(heard, []);
    await availability.learn('SE', [{ id, finding: 'market' }], 20_000);
    availability.settle();
    availability.useMarket('DE');
    assert.deepEqual(heard, [[`spotify:track:${id}`], [], []]);
  });
});
