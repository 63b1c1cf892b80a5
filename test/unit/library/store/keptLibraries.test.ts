import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KeptLibraries } from '../../../../src/library/store/keptLibraries.ts';
import { libraryFolder } from '../../../../src/library/store/libraryFolder.ts';
import { filesIn } from './filesIn.ts';
import { SomeFolder } from './someFolder.ts';

describe('What is kept of libraries', () => {
  let storage: SomeFolder;
  let kept: KeptLibraries;

  beforeEach(async () => {
    storage = await SomeFolder.make();
    kept = new KeptLibraries(storage.path);
  });
  afterEach(() => storage.remove());

  async function keep(account: string, ...names: string[]): Promise<string> {
    const folder = libraryFolder(storage.path, 'app', account);
    for (const name of names) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), account);
    }
    return folder;
  }

  it('is gone at the next start where it could not be deleted, and all else is left alone', async () => {
    await keep('left', 'journal.db', 'journal.db.delete');
    const folder = await keep('kept', 'journal.db');
    await kept.deleteLeftBehind();
    assert.deepEqual(await filesIn(storage.path), [path.join(folder, 'journal.db')]);
    await new KeptLibraries(storage.file('not there')).deleteLeftBehind();
  });

  it('is deleted of every account, with all that belongs to it, and nothing besides', async () => {
    await keep(
      'one',
      'library.db',
      'library.db-wal',
      'library.db.damaged-1',
      'journal.db',
      'availability.SE',
    );
    await keep('two', 'notDuplicates', 'text/draft.tracklist', 'something.new');
    await writeFile(storage.file('elsewhere'), '');
    assert.equal(await kept.isAnythingThere(), true);
    await kept.deleteAll();
    assert.equal(await kept.isAnythingThere(), false);
    assert.deepEqual(await filesIn(storage.path), [storage.file('elsewhere')]);
    await kept.deleteAll();
  });
});
