import assert from 'node:assert/strict';
import { createDemo } from '../../../../src/demo/demo.ts';
import { DuplicateFinder } from '../../../../src/library/duplicates/duplicateFinder.ts';
import { openDemo } from '../../../../src/library/openDemo.ts';
import type { SavedTrack, Track } from '../../../../src/model/track.ts';
import { InstantClock } from '../../spotify/instantClock.ts';

const urisOf = (group: readonly SavedTrack[]): string =>
  group
    .map(({ track }) => track.uri)
    .sort()
    .join();
const titleAndArtists = ({ name, artists }: Track): string =>
  [name, ...artists.map(artist => artist.name)].join('\n');

describe('duplicates in the demo', () => {
  let rows: readonly SavedTrack[];
  let requests = 0;

  before(async () => {
    const demo = createDemo({ delayMs: 0 });
    const counted = {
      ...demo,
      send: (request: Parameters<typeof demo.send>[0]) => (requests++, demo.send(request)),
    };
    const { library } = openDemo(counted, new InstantClock(), () => undefined);
    await library.savedTracks.refresh();
    rows = library.savedTracks.rows;
  });

  it('are all found, and none that is another recording, without a request', async () => {
    const before = requests;
    const { groups } = await new DuplicateFinder().find(rows);
    assert.equal(requests, before);
    // What was made up as one recording has one code, which the rows of a group have in common.
    const byCode = Map.groupBy(
      rows.filter(({ track }) => track.isrc !== undefined),
      ({ track }) => track.isrc,
    );
    const recordings = [...byCode.values()].filter(each => each.length > 1);
    assert.ok(recordings.length >= 20, `${recordings.length} recordings are saved more than once`);
    const [ofOne, others] = [
      groups.filter(({ reason }) => reason.by === 'isrc'),
      groups.filter(({ reason }) => reason.by !== 'isrc'),
    ];
    assert.deepEqual(ofOne.map(({ rows: group }) => urisOf(group)).sort(), recordings.map(urisOf).sort());
    // Nobody could tell these apart: somebody made up the same title twice.
    for (const { rows: group, reason } of others) {
      assert.equal(new Set(group.map(({ track }) => titleAndArtists(track))).size, 1);
      assert.ok((reason.apartMs ?? Infinity) <= 2_000);
    }
  });

  it('are one song on three releases, but not its radio edit and not the night it was played live', async () => {
    const { groups } = await new DuplicateFinder().find(rows);
    const song = groups.find(group => group.rows.some(({ track }) => track.name === 'Lighthouse in Reverse'));
    assert.deepEqual(song?.rows.map(({ track }) => track.album?.name).sort(), [
      'Lighthouse in Reverse',
      'Tide Tables',
      'Tide Tables (Deluxe Edition)',
    ]);
  });
});
