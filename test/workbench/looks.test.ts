import assert from 'node:assert/strict';
import type { Theme } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

const themes: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

describe('What a person sees of the demo', () => {
  for (const theme of themes) {
    it(`is whole and breaks no content security policy (${theme})`, async () => {
      const workbench = await startWorkbench({ theme });
      try {
        await workbench.openView();
        await workbench.tree('Saved Tracks').welcome().getByText('Set Up Your Spotify App').waitFor();
        await workbench.screenshot(`${theme}-welcome`);
        await opensDemo(workbench);
        await workbench.screenshot(`${theme}-saved-tracks`);
        await unfoldsTheOthers(workbench);
        await workbench.screenshot(`${theme}-albums-and-top-tracks`);
        await showsDetails(workbench);
        await workbench.screenshot(`${theme}-details`);
        await workbench.page.setViewportSize({ width: 620, height: 800 });
        await workbench.screenshot(`${theme}-narrow`);
        assert.deepEqual(workbench.problems.cspViolations, []);
      } finally {
        await workbench.stop();
      }
    });
  }
});

async function opensDemo(workbench: Workbench): Promise<void> {
  const view = workbench.tree('Saved Tracks');
  await view.welcome().getByText('explore the demo library').click();
  await view.rowAt(0).waitFor();
  assert.match((await view.captions()).description, /^Demo/);
}

async function unfoldsTheOthers(workbench: Workbench): Promise<void> {
  await workbench.tree('Saved Tracks').fold();
  const albums = workbench.tree('Saved Albums');
  await albums.open();
  await albums.rowAt(0).waitFor();
  await albums.toggle(0);
  const top = workbench.tree('Top Tracks');
  await top.open();
  await top.toggle('Last 4 weeks');
  await top.waitForRow(/^1 /);
}

async function showsDetails(workbench: Workbench): Promise<void> {
  const top = workbench.tree('Top Tracks');
  await top.select(/^1 /);
  const page = await workbench.webview();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: /^(Saved|Save to)\b/ }).waitFor();
}
