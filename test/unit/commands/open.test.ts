import assert from 'node:assert/strict';
import { openInSpotify } from '../../../src/commands/openCommands.ts';
import { registerCommands } from '../../../src/commands/register.ts';
import { changeWords } from '../../../src/messages/changes.ts';
import { linkWords } from '../../../src/messages/links.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';
import { albumRow, aTrack, localTrack, trackRow } from '../views/rows.ts';

describe('the commands that look and copy', () => {
  let product: Product;

  beforeEach(async () => {
    product = await Product.start({ as: 'signedIn', tracks: 20, albums: 1 });
  });
  afterEach(() => product.dispose());

  it('show the details of the row they are called on', async () => {
    await product.run('tracklist.showTrack', trackRow());
    assert.deepEqual(product.shownTracks, [aTrack().uri]);
  });

  it('ask which track is meant, those at hand first', async () => {
    const [first] = await product.saved();
    editor.willChooseFirst(1);
    await product.run('tracklist.showTrack');
    assert.equal(editor.picks[0]?.placeHolder, 'Choose a track');
    assert.equal(editor.picks[0].labels.length, 20);
    assert.deepEqual(product.shownTracks, [first!.track.uri]);
  });

  it('open the app, or the web player where the person prefers that', async () => {
    await product.run('tracklist.openInSpotify', trackRow());
    editor.changeSetting('tracklist.openIn', 'web');
    await product.run('tracklist.openInSpotify', albumRow());
    assert.deepEqual(editor.opened, [
      'spotify:track:4cOdK2wGLETKBW3PvgPWqT',
      'https://open.spotify.com/album/0VjIjW4GlUZAMYd2vXMi3b',
    ]);
  });

  it('open no address but those made of a valid id', async () => {
    const hostile = [
      'javascript:alert(1)',
      'https://evil.example',
      'command:x',
      'spotify:track:../',
      'file:///etc',
    ];
    for (const uri of hostile) await openInSpotify(product, uri);
    assert.deepEqual(editor.opened, []);
  });

  it('open the row that was clicked, whatever else is selected', async () => {
    const [first, second] = [trackRow(), albumRow()];
    await product.run('tracklist.openInSpotify', second, [first, second]);
    assert.deepEqual(editor.opened, ['spotify:album:0VjIjW4GlUZAMYd2vXMi3b']);
  });

  it('copy links, one a line', async () => {
    await product.run('tracklist.copyLink', trackRow(), [trackRow()]);
    assert.equal(editor.clipboard, 'https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT');
    const rows = [trackRow(), albumRow()];
    await product.run('tracklist.copyLink', rows[0], rows);
    assert.equal(editor.clipboard.split('\n').length, 2);
    assert.deepEqual(editor.statusBar, ['Link copied.', '2 links copied.']);
  });

  it('say that a file of one’s own has no link', async () => {
    const row = { kind: 'track', id: 'local', track: localTrack, place: 'savedTracks' } as const;
    await product.run('tracklist.copyLink', row);
    await product.run('tracklist.openInSpotify', row);
    assert.deepEqual(
      editor.messages.map(({ text }) => text),
      [changeWords.localFile(), changeWords.localFile()],
    );
    assert.deepEqual([editor.opened, editor.clipboard], [[], '']);
  });

  it('offer titles as they are, without making icons of them', async () => {
    const track = aTrack({ name: '$(flame) Hot', artists: [{ name: '$(bug)' }] });
    await product.library.save([{ track, addedAt: new Date().toISOString() }]).catch(() => undefined);
    await product.run('tracklist.showTrack');
    for (const label of editor.picks[0]?.labels ?? []) assert.doesNotMatch(label, /\$\([a-z]/);
  });
});

describe('a command that fails', () => {
  beforeEach(() => editor.reset());

  const run = async (error: unknown): Promise<string[]> => {
    const log: string[] = [];
    const handlers = {
      'tracklist.showLog': () => {
        throw error;
      },
    };
    const load = () => Promise.resolve(handlers);
    for (const each of registerCommands(['tracklist.showLog'], load, line => log.push(line))) {
      await editor.commands.get('tracklist.showLog')?.();
      each.dispose();
    }
    return log;
  };

  it('is explained to the person and written to the log', async () => {
    const log = await run(new SpotifyError('offline', 'GET /me: no connection'));
    assert.match(editor.lastMessage.text, /^Spotify cannot be reached/);
    assert.deepEqual(log, ['tracklist.showLog: SpotifyError offline: GET /me: no connection']);
  });

  it('unexpectedly leaves where it happened in the log alone', async () => {
    const log = await run(new TypeError('x is not a function'));
    assert.match(editor.lastMessage.text, /^Something went wrong in Tracklist/);
    assert.match(log[0] ?? '', /TypeError: x is not a function\n\s+at /);
  });

  it('because the person stopped it is not told of', async () => {
    await run(new SpotifyError('cancelled', ''));
    assert.deepEqual(editor.messages, []);
  });

  it('offers the next step and takes it', async () => {
    editor.willPress('Sign In Again');
    await run(new SpotifyError('signedOut', ''));
    assert.deepEqual(editor.executed, [['tracklist.signIn']]);
  });
});

describe('the commands that look and copy, in the demo', () => {
  it('say that Spotify does not have its music', async () => {
    const product = await Product.start({ tracks: 20, albums: 1 });
    await product.run('tracklist.openInSpotify', trackRow());
    await product.run('tracklist.copyLink', trackRow());
    assert.deepEqual(
      editor.messages.map(({ text }) => text),
      [linkWords.invented(), linkWords.invented()],
    );
    assert.deepEqual([editor.opened, editor.clipboard], [[], '']);
    product.dispose();
  });
});
