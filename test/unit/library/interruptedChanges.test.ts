import assert from 'node:assert/strict';
import type { Outcomes } from '../../../src/library/journal.ts';
import { MemoryJournal } from '../../../src/library/memoryJournal.ts';
import { eventually } from '../../support/eventually.ts';
import { useTestLibrary } from './openTestLibrary.ts';

/** A journal in which a window that was closed has left something unfinished. */
class LeftBehind extends MemoryJournal {
  readonly settled: Outcomes[] = [];
  readonly #uris: readonly string[];

  constructor(uris: readonly string[]) {
    super();
    this.#uris = uris;
  }

  override interrupted(): ReturnType<MemoryJournal['interrupted']> {
    const settle = (outcomes: Outcomes): Promise<void> => Promise.resolve(void this.settled.push(outcomes));
    return Promise.resolve(
      this.settled.length > 0 ? [] : [{ items: this.#uris.map(uri => ({ uri, kind: 'remove' })), settle }],
    );
  }
}

describe('A change that a window left unfinished', () => {
  const { open } = useTestLibrary();

  it('is asked about with one request when somebody looks at the library, and only then', async () => {
    const { spotify } = await open();
    const [gone = '', there = ''] = [
      spotify.state.unsavedTracks(1)[0],
      spotify.state.savedTracks().at(-1)?.uri,
    ];
    const journal = new LeftBehind([gone, there]);
    const test = await open('development', 'savedTracks', journal);
    assert.deepEqual(journal.settled, []);
    await test.library.bringUpToDate('savedTracks');
    await eventually(() => assert.equal(journal.settled.length, 1));
    assert.deepEqual(
      [...journal.settled.flatMap(outcomes => [...outcomes])],
      [
        [gone, 'applied'],
        [there, 'refused'],
      ],
    );
    assert.equal(test.takeRequests().filter(line => line.includes('contains')).length, 1);
    await test.library.bringUpToDate('savedAlbums');
    assert.equal(journal.settled.length, 1);
  });

  it('is asked about again later when Spotify cannot be reached', async () => {
    const { spotify } = await open();
    const journal = new LeftBehind(spotify.state.unsavedTracks(1));
    const test = await open('development', 'savedTracks', journal);
    spotify.faults.next({ path: '/me/library/contains' }, { kind: 'serverError' }, { times: 4 });
    await test.library.bringUpToDate('savedTracks');
    await eventually(() => assert.match(test.logged.join(), /interrupted changes is not known yet/));
    await test.library.bringUpToDate('savedTracks');
    await eventually(() => assert.equal(journal.settled.length, 1));
  });
});
