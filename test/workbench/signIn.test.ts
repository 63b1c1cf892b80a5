import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { startWorkbench } from './harness.ts';
import { startRelayPage } from './relayPage.ts';
import type { Stage } from './signIn.ts';
import { agreeInBrowser, openStage, setUpAndSignIn } from './signIn.ts';

const clientId = '0123456789abcdef0123456789abcdef';

describe('Signing in with the packaged extension', () => {
  let stage: Stage | undefined;

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await stage?.workbench.screenshot(`failed-${this.currentTest.title}`);
    await stage?.stop();
    stage = undefined;
  });

  it('comes back through the editor’s own address, which leads to tracks as well, and ignores all others', async () => {
    stage = await openStage({ settings: { 'tracklist.clientId': clientId, 'tracklist.redirect': 'editor' } });
    const { spotify, workbench } = stage;
    await opensAddress(stage, 'code-oss://tracklistmusic.tracklist/callback?code=stolen&state=guessed');
    const consent = await workbench.dialogs.openExternal(() => clickSignIn(stage));
    const callback = await spotify.decide(consent.url(), 'allow');
    await workbench.backFrom(consent);
    for (const query of ['', '?code=stolen', '?code=stolen&state=guessed', '?state=guessed'])
      await opensAddress(stage, `code-oss://tracklistmusic.tracklist/callback${query}`);
    assert.equal(spotify.log.count({ service: 'accounts', path: '/api/token' }), 0);
    await opensAddress(stage, callback);
    await workbench.notifications.waitFor('Signed in to Spotify as First listener.');
    assert.equal(spotify.log.count({ service: 'accounts', path: '/api/token' }), 1);

    const [linked, other] = spotify.state.savedTracks().map(({ uri }) => uri.replace('spotify:track:', ''));
    for (const path of [
      'track/',
      `track/${other}x`,
      `track/${other}?x=1`,
      `album/${other}`,
      `track/${other}/..`,
    ])
      await opensAddress(stage, `code-oss://tracklistmusic.tracklist/${path}`);
    assert.deepEqual(await workbench.editors(), [], 'nothing but a link to a track shows anything');
    await opensAddress(stage, `code-oss://tracklistmusic.tracklist/track/${linked}`);
    const page = await workbench.webview();
    const name = spotify.state.catalogue.tracks.get(linked ?? '')?.name ?? '';
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await workbench.screenshot('deep-link');
  });

  it('comes back through the relay page, as it does by itself where the editor runs in a browser', async () => {
    const page = await startRelayPage();
    try {
      const settings = { 'tracklist.clientId': clientId, 'tracklist.redirect': 'auto' };
      stage = await openStage({ settings, browserArgs: page.browserArgs });
      const { spotify, workbench } = stage;
      const consent = await workbench.dialogs.openExternal(() => clickSignIn(stage));
      const asked = new URL(consent.url()).searchParams;
      assert.equal(asked.get('redirect_uri'), 'https://vscode.dev/redirect');
      await consent.locator('#allow').click();
      await workbench.notifications.waitFor('Signed in to Spotify as First listener.');
      assert.equal(page.bounced.length, 1);
      assert.equal(spotify.log.count({ service: 'accounts', path: '/api/token' }), 1);
    } finally {
      await page.stop();
    }
  });

  it('comes back by pasting the address the browser ended on, and takes no other, nor settings of a workspace', async () => {
    const folder = workspaceWith({ 'tracklist.clientId': 'f'.repeat(32), 'tracklist.redirect': 'loopback' });
    const settings = { 'tracklist.clientId': clientId, 'tracklist.redirect': 'paste' };
    stage = await openStage({ settings, folder });
    const { spotify, workbench } = stage;
    const consent = await workbench.dialogs.openExternal(() => clickSignIn(stage));
    const asked = new URL(consent.url()).searchParams;
    assert.equal(asked.get('client_id'), clientId);
    assert.equal(asked.get('redirect_uri'), 'http://127.0.0.1/callback');
    rmSync(folder, { recursive: true });
    const callback = await spotify.decide(consent.url(), 'allow');
    await workbench.backFrom(consent);
    await workbench.quickInput.answer(callback.replace(/state=[^&]+/, 'state=guessed'));
    await eventually(async () => assert.match(await workbench.quickInput.message(), /not the address/));
    assert.equal(spotify.log.count({ service: 'accounts', path: '/api/token' }), 0);
    await workbench.quickInput.answer(callback);
    await workbench.notifications.waitFor('Signed in to Spotify as First listener.');
  });

  it('says so when consent was denied, and when the account is not on the app’s user list', async () => {
    stage = await openStage({ settings: { 'tracklist.clientId': clientId } });
    const { spotify, workbench } = stage;
    const consent = await workbench.dialogs.openExternal(() => clickSignIn(stage));
    await consent.locator('#deny').click();
    await consent.getByRole('heading', { name: 'Not signed in' }).waitFor();
    await workbench.backFrom(consent);
    await workbench.notifications.waitFor('Spotify was not allowed to share your library');
    // What comes while another page is in front has no toast of its own as long as this one stands.
    await workbench.notifications.close('Spotify was not allowed to share your library');

    spotify.isAllowListed = false;
    await agreeInBrowser(workbench, () => clickSignIn(stage));
    const notice = await workbench.notifications.waitFor('not on your app’s user list');
    assert.deepEqual(notice.buttons, ['Open Dashboard', 'Show How']);
    await workbench.notifications.click('not on your app’s user list', 'Show How');
    await workbench.page
      .locator('.getting-started-step.expanded', { hasText: 'Create your own Spotify app' })
      .waitFor();
    await workbench.screenshot('sign-in-show-how');
    await workbench.tree('Saved Tracks').welcome().getByText('Sign In to Spotify').waitFor();
  });

  it('is another account’s where the person chooses so, and stands in the Accounts menu, where it can be ended', async () => {
    stage = await openStage();
    await setUpAndSignIn(stage);
    const { workbench, spotify } = stage;
    const { page } = workbench;
    const saved = workbench.tree('Saved Tracks');
    await eventually(async () => assert.equal(await saved.size(), 130));
    await workbench.command('Tracklist: Sign In to Spotify');
    const consent = await workbench.dialogs.openExternal(() => Promise.resolve());
    assert.equal(new URL(consent.url()).searchParams.get('show_dialog'), 'true');
    await consent.locator('#user').selectOption({ index: 1 });
    await consent.locator('#allow').click();
    await consent.getByRole('heading', { name: 'Go back to your editor' }).waitFor();
    await workbench.backFrom(consent);
    await eventually(async () => assert.equal(await saved.size(), 120));
    assert.equal(spotify.log.count({ service: 'accounts', path: '/api/token' }), 2);
    await agreeInBrowser(workbench, () => workbench.command('Tracklist: Sign In to Spotify'));
    await eventually(async () => assert.equal(await saved.size(), 130));
    const menuItem = (name: RegExp) => page.getByRole('menuitem', { name }).first();
    await page.getByRole('button', { name: 'Accounts' }).click();
    await menuItem(/First listener/).hover();
    await workbench.screenshot('accounts-menu');
    // A menu that has just opened takes no click.
    await eventually(async () => {
      if (!(await workbench.dialogs.box.isVisible())) await menuItem(/^Sign Out/).click({ timeout: 2_000 });
      await workbench.dialogs.box.waitFor({ timeout: 2_000 });
    });
    await workbench.dialogs.press(/^Sign Out/);
    assert.match(await workbench.dialogs.read(), /Sign out First listener\?/);
    await workbench.dialogs.press('Sign Out');
    await workbench.tree('Saved Tracks').welcome().getByText('Sign In to Spotify').waitFor();
  });

  it('goes to Spotify itself when the environment names another host than this machine', async () => {
    const workbench = await startWorkbench({
      env: {
        TRACKLIST_API_URL: 'http://spotify.example/v1',
        TRACKLIST_ACCOUNTS_URL: 'http://spotify.example',
      },
      settings: { 'tracklist.clientId': clientId, 'tracklist.redirect': 'loopback' },
    });
    try {
      await workbench.openView();
      const welcome = workbench.tree('Saved Tracks').welcome();
      const asked = workbench.dialogs.read();
      await welcome.getByText('Sign In to Spotify').click();
      assert.match(await asked, /https:\/\/accounts\.spotify\.com\/authorize/);
    } finally {
      await workbench.stop();
    }
  });
});

/** A folder whose settings are not the person's own. */
function workspaceWith(settings: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tracklist-workspace-'));
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  return folder;
}

async function clickSignIn(stage: Stage | undefined): Promise<void> {
  await stage?.workbench.tree('Saved Tracks').welcome().getByText('Sign In to Spotify').click();
}

/** Hands an address to the editor as the operating system would. */
async function opensAddress({ workbench }: Stage, address: string): Promise<void> {
  const box = await workbench.ask('Developer: Open URL');
  await box.answer(address);
  await workbench.dialogs.press('Open');
}
