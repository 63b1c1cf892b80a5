import assert from 'node:assert/strict';
import { textWords } from '../../../src/messages/libraryText.ts';
import { editor } from '../editor/editor.ts';
import { openDocuments } from '../editor/documents.ts';
import { TextAtWork, linkOf } from './textAtWork.ts';

describe('the library as text', () => {
  let text: TextAtWork;

  beforeEach(async () => {
    text = await TextAtWork.start();
    await text.edit();
  });
  afterEach(() => text.product.dispose());

  it('has a line for each saved track, newest first, and says what it is', () => {
    const links = text.lines
      .filter(line => line.includes('/track/'))
      .map(line => line.slice(line.lastIndexOf('https')));
    assert.deepEqual(
      links,
      text.saved.map(({ track }) => linkOf(track.uri)),
    );
    assert.match(text.lines[0]!, /^\/\/ Liked Songs of Demo.* · \d+( tracks)( · 1 local file)? {2}\[#/);
    assert.equal(text.document.isDirty, false);
  });

  it('is a draft when it is saved, and nothing is changed at Spotify', async () => {
    text.change({ without: text.saved.slice(0, 2) });
    assert.ok(await text.document.save());
    await text.settle();
    assert.deepEqual(text.writes(), []);
    assert.deepEqual(text.has(...text.saved.slice(0, 3)), [false, false, true]);
    text.document.close();
    await text.edit();
    assert.deepEqual(text.has(...text.saved.slice(0, 3)), [false, false, true]);
  });

  it('is applied after showing it beside the library and asking, as one change that can be undone', async () => {
    const [first, second, third] = text.saved;
    const [added] = await text.unsaved(1);
    text.change({ without: [first!, second!], plus: [linkOf(added!)] });
    let seen: unknown;
    editor.willPress(() => {
      seen = openDocuments.tabs().at(-1)?.input;
      assert.deepEqual(text.writes(), []);
      return Promise.resolve('Apply');
    });
    await text.apply();
    assert.equal(editor.messages[0]?.text, 'Remove 2 tracks from Liked Songs and add 1?');
    assert.ok(typeof seen === 'object' && seen !== null && 'original' in seen, 'a comparison was in front');
    const uris = [first!, second!, third!].map(({ track }) => track.uri);
    assert.deepEqual(await text.product.isSavedAtSpotify(...uris, added!), [false, false, true, true]);
    await text.settle();
    assert.equal(text.document.isDirty, false);
    assert.deepEqual(text.has(first!, second!, third!), [false, false, true]);
    assert.ok(text.document.getText().includes(linkOf(added!)));
    assert.equal(text.lines.filter(line => line === linkOf(added!)).length, 0, 'it is a whole line by now');
    assert.equal(openDocuments.tabs().filter(({ input }) => 'original' in (input as object)).length, 0);

    editor.willPress('Undo');
    await text.product.run('tracklist.undo');
    assert.deepEqual(await text.product.isSavedAtSpotify(...uris, added!), [true, true, true, false]);
    await text.settle();
    assert.deepEqual(text.has(first!, second!, third!), [true, true, true]);
  });

  it('saves what stands further up later, so that it is further up in Liked Songs', async () => {
    const [first, second] = await text.unsaved(2);
    text.change({ plus: [linkOf(first!), linkOf(second!)] });
    const sent: string[] = [];
    text.product.fault = ({ method, url }) => {
      if (method === 'PUT') sent.push(...(new URL(url).searchParams.get('uris') ?? '').split(','));
      return undefined;
    };
    editor.willPress('Apply');
    await text.apply();
    assert.equal(editor.messages[0]?.text, 'Add 2 tracks to Liked Songs?');
    assert.deepEqual(sent, [second, first]);
  });

  it('changes nothing when the person goes on editing', async () => {
    text.change({ without: text.saved.slice(0, 2) });
    editor.willPress('Keep Editing');
    await text.apply();
    assert.deepEqual(text.writes(), []);
    assert.deepEqual(text.has(...text.saved.slice(0, 2)), [false, false]);
  });

  it('asks in a dialog where the comparison is in front already', async () => {
    text.change({ without: text.saved.slice(0, 12) });
    await text.apply();
    editor.willPress('Remove');
    await text.apply();
    assert.equal(editor.messages[1]?.text, 'Remove 12 tracks from Liked Songs?');
    assert.equal(editor.messages[1].modal, true);
    const uris = text.saved.slice(0, 12).map(({ track }) => track.uri);
    assert.deepEqual(new Set(await text.product.isSavedAtSpotify(...uris)), new Set([false]));
  });

  it('asks again when the text was edited while the comparison was looked at', async () => {
    const [first, second] = text.saved;
    text.change({ without: [first!] });
    editor.willPress(() => {
      text.change({ without: [second!] });
      return Promise.resolve('Apply');
    });
    await text.apply();
    assert.deepEqual(text.writes(), []);
    assert.equal(editor.messages.length, 2);
    assert.match(editor.lastMessage.text, /Remove 2 tracks/);
  });

  it('is not applied with a line that cannot be understood, and leads there', async () => {
    text.change({ without: [text.saved[0]!], plus: ['Lantern Field'] });
    editor.willPress('Show the First');
    await text.apply();
    assert.equal(editor.lastMessage.text, '1 line cannot be understood, so nothing was applied.');
    assert.deepEqual(text.writes(), []);
    await text.settle();
    const [found] = openDocuments.diagnosticsOf(text.address);
    assert.equal(
      found?.message,
      'There is no link to a track on this line. Add one, delete the line, or put // before it.',
    );
    assert.equal(text.lines[found.range.start.line], 'Lantern Field');
  });

  it('says on a line that its track stands further up', async () => {
    const [first] = text.saved;
    text.change({ plus: [first!.track.uri, first!.track.uri] });
    await text.settle();
    const found = openDocuments.diagnosticsOf(text.address);
    assert.deepEqual(
      found.map(({ severity, message }) => [severity, message]),
      [
        [2, textWords.repeated()],
        [2, textWords.repeated()],
      ],
    );
    await text.apply();
    assert.equal(editor.lastMessage.text, textWords.nothing());
  });

  it('says that order changes nothing', async () => {
    const lines = text.lines;
    const place = lines.findIndex(line => line.includes('/track/'));
    lines.splice(place, 2, lines[place + 1]!, lines[place]!);
    text.document.type(lines.join('\n'));
    await text.apply();
    assert.equal(editor.lastMessage.text, textWords.onlyReordered());
  });

  it('follows the library while nobody edits it', async () => {
    const [first] = text.saved;
    await text.product.run('tracklist.remove', {
      kind: 'track',
      id: 'x',
      track: first!.track,
      place: 'savedTracks',
    });
    await text.settle();
    assert.deepEqual(text.has(first!), [false]);
    assert.equal(text.document.isDirty, false);
  });

  it('never removes or adds again what came and went elsewhere, and keeps edits when it is brought up to date', async () => {
    const [first, second, third, fourth] = text.saved;
    text.change({ without: [first!], plus: ['// mine'] });
    await text.product.removeElsewhere(second!.track.uri);
    const [came] = await text.unsaved(1);
    await text.product.saveElsewhere(came!);
    await text.product.library.refresh('savedTracks');
    await text.settle();
    assert.deepEqual(text.has(first!, second!), [false, true], 'what is edited does not follow');
    editor.willPress('Bring Up to Date', 'Apply');
    await text.apply();
    assert.equal(
      editor.messages[0]?.text,
      '1 track came to Liked Songs and 1 went since this text was made.',
    );
    assert.equal(editor.messages[1]?.text, 'Remove 1 track from Liked Songs?');
    const uris = [first!, second!, third!, fourth!].map(({ track }) => track.uri);
    assert.deepEqual(await text.product.isSavedAtSpotify(...uris, came!), [false, false, true, true, true]);
  });

  it('keeps remarks when it is brought up to date', async () => {
    const [first, second] = text.saved;
    text.change({ without: [first!], plus: ['// mine'] });
    await text.product.removeElsewhere(second!.track.uri);
    await text.product.library.refresh('savedTracks');
    await text.product.run('tracklist.updateText');
    assert.ok(text.lines.includes('// mine'));
    assert.deepEqual(text.has(first!, second!), [false, false]);
    assert.equal(text.document.isDirty, false);
    assert.equal(editor.statusBar.at(-1), textWords.broughtUpToDate());
    await text.product.run('tracklist.updateText');
    assert.equal(editor.statusBar.at(-1), textWords.isUpToDate());
  });

  it('keeps in the draft what Spotify refuses', async () => {
    text.change({ without: text.saved.slice(0, 3) });
    product403(text);
    editor.willPress('Apply');
    await text.apply();
    await text.settle();
    assert.deepEqual(text.has(...text.saved.slice(0, 4)), [false, false, false, true]);
    text.product.fault = () => undefined;
    editor.willPress('Remove');
    await text.apply();
    const uris = text.saved.slice(0, 3).map(({ track }) => track.uri);
    assert.deepEqual(await text.product.isSavedAtSpotify(...uris), [false, false, false]);
  });

  it('is the library again when edits are discarded, saved or not', async () => {
    text.change({ without: text.saved.slice(0, 2) });
    await text.document.save();
    text.change({ without: text.saved.slice(2, 3) });
    editor.willPress('Discard Edits');
    await text.product.run('tracklist.discardText');
    await text.settle();
    assert.deepEqual(text.has(...text.saved.slice(0, 3)), [true, true, true]);
    assert.equal(text.document.isDirty, false);
    text.change({ without: text.saved.slice(0, 1) });
    assert.ok(await text.document.save(), 'it can be saved again');
    editor.willPress(undefined);
    await text.product.run('tracklist.discardText');
    assert.deepEqual(text.has(text.saved[0]!), [false]);
  });

  it('is not applied when nobody knows what it was made from, and is kept as a copy', async () => {
    text.change({ without: text.saved.slice(0, 2) });
    const edited = text.document.getText().replace(/\[#[0-9a-f]+\]/, '[#0123456789ab]');
    text.document.type(edited);
    editor.willPress('Keep a Copy and Start Afresh');
    await text.apply();
    assert.match(editor.lastMessage.text, /^The first line, which says/);
    assert.deepEqual(text.writes(), []);
    await text.settle();
    assert.deepEqual(text.has(text.saved[0]!), [true]);
    const copy = openDocuments.all().find(({ uri }) => uri.scheme === 'untitled');
    assert.equal(copy?.getText(), edited);
  });

  it('knows what it was made from when that line was deleted in this window', async () => {
    await text.settle();
    text.document.type(text.lines.slice(1).join('\n'));
    text.change({ without: text.saved.slice(0, 1) });
    editor.willPress('Apply');
    await text.apply();
    assert.equal(editor.messages[0]?.text, 'Remove 1 track from Liked Songs?');
  });

  it('belongs to its library: another one changes nothing of it, and says so', async () => {
    const { document } = text;
    text.change({ without: text.saved.slice(0, 2) });
    text.product.connections.leaveDemo();
    assert.equal(await document.save(), false);
    assert.deepEqual(
      text.product.requests.filter(line => !line.startsWith('GET')),
      [],
    );
    assert.equal(document.isDirty, true);
  });

  it('is closed with its library unless it is being edited', async () => {
    text.product.connections.leaveDemo();
    await text.settle().catch(() => undefined);
    assert.deepEqual(openDocuments.tabs(), []);
  });
});

function product403({ product }: TextAtWork): void {
  product.fault = ({ method }) =>
    method === 'DELETE'
      ? { status: 403, headers: {}, body: '{"error":{"status":403,"message":"No"}}' }
      : undefined;
}
