import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

describe('The demo in the packaged extension', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await startWorkbench();
    await workbench.openDemo();
  });

  afterEach(() => workbench.stop());

  it('comes back after a reload, with the details panel and its track', async () => {
    await workbench.tree('Saved Tracks').select(0);
    const title = await heading(workbench);
    await workbench.reload(/spotify:track:/);
    await workbench.openView();
    await workbench.tree('Saved Tracks').rowAt(0).waitFor();
    await eventually(async () => assert.equal(await heading(workbench), title));
  });

  it('removes several selected tracks at once, and brings them back with Undo', async () => {
    const view = workbench.tree('Saved Tracks');
    await view.select(1);
    await view.select(3, ['Shift']);
    await view.press('Delete');
    await eventually(async () => assert.equal(await view.size(), 2997));
    await workbench.notifications.click('3 tracks removed from Liked Songs.', 'Undo');
    await workbench.dialogs.press('Undo');
    await eventually(async () => assert.equal(await view.size(), 3000));
  });

  it('saves and removes in the details panel, in step with the rows', async () => {
    const view = workbench.tree('Saved Tracks');
    const [first] = await view.rows();
    await view.select(0);
    const page = await workbench.webview();
    await page.getByRole('button', { name: /^Saved/ }).click();
    await page.getByRole('button', { name: /^Save to/ }).waitFor();
    await view.waitForNoRow(first?.label ?? '');
    await page.getByRole('button', { name: /^Save to/ }).click();
    await page.getByRole('button', { name: /^Saved/ }).waitFor();
    await view.waitForRow(first?.label ?? '');
  });

  it('shows an artist’s tracks from a track’s menu, and says where they come from', async () => {
    const menu = await workbench.tree('Saved Tracks').contextMenu(0);
    await menu.pick("Show Artist's Tracks…");
    const top = workbench.tree('Top Tracks');
    await eventually(async () => {
      const [artist] = await top.rows();
      assert.equal(artist?.description, 'popular results from search');
      assert.equal(artist.expanded, true);
    });
    await workbench.screenshot('artist-tracks');
    await top.inlineAction(0, 'Close');
    await eventually(async () => assert.equal((await top.rows())[0]?.label, 'Last 4 weeks'));
  });

  it('saves a track from a pasted link and refuses what is none', async () => {
    const box = await workbench.ask('Tracklist: Save Tracks from Links…');
    await box.type('https://open.spotify.com.example/track/1234567890123456789012');
    await eventually(async () => assert.match(await box.message(), /no track in this text/));
    await box.cancel();
  });

  it('is left with one click', async () => {
    await workbench.tree('Saved Tracks').titleAction('Leave the Demo');
    await workbench.tree('Saved Tracks').welcome().getByText('Set Up Your Spotify App').waitFor();
  });
});

async function heading(workbench: Workbench): Promise<string> {
  return (await workbench.webview()).getByRole('heading', { level: 1 }).innerText();
}
