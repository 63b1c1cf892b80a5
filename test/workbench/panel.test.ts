import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems } from './accessibility.ts';
import type { Theme } from './harness.ts';
import { startWorkbench } from './harness.ts';
import { openDetails, openSection, render, sentFor } from './panelPage.ts';
import { panelStates } from './panelStates.ts';
import type { Workbench } from './workbench.ts';

const themes: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

/** The panel is then 256 px wide, which is also what twice as wide a one has at a zoom of 200 %. */
const narrow = { width: 610, height: 900 };
const wide = { width: 1280, height: 900 };

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="640"><rect width="640" height="640"/></svg>';

/** How far the page could be scrolled sideways, in pixels. */
function surplusWidth(page: Frame): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

describe('The details panel', () => {
  let workbench: Workbench;

  afterEach(() => workbench.stop());

  for (const theme of themes) {
    it(`shows album, library and artists, with nothing that axe-core minds (${theme})`, async () => {
      workbench = await startWorkbench({ theme });
      await workbench.openDemo();
      const page = await openDetails(workbench);
      await openSection(page, /^Album/);
      await workbench.screenshot(`panel-${theme}-album`);
      const problems = await accessibilityProblems(page);
      await openSection(page, /^Also by/);
      await workbench.screenshot(`panel-${theme}-also-by`);
      await page.locator('.artists .link').first().click();
      await openSection(page, /^Albums and singles/);
      await openSection(page, /^Popular results/);
      await workbench.screenshot(`panel-${theme}-artist`);
      problems.push(...(await accessibilityProblems(page)));
      await page.locator('[data-section="releases"] .title').first().click();
      await page.locator('[data-section="tracks"] .row:not(.awaited)').first().waitFor();
      await workbench.screenshot(`panel-${theme}-album-page`);
      problems.push(...(await accessibilityProblems(page)));
      for (const section of ['releases', 'album']) {
        await page.getByRole('button', { name: 'Back' }).click();
        await page.locator(`[data-section="${section}"]`).waitFor();
      }
      problems.push(...(await accessibilityProblems(page)));
      assert.deepEqual([...new Set(problems)], []);
      assert.deepEqual(workbench.problems.cspViolations, []);
      assert.deepEqual(workbench.problems.ofWebviews, []);
    });

    it(`is whole in every state, narrow and wide, whatever titles say (${theme})`, async function () {
      this.timeout(300_000);
      workbench = await startWorkbench({ theme, viewport: wide });
      const hosts = new Set<string>();
      workbench.context.on('request', request => hosts.add(new URL(request.url()).host));
      await workbench.openDemo();
      const page = await openDetails(workbench);
      const states = panelStates(await sentFor(workbench, page, 12));
      hosts.clear();
      const problems: string[] = [];
      for (const viewport of [wide, narrow]) {
        await workbench.page.setViewportSize(viewport);
        for (const [name, state] of Object.entries(states)) {
          await render(page, state);
          const width = viewport === narrow ? 'narrow' : 'wide';
          await workbench.screenshot(`panel-${theme}-${name}-${width}`);
          if ((await surplusWidth(page)) > 0) problems.push(`${name} is too wide when ${width}`);
          problems.push(...(await accessibilityProblems(page)).map(each => `${name}, ${width}: ${each}`));
        }
      }
      assert.deepEqual([...new Set(problems)], []);
      assert.equal(await page.evaluate(() => document.title.includes('harmed')), false);
      assert.equal(await page.locator('main script, main img[onerror]').count(), 0);
      assert.deepEqual(
        [...hosts].filter(host => host !== '' && !/^(127\.0\.0\.1|localhost)/.test(host)),
        [],
      );
      assert.deepEqual(workbench.problems.cspViolations, []);
      assert.deepEqual(workbench.problems.ofWebviews, []);
    });
  }

  it('is used with keys alone: into an artist and an album, back, forth, and out to the lists', async () => {
    workbench = await startWorkbench();
    await workbench.openDemo();
    const page = await openDetails(workbench);
    const title = page.getByRole('heading', { level: 1 });
    const name = await page.locator('.heading h1').innerText();
    const { keyboard } = workbench.page;
    const stands = (text: string): Promise<void> =>
      eventually(async () => {
        assert.equal(await title.innerText(), text);
        assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
      });
    const artist = page.locator('.artists .link').first();
    const artistName = await artist.innerText();
    await artist.focus();
    await keyboard.press('Enter');
    await stands(artistName);
    await keyboard.press('Escape');
    await stands(name);
    await keyboard.press('Alt+ArrowRight');
    await stands(artistName);
    await keyboard.press('Alt+ArrowLeft');
    await stands(name);
    const album = page.locator('.heading .line .link').first();
    const albumName = await album.innerText();
    await album.focus();
    await keyboard.press('Enter');
    await stands(albumName);
    await page.locator('[data-section="tracks"] .row:not(.awaited)').first().waitFor();
    await keyboard.press('Escape');
    await stands(name);
    await page.getByRole('button', { name: /^Album/ }).focus();
    await keyboard.press('Enter');
    await page.locator('[data-section="album"] .row').first().waitFor();
    assert.deepEqual(await workbench.editors(), [name], 'VS Code itself has not gone anywhere');
    await keyboard.press('Escape');
    await eventually(async () =>
      assert.ok(
        await workbench.tree('Saved Tracks').list.evaluate(list => list.contains(document.activeElement)),
      ),
    );
  });

  it('comes back after a reload on the page it was on, with what was open there', async () => {
    workbench = await startWorkbench();
    await workbench.openDemo();
    const before = await openDetails(workbench);
    const name = await before.locator('.heading h1').innerText();
    await before.locator('.artists .link').first().click();
    await openSection(before, /^Albums and singles/);
    const artist = await before.getByRole('heading', { level: 1 }).innerText();
    await workbench.reload(/releases/);
    await eventually(async () => {
      const page = await workbench.webview();
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), artist);
      assert.ok((await page.locator('[data-section="releases"] .row:not(.awaited)').count()) > 0);
    });
    const page = await workbench.webview();
    await page.getByRole('button', { name: 'Back' }).click();
    await eventually(async () =>
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), name),
    );
  });

  it('keeps everything in its place when the cover and the rest of a track come', async () => {
    workbench = await startWorkbench({ viewport: wide });
    const asked: string[] = [];
    await workbench.context.route('https://*.scdn.co/**', async route => {
      asked.push(route.request().url());
      await workbench.page.waitForTimeout(300);
      await route.fulfill({ contentType: 'image/svg+xml', body: drawing });
    });
    await workbench.openDemo();
    const page = await openDetails(workbench);
    const shown = await sentFor(workbench, page, 12);
    const { partial } = panelStates(shown);
    assert.ok(partial?.kind === 'track');
    const cover = { url: 'https://i.scdn.co/image/cover', alt: 'Cover', pixels: 640 };
    for (const viewport of [wide, narrow]) {
      await workbench.page.setViewportSize(viewport);
      await render(page, partial);
      const shifts = page.evaluate(
        () =>
          new Promise<string[]>(resolve => {
            const moved: string[] = [];
            new PerformanceObserver(list => {
              for (const entry of list.getEntries()) {
                const { sources } = entry as PerformanceEntry & { sources: { node: Element }[] };
                moved.push(...sources.map(({ node }) => node.outerHTML.slice(0, 200)));
              }
            }).observe({ type: 'layout-shift' });
            setTimeout(() => resolve(moved), 1_500);
          }),
      );
      await render(page, {
        ...shown,
        track: { ...shown.track, cover: { ...cover, url: `${cover.url}${viewport.width}` } },
      });
      await eventually(async () =>
        assert.ok(
          await page.locator('.cover img').evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
        ),
      );
      assert.deepEqual(await shifts, [], `at ${viewport.width} px`);
    }
    assert.equal(asked.length, 2);
  });
});
