import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import type { Theme } from './harness.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';

describe('Editing the library as text with the packaged extension', () => {
  let workbench: Workbench;

  afterEach(() => workbench.stop());

  const lines = (): Locator => workbench.page.locator('.editor-instance .view-line');
  const line = (words: string): Locator => lines().filter({ hasText: words }).first();
  const button = (title: string): Locator =>
    workbench.page.locator(`.editor-actions .action-label[aria-label^="${title}"]`);
  const saved = (): Promise<number> => workbench.tree('Saved Tracks').size();

  /** The demo's library with its text beside it. */
  const open = async (theme: Theme, settings = {}): Promise<void> => {
    workbench = await startWorkbench({ theme, settings });
    await workbench.openDemo();
    await workbench.command('Tracklist: Edit Saved Tracks as Text');
    await line('Liked Songs of').waitFor();
  };

  /** Lines from the top, as they are shown, each with single spaces. */
  const shown = async (from: number, to: number): Promise<string[]> => {
    const all = await lines().evaluateAll(elements =>
      elements
        .map(element => ({
          top: Number.parseInt((element as HTMLElement).style.top),
          text: element.textContent,
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replace(/\s+/g, ' ')),
    );
    return all.slice(from, to);
  };

  it('deletes lines and pastes a link, keeps a draft, and applies it as one change that is undone', async () => {
    await open('dark');
    const { page, notifications } = workbench;
    await workbench.screenshot('text');
    const [first = '', second = '', third = '', fourth = ''] = await shown(5, 9);
    const link = /https:\S+/.exec(fourth)?.[0] ?? '';

    // A text that nobody has edited follows the library.
    await workbench.tree('Saved Tracks').select(3);
    await workbench.tree('Saved Tracks').press('Delete');
    await eventually(async () => assert.equal(await saved(), 2_999));
    await page.locator('.tab', { hasText: 'Saved Tracks (Demo)' }).click();
    await eventually(async () => assert.ok(!(await shown(5, 9)).includes(fourth)));

    await lines().nth(0).click();
    await page.keyboard.press('Control+Home');
    for (let number = 0; number < 5; number++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.insertText(`${link}\n`);
    await eventually(async () => assert.deepEqual(await shown(5, 7), [link, third]));
    await page.keyboard.press('Control+S');
    await eventually(async () => assert.equal(await page.locator('.tab.dirty').count(), 0));
    assert.equal(await saved(), 2_999, 'saving changes nothing');
    await workbench.screenshot('text-edited');

    await button('Apply Edited Tracks…').click();
    await notifications.waitFor('Remove 2 tracks from Liked Songs and add 1?');
    await page
      .locator('.monaco-diff-editor .line-delete, .monaco-diff-editor .char-delete')
      .first()
      .waitFor();
    await workbench.screenshot('text-compared');
    assert.equal(await saved(), 2_999, 'showing changes nothing');
    await notifications.click('Remove 2 tracks', 'Apply');
    await eventually(async () => assert.equal(await saved(), 2_998));
    await notifications.waitFor(/2 tracks removed/);
    await eventually(async () => assert.equal(await page.locator('.monaco-diff-editor').count(), 0));
    await eventually(async () => {
      const [now = ''] = await shown(5, 6);
      assert.ok(now.endsWith(link) && now.length > link.length, now);
    });
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    await workbench.screenshot('text-applied');

    await notifications.click(/2 tracks removed/, 'Undo');
    await workbench.dialogs.press('Undo');
    await eventually(async () => assert.equal(await saved(), 2_999));
    await eventually(async () => {
      const top = (await shown(5, 12)).map(each => each.slice(0, 20));
      assert.ok(top.includes(first.slice(0, 20)) && top.includes(second.slice(0, 20)), top.join('\n'));
    });
  });

  it('says on a line that it is not understood, applies nothing, and leads there', async () => {
    await open('light');
    const { page, notifications } = workbench;
    await lines().nth(0).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+ArrowDown');
    for (let number = 0; number < 5; number++) await page.keyboard.press('ArrowDown');
    await page.keyboard.insertText(
      'Something by somebody\nhttps://open.spotify.com/album/4uLU6hMCjMI75M1A2tKUQC\n',
    );
    await page.locator('.squiggly-error').nth(1).waitFor();
    await workbench.screenshot('text-trouble-light');
    await button('Apply Edited Tracks…').click();
    await notifications.waitFor('2 lines cannot be understood');
    await notifications.click('2 lines cannot be understood', 'Show the First');
    await eventually(async () =>
      assert.ok(
        (await workbench.statusBar()).some(text => text.startsWith('Ln 6')),
        'the line is chosen',
      ),
    );
    await page.setViewportSize({ width: 620, height: 700 });
    await workbench.screenshot('text-trouble-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
    await workbench.command('Tracklist: Discard Edited Tracks…');
    await workbench.screenshot('text-discard');
    await workbench.dialogs.press('Discard Edits');
    await eventually(async () => assert.equal(await page.locator('.tab.dirty, .squiggly-error').count(), 0));
    assert.equal(await saved(), 3_000);
  });

  it('is brought up to date with what went meanwhile before it is applied, with its edits kept', async () => {
    await open('light');
    const { page, notifications, dialogs } = workbench;
    await lines().nth(0).click();
    await page.keyboard.press('Control+Home');
    for (let number = 0; number < 5; number++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.insertText('// mine\n');
    await workbench.tree('Saved Tracks').select(4);
    await workbench.tree('Saved Tracks').press('Delete');
    await eventually(async () => assert.equal(await saved(), 2_999));
    await workbench.command('Tracklist: Apply Edited Tracks…');
    assert.match(await dialogs.read(), /1 track went from Liked Songs since this text was made/);
    await workbench.screenshot('text-older');
    await dialogs.press('Bring Up to Date');
    await notifications.waitFor('Remove 1 track from Liked Songs?');
    await workbench.screenshot('text-compared-light');
    await notifications.click('Remove 1 track', 'Apply');
    await eventually(async () => assert.equal(await saved(), 2_998));
  });

  for (const autoSave of ['afterDelay', 'off']) {
    it(`is there again after a reload with auto-save ${autoSave}, and nothing is applied by itself`, async () => {
      await open('dark', { 'files.autoSave': autoSave });
      const { page, notifications } = workbench;
      await lines().nth(0).click();
      await page.keyboard.press('Control+Home');
      for (let number = 0; number < 5; number++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Control+Shift+K');
      const [next = ''] = await shown(5, 6);
      await page.waitForTimeout(2_500); // What is not saved is kept by the editor after a second or two.
      assert.equal(await page.locator('.tab.dirty').count(), autoSave === 'off' ? 1 : 0);
      await workbench.reload();
      await workbench.openView();
      await eventually(async () => assert.equal(await saved(), 3_000));
      await eventually(async () => assert.deepEqual(await shown(5, 6), [next]));
      await button('Apply Edited Tracks…').click();
      await notifications.waitFor('Remove 1 track from Liked Songs?');
      await notifications.click('Remove 1 track', 'Apply');
      await eventually(async () => assert.equal(await saved(), 2_999));
    });
  }
});
