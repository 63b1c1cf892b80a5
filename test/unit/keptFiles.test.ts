import assert from 'node:assert/strict';
import { chmod, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { signInWords } from '../../src/messages/signIn.ts';
import { eventually } from '../support/eventually.ts';
import { aSession } from './auth/aSession.ts';
import { TextAtWork } from './commands/textAtWork.ts';
import { editor } from './editor/editor.ts';
import { filesIn } from './library/store/filesIn.ts';
import { SomeFolder } from './library/store/someFolder.ts';
import type { Product } from './product.ts';

const day = 86_400_000;
const { clientId } = aSession();

/** Everything that the product writes, written by using it. */
describe('What is kept on this computer', () => {
  let storage: SomeFolder;
  let text: TextAtWork;
  let product: Product;
  /** As an administrator's computer may have it: new files are for everybody unless who makes them says otherwise. */
  const umask = process.umask(0o022);

  const open = async (as: 'signedIn' | 'signedOut'): Promise<void> => {
    const kept = { storage: storage.path, folder: storage.file('apps') };
    text = await TextAtWork.begin({ as, ...kept });
    ({ product } = text);
  };

  /** Uses everything that leaves something behind. */
  async function useAll(): Promise<void> {
    const [first, second, third] = (await product.saved()).filter(({ track }) => !track.isLocal);
    await product.library.remove([first!]);
    const pair = [second!.track.uri, third!.track.uri] as const;
    await product.library.dismissedPairs.dismiss([pair]);
    await product.library.availability.learn('SE', [{ id: second!.track.id!, finding: 'market' }], 20_000);
    product.apps.of(clientId).locks.lock('search', { kind: 'rateLimited', until: text.clock.now() + day });
    await product.run('tracklist.editAsText');
    text.document.type(text.document.getText().replace(/^.*\n/, ''));
    await text.document.save();
    await eventually(async () => assert.equal(await accountFiles(), everyKind));
  }

  /** Kinds of files in an account's folder, without what SQLite keeps beside a database. */
  async function accountFiles(): Promise<string> {
    const names = (await filesIn(storage.file('libraries'))).map(file => path.basename(file));
    const kinds = names.map(name =>
      name.replace(/^state-.*/, 'state').replace(/^availability\..*/, 'availability'),
    );
    return [...new Set(kinds.filter(name => !/-(wal|shm)$/.test(name)))].sort().join();
  }
  const everyKind = 'availability,draft.state,draft.tracklist,journal.db,library.db,notDuplicates,state';

  beforeEach(async () => {
    process.umask(0o022);
    storage = await SomeFolder.make();
  });
  afterEach(async () => {
    product.dispose();
    process.umask(umask);
    await storage.remove();
  });

  /** Modes of all files and folders that others may look into. */
  async function openToOthers(): Promise<string[]> {
    const names = await readdir(storage.path, { recursive: true });
    const modes = await Promise.all(
      names.map(async name => [name, (await stat(storage.file(name))).mode] as const),
    );
    return modes
      .filter(([, mode]) => (mode & 0o077) !== 0)
      .map(([name, mode]) => `${mode.toString(8)} ${name}`);
  }

  if (process.platform !== 'win32') {
    it('can be read by this user alone: folders and files, with what SQLite keeps beside a database', async () => {
      await open('signedIn');
      await useAll();
      assert.deepEqual(await openToOthers(), []);
    });

    it('is closed to others also where an earlier version left it open', async () => {
      await open('signedIn');
      await useAll();
      product.dispose();
      for (const name of await readdir(storage.path, { recursive: true })) {
        const file = storage.file(name);
        await chmod(file, (await stat(file)).isDirectory() ? 0o755 : 0o644);
      }
      await open('signedIn');
      await product.saved();
      await product.library.recentlyRemoved.load();
      const [account = ''] = await readdir(storage.file('libraries'));
      const opened = await openToOthers();
      assert.ok(!opened.some(each => each.endsWith(account)), opened.join('\n'));
      assert.ok(!opened.some(each => each.includes('.db')), opened.join('\n'));
    });
  }

  const left = (): Promise<string[]> => readdir(storage.path, { recursive: true });
  const nothingOfMusic = ['apps', 'libraries', path.join('apps', `${clientId}.json`)];

  it('is gone when somebody signs out, but for what the Spotify app may do and how lists are sorted', async () => {
    await open('signedOut');
    const secrets = new Map(product.secrets.entries);
    assert.deepEqual(await left(), []);
    await product.run('tracklist.signIn');
    await useAll();
    const title = { key: 'title', direction: 'ascending' } as const;
    const filter = { text: 'the name of an artist', conditions: [] };
    const { connection, views } = product;
    product.shownTracks.push('spotify:track:0TZMsrjMdLhyTKDH1GhqKF');
    await views.arrangements.change(connection, { sort: title, grouping: 'artist', filter });
    editor.willPress(signInWords.signOut());
    await product.run('tracklist.signOut');
    assert.equal(editor.lastMessage.text, signInWords.signedOut());
    await product.secrets.settled();
    assert.deepEqual(product.secrets.entries, secrets);
    assert.deepEqual([...product.memory], []);
    assert.deepEqual(product.shownTracks, []);
    const arrangement = { sort: title, grouping: 'artist', filter: { text: '', conditions: [] } };
    assert.deepEqual([...product.globalMemory], [['arrangement.account', arrangement]]);
    assert.deepEqual(await left(), nothingOfMusic);
  });

  it('is gone of everybody when somebody signs out, also of who was signed in before', async () => {
    await open('signedIn');
    await useAll();
    const expiresAt = Date.now() + 30 * day;
    product.signIn = () =>
      Promise.resolve(aSession({ account: { id: 'other', displayName: 'Other' }, expiresAt }));
    await product.run('tracklist.signIn');
    await product.saved();
    assert.equal((await readdir(storage.file('libraries'))).length, 2);
    editor.willPress(signInWords.signOut());
    await product.run('tracklist.signOut');
    assert.deepEqual(await left(), nothingOfMusic);
  });

  it('can be deleted by who finds the sign-in ended by Spotify, after a question', async () => {
    await open('signedIn');
    await useAll();
    await product.sessions.signOut();
    await product.run('tracklist.signOut');
    assert.equal(editor.lastMessage.text, signInWords.confirmForget());
    assert.ok((await filesIn(storage.file('libraries'))).length > 0);
    editor.willPress(signInWords.forget());
    await product.run('tracklist.signOut');
    assert.equal(editor.statusBar.at(-1), signInWords.forgotten());
    assert.deepEqual(await left(), nothingOfMusic);
    await product.run('tracklist.signOut');
    assert.equal(editor.statusBar.at(-1), signInWords.notSignedIn());
  });
});
