import type { PageState, TrackState } from '../../../webview/protocol.ts';
import { openDetails, openSection, render, sentFor } from '../panelPage.ts';
import { panelStates } from '../panelStates.ts';
import type { Scene } from './studio.ts';

/** The details panel: pages of the demo as they are, then the states that only trouble brings about. */
export function panelTour(): readonly Scene[] {
  let shown: TrackState | undefined;
  const made = (name: string, caption: string, changes: Partial<PageState> = {}): Scene => ({
    name: `panel-${name}`,
    caption: `Details: ${caption}`,
    part: 'editor',
    begin: async workbench => {
      const page = await workbench.webview();
      shown ??= await sentFor(workbench, page, 12);
      const state = panelStates(shown)[name];
      if (!state) throw new Error(`There is no state ${name}.`);
      await render(page, { ...state, ...changes } as PageState);
    },
  });
  return [
    {
      name: 'panel-track',
      caption: 'Details of a track',
      part: 'editor',
      begin: async workbench => {
        await openDetails(workbench, 12);
      },
    },
    {
      name: 'panel-album',
      caption: 'Details with the album folded out',
      part: 'editor',
      begin: async workbench => openSection(await workbench.webview(), /^Album/),
    },
    {
      name: 'panel-album-page',
      caption: 'An album’s page',
      part: 'editor',
      begin: async workbench => {
        const page = await workbench.webview();
        await page.locator('.heading .line .link').first().click();
        await page.locator('[data-section="tracks"] .row:not(.awaited)').first().waitFor();
      },
      end: async workbench => {
        const page = await workbench.webview();
        await page.getByRole('button', { name: 'Back' }).click();
        await page.locator('.artists .link').first().waitFor();
      },
    },
    {
      name: 'panel-artist',
      caption: 'An artist’s page',
      part: 'editor',
      begin: async workbench => {
        const page = await workbench.webview();
        await page.locator('.artists .link').first().click();
        await openSection(page, /^Albums and singles/);
        await openSection(page, /^Popular results/);
        await page.evaluate(() => scrollTo(0, 0));
      },
    },
    made('loading', 'loading'),
    made('failed', 'offline, and nothing is known', { problem: offline }),
    made('unavailable', 'a track that cannot be played, and a section that could not be read'),
    {
      ...made('odd', 'titles that somebody hostile has made up'),
      end: workbench => workbench.command('View: Close All Editors'),
    },
  ];
}

const offline = {
  sentence: 'Spotify cannot be reached. Check your connection or proxy, then try again.',
  canRetry: true,
};
