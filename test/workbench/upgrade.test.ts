import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import type { TestSpotify } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import { startWorkbench } from './harness.ts';
import { agreeInBrowser, setUpAndSignIn } from './signIn.ts';
import type { Workbench } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The last build before the journal got its second form. */
const earlier = 'af71299';

/** Packs the earlier build, under a version of before; needs the project's history. */
function packEarlier(folder: string): string {
  const sources = path.join(folder, 'sources');
  const file = path.join(folder, 'earlier.vsix');
  execFileSync('git', ['clone', '--quiet', '--shared', root, sources]);
  execFileSync('git', ['checkout', '--quiet', earlier], { cwd: sources });
  symlinkSync(path.join(root, 'node_modules'), path.join(sources, 'node_modules'));
  const manifest = path.join(sources, 'package.json');
  const fields = JSON.parse(readFileSync(manifest, 'utf8')) as object;
  writeFileSync(manifest, JSON.stringify({ ...fields, version: '0.0.1' }));
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const vsce = path.join(root, 'node_modules/.bin/vsce');
  execFileSync(vsce, ['package', ...options, '--out', file], { cwd: sources, stdio: 'pipe' });
  return file;
}

function versionOfToday(): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

// Takes an earlier build from the project's history, and two workbenches.
if (process.env.TRACKLIST_LONG === '1' && existsSync(path.join(root, '.git')))
  describe('Today’s package over an earlier one', () => {
    let folder = '';
    let spotify: TestSpotify;
    let workbench: Workbench;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'tracklist-upgrade-'));
      spotify = await startTestSpotify({ tracks: 130, albums: 5, accountsHost: '127.0.0.2' });
    });
    afterEach(async () => {
      await workbench.stop();
      await spotify.stop();
      await rm(folder, { recursive: true, force: true });
    });

    async function open(vsix?: string): Promise<void> {
      workbench = await startWorkbench({
        ...(vsix === undefined ? {} : { vsix }),
        userDataDir: path.join(folder, 'userData'),
        extensionsDir: path.join(folder, 'extensions'),
        env: { TRACKLIST_API_URL: spotify.apiUrl, TRACKLIST_ACCOUNTS_URL: spotify.accountsUrl },
        settings: { 'tracklist.redirect': 'loopback' },
      });
      await workbench.openView();
    }
    const installed = async (): Promise<string> => (await readdir(path.join(folder, 'extensions'))).join(' ');
    const reads = (): number => spotify.log.where({ method: 'GET', path: '/me/tracks' }).length;

    it('shows the library that is kept, restores what was removed, and goes by the settings of before', async () => {
      await open(packEarlier(folder));
      assert.match(await installed(), /tracklist-0\.0\.1/);
      const stage = { spotify, workbench, stop: () => workbench.stop() };
      await setUpAndSignIn(stage);
      const before = workbench.tree('Saved Tracks');
      await eventually(async () => assert.equal(await before.size(), 130));
      const [first] = await before.rows();
      await before.inlineAction(0, 'Remove from Liked Songs');
      await eventually(async () => assert.equal(await before.size(), 129));
      await eventually(() =>
        assert.equal(spotify.log.where({ method: 'DELETE', path: '/me/library' }).length, 1),
      );
      await workbench.stop();

      await open();
      assert.match(await installed(), new RegExp(`tracklist-${versionOfToday()}`));
      const asked = reads();
      const saved = workbench.tree('Saved Tracks');
      // A browser's secrets go with it; in an editor the person would still be signed in.
      await agreeInBrowser(workbench, () => saved.welcome().getByText('Sign In to Spotify').click());
      await eventually(async () => assert.equal(await saved.size(), 129));
      assert.ok(reads() - asked <= 1, `${reads() - asked} requests for what is kept`);
      const removed = workbench.tree('Recently Removed');
      await removed.open();
      await eventually(async () => assert.equal((await removed.rows())[0]?.label, first?.label));
      await workbench.screenshot('after-an-update');
      await removed.inlineAction(0, 'Restore to Liked Songs');
      await eventually(async () => assert.equal(await saved.size(), 130));
    });
  });
