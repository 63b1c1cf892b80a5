import assert from 'node:assert/strict';
import { uriOf } from '../../../src/library/journal.ts';
import { openDemo } from '../../../src/library/openDemo.ts';
import { createDemo } from '../../../src/demo/demo.ts';
import { InstantClock } from '../spotify/instantClock.ts';

describe('The demo’s library', () => {
  const logged: string[] = [];
  const open = () => {
    const demo = createDemo({ tracks: 120, albums: 5, delayMs: 0 });
    return openDemo(demo, new InstantClock(), line => logged.push(line));
  };

  it('has a name and everything to look at', async () => {
    const { account, library } = open();
    assert.equal(account.displayName, 'Demo listener');
    await Promise.all([library.savedTracks.refresh(), library.savedAlbums.refresh()]);
    assert.deepEqual([library.savedTracks.rows.length, library.savedAlbums.rows.length], [120, 5]);
    assert.ok((await library.topTracks.medium_term.load()).tracks.length > 0);
    const artist = library.savedTracks.rows.find(({ track }) => track.artists[0]?.id)!.track.artists[0]!;
    assert.equal((await library.rankings.artistTracks({ ...artist, id: artist.id! })).source, 'search');
    assert.deepEqual(logged, [], 'and nothing is refused');
    library.dispose();
  });

  it('can be changed, and is as new in the next demo', async () => {
    const { library } = open();
    await library.savedTracks.refresh();
    const gone = library.savedTracks.rows.slice(0, 60).filter(({ track }) => !track.isLocal);
    assert.equal((await library.remove(gone)).applied.length, gone.length);
    await library.refresh('savedTracks');
    assert.equal(library.savedTracks.rows.length, 120 - gone.length);
    assert.equal((await library.undo())?.saved.applied.length, gone.length);
    await library.refresh('savedTracks');
    assert.ok(gone.every(row => library.savedState(uriOf(row)) === 'saved'));
    library.dispose();
    const next = open().library;
    await next.savedTracks.refresh();
    assert.equal(next.savedTracks.rows.length, 120);
    next.dispose();
  });

  it('stops when it is let go of', async () => {
    const { library } = open();
    const reading = library.savedTracks.refresh();
    library.dispose();
    await reading;
    assert.equal(library.savedTracks.isComplete, false);
    assert.deepEqual(logged, []);
  });
});
