import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import type { Stage } from './signIn.ts';
import { agreeInBrowser, openStage, setUpAndSignIn } from './signIn.ts';

const pages = 80;

describe('The library that the packaged extension keeps', () => {
  let stage: Stage;

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await stage.workbench.screenshot(`failed-${this.currentTest.title}`);
    await stage.stop();
  });

  const reads = (): number => stage.spotify.log.where({ method: 'GET', path: '/me/tracks' }).length;

  it('is gone on with when the window is reloaded in the middle of reading it, and is whole in the end', async () => {
    stage = await openStage({ tracks: pages * 50 });
    const { spotify, workbench } = stage;
    spotify.latencyMs = 250;
    await setUpAndSignIn(stage);
    const view = workbench.tree('Saved Tracks');
    await eventually(() => assert.ok(reads() > pages / 2), 30_000);
    assert.match((await view.captions()).message, /of 4,000/);
    await workbench.screenshot('library-on-its-way');
    await workbench.reload();
    await workbench.openView();
    const before = reads();
    assert.ok(before < pages, `${before} pages were read before`);
    // A browser's secrets do not outlive a reload; in an editor the session would still be there.
    await agreeInBrowser(workbench, () => view.welcome().getByText('Sign In to Spotify').click());
    await view.rowAt(0).waitFor();
    await eventually(async () => assert.equal(await view.size(), pages * 50), 60_000);
    // What was on its way when the window went is asked for again, and the head and the edge of what is kept.
    assert.ok(reads() <= pages + 20, `${reads()} requests for ${pages} pages`);
  });

  it('is there at once in another window that is opened later', async () => {
    stage = await openStage({ tracks: 600 });
    const { workbench } = stage;
    await setUpAndSignIn(stage);
    const view = workbench.tree('Saved Tracks');
    await eventually(async () => assert.equal(await view.size(), 600));
    await workbench.page.waitForTimeout(500); // What was read is written by then.
    await workbench.reload();
    await workbench.openView();
    const before = reads();
    await agreeInBrowser(workbench, () => view.welcome().getByText('Sign In to Spotify').click());
    await eventually(async () => assert.equal(await view.size(), 600));
    assert.ok(reads() - before <= 1);
  });
});
