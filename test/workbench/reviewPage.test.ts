import assert from 'node:assert/strict';
import { exampleGroup, exampleRender } from './exampleReview.ts';
import type { FromReview, RowView, ToReview } from '../../webview/reviewProtocol.ts';
import { PageStand } from './pageStand.ts';

const wide = { width: 1280, height: 800 };

type ReviewStand = PageStand<ToReview, FromReview>;

describe('The page of reviews', () => {
  let stand: ReviewStand;

  const open = async (viewport = wide): Promise<ReviewStand> =>
    (stand = await PageStand.open('review', viewport));

  afterEach(async () => {
    const { cspViolations, errors } = stand.problems;
    await stand.stop();
    assert.deepEqual([cspViolations, errors], [[], []]);
  });

  it('says when it is ready, and what a person does to it', async () => {
    const { page } = await open();
    assert.deepEqual(await stand.said(), [{ type: 'ready' }]);
    await stand.send(exampleRender(0, 2));
    const [group, row] = ['group-0', 'spotify:track:0-1'];
    await page.getByRole('checkbox', { name: 'Keep Lantern Field' }).nth(1).click();
    await page.getByLabel('What stays').selectOption('newest');
    await page.getByRole('checkbox', { name: 'Treat versions as the same' }).click();
    await page.getByRole('button', { name: 'Not Duplicates: Lantern Field' }).click();
    await page.getByRole('link', { name: 'Lantern Field' }).first().press('Enter');
    await page.locator('.small-cover').nth(1).click();
    await page.getByRole('button', { name: 'Show 100 More of 9,900' }).click();
    await page.getByRole('button', { name: 'Remove 100 Tracks' }).click();
    assert.deepEqual(await stand.said(), [
      { type: 'check', group, row, checked: true },
      { type: 'choose', choice: 'rule', option: 'newest' },
      { type: 'toggle', toggle: 'versions', checked: true },
      { type: 'pressGroup', group, button: 'dismiss' },
      { type: 'open', uri: 'spotify:track:0-0' },
      { type: 'open', uri: row },
      { type: 'moreGroups' },
      { type: 'apply' },
    ]);
  });

  it('says nothing when it is told what to show', async () => {
    const { page } = await open();
    const first = exampleRender(0, 1);
    await stand.send(first);
    const [group] = first.changed;
    const rows = group!.rows.map(each => ({ ...each, checkbox: { ...each.checkbox!, checked: true } }));
    await stand.said();
    await stand.send({ ...first, changed: [{ ...group!, rows }] });
    assert.equal(await page.locator('vscode-checkbox.checked').count(), 2);
    assert.deepEqual(await stand.said(), []);
  });

  it('keeps focus and scrolling when it is told of changes', async () => {
    const { page } = await open();
    await stand.send(exampleRender(0, 40));
    const box = page.getByRole('checkbox', { name: 'Keep Lantern Field' }).nth(5);
    await box.focus();
    const top = (): Promise<number> => box.evaluate(element => element.getBoundingClientRect().top);
    const before = await top();
    const sent = exampleRender(0, 40, { summary: 'Another one.' });
    await stand.send({ ...sent, changed: [{ ...sent.changed[0]!, note: 'Other' }] });
    assert.ok(await box.evaluate(element => element === document.activeElement));
    assert.ok(Math.abs((await top()) - before) < 2, 'what a person looks at stays where it is');
  });

  it('moves the focus to what takes the place of a group that goes', async () => {
    const { page } = await open();
    const sent = exampleRender(0, 5);
    await stand.send(sent);
    await page
      .getByRole('button', { name: /^Not Duplicates/ })
      .nth(1)
      .focus();
    await stand.send({ ...sent, order: ['group-0', 'group-2', 'group-3', 'group-4'], changed: [] });
    assert.equal(await focused(), exampleGroup(2).title);
    await page
      .getByRole('button', { name: /^Not Duplicates/ })
      .last()
      .focus();
    await stand.send({ ...sent, order: ['group-0', 'group-2', 'group-3'], changed: [] });
    assert.equal(await focused(), exampleGroup(3).title);
    await stand.send({ ...sent, order: [], changed: [] });
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'page');
  });

  it('moves the focus to the first of more groups when there are no more to ask for', async () => {
    const { page } = await open();
    const sent = exampleRender(0, 3);
    await stand.send({ ...sent, order: ['group-0', 'group-1'] });
    await page.getByRole('button', { name: /^Show 100 More/ }).focus();
    const { more, ...all } = sent;
    assert.ok(more);
    await stand.send(all);
    assert.equal(await focused(), exampleGroup(2).title);
  });

  it('keeps the focus on a button that cannot be pressed for now, which then does nothing', async () => {
    const { page } = await open();
    await stand.send(exampleRender(0, 1));
    const remove = page.getByRole('button', { name: 'Remove 100 Tracks' });
    await remove.focus();
    await stand.send(exampleRender(0, 1, { action: { label: 'Remove 100 Tracks', enabled: false } }));
    await stand.said();
    await page.keyboard.press('Enter');
    assert.deepEqual(await stand.said(), []);
    assert.ok(await remove.isDisabled());
    await stand.send(exampleRender(0, 1));
    await page.keyboard.press('Enter');
    assert.deepEqual(await stand.said(), [{ type: 'apply' }]);
  });

  it('moves the focus to what stands before a button that goes', async () => {
    const { page } = await open();
    const buttons = [{ id: 'find', label: 'Find' }];
    const problem = { sentence: 'It failed.', canRetry: true };
    const sent = exampleRender(0, 3, { buttons: [{ id: 'follow', label: 'Undo My Choices' }], problem });
    const rows = (index: number): RowView[] => sent.changed[index]!.rows.map(row => ({ ...row, buttons }));
    await stand.send({
      ...sent,
      changed: sent.changed.map((group, index) => ({ ...group, rows: rows(index) })),
    });
    await page.getByRole('button', { name: 'Find' }).nth(3).focus();
    await stand.send(sent);
    const row = page.locator('.row').nth(3);
    assert.ok(await row.evaluate(element => element.querySelector('a') === document.activeElement));
    for (const name of ['Undo My Choices', 'Retry', 'Remove 100 Tracks']) {
      await stand.send(sent);
      await page.getByRole('button', { name }).focus();
      const { action, problem: solved, ...rest } = sent.frame;
      assert.ok(action && solved);
      await stand.send({ ...sent, frame: { ...rest, buttons: [] } });
      assert.match((await focused()) ?? '', /^Treat versions/, name);
    }
  });

  it('comes back to where it was', async () => {
    const { page } = await open();
    await stand.send(exampleRender(0, 40));
    await page.evaluate(async () => {
      const ended = new Promise(resolve => window.addEventListener('scrollend', resolve, { once: true }));
      window.scrollTo(0, 1_500);
      await ended;
    });
    await page.reload();
    await stand.send(exampleRender(0, 40));
    assert.equal(await page.evaluate(() => window.scrollY), 1_500);
  });

  it('shows any title as it is, in its own direction, and runs nothing of it', async () => {
    const { page } = await open();
    await stand.send(exampleRender(0, 8));
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    assert.deepEqual(
      headings,
      Array.from({ length: 8 }, (_, index) => exampleGroup(index).title),
    );
    const direction = (index: number): Promise<string> =>
      page
        .getByRole('heading', { level: 2 })
        .nth(index)
        .evaluate(element => getComputedStyle(element).direction);
    assert.deepEqual([await direction(0), await direction(1), await direction(2)], ['ltr', 'rtl', 'rtl']);
    assert.equal(await page.locator('img:not(.small-cover img)').count(), 0);
  });

  for (const width of [250, 360, 640, 899, 1_280]) {
    it(`is never wider than ${width} px, at twice the size of letters either`, async () => {
      const { page } = await open({ width, height: 800 });
      await stand.send(exampleRender(0, 8));
      assert.ok((await stand.overflow()) <= 0);
      await page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
      assert.ok((await stand.overflow()) <= 0);
    });
  }

  it('names what each fact is where rows are stacked, and once for all where they stand in columns', async () => {
    const { page } = await open({ width: 400, height: 800 });
    await stand.send(exampleRender(0, 1));
    const term = page.locator('dt').first();
    assert.ok(((await term.boundingBox())?.width ?? 0) > 10);
    await page.setViewportSize(wide);
    assert.ok(((await term.boundingBox())?.width ?? 0) <= 1);
    assert.deepEqual(await page.locator('.names-of-cells span').allInnerTexts(), [
      'Album',
      'Released',
      'Length',
      'Added',
      'Plays here',
    ]);
  });

  it('can be worked with the keyboard alone, in the order it is read', async () => {
    const { page } = await open();
    await stand.send(exampleRender(0, 1));
    const stops: string[] = [];
    for (let stop = 0; stop < 9; stop++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const { activeElement: element } = document;
          const id = element?.getAttribute('aria-labelledby');
          const named = id === null || id === undefined ? null : document.getElementById(id);
          const label = named?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent;
          return `${element?.localName ?? ''} ${label ?? ''}`;
        }),
      );
    }
    assert.deepEqual(stops, [
      'select The one that was added firstThe newest release',
      'vscode-checkbox Treat versions as the same',
      'vscode-button Remove 100 Tracks',
      'vscode-button Not Duplicates: Lantern Field',
      'vscode-checkbox Keep Lantern Field',
      'a Lantern Field',
      'vscode-checkbox Keep Lantern Field',
      'a Lantern Field',
      'vscode-button Show 100 More of 9,900',
    ]);
  });

  it('tells what is under way, and what did not work', async () => {
    const { page } = await open();
    const progress = { sentence: 'Reading 1 of 3', done: 1, total: 3, cancel: 'Stop' };
    const problem = { sentence: 'It failed.', canRetry: true };
    await stand.send(exampleRender(0, 0, { progress, problem, empty: 'There is nothing.' }));
    assert.equal(
      await page.getByRole('progressbar').evaluate(bar => (bar as HTMLProgressElement).position),
      1 / 3,
    );
    assert.match(await page.getByRole('alert').innerText(), /It failed\./);
    await page.getByText('There is nothing.').waitFor();
    await stand.said();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Retry' }).click();
    assert.deepEqual(await stand.said(), [{ type: 'cancel' }, { type: 'retry' }]);
  });

  it('reads out what is under way as it begins and at each quarter, not at every step', async () => {
    const { page } = await open();
    const said: string[] = [];
    for (let done = 0; done <= 100; done += 10) {
      const progress = { sentence: `Checked ${done} of 100`, done, total: 100 };
      await stand.send(exampleRender(0, 0, { progress }));
      assert.equal(await page.locator('.progress p').first().innerText(), progress.sentence);
      said.push((await page.locator('.progress [role=status]').textContent()) ?? '');
    }
    assert.deepEqual(
      [...new Set(said)],
      [0, 30, 50, 80, 100].map(done => `Checked ${done} of 100`),
    );
  });

  it('stands still where the person wants less motion, and bears hundreds of groups', async () => {
    const { page } = await open();
    await stand.send(exampleRender(0, 300));
    assert.equal(await page.locator('section.group').count(), 300);
    assert.equal(await page.getByRole('region').count(), 0, 'no landmark for each of them');
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  });

  const focused = (): Promise<string | undefined> =>
    stand.page.evaluate(() => document.activeElement?.textContent ?? undefined);
});
