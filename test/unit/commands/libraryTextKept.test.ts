import assert from 'node:assert/strict';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SavedTrack } from '../../../src/model/track.ts';
import { textWords } from '../../../src/messages/libraryText.ts';
import { documents, openDocuments } from '../editor/documents.ts';
import { editor } from '../editor/editor.ts';
import type { Uri } from '../editor/values.ts';
import { SomeFolder } from '../library/store/someFolder.ts';
import { TextAtWork } from './textAtWork.ts';

describe('the text of an account’s library', () => {
  let folder: SomeFolder;
  let text: TextAtWork;
  let saved: readonly SavedTrack[];

  const start = async (): Promise<void> => {
    text = await TextAtWork.start({ as: 'signedIn', storage: folder.path });
    ({ saved } = text);
  };

  /** Where drafts are kept. */
  const texts = async (): Promise<string> => {
    const [account = ''] = await readdir(folder.file('libraries'));
    return folder.file('libraries', account, 'text');
  };

  /** Closes the window and opens it again. */
  const restart = async (): Promise<void> => {
    text.product.dispose();
    await start();
  };

  beforeEach(async () => {
    folder = await SomeFolder.make();
    await start();
    await text.edit();
  });
  afterEach(async () => {
    text.product.dispose();
    await folder.remove();
  });

  it('is not that of the demo, nor of another account', async () => {
    const own = text.address.toString();
    assert.doesNotMatch(own, new RegExp(text.product.connection.account.id));
    await text.product.connections.enterDemo();
    assert.notEqual(text.address.toString(), own);
  });

  it('is a draft also after a restart, and is applied by what was done to it before', async () => {
    text.change({ without: saved.slice(0, 2) });
    await text.document.save();
    await restart();
    await text.edit();
    assert.deepEqual(text.has(...saved.slice(0, 3)), [false, false, true]);
    assert.equal(editor.statusBar.at(-1), textWords.draftFound());
    editor.willPress('Apply');
    await text.apply();
    assert.equal(editor.messages[0]?.text, 'Remove 2 tracks from Liked Songs?');
    await text.settle();
    assert.deepEqual(await text.product.connection.library.drafts.facts(), undefined);
  });

  it('is applied after a restart also when the editor alone has kept it, whatever came and went meanwhile', async () => {
    const [first, second] = saved;
    text.change({ without: [first!] });
    const [uri, edited] = [text.document.uri, text.document.getText()];
    text.product.dispose();
    text = await TextAtWork.start({ as: 'signedIn', storage: folder.path });
    await text.product.removeElsewhere(second!.track.uri);
    await text.product.library.refresh('savedTracks');
    const document = openDocuments.restore(uri, edited, { mtime: 5_000, size: edited.length });
    editor.willPress('Bring Up to Date', 'Apply');
    await text.apply();
    assert.equal(editor.messages[1]?.text, 'Remove 1 track from Liked Songs?');
    await text.settle();
    assert.equal(document.isDirty, false);
    assert.deepEqual(text.has(first!, second!, saved[2]!), [false, false, true]);
  });

  it('can be saved when the editor alone has kept it, without a word about newer files', async () => {
    text.change({ without: saved.slice(0, 1) });
    const [uri, edited] = [text.document.uri, text.document.getText()];
    await restart();
    const document = openDocuments.restore(uri, edited, { mtime: 5_000, size: edited.length });
    assert.equal(await document.save(), true);
    document.type(`${edited}// more\n`);
    assert.equal(await document.save(), true, 'and again');
  });

  it('can be saved after edits that the editor alone had kept were discarded', async () => {
    const [uri, edited] = [text.document.uri, text.document.getText()];
    await restart();
    const document = openDocuments.restore(uri, `${edited}x`, { mtime: 5_000, size: 1 });
    editor.willPress('Discard Edits');
    await text.product.run('tracklist.discardText');
    assert.equal(document.isDirty, false);
    document.type(`${document.getText()}// mine\n`);
    assert.equal(await document.save(), true);
  });

  it('is not kept with another library that is open by now', async () => {
    text.change({ without: saved.slice(0, 1) });
    const { document } = text;
    await text.product.connections.enterDemo();
    assert.equal(await document.save(), false);
    assert.equal(document.isDirty, true);
    assert.equal(await text.product.connection.library.drafts.facts(), undefined);
    text.product.connections.leaveDemo();
    assert.equal(await document.save(), true);
  });

  it('is not overwritten by a window that has an older one', async () => {
    text.change({ without: saved.slice(0, 1) });
    await text.document.save();
    text.document.type(`${text.document.getText()}// this window\n`);
    const file = path.join(await texts(), 'draft.tracklist');
    await rm(file);
    await writeFile(file, '// the other window\n');
    await utimes(file, new Date(), new Date(Date.now() + 60_000));
    assert.equal(await text.document.save(), false);
    assert.equal(text.document.isDirty, true);
  });

  it('is deleted with its states when the person signs out, and cannot come back', async () => {
    text.change({ without: saved.slice(0, 1) });
    await text.document.save();
    const before = await readdir(await texts());
    assert.ok(before.some(name => name.startsWith('draft')) && before.some(name => name.startsWith('state')));
    text.document.type(`${text.document.getText()}// still typing\n`);
    const { document } = text;
    await text.product.connections.signOut();
    assert.equal(await document.save(), false);
    const left = await readdir(folder.path, { recursive: true });
    assert.deepEqual(
      left.filter(name => name.includes('text')),
      [],
    );
    assert.match(document.getText(), /still typing/);
  });

  it('says why a draft cannot be read, and loses nothing', async () => {
    text.document.close();
    await mkdir(path.join(await texts(), 'draft.tracklist'));
    await assert.rejects(readText(text.address), new RegExp(textWords.cannotRead()));
    assert.ok(text.product.log.some(line => line.startsWith('Reading the text of the library: ')));
  });

  it('is shown as it is where the draft on disk is no text of ours, and is not applied', async () => {
    text.document.close();
    await writeFile(path.join(await texts(), 'draft.tracklist'), Buffer.from([0, 255, 254, 10, 65, 13, 0]));
    await text.edit();
    await text.apply();
    assert.match(editor.lastMessage.text, /cannot be understood/);
    assert.deepEqual(text.writes(), []);
  });

  it('says so when a draft cannot be kept, and leaves the text as it was typed', async () => {
    await rm(await texts(), { recursive: true });
    await writeFile(await texts(), 'in the way');
    text.change({ without: saved.slice(0, 1) });
    assert.equal(await text.document.save(), false);
    assert.equal(text.document.isDirty, true);
    await text.apply();
    assert.equal(editor.lastMessage.text, textWords.notSaved());
    assert.deepEqual(text.writes(), []);
  });

  it('removes nothing that could not be read, and is not applied until all is', async () => {
    text.product.dispose();
    await folder.remove();
    text = await TextAtWork.begin({ as: 'signedIn', storage: folder.path });
    text.product.fault = ({ url }) =>
      url.includes('offset=50') ? { status: 400, headers: {}, body: '' } : undefined;
    await text.edit();
    assert.match(text.lines[0]!, /of 120, the rest could not be read/);
    const first = text.lines.findIndex(line => line.includes('/track/'));
    text.document.type(text.lines.filter((_, place) => place !== first).join('\n'));
    editor.willPress(undefined);
    await text.apply();
    assert.match(editor.lastMessage.text, /^Only \d+ of 120 saved tracks could be read/);
    assert.deepEqual(text.writes(), []);
    text.product.fault = () => undefined;
    await text.product.library.refresh('savedTracks');
    editor.willPress('Bring Up to Date', 'Apply');
    await text.apply();
    assert.equal(editor.lastMessage.text, 'Remove 1 track from Liked Songs?');
  });
});

async function readText(uri: Uri): Promise<void> {
  await documents.openTextDocument(uri);
}
