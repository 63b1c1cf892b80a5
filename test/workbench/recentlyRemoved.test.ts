import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { startWorkbench } from './harness.ts';
import type { Theme } from './harness.ts';
import type { Workbench } from './workbench.ts';

describe('Removing and restoring with the packaged extension', () => {
  let workbench: Workbench;

  afterEach(() => workbench.stop());

  async function start(theme: Theme = 'dark'): Promise<void> {
    workbench = await startWorkbench({ theme });
    await workbench.openDemo();
  }
  const choose = async (command: string, label: string): Promise<void> => {
    const box = await workbench.ask(command);
    await box.pick(label);
  };

  it('removes a group and one track, and restores the whole of it change by change', async () => {
    await start();
    const saved = workbench.tree('Saved Tracks');
    const removed = workbench.tree('Recently Removed');
    const [first] = await saved.rows();
    await saved.inlineAction(0, 'Remove from Liked Songs');
    await eventually(async () => assert.equal(await saved.size(), 2_999));
    await choose('Tracklist: Group By…', 'Year Added');
    await eventually(async () => assert.ok((await saved.size()) < 100));
    const menu = await saved.contextMenu(1);
    await workbench.screenshot('group-menu');
    await menu.pick('Remove from Liked Songs');
    await workbench.screenshot('group-question');
    await workbench.dialogs.press('Remove');
    const told = await workbench.notifications.waitFor('removed from Liked Songs');
    assert.deepEqual(told.buttons, ['Undo']);
    await workbench.screenshot('group-removed');
    await workbench.notifications.close('removed from Liked Songs');
    await removed.open();
    await eventually(async () => assert.equal(await removed.size(), 2));
    const [change, single] = await removed.rows();
    assert.match(change?.label ?? '', /^Today /);
    assert.match(change?.description ?? '', /^\d+ tracks$/);
    assert.equal(single?.label, first?.label);
    await removed.toggle(0);
    await eventually(async () => assert.ok((await removed.rows()).some(row => row.level === 2)));
    await workbench.screenshot('recently-removed');
    await workbench.page.setViewportSize({ width: 620, height: 800 });
    await workbench.screenshot('recently-removed-narrow');
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
    await removed.inlineAction(0, 'Restore to Liked Songs');
    await workbench.screenshot('restore-question');
    await workbench.dialogs.press('Restore');
    await eventually(async () => assert.equal(await removed.size(), 1));
    await removed.inlineAction(0, 'Restore to Liked Songs');
    await removed.waitForRow(/restored from here for 30 days/);
    await choose('Tracklist: Group By…', 'Nothing');
    await eventually(async () => assert.equal(await saved.size(), 3_000));
  });

  it('removes what was found, shows it in a light window, and takes it back', async () => {
    await start('light');
    const removed = workbench.tree('Recently Removed');
    const box = await workbench.ask('Tracklist: Find in Library…');
    await box.type('salt');
    const button = workbench.page.locator('.quick-input-widget .action-label[aria-label^="Remove All"]');
    await button.waitFor();
    await workbench.screenshot('find-remove-all');
    await button.click();
    await workbench.dialogs.press('Remove');
    await workbench.notifications.waitFor('removed from Liked Songs');
    await workbench.page.keyboard.press('Escape');
    await removed.open();
    await eventually(async () => assert.equal(await removed.size(), 1));
    await removed.toggle(0);
    await workbench.screenshot('recently-removed-light');
    await workbench.notifications.click('removed from Liked Songs', 'Undo');
    await workbench.dialogs.press('Undo');
    await eventually(async () => assert.equal(await workbench.tree('Saved Tracks').size(), 3_000));
  });
});
