import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { Theme } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

/** A track of the demo that cannot be played where its listener is, and is on two other releases. */
const title = 'Quand les Hirondelles Dansent';

describe('Unavailable tracks in the packaged extension', () => {
  let workbench: Workbench;
  afterEach(() => workbench.stop());

  const openDemo = async (theme: Theme): Promise<void> => {
    workbench = await startWorkbench({ theme });
    await workbench.openDemo();
  };
  /** Asks what is unavailable in a country, which is asked for where none is set. */
  const find = async (country: string): Promise<void> => {
    const box = await workbench.ask('Tracklist: Find Unavailable Tracks…');
    await box.type(country);
    await box.row(country).waitFor();
    await workbench.screenshot('unavailable-country');
    await box.accept();
  };
  const rowOf = (page: Frame, name: string): Locator =>
    page.locator('.row', { has: page.locator('.row-title', { hasText: name }) }).first();
  const review = async (): Promise<Frame> => {
    const page = await workbench.webview();
    await page.getByRole('heading', { level: 1, name: 'Unavailable tracks (Sweden)' }).waitFor();
    return page;
  };

  /** The same from the track's details, and back. */
  const replacesFromDetails = async (): Promise<void> => {
    const { dialogs, notifications } = workbench;
    const box = await workbench.ask('Tracklist: Show Track Details');
    await box.type(title);
    await box.row(title).waitFor();
    await box.accept();
    await eventually(async () =>
      assert.equal(await (await workbench.webview()).locator('.heading h1').innerText(), title),
    );
    const page = await workbench.webview();
    await page.getByText('Asks Spotify once, or twice at most.').waitFor();
    await workbench.screenshot('panel-replacement-offered');
    await page.getByRole('button', { name: `Find a Replacement for ${title}` }).click();
    await page
      .getByRole('button', { name: /^Replace by/ })
      .first()
      .waitFor();
    await workbench.screenshot('panel-replacement-found');
    await page
      .getByRole('button', { name: /^Replace by/ })
      .first()
      .click();
    assert.match(await dialogs.read(), /Replace 1 track\?/);
    await dialogs.press('Replace');
    await page.getByRole('button', { name: 'Save to Liked Songs', exact: true }).waitFor();
    await notifications.waitFor(/Added to Liked Songs/);
    await workbench.command('Tracklist: Undo Last Change');
    await page.getByRole('button', { name: 'Saved in Liked Songs', exact: true }).waitFor();
    await workbench.page.keyboard.press('Control+w');
    await review();
  };

  it('are found at a cost that is said before, reviewed, replaced as one change, and back after Undo', async () => {
    await openDemo('dark');
    const { dialogs } = workbench;
    await find('Sweden');
    const question = await dialogs.read();
    assert.match(question, /Check which of 2,955 saved tracks can be played in your country \(Sweden\)\?/);
    assert.match(question, /2,955 requests to Spotify, about 16 minutes/);
    await workbench.screenshot('unavailable-cost');
    await dialogs.press('Check');
    const page = await review();
    await page
      .getByText(/^Checked \d/)
      .first()
      .waitFor();
    await workbench.screenshot('unavailable-checking');
    await page.getByRole('button', { name: 'Continue Later' }).click();
    await page.getByRole('button', { name: /^Check the Rest/ }).waitFor();
    assert.match(await page.locator('.summary').innerText(), /^44 of 3,000 tracks cannot be played\./);

    await rowOf(page, title)
      .getByRole('button', { name: `Find a Replacement for ${title}` })
      .click();
    await page
      .getByRole('checkbox', { name: /^Use This/ })
      .first()
      .waitFor();
    assert.equal(await page.getByRole('checkbox', { name: /^Use This/ }).count(), 2);
    await page
      .getByRole('checkbox', { name: /^Use This/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Replace 1 Track' }).waitFor();
    await rowOf(page, title).scrollIntoViewIfNeeded();
    await workbench.screenshot('unavailable-replacement');

    await page.getByRole('button', { name: 'Replace 1 Track' }).click();
    assert.match(await dialogs.read(), /Replace 1 track\?[^]*saved first/);
    await workbench.screenshot('unavailable-replace');
    await dialogs.press('Replace');
    await page.getByText(/^43 of 3,000 tracks cannot be played\./).waitFor();
    await workbench.notifications.waitFor(/Added to Liked Songs/);
    await workbench.screenshot('unavailable-replaced');
    await workbench.command('Tracklist: Undo Last Change');
    await page.getByText(/^44 of 3,000 tracks cannot be played\./).waitFor();

    await replacesFromDetails();

    // It goes on where it was, and comes back after a reload.
    await workbench.reload(/review\W+unavailable/);
    await review();
    await workbench.screenshot('unavailable-reloaded');
    assert.deepEqual(workbench.problems.cspViolations, []);
  });

  for (const theme of ['light', 'highContrast'] satisfies Theme[])
    it(`can be reviewed where there is little room, and removed (${theme})`, async () => {
      await openDemo(theme);
      const { dialogs } = workbench;
      await find('Sweden');
      await dialogs.press('Show What Is Known');
      const page = await review();
      await rowOf(page, 'Gone from Here').getByRole('checkbox', { name: 'Remove Gone from Here' }).click();
      await page.getByRole('button', { name: 'Remove 1 Track' }).waitFor();
      await workbench.screenshot(`unavailable-${theme}`);
      await workbench.page.setViewportSize({ width: 620, height: 800 });
      await rowOf(page, title)
        .getByRole('button', { name: `Find a Replacement for ${title}` })
        .click();
      await page
        .getByRole('checkbox', { name: /^Use This/ })
        .first()
        .waitFor();
      await rowOf(page, title).scrollIntoViewIfNeeded();
      await workbench.screenshot(`unavailable-${theme}-narrow`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert.equal(overflow, false, 'nothing is to be scrolled sideways');
      await page.getByRole('button', { name: 'Remove 1 Track' }).click();
      await dialogs.press('Remove');
      await page.getByText(/^43 of 2,999 tracks cannot be played\./).waitFor();
      assert.deepEqual(workbench.problems.cspViolations, []);
    });
});
