import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import type { WorkbenchOptions } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

describe('Exporting and importing with the packaged extension', () => {
  let workbench: Workbench;
  const folder = mkdtempSync(path.join(tmpdir(), 'tracklist-lists-'));

  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => workbench.stop());

  async function openDemo(options: WorkbenchOptions = {}): Promise<void> {
    workbench = await startWorkbench(options);
    await workbench.openDemo();
  }

  const choose = async (...labels: string[]): Promise<void> => {
    for (const label of labels) {
      await workbench.quickInput.row(label).waitFor();
      await workbench.quickInput.pick(label);
    }
  };
  /** What the parts of the review in front are called; another page may have been there a moment ago. */
  const groups = async (): Promise<string[]> => {
    const page = await workbench.webview();
    return page.getByRole('heading', { level: 2 }).allInnerTexts();
  };

  /** The dialog reads its folder meanwhile, and may put its own text in place of what was typed. */
  const openFile = (file: string): Promise<void> =>
    eventually(async () => {
      await workbench.quickInput.answer(file);
      await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 3_000 });
    });

  it('exports a table to a document, and finds everything saved that it reads back', async () => {
    await openDemo();
    const { quickInput } = workbench;
    await workbench.ask('Tracklist: Export…');
    await quickInput.row('Saved Tracks').waitFor();
    await workbench.screenshot('export-what');
    await choose('Saved Tracks');
    await quickInput.row('CSV').waitFor();
    await workbench.screenshot('export-format');
    await choose('CSV', 'A New Document');
    await eventually(async () => assert.equal((await workbench.editors()).length, 1));
    await workbench.page.locator('.view-line', { hasText: 'Track URI,Track Name' }).first().waitFor();
    await workbench.screenshot('export-csv');
    await workbench.ask('Tracklist: Import…');
    await quickInput.row('The Clipboard').waitFor();
    const [, title = ''] = await quickInput.labels();
    assert.match(title, /^The Open Editor: /);
    await choose(title);
    await eventually(async () => assert.match((await groups()).join(), /Already Saved: 2,9\d\d/));
    await workbench.screenshot('import-all-saved');
    assert.ok(!(await groups()).some(each => each.startsWith('To Add')));
  });

  it('shows what a text with links would add, adds it, and takes it back', async () => {
    const file = path.join(folder, 'notes.md');
    await openDemo({ theme: 'light', folder });
    const view = workbench.tree('Saved Tracks');
    const rows = await view.rows();
    const titles = rows.slice(0, 2).map(({ label }) => label);
    await view.select(0);
    await view.select(1, ['Shift']);
    await workbench.ask('Tracklist: Export…');
    await workbench.quickInput.cancel();
    await (await view.contextMenu(0)).pick('Export…');
    await choose('Spotify URIs', 'A New Document');
    const line = workbench.page.locator('.view-line', { hasText: 'spotify:track:' });
    await line.first().waitFor();
    const uris = (await line.allInnerTexts()).map(text => text.trim());
    const links = uris.map(
      uri => `- [A song](${uri.replace('spotify:track:', 'https://open.spotify.com/track/')})`,
    );
    writeFileSync(
      file,
      `# Notes\n\nSome prose.\n\n${links.join('\n')}\n- a playlist: spotify:playlist:37i9dQZF1DXcBWIGoYBM5M\n`,
    );
    await view.select(0);
    await view.select(1, ['Shift']);
    await view.press('Delete');
    await eventually(async () => assert.equal(await view.size(), 2_998));
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.ask('Tracklist: Import…');
    await choose('A File…');
    await openFile(file);
    await eventually(async () => assert.deepEqual(await groups(), ['To Add: 2', 'Lines Left Out: 1']));
    await workbench.screenshot('import-preview-light');
    await workbench.page.setViewportSize({ width: 700, height: 900 });
    await workbench.screenshot('import-preview-narrow');
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
    await (await workbench.webview()).getByRole('button', { name: 'Add 2 tracks' }).click();
    await eventually(async () => assert.equal(await view.size(), 3_000));
    await workbench.notifications.waitFor('2 tracks added to Liked Songs.');
    await eventually(async () => assert.match((await groups()).join(), /Already Saved: 2/));
    const again = await view.rows();
    assert.deepEqual(new Set(again.slice(0, 2).map(({ label }) => label)), new Set(titles));
    await workbench.screenshot('import-added');
    await workbench.notifications.click('2 tracks added to Liked Songs.', 'Undo');
    await eventually(async () => assert.equal(await view.size(), 2_998));
    await eventually(async () => assert.match((await groups()).join(), /To Add: 2/));
  });

  it('looks up titles once it is told to, and lets one choose', async () => {
    await openDemo();
    const rows = await workbench.tree('Saved Tracks').rows();
    const list = rows.slice(0, 8).map(row => {
      const label = row.label.replaceAll('"', '""');
      return `"${label}","${(row.description.split(' · ')[0] ?? '').replaceAll('"', '""')}"`;
    });
    const file = path.join(folder, 'titles.csv');
    writeFileSync(file, ['title,artist', ...list, 'No Such Song,Nobody At All', ',half a row'].join('\n'));
    await workbench.ask('Tracklist: Import…');
    await choose('A File…');
    await openFile(file);
    await eventually(async () => assert.match((await groups()).join(), /To Be Looked Up at Spotify: 9/));
    await workbench.screenshot('import-to-look-up');
    await (await workbench.webview()).getByRole('button', { name: /^Look up 9 tracks/ }).click();
    await workbench.dialogs.box.waitFor();
    await workbench.screenshot('import-consent');
    assert.match(await workbench.dialogs.read(), /This takes 9 requests/);
    await workbench.dialogs.press('Look Up');
    await eventually(async () => assert.match((await groups()).join(), /Not Found at Spotify: 1/), 60_000);
    await workbench.screenshot('import-looked-up');
  });
});
