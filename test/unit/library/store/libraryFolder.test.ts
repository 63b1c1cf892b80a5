import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { librariesFolder, libraryFolder } from '../../../../src/library/store/libraryFolder.ts';

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
});
