import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { editor } from '../unit/editor/editor.ts';
import { Uri } from '../unit/editor/values.ts';
import { SomeFolder } from '../unit/library/store/someFolder.ts';
import type { Element, TrackElement } from '../../src/views/elements.ts';
import { BuiltExtension, buildExtension } from './builtExtension.ts';
import { NetworkWatch } from './networkWatch.ts';
import { SpotifyBehindProxy } from './spotifyBehindProxy.ts';

/** Hosts whose addresses pages and tooltips may hold: where links lead, and where covers are. */
const shownHosts = /^(open\.spotify\.com|([a-z0-9-]+\.)+(scdn\.co|spotifycdn\.com))$/;

describe('What is built', () => {
  let folder: SomeFolder;
  let spotify: SpotifyBehindProxy;
  let watch: NetworkWatch;
  let extension: BuiltExtension;

  before(async () => {
    folder = await SomeFolder.make();
    await buildExtension(folder.file('dist'));
  });
  after(() => folder.remove());
  beforeEach(async () => {
    editor.reset();
    spotify = await SpotifyBehindProxy.start({ tracks: 70, albums: 3, covers: 'links' });
    for (const [key, value] of Object.entries(spotify.settings)) editor.changeSetting(key, value);
    editor.changeSetting('tracklist.clientId', spotify.spotify.clientId);
    watch = new NetworkWatch();
    extension = new BuiltExtension(folder.file('dist'), { storage: folder.file('storage') });
  });
  afterEach(async () => {
    watch.stop();
    await extension.close();
    await spotify.stop();
  });

  /** Does what the browser does, which is no part of the extension. */
  async function agreeInBrowser(): Promise<void> {
    await eventually(() => assert.equal(editor.opened.length, 1));
    const asked = new URL(editor.opened.shift()!);
    assert.equal(asked.origin, 'https://accounts.spotify.com');
    const { accountsUrl } = spotify.spotify;
    const page = new URL(`${asked.pathname}${asked.search}`, accountsUrl);
    const location = await spotify.spotify.decide(page.href, 'allow');
    await editor.uriHandler?.handleUri(Uri.parse(location) as never);
  }

  async function rows(view: Parameters<BuiltExtension['view']>[0]): Promise<readonly Element[]> {
    const { provider } = extension.view(view);
    const found = (await provider.getChildren()) as Element[];
    for (const row of found)
      await provider.resolveTreeItem?.(await provider.getTreeItem(row), row, {} as never);
    return found;
  }

  async function tracks(): Promise<readonly TrackElement[]> {
    const found = (await rows('savedTracks')).filter(row => row.kind === 'track');
    assert.ok(found.length > 60);
    return found.filter(({ track }) => !track.isLocal);
  }

  async function useAll(): Promise<void> {
    const signingIn = extension.run('tracklist.signIn');
    await agreeInBrowser();
    await signingIn;
    await eventually(tracks);
    const [first, second] = await tracks();
    for (const view of ['savedAlbums', 'topTracks', 'recentlyRemoved'] as const) await rows(view);
    await extension.run('tracklist.showTrack', first);
    const panel = editor.webviewPanels.at(-1)!;
    panel.say({ type: 'ready' });
    for (const section of ['album', 'artists', 'artistTracks', 'releases', 'versions'])
      panel.say({ type: 'unfold', section });
    panel.say({ type: 'show', uri: `spotify:artist:${first!.track.artists[0]!.id}` });
    await extension.run('tracklist.remove', second, [second]);
    await extension.run('tracklist.undo');
    await extension.run('tracklist.refresh');
    await extension.run('tracklist.diagnose');
    await extension.run('tracklist.findDuplicates');
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Check');
    await extension.run('tracklist.findUnavailable');
    await eventually(() => assert.match(spotify.spotify.log.lines.join('\n'), /GET \/tracks\//));
    await extension.run('tracklist.exploreDemo');
    await rows('savedTracks');
    await extension.run('tracklist.leaveDemo');
    editor.willPress('Sign Out');
    await extension.run('tracklist.signOut');
  }

  it('asks Spotify’s two hosts and nobody else, whatever is done with it', async () => {
    await useAll();
    assert.deepEqual(spotify.asked, ['accounts.spotify.com:443', 'api.spotify.com:443']);
    const methods = new Set(spotify.spotify.log.lines.map(line => line.split(' ')[0]));
    assert.deepEqual([...methods].sort(), ['DELETE', 'GET', 'PUT']);
    assert.equal(spotify.spotify.log.count({ service: 'accounts', path: '/api/token' }), 1);
    // The browser's part and the proxy's are done in this process, too.
    const own = [spotify.spotify.accountsUrl, spotify.spotify.apiUrl].map(url => new URL(url).host);
    const foreign = [...watch.connections].filter(
      each => ![...own, `127.0.0.1:${spotify.port}`].includes(each),
    );
    assert.deepEqual(
      foreign.filter(each => !each.startsWith('127.0.0.1:')),
      [],
    );
    assert.deepEqual(
      [...watch.names].filter(name => !name.startsWith('http://127.0.0.1:') && name !== '127.0.0.1'),
      [],
    );
  });

  it('shows nothing in its pages and tooltips that would be fetched from elsewhere', async () => {
    await useAll();
    const shown = JSON.stringify(editor.webviewPanels.map(({ posted }) => posted));
    assert.ok(shown.length > 1_000);
    const hosts = [...shown.matchAll(/\b[a-z]+:\/\/([^/"\\]+)/g)].map(([, host = '']) => host);
    assert.deepEqual(
      hosts.filter(host => !shownHosts.test(host)),
      [],
    );
  });

  it('leaves no page open when the person signs out, which the editor would remember', async () => {
    await useAll();
    assert.ok(editor.webviewPanels.length > 0);
    assert.deepEqual(
      editor.webviewPanels.filter(({ isDisposed }) => !isDisposed).map(({ title }) => title),
      [],
    );
  });

  it('gives nothing to other extensions', () => {
    assert.equal(extension.exports, undefined);
  });

  it('with no proxy, and with no way to Spotify but the editor’s, looks for the same hosts', async () => {
    editor.changeSetting('http.proxy', '');
    await extension.run('tracklist.diagnose');
    const hosts = [...watch.names].map(name => (URL.canParse(name) ? new URL(name).host : name));
    assert.deepEqual([...new Set(hosts)].sort(), ['accounts.spotify.com', 'api.spotify.com']);
  });
});
