import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import type { Workbench } from '../workbench.ts';
import { rest } from './restOn.ts';
import type { Scene } from './studio.ts';

/** A track of the demo that cannot be played where its listener is, and is on two other releases. */
const replaceable = 'Quand les Hirondelles Dansent';

const close = (workbench: Workbench): Promise<void> => workbench.command('View: Close All Editors');

/** The reviews of the demo's library. */
export function reviewTour(): readonly Scene[] {
  return [
    {
      name: 'duplicates',
      caption: 'Find Duplicates',
      part: 'editor',
      begin: async workbench => {
        await workbench.command('Tracklist: Find Duplicates…');
        const page = await workbench.webview();
        await page.getByRole('heading', { level: 2 }).first().waitFor();
      },
      end: close,
    },
    {
      name: 'unavailable',
      caption: 'Find Unavailable Tracks, with replacements for one',
      part: 'editor',
      begin: async workbench => {
        const { quickInput, dialogs } = workbench;
        await workbench.command('Tracklist: Find Unavailable Tracks…');
        await quickInput.input.waitFor();
        await quickInput.type('Sweden');
        await quickInput.pick('Sweden');
        await dialogs.press('Show What Is Known');
        const page = await workbench.webview();
        const row = page
          .locator('.row', { has: page.locator('.row-title', { hasText: replaceable }) })
          .first();
        await row.getByRole('button', { name: `Find a Replacement for ${replaceable}` }).click();
        const use = page.getByRole('checkbox', { name: /^Use This/ }).first();
        await use.click();
        await page.getByRole('button', { name: 'Replace 1 Track' }).waitFor();
        await page.evaluate(() => scrollTo(0, 0));
      },
      end: close,
    },
    {
      name: 'import',
      caption: 'What an import would add, before it does',
      part: 'editor',
      begin: async workbench => {
        const { quickInput, page } = workbench;
        await workbench.command('File: New Untitled Text File');
        await page.locator('.editor-instance .view-line').first().click();
        await page.keyboard.insertText(importedText);
        await workbench.command('Tracklist: Import…');
        await quickInput.row('The Clipboard').waitFor();
        await rest(workbench);
        await quickInput.answer('The Open Editor');
        await eventually(async () => {
          const review = await workbench.webview();
          assert.match((await review.getByRole('heading', { level: 2 }).allInnerTexts()).join(), /Looked Up/);
        });
      },
    },
  ];
}

/** A table as another service writes one: tracks to be looked up, and a line that says too little. */
const importedText = [
  'title,artist,album',
  'Winter Copper,Juniper Quiet,Harbour Sessions',
  'Lantern Field,Salt Meridian,Paper Engines',
  'Neon River,Cobalt Orchid,',
  ',half a row,',
  '',
].join('\n');
