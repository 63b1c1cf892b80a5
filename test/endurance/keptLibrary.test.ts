import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { editor } from '../unit/editor/editor.ts';
import { Product } from '../unit/product.ts';
import { whenKept } from '../unit/whenKept.ts';

describe('A library that is kept on this computer', () => {
  let storage: string;
  const open: Product[] = [];

  beforeEach(() => (storage = mkdtempSync(path.join(tmpdir(), 'tracklist-'))));
  afterEach(async () => {
    for (const product of open.splice(0)) product.dispose();
    await new Promise(setImmediate);
    rmSync(storage, { recursive: true, force: true });
  });

  const start = async (): Promise<Product> => {
    const product = await Product.start({ as: 'signedIn', tracks: 130, storage });
    open.push(product);
    return product;
  };
  /** Closes the window once it has written what it knows. */
  const close = async (): Promise<void> => {
    await whenKept(storage, ['savedTracks']);
    open.pop()?.dispose();
    await new Promise(resolve => setTimeout(resolve, 20));
  };
  const database = (): string => globSync('**/library.db', { cwd: storage })[0] ?? 'none';

  it('is there at the next start without a request', async () => {
    const before = await (await start()).saved();
    await close();
    const product = await start();
    assert.deepEqual(await product.saved(), before);
    assert.deepEqual(product.requests, []);
  });

  it('is gone after signing out, and the journal of changes with it', async () => {
    const product = await start();
    const saved = await product.saved();
    await product.library.remove(saved.filter(({ track }) => !track.isLocal).slice(0, 1));
    assert.equal(globSync('**/journal.db', { cwd: storage }).length, 1);
    assert.ok(existsSync(path.join(storage, database())));
    editor.willPress('Sign Out');
    await product.run('tracklist.signOut');
    assert.deepEqual(globSync('**/*.db*', { cwd: storage }), []);
  });

  it('is read anew when it was damaged, which is told once', async () => {
    const before = await (await start()).saved();
    await close();
    writeFileSync(path.join(storage, database()), 'this is no database'.repeat(500));
    const product = await start();
    assert.deepEqual(await product.saved(), before);
    assert.match(editor.lastMessage.text, /was damaged\. It has been set aside/);
    assert.equal(editor.messages.length, 1);
    assert.ok(globSync('**/library.db.damaged-*', { cwd: storage }).length > 0);
  });

  it('shows what another window does, without asking Spotify', async () => {
    const [one, other] = [await start(), await start()];
    await one.saved();
    await other.saved();
    const before = other.library.savedTracks.rows;
    const gone = before.filter(({ track }) => !track.isLocal).slice(2, 4);
    other.requests.length = 0;
    await one.library.remove(gone);
    await eventually(() => assert.equal(other.library.savedTracks.rows.length, before.length - 2));
    assert.deepEqual(other.requests, []);
  });
});
