import assert from 'node:assert/strict';
import { LibrarySearch } from '../../../../src/library/search/librarySearch.ts';
import type { LibraryChange } from '../../../../src/library/libraryChange.ts';
import type { Library } from '../../../../src/library/library.ts';
import { Emitter } from '../../../../src/model/event.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { savedTrack } from './someTracks.ts';

/** As much of a library as is searched. */
class SearchedLibrary {
  #rows: readonly SavedTrack[];
  readonly #changed = new Emitter<LibraryChange>();
  /** Times its rows were asked for. */
  asked = 0;
  readonly onDidChange = this.#changed.event;

  constructor(rows: readonly SavedTrack[]) {
    this.#rows = rows;
  }

  get savedTracks(): { readonly rows: readonly SavedTrack[] } {
    this.asked++;
    return { rows: this.#rows };
  }

  show(rows: readonly SavedTrack[]): void {
    this.#rows = rows;
    this.#changed.fire({ lists: ['savedTracks'], uris: [] });
  }

  learnStates(): void {
    this.#changed.fire({ lists: [], uris: ['spotify:track:x'] });
  }
}

describe('searching a library', () => {
  const opened: LibrarySearch[] = [];
  afterEach(() => {
    for (const search of opened.splice(0)) search.dispose();
  });

  const search = (library: SearchedLibrary): LibrarySearch => {
    const opening = new LibrarySearch(library as unknown as Library);
    opened.push(opening);
    return opening;
  };
  const looked = (of: LibrarySearch): Promise<boolean> =>
    new Promise(resolve => {
      const subscription = of.onDidLook(hasGrown => {
        subscription.dispose();
        resolve(hasGrown);
      });
    });
  const echoes = (count: number): SavedTrack[] =>
    Array.from({ length: count }, (_, number) => savedTrack(number, `Echo ${number}`));

  it('has the newest rows at once, and everything once it has looked through it', async () => {
    const library = new SearchedLibrary(echoes(3_000));
    const searching = search(library);
    assert.equal(searching.find(' ', 2).total, 3_000);
    assert.deepEqual(
      searching.find('', 2).rows.map(({ track }) => track.name),
      ['Echo 0', 'Echo 1'],
    );
    while (!searching.isUpToDate) await looked(searching);
    assert.equal(searching.find('echo', 1).total, 3_000);
  });

  it('lets others come to their turn while it looks through many', async () => {
    const searching = search(new SearchedLibrary(echoes(60_000)));
    let turns = 0;
    while (!searching.isUpToDate) {
      await new Promise(setImmediate);
      turns++;
    }
    assert.ok(turns > 1);
  });

  it('keeps up with rows that come and go, and tells which of it there was', async () => {
    const rows = echoes(3);
    const library = new SearchedLibrary(rows);
    const searching = search(library);
    assert.equal(await looked(searching), true);
    library.show([savedTrack(9, 'Basalt'), ...rows]);
    assert.equal(searching.isUpToDate, false);
    assert.equal(await looked(searching), true);
    assert.equal(searching.find('basalt', 1).total, 1);
    library.show(rows);
    assert.equal(await looked(searching), false);
    assert.deepEqual([searching.find('basalt', 1).total, searching.isUpToDate], [0, true]);
    library.show([savedTrack(9, 'Basalt'), ...rows]);
    assert.equal(await looked(searching), true);
  });

  it('looks at no rows because of what is no matter of theirs', async () => {
    const library = new SearchedLibrary(echoes(3));
    const searching = search(library);
    await looked(searching);
    const { asked } = library;
    library.learnStates();
    assert.deepEqual([library.asked, searching.isUpToDate], [asked, true]);
  });

  it('looks at nothing any more once it is let go of', async () => {
    const library = new SearchedLibrary(echoes(60_000));
    const searching = search(library);
    searching.dispose();
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    assert.equal(searching.find('echo 59999', 1).total, 0);
  });

  it('hears of nothing and takes up nothing any more once it is let go of', async () => {
    const library = new SearchedLibrary(echoes(3));
    const [early, late] = [search(library), search(library)];
    await Promise.all([looked(early), looked(late)]);
    early.dispose();
    library.show(echoes(4));
    late.dispose();
    const { asked } = library;
    assert.deepEqual([early.isUpToDate, late.isUpToDate], [true, false]);
    for (let turn = 0; turn < 25; turn++) await new Promise(resolve => setTimeout(resolve, 10));
    assert.equal(library.asked, asked);
  });
});
