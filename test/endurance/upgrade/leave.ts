// Uses an earlier build as a person does and keeps what it leaves behind, for the tests of what comes after it:
//   node --import ./test/unit/editor/hook.ts test/endurance/upgrade/leave.ts <commit> <folder>
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Element, TrackElement } from '../../../src/views/elements.ts';
import { eventually } from '../../support/eventually.ts';
import { editor } from '../../unit/editor/editor.ts';
import { Uri } from '../../unit/editor/values.ts';
import { BuiltExtension, buildExtension } from '../builtExtension.ts';
import { SpotifyBehindProxy } from '../spotifyBehindProxy.ts';
import type { Left } from './left.ts';
import { music } from './left.ts';

const [commit = '', folder = ''] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../../..');

/** @returns the folder of the build */
async function buildEarlier(into: string): Promise<string> {
  const sources = path.join(into, 'sources');
  execFileSync('git', ['clone', '--quiet', '--shared', root, sources]);
  execFileSync('git', ['checkout', '--quiet', commit], { cwd: sources });
  await symlink(path.join(root, 'node_modules'), path.join(sources, 'node_modules'));
  await buildExtension(path.join(into, 'dist'), sources);
  return path.join(into, 'dist');
}

const temporary = await mkdtemp(path.join(tmpdir(), 'tracklist-earlier-'));
const built = await buildEarlier(temporary);
const spotify = await SpotifyBehindProxy.start(music);
const settings = {
  'tracklist.clientId': spotify.spotify.clientId,
  'tracklist.redirect': 'editor',
  'tracklist.loopbackPort': 43_117,
  'tracklist.quotaMode': 'development',
  'tracklist.refreshInterval': 30,
  'tracklist.openIn': 'web',
};
for (const [key, value] of Object.entries({ ...spotify.settings, ...settings }))
  editor.changeSetting(key, value);

const storage = path.join(folder, 'storage');
await rm(storage, { recursive: true, force: true });
const extension = new BuiltExtension(built, { storage });

const signingIn = extension.run('tracklist.signIn');
await eventually(() => {
  if (editor.opened.length === 0) throw new Error('the browser was not opened');
});
const asked = new URL(editor.opened[0]!);
const page = new URL(asked.pathname + asked.search, spotify.spotify.accountsUrl);
await editor.uriHandler?.handleUri(Uri.parse(await spotify.spotify.decide(page.href, 'allow')) as never);
await signingIn;

async function rows(count: number): Promise<readonly TrackElement[]> {
  let shown: readonly TrackElement[] = [];
  await eventually(async () => {
    const all = (await extension.view('savedTracks').provider.getChildren()) as Element[];
    shown = all.filter(each => each.kind === 'track');
    if (shown.length !== count) throw new Error(`${shown.length} tracks are shown`);
  });
  return shown;
}

const [, second] = (await rows(music.tracks)).filter(({ track }) => !track.isLocal);
await extension.run('tracklist.remove', second, [second]);
editor.willChoose('Title');
await extension.run('tracklist.sortBy');
const saved = (await rows(music.tracks - 1)).map(({ track }) => track.uri);
// Its keys are of no use to anybody, but look as if they were.
const session = JSON.parse(extension.secrets.entries.get('session') ?? '') as object;
const left: Left = {
  commit,
  at: Date.now(),
  secrets: { session: JSON.stringify({ ...session, accessToken: 'left', refreshToken: 'left' }) },
  globalState: Object.fromEntries(extension.globalState),
  settings,
  saved,
  removed: second!.track.uri,
};
await extension.close();
await spotify.stop();
await writeFile(path.join(folder, 'left.json'), `${JSON.stringify(left, undefined, 2)}\n`);
await rm(temporary, { recursive: true });
process.exit();
