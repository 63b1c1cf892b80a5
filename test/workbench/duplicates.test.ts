import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems } from './accessibility.ts';
import type { Theme } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

const themes: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

async function openReview(workbench: Workbench): Promise<Frame> {
  await workbench.openDemo();
  await workbench.command('Tracklist: Find Duplicates…');
  const page = await workbench.webview();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  return page;
}

const groups = (page: Frame): Locator => page.locator('section.group');
const marks = (group: Locator): Promise<string[]> => group.locator('.mark').allInnerTexts();

/** How many tracks the main button would remove. */
async function toRemove(page: Frame): Promise<number> {
  const button = page.getByRole('button', { name: /^Remove [\d,]+ Track/ });
  return Number((await button.getAttribute('aria-label'))?.replace(/\D/g, ''));
}

describe('Duplicates in the packaged extension', () => {
  it('are found, decided by rule and by hand, dismissed, removed as one change, and brought back by one undo', async () => {
    const workbench = await startWorkbench();
    try {
      const page = await openReview(workbench);
      const view = workbench.tree('Saved Tracks');
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Duplicates in Liked Songs');
      const found = await groups(page).count();
      const first = await toRemove(page);
      assert.ok(found > 1 && first >= found, `${found} groups, ${first} tracks`);
      assert.deepEqual((await marks(groups(page).first())).slice(0, 2), ['Stays', 'Goes']);
      await workbench.screenshot('duplicates');

      await page.getByLabel('What stays').selectOption({ label: 'The newest release' });
      await eventually(async () => assert.ok((await page.locator('.row[data-mark=keep]').count()) === found));
      await page.getByLabel('What stays').selectOption({ label: 'The one added first' });
      await eventually(async () =>
        assert.deepEqual((await marks(groups(page).first())).slice(0, 2), ['Stays', 'Goes']),
      );

      const box = groups(page).first().getByRole('checkbox').nth(1);
      await box.focus();
      await workbench.page.keyboard.press('Space');
      await eventually(async () => assert.equal(await toRemove(page), first - 1));
      assert.deepEqual((await marks(groups(page).first())).slice(0, 2), ['Stays', 'Stays']);
      assert.ok(await box.evaluate(element => element === document.activeElement), 'the focus stays');

      const second = groups(page).nth(1);
      const going = (await marks(second)).filter(mark => mark === 'Goes').length;
      await second.getByRole('button', { name: /^Not Duplicates/ }).click();
      await eventually(async () => assert.equal(await groups(page).count(), found - 1));
      assert.equal(await toRemove(page), first - 1 - going);
      await page.getByRole('checkbox', { name: 'Show dismissed (1)' }).click();
      await page.getByRole('button', { name: /^Show as Duplicates/ }).waitFor();
      await page.getByRole('button', { name: /^Show as Duplicates/ }).scrollIntoViewIfNeeded();
      await workbench.screenshot('duplicates-dismissed');

      const removed = await toRemove(page);
      await page.getByRole('button', { name: /^Remove [\d,]+ Track/ }).click();
      assert.match(await workbench.dialogs.read(), new RegExp(`Remove ${removed} tracks of \\d+ songs`));
      await workbench.screenshot('duplicates-question');
      await workbench.dialogs.press(/^Remove \d+ Tracks/);
      await eventually(async () => assert.equal(await view.size(), 3_000 - removed));
      await eventually(async () => assert.equal(await page.locator('.row[data-mark=remove]').count(), 0));
      await workbench.screenshot('duplicates-removed');

      await workbench.notifications.click(/removed from Liked Songs/, 'Undo');
      await workbench.dialogs.press('Undo');
      await eventually(async () => assert.equal(await view.size(), 3_000));
      await eventually(async () => assert.equal(await toRemove(page), removed));
      await workbench.screenshot('duplicates-undone');
      assert.deepEqual(workbench.problems.cspViolations, []);
      assert.deepEqual(workbench.problems.ofWebviews, []);
    } finally {
      await workbench.stop();
    }
  });

  it('are followed when a copy is removed elsewhere, and are there again after a reload', async () => {
    const workbench = await startWorkbench();
    try {
      let page = await openReview(workbench);
      const found = await groups(page).count();
      const heading = await groups(page).first().getByRole('heading', { level: 2 }).innerText();
      await workbench.reload(/review\W+duplicates/);
      page = await workbench.webview();
      await groups(page).first().waitFor();
      assert.equal(await groups(page).count(), found);
      assert.equal(await groups(page).first().getByRole('heading', { level: 2 }).innerText(), heading);
      await workbench.command('Tracklist: Find Duplicates…');
      assert.equal((await workbench.editors()).filter(title => title === 'Duplicates').length, 1);
      await workbench.tree('Saved Tracks').titleAction('Leave the Demo');
      await eventually(async () => assert.ok(!(await workbench.editors()).includes('Duplicates')));
    } finally {
      await workbench.stop();
    }
  });

  for (const theme of themes) {
    it(`are whole and accessible (${theme})`, async () => {
      const workbench = await startWorkbench({ theme });
      try {
        const page = await openReview(workbench);
        await groups(page).first().getByRole('checkbox').nth(1).click();
        await workbench.page.mouse.move(0, 0);
        await workbench.screenshot(`${theme}-duplicates`);
        assert.deepEqual(await accessibilityProblems(page), []);
        await workbench.page.setViewportSize({ width: 700, height: 900 });
        await workbench.screenshot(`${theme}-duplicates-narrow`);
        assert.deepEqual(await accessibilityProblems(page), []);
        assert.deepEqual(workbench.problems.cspViolations, []);
      } finally {
        await workbench.stop();
      }
    });
  }
});
