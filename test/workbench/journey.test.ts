import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { TestSpotify } from '../support/testSpotify.ts';
import { eventually } from '../support/eventually.ts';
import type { Stage } from './signIn.ts';
import { openStage, setUpAndSignIn } from './signIn.ts';

describe('The packaged extension, from set-up to signing out', () => {
  let stage: Stage;

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await stage.workbench.screenshot(`failed-${Date.now()}`);
    await stage.stop();
  });

  for (const mode of ['development', 'extended'] as const) {
    it(`works for an app in ${mode} mode`, async () => {
      stage = await openStage({ mode });
      const { state } = stage.spotify;
      state.remove(`spotify:track:${state.listener().topTracks.short_term[1] ?? ''}`);
      await setUpAndSignIn(stage);
      await browsesSavedTracks(stage);
      await browsesAlbums(stage);
      await browsesTopTracks(stage);
      await showsDetails(stage);
      await savesRemovesAndUndoes(stage);
      await signsOut(stage);
      assertFrugal(stage, mode);
      assertNothingSecretIsLeft(stage);
      assert.deepEqual(stage.workbench.problems.cspViolations, []);
    });
  }
});

async function browsesSavedTracks({ spotify, workbench }: Stage): Promise<void> {
  const view = workbench.tree('Saved Tracks');
  await view.rowAt(0).waitFor();
  const saved = spotify.state.savedTracks();
  await eventually(async () => assert.equal(await view.size(), saved.length));
  const shown = (await view.rows()).slice(0, 10).map(row => row.label);
  assert.deepEqual(
    shown,
    saved.slice(0, 10).map(({ uri }) => titleOf(spotify, uri)),
  );
  const description = /^Test server · 1\d\d · newest first · updated (just now|\d min ago) · First listener/;
  await eventually(async () => assert.match((await view.captions()).description, description));
  await workbench.screenshot('journey-saved-tracks');
}

async function browsesAlbums({ spotify, workbench }: Stage): Promise<void> {
  const view = workbench.tree('Saved Albums');
  await view.open();
  await view.rowAt(0).waitFor();
  assert.equal(await view.size(), spotify.state.savedAlbums().length);
  await view.toggle(0);
  await eventually(async () => assert.equal((await view.rows())[1]?.level, 2));
  assert.match((await view.rows())[0]?.description ?? '', /\d+ tracks?$/);
  await workbench.screenshot('journey-albums');
  await view.fold();
}

async function browsesTopTracks({ workbench }: Stage): Promise<void> {
  const view = workbench.tree('Top Tracks');
  await view.open();
  await view.waitForRow('Last 4 weeks');
  await view.toggle('Last 4 weeks');
  await view.waitForRow(/^1 /);
  await eventually(async () => {
    const states = (await view.rows()).filter(row => row.level === 2).map(row => row.ariaLabel);
    assert.ok(states.length > 0 && states.every(label => /, (not )?saved$/.test(label)), states.join('; '));
  });
  await workbench.screenshot('journey-top-tracks');
}

async function showsDetails({ workbench }: Stage): Promise<void> {
  const view = workbench.tree('Saved Tracks');
  const [first] = await view.rows();
  await view.focus();
  await view.press('Home');
  await view.press('Enter');
  const page = await workbench.webview();
  await page.getByRole('heading', { level: 1, name: first?.label ?? '' }).waitFor();
  await workbench.screenshot('journey-details');
}

async function savesRemovesAndUndoes({ spotify, workbench }: Stage): Promise<void> {
  const top = workbench.tree('Top Tracks');
  const unsaved = (await top.rows()).find(row => row.ariaLabel.endsWith(', not saved'));
  assert.ok(unsaved, 'every top track in view is saved already');
  const before = [...spotify.state.savedTracks()];
  await top.inlineAction(unsaved.label, 'Save to Liked Songs');
  await eventually(() => assert.equal(spotify.state.savedTracks().length, before.length + 1));
  await eventually(async () =>
    assert.match((await top.row(unsaved.label).getAttribute('aria-label')) ?? '', /, saved$/),
  );

  const saved = workbench.tree('Saved Tracks');
  const [newest] = spotify.state.savedTracks();
  assert.ok(newest);
  await saved.waitForRow(titleOf(spotify, newest.uri));
  await saved.focus();
  await saved.press('Home');
  await saved.press('Delete');
  await eventually(() => assert.equal(spotify.state.isSaved(newest.uri), false));
  await eventually(async () => assert.equal(await saved.size(), before.length));

  await saved.focus();
  await saved.press('Control+z');
  await eventually(() => assert.equal(spotify.state.isSaved(newest.uri), true));
}

async function signsOut({ workbench }: Stage): Promise<void> {
  const view = workbench.tree('Saved Tracks');
  await workbench.command('Tracklist: Sign Out');
  await workbench.dialogs.press('Sign Out');
  await view.welcome().getByText('Sign In to Spotify').waitFor();
  await workbench.screenshot('journey-signed-out');
}

/** Judged by what the server saw. */
function assertFrugal({ spotify }: Stage, mode: 'development' | 'extended'): void {
  const requests = spotify.log.entries.filter(({ service }) => service === 'api');
  const refused = requests.filter(({ status }) => status !== undefined && status >= 400);
  assert.deepEqual(
    refused.map(({ method, path, status }) => `${method} ${path} ${status}`),
    [],
  );
  const classic = requests.filter(({ method, path }) => path === '/me/tracks' && method !== 'GET');
  assert.equal(classic.length > 0, mode === 'extended');
  assert.equal(requests.filter(({ path }) => path === '/me').length, 1);
}

function assertNothingSecretIsLeft({ spotify, workbench }: Stage): void {
  const places = [workbench.logs(), workbench.serverLog(), filesOf(workbench.userData)].join('\n');
  const sent = spotify.log.entries.map(({ body, headers }) => `${body} ${headers.authorization ?? ''}`);
  const secrets = new Set(sent.join(' ').match(/[\w.~-]{40,}/g));
  assert.ok(secrets.size >= 3, 'the server has seen a code, a verifier and a token');
  for (const secret of secrets) assert.ok(!places.includes(secret), 'a secret was left behind');
}

function titleOf(spotify: TestSpotify, uri: string): string {
  return spotify.state.catalogue.tracks.get(uri.replace('spotify:track:', ''))?.name ?? '';
}

/** Every small file below a folder, as one text: settings, the extensions' storage, logs. */
function filesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name =>
    path.join(folder, name),
  );
  const small = files.filter(file => statSync(file).isFile() && statSync(file).size < 5_000_000);
  return small.map(file => readFileSync(file, 'latin1')).join('\n');
}
