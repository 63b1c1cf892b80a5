import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {
  deleteLeftBehind,
  librariesFolder,
  libraryFolder,
} from '../../../../src/library/store/libraryFolder.ts';

describe("The folder of an account's library", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.constantFrom('..', '../../x', '/', 'CON', 'a\\b', '', '\0', 'é', 'É'),
  );

  it('is a plain one below that of all libraries, whatever the ids are', () =>
    fc.assert(
      fc.property(anything, anything, (clientId, accountId) => {
        const folder = libraryFolder('/storage', clientId, accountId);
        assert.equal(path.dirname(folder), librariesFolder('/storage'));
        assert.match(path.basename(folder), /^[0-9a-f]{32}$/);
      }),
    ));

  it('is always the same for the same ids, and another for others', () =>
    fc.assert(
      fc.property(anything, anything, anything, anything, (client, account, otherClient, otherAccount) => {
        const isSame = client === otherClient && account === otherAccount;
        const folders = [
          libraryFolder('/s', client, account),
          libraryFolder('/s', otherClient, otherAccount),
        ];
        assert.equal(new Set(folders).size, isSame ? 1 : 2);
        assert.equal(libraryFolder('/s', client, account), folders[0]);
      }),
    ));

  it('tells two accounts apart whose ids together read the same', () => {
    assert.notEqual(libraryFolder('/s', 'ab', 'c'), libraryFolder('/s', 'a', 'bc'));
  });

  it('is emptied at the next start of what could not be deleted, and left alone otherwise', async () => {
    const storage = mkdtempSync(path.join(tmpdir(), 'tracklist-'));
    const [left, kept] = ['left', 'kept'].map(account => libraryFolder(storage, 'app', account));
    for (const folder of [left!, kept!]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'journal.db'), '');
    }
    writeFileSync(path.join(left!, 'journal.db.delete'), '');
    await deleteLeftBehind(storage);
    assert.deepEqual([existsSync(left!), existsSync(path.join(kept!, 'journal.db'))], [false, true]);
    await deleteLeftBehind(path.join(storage, 'not there'));
    rmSync(storage, { recursive: true });
  });
});
