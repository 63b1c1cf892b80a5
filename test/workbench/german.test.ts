import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

const wide = { width: 1600, height: 900 };
/** Beside the side bar, a page has 250 pixels or so. */
const narrow = { width: 620, height: 800 };

/** How many pixels of what a page holds are beyond its right edge. */
const overflow = (page: Frame): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** The page in front, once it shows what it should; pages change places while others load. */
async function pageWith(workbench: Workbench, sign: (page: Frame) => Locator): Promise<Frame> {
  let page = await workbench.webview().catch(() => undefined);
  await eventually(async () => {
    page = await workbench.webview();
    await sign(page).first().waitFor({ timeout: 2_000 });
  });
  if (!page) throw new Error('There is no page.');
  return page;
}

describe('Where the editor speaks German', () => {
  it('the packaged extension does, from the first steps to a review, wide and narrow', async () => {
    const workbench = await startWorkbench({ language: 'de', viewport: wide });
    try {
      const { page } = workbench;
      const view = workbench.tree('Gespeicherte Titel');
      await workbench.openView();
      await view.welcome().getByText('Deine Spotify-App einrichten').waitFor();
      await view.welcome().getByText('Alle Schritte').click();
      const steps = page.locator('.gettingStartedContainer');
      await steps.getByText('In der Demo umsehen').waitFor();
      await steps.locator('button.getting-started-step[data-step-id$="createApp"]').click();
      await steps.getByRole('button', { name: 'Redirect-URIs zum Kopieren anzeigen' }).waitFor();
      await workbench.screenshot('german-first-steps');
      await steps.locator('button.getting-started-step[data-step-id$="lookAround"]').click();
      await steps.getByRole('button', { name: 'Demo-Bibliothek erkunden' }).click();
      await eventually(async () => assert.equal(await view.size(), 3_000));
      await workbench.screenshot('german-demo');

      await workbench.command('Tracklist: Duplikate suchen…');
      const review = await pageWith(workbench, frame =>
        frame.getByRole('heading', { name: 'Duplikate in Lieblingssongs' }),
      );
      await review.getByRole('button', { name: /^[\d.]+ Titel entfernen/ }).waitFor();
      assert.equal(await review.locator('html').getAttribute('lang'), 'de');
      await workbench.screenshot('german-duplicates');
      await page.setViewportSize(narrow);
      await eventually(async () => assert.ok((await overflow(review)) <= 0));
      await workbench.screenshot('german-duplicates-narrow');
      await page.setViewportSize(wide);

      await view.select(0);
      const details = await pageWith(workbench, frame => frame.getByRole('button', { name: 'Gespeichert' }));
      assert.equal(await details.locator('html').getAttribute('lang'), 'de');
      for (const fold of await details.locator('button.fold').all())
        if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
      await workbench.screenshot('german-details');
      await page.setViewportSize(narrow);
      await workbench.screenshot('german-narrow');
      await eventually(async () => assert.ok((await overflow(details)) <= 0));
      assert.deepEqual(workbench.problems.cspViolations, []);
    } finally {
      await workbench.stop();
    }
  });
});
