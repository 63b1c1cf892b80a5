import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Emitter } from '../../src/model/event.ts';
import type { Session } from '../../src/auth/session.ts';
import { scopes } from '../../src/auth/session.ts';
import { spotifyEndpoints } from '../../src/spotify/endpoints.ts';
import type { Element, TrackElement } from '../../src/views/elements.ts';
import { eventually } from '../support/eventually.ts';
import { editor } from '../unit/editor/editor.ts';
import { Position } from '../unit/editor/ranges.ts';
import { FakeTextEditor } from '../unit/editor/textEditor.ts';
import { workspace } from '../unit/editor/vscode.ts';
import { SomeFolder } from '../unit/library/store/someFolder.ts';
import { BuiltExtension, buildExtension } from './builtExtension.ts';
import { SpotifyBehindProxy } from './spotifyBehindProxy.ts';

const minute = 60_000;
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  contributes: { configuration: { properties: object }[] };
};
const names = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));

/** Each in a window that stays open: what is set counts from then on. */
describe('A setting that is changed', () => {
  const systemNow = Date.now;
  let folder: SomeFolder;
  let spotify: SpotifyBehindProxy;
  let extension: BuiltExtension | undefined;

  before(async () => {
    folder = await SomeFolder.make();
    await buildExtension(folder.file('dist'));
  });
  after(() => folder.remove());
  beforeEach(async () => {
    editor.reset();
    spotify = await SpotifyBehindProxy.start({ tracks: 60, albums: 1, mode: 'extended' });
    for (const [key, value] of Object.entries(spotify.settings)) editor.changeSetting(key, value);
  });
  afterEach(async () => {
    await extension?.close();
    extension = undefined;
    await spotify.stop();
    Date.now = systemNow;
  });

  const set = (key: string, value: unknown): Promise<void> =>
    workspace.getConfiguration('tracklist').update(key, value);

  /** The one that is open. */
  function opened(): BuiltExtension {
    assert.ok(extension);
    return extension;
  }

  let starts = 0;
  function open(secrets: Record<string, string> = {}): void {
    extension = new BuiltExtension(folder.file('dist'), {
      storage: folder.file(`storage-${starts++}`),
      secrets,
    });
  }

  /** Opens the window of somebody who is signed in, and waits for all their tracks. */
  async function openSignedIn(): Promise<void> {
    const { clientId } = spotify.spotify;
    const { accessToken, refreshToken } = spotify.spotify.grantSession();
    editor.changeSetting('tracklist.clientId', clientId);
    const now = systemNow();
    const session: Session = {
      version: 1,
      clientId,
      account: { id: 'account-of-firstlistener', displayName: 'First listener' },
      scopes,
      accessToken,
      refreshToken,
      expiresAt: now + 50 * minute,
      authorizedAt: now,
      origins: { api: spotifyEndpoints.apiUrl, accounts: spotifyEndpoints.accountsUrl },
    };
    open({ session: JSON.stringify(session) });
    await eventually(async () => assert.equal((await tracks()).length, 60));
  }

  async function tracks(): Promise<TrackElement[]> {
    const rows = (await opened().view('savedTracks').provider.getChildren()) as Element[];
    return rows.filter(row => row.kind === 'track');
  }

  /** What the browser is asked to open to sign in; that is left then. */
  async function question(): Promise<URLSearchParams> {
    editor.opened = [];
    const signingIn = opened().run('tracklist.signIn');
    await eventually(() => assert.equal(editor.opened.length, 1));
    editor.progress.at(-1)?.cancel();
    await signingIn;
    return new URL(editor.opened[0]!).searchParams;
  }

  const requests = (pattern: RegExp): number =>
    spotify.spotify.log.lines.filter(line => pattern.test(line)).length;

  const does: Readonly<Record<string, () => Promise<void>>> = {
    async clientId() {
      open();
      await eventually(() => assert.equal(editor.contexts.get('tracklist.state'), 'notSetUp'));
      const { clientId } = spotify.spotify;
      await set('clientId', clientId);
      assert.equal(editor.contexts.get('tracklist.state'), 'signedOut');
      assert.equal((await question()).get('client_id'), clientId);
      await set('clientId', clientId.replaceAll('0', 'f'));
      assert.equal((await question()).get('client_id'), clientId.replaceAll('0', 'f'));
    },

    async redirect() {
      open();
      await set('clientId', spotify.spotify.clientId);
      const ways = [
        ['paste', /^http:\/\/127\.0\.0\.1\/callback$/],
        ['loopback', /^http:\/\/127\.0\.0\.1:\d+\/callback$/],
        ['relay', /^https:\/\/vscode\.dev\/redirect$/],
        ['editor', /^vscode:\/\/tracklistmusic\.tracklist\/callback$/],
        ['auto', /^vscode:/],
      ] as const;
      for (const [way, address] of ways) {
        await set('redirect', way);
        assert.match((await question()).get('redirect_uri') ?? '', address);
      }
    },

    async loopbackPort() {
      open();
      await set('clientId', spotify.spotify.clientId);
      await set('redirect', 'loopback');
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      await new Promise(resolve => other.close(resolve));
      await set('loopbackPort', port);
      assert.equal((await question()).get('redirect_uri'), `http://127.0.0.1:${port}/callback`);
    },

    async quotaMode() {
      await openSignedIn();
      const [first, second] = (await tracks()).filter(({ track }) => !track.isLocal);
      await set('quotaMode', 'development');
      await opened().run('tracklist.remove', first, [first]);
      assert.deepEqual([requests(/^DELETE \/me\/library/), requests(/^DELETE \/me\/tracks/)], [1, 0]);
      await set('quotaMode', 'extended');
      await opened().run('tracklist.remove', second, [second]);
      assert.deepEqual([requests(/^DELETE \/me\/library/), requests(/^DELETE \/me\/tracks/)], [1, 1]);
    },

    async market() {
      spotify.spotify.mode = 'development';
      await openSignedIn();
      for (const [market, country] of [
        ['SE', /Sweden/],
        ['no', /Norway/],
      ] as const) {
        await set('market', market);
        await opened().run('tracklist.findUnavailable');
        assert.match(editor.lastMessage.text, country);
      }
    },

    async refreshInterval() {
      await openSignedIn();
      const look = async (): Promise<void> => {
        opened().view('savedTracks').show(false);
        opened().view('savedTracks').show(true);
        await tracks();
        // What was asked before this has arrived when this has.
        await opened().run('tracklist.diagnose');
      };
      const heads = (): number => requests(/^GET \/me\/tracks/);
      const before = heads();
      let later = 0;
      Date.now = () => systemNow() + later;
      later = 20 * minute;
      for (const minutes of [0, 30]) {
        await set('refreshInterval', minutes);
        await look();
        assert.equal(heads(), before, String(minutes));
      }
      await set('refreshInterval', 10);
      await look();
      await eventually(() => assert.equal(heads(), before + 1));
    },

    async openIn() {
      await openSignedIn();
      const [row] = (await tracks()).filter(({ track }) => !track.isLocal);
      await set('openIn', 'web');
      await opened().run('tracklist.openInSpotify', row, [row]);
      await set('openIn', 'app');
      await opened().run('tracklist.openInSpotify', row, [row]);
      assert.deepEqual(editor.opened, [`https://open.spotify.com/track/${row!.track.id}`, row!.track.uri]);
    },

    async linkHovers() {
      await openSignedIn();
      const [row] = (await tracks()).filter(({ track }) => !track.isLocal);
      const { document } = new FakeTextEditor(`see ${row!.track.uri}`);
      const token = { isCancellationRequested: false, onCancellationRequested: new Emitter<void>().event };
      const hover = async (): Promise<boolean> => {
        const [provider] = editor.hoverProviders;
        const position = new Position(0, 10) as never;
        return (await provider?.provideHover(document, position, token)) !== undefined;
      };
      assert.equal(await hover(), true);
      await set('linkHovers', false);
      assert.equal(await hover(), false);
      await set('linkHovers', true);
      assert.equal(await hover(), true);
    },
  };

  it('is one of those that are tried here', () => {
    assert.deepEqual(
      Object.keys(does)
        .map(key => `tracklist.${key}`)
        .sort(),
      [...names].sort(),
    );
  });

  for (const [key, doIt] of Object.entries(does)) it(`does what it says without a reload: ${key}`, doIt);
});
