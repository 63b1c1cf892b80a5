import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import type { Stage } from './signIn.ts';
import { openStage, setUpAndSignIn } from './signIn.ts';

describe('When Spotify gives trouble, the packaged extension', () => {
  let stage: Stage;

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await stage.workbench.screenshot(`failed-${this.currentTest.title}`);
    await stage.stop();
  });

  it('shows what could not be loaded as a row that can be tried again', async () => {
    stage = await openStage();
    stage.spotify.faults.next({ path: '/me/tracks' }, { kind: 'serverError' }, { times: 4 });
    await setUpAndSignIn(stage);
    const view = stage.workbench.tree('Saved Tracks');
    await view.waitForRow(/^Spotify has trouble answering/);
    await stage.workbench.screenshot('failed-load');
    await view.inlineAction(0, 'Retry');
    await eventually(async () => assert.equal(await view.size(), stage.spotify.state.savedTracks().length));
  });

  it('shows a track as saved again when Spotify refuses to remove it', async () => {
    stage = await openStage();
    await setUpAndSignIn(stage);
    const { spotify, workbench } = stage;
    const view = workbench.tree('Saved Tracks');
    await eventually(async () => assert.equal(await view.size(), spotify.state.savedTracks().length));
    const [first] = await view.rows();
    spotify.faults.next({ method: 'DELETE' }, refusal);
    await view.inlineAction(0, 'Remove from Liked Songs');
    await workbench.notifications.waitFor('1 item was not changed at Spotify and is as before.');
    await eventually(async () => assert.equal((await view.rows())[0]?.label, first?.label));
  });

  it('waits as long as Spotify asks, says until when, and goes on by itself', async () => {
    stage = await openStage();
    const { spotify, workbench } = stage;
    const wait = { kind: 'rateLimited', retryAfterSeconds: 25 } as const;
    spotify.faults.next({ path: '/me/tracks' }, wait, { after: 1 });
    await setUpAndSignIn(stage);
    const view = workbench.tree('Saved Tracks');
    await eventually(async () => assert.match((await view.captions()).message, /^Paused until \d/));
    assert.ok((await view.size()) >= 50, 'what is here can be used');
    await workbench.screenshot('paused');
    await eventually(async () => assert.equal(await view.size(), spotify.state.savedTracks().length), 40_000);
    assert.doesNotMatch((await view.captions()).message, /Paused/);
    assert.equal(spotify.log.where({ path: '/me/tracks', status: 429 }).length, 1);
  });

  it('names day and reason when the app’s quota is used up, and asks no more', async () => {
    stage = await openStage();
    await setUpAndSignIn(stage);
    const { spotify, workbench } = stage;
    const view = workbench.tree('Saved Tracks');
    await eventually(async () => assert.equal(await view.size(), spotify.state.savedTracks().length));
    const usedUp = { kind: 'rateLimited', retryAfterSeconds: 86_000, quota: true } as const;
    spotify.faults.next({ path: '/me/tracks' }, usedUp, { times: Infinity });
    await workbench.command('Tracklist: Refresh');
    await eventually(async () => assert.match((await view.captions()).message, /quota of your Spotify app/));
    assert.equal(await view.size(), spotify.state.savedTracks().length);
    await workbench.command('Tracklist: Refresh');
    await workbench.screenshot('quota-used-up');
    assert.equal(spotify.log.where({ path: '/me/tracks', status: 429 }).length, 1);
  });

  it('asks to sign in again when Spotify has ended the session, and loses nothing', async () => {
    stage = await openStage();
    await setUpAndSignIn(stage);
    const { spotify, workbench } = stage;
    const view = workbench.tree('Saved Tracks');
    await view.rowAt(0).waitFor();
    const before = spotify.state.savedTracks().length;
    spotify.grants.revokeAll();
    await workbench.command('Tracklist: Refresh');
    await view.welcome().getByText('Sign In Again').waitFor();
    await workbench.screenshot('session-ended');
    assert.equal(spotify.state.savedTracks().length, before);
    const refreshes = spotify.log.where({ service: 'accounts', path: '/api/token', status: 400 });
    assert.equal(refreshes.length, 1);
  });
});

const refusal = {
  kind: 'answer',
  answer: { status: 400, body: '{"error":{"status":400,"message":"Invalid request"}}' },
} as const;
