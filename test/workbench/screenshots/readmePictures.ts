import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../host/paths.ts';
import { eventually } from '../../support/eventually.ts';
import { startWorkbench } from '../harness.ts';
import { openDetails, openSection } from '../panelPage.ts';
import { rest } from './restOn.ts';
import { Studio } from './studio.ts';

/** Where the README has its pictures; they are no part of the package. */
const dir = path.join(root, 'media/readme');

/** A page that people look at on their way should not keep them waiting, in bytes. */
const largest = 150_000;

const layout = { width: 1200, height: 700, sidebar: 330 };

/** Takes the pictures of the README in the demo; returns their files. */
export async function pictureReadme(): Promise<string[]> {
  mkdirSync(dir, { recursive: true });
  const settings = { 'window.commandCenter': false, 'workbench.layoutControl.enabled': false };
  const workbench = await startWorkbench({ viewport: layout, settings });
  const files: string[] = [];
  try {
    await workbench.openView();
    const studio = new Studio(workbench, 'dark');
    const take = async (name: string, height?: number): Promise<void> => {
      await rest(workbench);
      const file = path.join(dir, `${name}.png`);
      await studio.take('window', file, height);
      assert.ok(statSync(file).size <= largest, `${file} has more than ${largest} bytes.`);
      files.push(file);
    };
    const view = workbench.tree('Saved Tracks');
    await view.welcome().getByText('explore the demo library').click();
    await eventually(async () => assert.equal(await view.size(), 3_000));
    await openSection(await openDetails(workbench, 13), /^Album/);
    await take('library');

    await workbench.command('Tracklist: Find in Library…');
    await workbench.quickInput.type('winter');
    await eventually(async () => {
      const labels = await workbench.quickInput.labels();
      assert.ok(labels.length > 4 && labels.every(label => /winter/i.test(label)), labels.join());
    });
    await take('find', 370);
    await workbench.quickInput.cancel();

    await studio.arrange(layout);
    await workbench.command('View: Close All Editors');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.page.setViewportSize({ width: 1050, height: layout.height });
    await workbench.command('Tracklist: Find Duplicates…');
    await (await workbench.webview()).getByRole('heading', { level: 2 }).first().waitFor();
    await take('duplicates');
  } finally {
    await workbench.stop();
  }
  return files;
}
