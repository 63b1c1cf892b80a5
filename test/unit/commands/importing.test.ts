import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FromReview, GroupView, ToReview } from '../../../webview/reviewProtocol.ts';
import { printItems } from '../../../src/interchange/printItems.ts';
import { spotifyLink } from '../../../src/model/spotifyUri.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { editor } from '../editor/editor.ts';
import type { FakeWebviewPanel } from '../editor/webviewPanel.ts';
import { Product } from '../product.ts';

type Render = Extract<ToReview, { type: 'render' }>;

describe('importing', () => {
  let product: Product;
  let saved: readonly SavedTrack[];
  /** Tracks that are not saved any more, as they were. */
  let free: readonly SavedTrack[];

  beforeEach(async () => {
    product = await Product.start();
    const all = (await product.saved()).filter(({ track }) => !track.isLocal);
    free = all.slice(0, 6);
    saved = all.slice(6);
    await product.library.remove(free);
    await product.library.savedAlbums.refresh();
    product.requests.length = 0;
  });
  afterEach(() => product.dispose());

  const page = (): FakeWebviewPanel => {
    const panel = editor.webviewPanels.at(-1);
    assert.ok(panel, editor.messages.map(({ text }) => text).join(' '));
    return panel;
  };
  /** What the page shows, with all groups that it was sent. */
  const shown = (): { frame: Render['frame']; groups: GroupView[] } => {
    const renders = page().posted.filter((each): each is Render => (each as ToReview).type === 'render');
    const groups = new Map(renders.flatMap(({ changed }) => changed).map(group => [group.id, group]));
    const last = renders.at(-1)!;
    return { frame: last.frame, groups: last.order.map(id => groups.get(id)!) };
  };
  const titles = (): string[] => shown().groups.map(({ title }) => title);
  /** Says something, and lets what follows from it happen. */
  const say = async (message: FromReview, until: () => boolean = () => true): Promise<void> => {
    page().say(message);
    for (let turn = 0; turn < 5 || !until(); turn++) {
      if (turn > 2_000)
        throw new Error(`this does not come about; there is ${JSON.stringify(shown().frame)}`);
      await new Promise(resolve => setTimeout(resolve, 1));
    }
  };
  const importText = async (text: string): Promise<void> => {
    editor.clipboard = text;
    editor.willChoose('The Clipboard');
    await product.run('tracklist.import');
    await say({ type: 'ready' });
  };
  const linkOf = ({ track }: SavedTrack): string => spotifyLink({ kind: 'track', id: track.id! });
  const areSaved = (rows: readonly SavedTrack[]): Promise<boolean[]> =>
    product.isSavedAtSpotify(...rows.map(({ track }) => track.uri));

  it('of what was exported finds everything saved already, without a request', async () => {
    await importText([...printItems(saved, 'csv', '')].join(''));
    assert.deepEqual(titles(), [`Already Saved: ${saved.length}`]);
    assert.equal(shown().frame.action, undefined);
    assert.equal(shown().frame.source, 'Demo');
    assert.deepEqual(product.requests, []);
  });

  it('adds what is new as one change that can be undone, and nothing before', async () => {
    await importText(
      `# Notes\n${linkOf(free[0]!)} and ${linkOf(saved[0]!)}\n* [B](${linkOf(free[1]!)})\n${linkOf(free[0]!)}`,
    );
    assert.deepEqual(titles(), ['To Add: 2', 'Already Saved: 1', 'In the List More Than Once: 1']);
    assert.equal(shown().frame.action?.label, 'Add 2 tracks');
    assert.deepEqual(product.requests, []);
    editor.willPress('Undo');
    await say({ type: 'apply' }, () => editor.messages.length > 0);
    assert.equal(editor.messages[0]?.text, '2 tracks added to Liked Songs.');
    await say({ type: 'ready' }, () => titles()[0] === 'To Add: 2');
    assert.deepEqual(await areSaved(free.slice(0, 2)), [false, false]);
  });

  it('puts what stands first on top, and tells when the order may differ', async () => {
    const put: (string[] | undefined)[] = [];
    product.fault = ({ method, url }) => {
      if (method === 'PUT') put.push(new URL(url).searchParams.get('uris')?.split(','));
      return undefined;
    };
    await importText(free.map(linkOf).join('\n'));
    assert.match(shown().frame.notices[0]?.sentence ?? '', /today’s date/);
    await say({ type: 'apply' }, () => editor.messages.length > 0);
    assert.deepEqual(put, [free.map(({ track }) => track.uri).reverse()]);
    assert.deepEqual(
      await areSaved(free),
      free.map(() => true),
    );
  });

  it('leaves out what is not ticked', async () => {
    await importText(free.map(linkOf).join('\n'));
    await say({ type: 'check', group: 'toAdd', row: '2', checked: false });
    assert.equal(shown().frame.action?.label, 'Add 5 tracks');
    await say({ type: 'apply' }, () => editor.messages.length > 0);
    assert.deepEqual(await areSaved(free), [true, true, false, true, true, true]);
  });

  it('looks up what has no link only when a person agrees to so many requests', async () => {
    const [{ track: known }] = free as [SavedTrack];
    const [artist] = known.artists;
    await importText(
      `title,artist,isrc\n"${known.name}",${artist?.name},${known.isrc}\nNo Such Song,Nobody At All,\n`,
    );
    assert.deepEqual(titles(), ['To Be Looked Up at Spotify: 2']);
    await say({ type: 'press', button: 'lookUp' }, () => editor.messages.length > 0);
    assert.equal(editor.lastMessage.text, 'Look up 2 tracks at Spotify?');
    assert.match(editor.lastMessage.detail ?? '', /^This takes between 2 and 3 requests\./);
    assert.deepEqual(product.requests, []);
    editor.willPress('Look Up');
    await say({ type: 'press', button: 'lookUp' }, () => titles().includes('Not Found at Spotify: 1'));
    assert.equal(product.requests.length, 2);
    assert.equal(shown().frame.summary, '1 to add · 1 not found');
    assert.match(shown().groups[0]?.rows[0]?.notes?.[0] ?? '', /same ISRC/);
    await say({ type: 'apply' }, () => editor.statusBar.length + editor.messages.length > 2);
    assert.deepEqual(await areSaved(free.slice(0, 1)), [true]);
  });

  it('lets a person choose where several may be meant', async () => {
    const track = free.find(each => each.track.artists[0] && each.track.name.length > 3)!.track;
    await importText(`title,artist,duration\n"${track.name}","${track.artists[0]?.name}",9:59\n`);
    editor.willPress('Look Up');
    await say({ type: 'press', button: 'lookUp' }, () => titles()[0]?.startsWith('Which One') ?? false);
    const [group] = shown().groups;
    assert.equal(shown().frame.action?.enabled, false);
    const row = group!.rows.find(({ id }) => id === track.uri)!;
    await say({ type: 'check', group: group!.id, row: row.id, checked: true });
    assert.equal(shown().frame.action?.label, 'Add 1 track');
    await say({ type: 'check', group: group!.id, row: row.id, checked: false });
    assert.equal(shown().frame.action?.enabled, false);
  });

  it('keeps what was found when Spotify makes it stop, and goes on with the rest', async () => {
    const rows = saved.slice(0, 12).map(({ track }) => `${track.isrc}`);
    let asked = 0;
    product.fault = ({ url }) =>
      url.includes('/search') && ++asked === 9
        ? { status: 429, headers: { 'retry-after': '86400' }, body: '{"error":{"reason":"QUOTA_EXCEEDED"}}' }
        : undefined;
    await importText(`isrc\n${rows.join('\n')}\n`);
    editor.willPress('Look Up');
    await say({ type: 'press', button: 'lookUp' }, () => shown().frame.problem !== undefined);
    const left = Number(/Looked Up at Spotify: (\d+)/.exec(titles()[0] ?? '')?.[1]);
    assert.ok(left >= 4 && left < 12, titles().join());
    assert.equal(shown().frame.problem?.canRetry, true);
    assert.equal(titles().at(-1), `Already Saved: ${12 - left}`);
  });

  it('names the lines that it cannot read, and takes the others', async () => {
    await importText(
      `Track URI,Track Name\n${free[0]!.track.uri},A\n"broken\n${free[1]!.track.uri},B\nspotify:local:a:b:c:1,C\n`,
    );
    assert.deepEqual(titles(), ['To Add: 2', 'Lines Left Out: 2']);
    assert.deepEqual(
      shown().groups[1]?.rows.map(({ cells }) => cells[3]?.text),
      ['3', '5'],
    );
  });

  it('adds albums by their links', async () => {
    const [album] = product.library.savedAlbums.rows;
    await product.library.remove([album!]);
    await importText(spotifyLink({ kind: 'album', id: album!.album.id }));
    assert.equal(shown().frame.action?.label, 'Add 1 album');
    await say({ type: 'apply' }, () => editor.statusBar.length > 0);
    assert.deepEqual(await product.isSavedAtSpotify(album!.album.uri), [true]);
  });

  it('reads files, and says what is wrong with them', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tracklist-import-'));
    const file = path.join(folder, 'music.txt');
    const run = async (content?: Uint8Array): Promise<void> => {
      editor.chosenFile = file;
      // The editor knows its size; the bytes are on the disk.
      if (content) editor.files.set(file, content);
      if (content) await writeFile(file, content);
      editor.willChoose('A File…');
      await product.run('tracklist.import');
    };
    try {
      await run();
      assert.equal(editor.lastMessage.text, 'music.txt could not be read.');
      assert.match(product.log.at(-1) ?? '', /^Importing: the file could not be read: \w+$/);
      await run(new Uint8Array());
      assert.equal(editor.lastMessage.text, 'There are no tracks or albums in music.txt.');
      await run(Buffer.from(`\ufeff${linkOf(free[0]!)}`, 'utf16le'));
      await say({ type: 'ready' });
      assert.equal(shown().frame.heading, 'Import from music.txt');
      assert.deepEqual(titles(), ['To Add: 1']);
      await rm(file);
      await run();
      assert.equal(editor.lastMessage.text, 'music.txt could not be read.', 'it went after it was chosen');
      assert.equal(product.log.at(-1), 'Importing: the file could not be read: ENOENT');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('follows what is saved and removed elsewhere', async () => {
    await importText(linkOf(free[0]!));
    await product.library.save(free.slice(0, 1));
    await say({ type: 'ready' }, () => titles()[0] === 'Already Saved: 1');
  });
});
