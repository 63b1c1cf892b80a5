import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

describe('Finding and arranging with the packaged extension', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await startWorkbench();
    await workbench.openDemo();
  });

  afterEach(() => workbench.stop());

  it('finds a track as one types, and shows its details', async () => {
    const { quickInput } = workbench;
    const [first] = await workbench.tree('Saved Tracks').rows();
    const title = first?.label ?? '';
    await workbench.ask('Tracklist: Find in Library…');
    await quickInput.type(title.slice(0, 8).toUpperCase());
    await quickInput.row(title).waitFor();
    const labels = await quickInput.labels();
    assert.equal(labels[0], title, 'the best match is first');
    await workbench.screenshot('find');
    await quickInput.type('zzzz');
    await quickInput.row('Search Spotify for “zzzz”').waitFor();
    await quickInput.type(title);
    await quickInput.row(title).waitFor();
    await quickInput.accept();
    const page = await workbench.webview();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), title);
  });

  it('groups by artist and back, remembers it, and folds out a group', async () => {
    const { quickInput } = workbench;
    const view = workbench.tree('Saved Tracks');
    await workbench.ask('Tracklist: Group By…');
    await quickInput.pick('Artist');
    await eventually(async () => assert.ok((await view.size()) < 1_500));
    await view.toggle(1);
    await eventually(async () => assert.equal((await view.rows()).find(row => row.level === 2)?.level, 2));
    await workbench.screenshot('grouped-by-artist');
    assert.match((await view.captions()).description, /grouped by artist/);
    await workbench.reload();
    await workbench.openView();
    await eventually(async () => assert.match((await view.captions()).description, /grouped by artist/));
    await workbench.ask('Tracklist: Group By…');
    await quickInput.pick('Nothing');
    await eventually(async () => assert.equal(await view.size(), 3_000));
  });

  it('sorts by title, filters to explicit tracks, and clears the filter', async () => {
    const { quickInput } = workbench;
    const view = workbench.tree('Saved Tracks');
    await workbench.ask('Tracklist: Sort By…');
    await quickInput.pick('Title');
    await eventually(async () => assert.match((await view.captions()).description, /by title/));
    await workbench.ask('Tracklist: Filter…');
    await quickInput.toggle('Explicit');
    await workbench.screenshot('filter');
    await quickInput.accept();
    await eventually(async () => assert.ok((await view.size()) < 2_000));
    await workbench.page.setViewportSize({ width: 620, height: 800 });
    await workbench.screenshot('filtered-narrow');
    await view.titleAction('Clear Filter');
    await eventually(async () => assert.equal(await view.size(), 3_000));
  });
});
