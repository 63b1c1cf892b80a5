import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from '../../src/auth/session.ts';
import { settings as known } from '../../src/manifest.ts';
import type { Element, RemovalElement } from '../../src/views/elements.ts';
import { eventually } from '../support/eventually.ts';
import { editor } from '../unit/editor/editor.ts';
import { SomeFolder } from '../unit/library/store/someFolder.ts';
import { BuiltExtension, buildExtension } from './builtExtension.ts';
import { SpotifyBehindProxy } from './spotifyBehindProxy.ts';
import type { Left } from './upgrade/left.ts';
import { music } from './upgrade/left.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/upgrade');
const hour = 3_600_000;
const builds = readdirSync(fixtures).filter(name => !name.includes('.md'));

for (const build of builds)
  describe(`After an update from ${build}`, () => {
    const left = JSON.parse(readFileSync(path.join(fixtures, build, 'left.json'), 'utf8')) as Left;
    const systemNow = Date.now;
    let folder: SomeFolder;
    let spotify: SpotifyBehindProxy | undefined;
    let extension: BuiltExtension;
    let starts = 0;

    before(async () => {
      folder = await SomeFolder.make();
      await buildExtension(folder.file('dist'));
    });
    after(() => folder.remove());
    beforeEach(() => {
      editor.reset();
      // An hour after it was left; what is kept is dropped after weeks.
      const began = systemNow();
      Date.now = () => left.at + hour + systemNow() - began;
    });
    afterEach(async () => {
      await extension.close();
      await spotify?.stop();
      spotify = undefined;
      Date.now = systemNow;
    });

    /** @param session in place of the one that was left */
    async function start(session = left.secrets.session!): Promise<void> {
      const storage = folder.file(`storage-${starts++}`);
      await cp(path.join(fixtures, build, 'storage'), storage, { recursive: true });
      const network = spotify?.settings ?? { 'http.proxy': 'http://127.0.0.1:9' };
      for (const [key, value] of Object.entries({ ...left.settings, ...network }))
        editor.changeSetting(key, value);
      const { globalState } = left;
      extension = new BuiltExtension(folder.file('dist'), { storage, secrets: { session }, globalState });
    }

    async function startOnline(): Promise<void> {
      spotify = await SpotifyBehindProxy.start(music);
      const { grants } = spotify.spotify;
      const userId = 'firstlistener';
      const session = JSON.parse(left.secrets.session!) as Session;
      const tokens = grants.grant({ clientId: session.clientId, userId, scopes: session.scopes });
      const gone = new URLSearchParams({ uris: left.removed });
      const headers = { authorization: `Bearer ${tokens.accessToken}` };
      await fetch(`${spotify.spotify.apiUrl}/me/library?${gone.toString()}`, { method: 'DELETE', headers });
      await start(JSON.stringify({ ...session, ...tokens, expiresAt: left.at + 2 * hour }));
    }

    const rowsOf = async (view: 'savedTracks' | 'recentlyRemoved'): Promise<Element[]> =>
      (await extension.view(view).provider.getChildren()) as Element[];

    const shown = async (): Promise<string[]> =>
      (await rowsOf('savedTracks')).flatMap(row => (row.kind === 'track' ? [row.track.uri] : []));

    it('the person is signed in, and their tracks are there without a request, sorted as before', async () => {
      await start();
      await eventually(async () => assert.deepEqual(await shown(), left.saved));
      const [account] = (await editor.accountsProviders.get('tracklist')?.getSessions(undefined, {})) ?? [];
      assert.equal(account?.account.label, 'First listener');
      assert.deepEqual(editor.messages, []);
    });

    it('settings mean what they meant', async () => {
      await start();
      for (const [name, value] of Object.entries(left.settings)) {
        const setting = known[name.replace('tracklist.', '') as keyof typeof known];
        assert.equal(typeof value, typeof setting.default, name);
        if ('choices' in setting) assert.ok((setting.choices as readonly unknown[]).includes(value), name);
      }
    });

    it('what was removed before can be restored', async () => {
      await startOnline();
      const [removal] = (await rowsOf('recentlyRemoved')) as RemovalElement[];
      await extension.run('tracklist.restore', removal, [removal]);
      assert.ok((await shown()).includes(left.removed));
      assert.match(spotify!.spotify.log.lines.join('\n'), /PUT \/me\/library 200/);
    });

    it('the change before can be undone', async () => {
      await startOnline();
      await extension.run('tracklist.undo');
      await eventually(async () => assert.ok((await shown()).includes(left.removed)));
      assert.match(spotify!.spotify.log.lines.join('\n'), /PUT \/me\/library 200/);
    });
  });
