import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems } from './accessibility.ts';
import type { Theme } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

const themes: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

async function openDemo(workbench: Workbench): Promise<void> {
  await workbench.openView();
  await workbench.tree('Saved Tracks').welcome().getByText('explore the demo library').click();
  await eventually(async () => assert.equal(await workbench.tree('Saved Tracks').size(), 3_000));
}

async function openSection(page: Frame, name: RegExp): Promise<void> {
  const fold = page.getByRole('button', { name });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await page.locator('.section.open', { has: fold }).locator('.row:not(.awaited)').first().waitFor();
}

describe('The details panel', () => {
  for (const theme of themes) {
    it(`has nothing that axe-core minds, and breaks no content security policy (${theme})`, async () => {
      const workbench = await startWorkbench({ theme });
      try {
        await openDemo(workbench);
        await workbench.tree('Saved Tracks').select(0);
        const page = await workbench.webview();
        await page.getByRole('button', { name: /^Saved/ }).waitFor();
        await openSection(page, /^Album/);
        await workbench.screenshot(`panel-${theme}-album`);
        const problems = await accessibilityProblems(page);
        await openSection(page, /^Also by/);
        await workbench.screenshot(`panel-${theme}-also-by`);
        problems.push(...(await accessibilityProblems(page)));
        await page.locator('.artists .link').first().click();
        await openSection(page, /^Albums and singles/);
        await openSection(page, /^Popular results/);
        await workbench.screenshot(`panel-${theme}-artist`);
        problems.push(...(await accessibilityProblems(page)));
        await workbench.page.setViewportSize({ width: 610, height: 800 });
        await workbench.screenshot(`panel-${theme}-artist-narrow`);
        await page.getByRole('button', { name: 'Back' }).click();
        await page.getByRole('button', { name: /^Album/ }).waitFor();
        await workbench.screenshot(`panel-${theme}-narrow`);
        problems.push(...(await accessibilityProblems(page)));
        assert.deepEqual([...new Set(problems)], []);
        assert.deepEqual(workbench.problems.cspViolations, []);
        assert.deepEqual(workbench.problems.ofWebviews, []);
      } finally {
        await workbench.stop();
      }
    });
  }
});
