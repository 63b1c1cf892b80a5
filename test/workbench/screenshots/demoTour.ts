import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import type { Workbench } from '../workbench.ts';
import { rest, restOn } from './restOn.ts';
import type { Scene } from './studio.ts';

const saved = (workbench: Workbench) => workbench.tree('Saved Tracks');

/** Runs a command that asks something, and chooses an answer. */
async function choose(workbench: Workbench, command: string, label: string): Promise<void> {
  await workbench.command(command);
  await workbench.quickInput.input.waitFor();
  await workbench.quickInput.pick(label);
}

async function groupBy(workbench: Workbench, label: string): Promise<void> {
  await choose(workbench, 'Tracklist: Group By…', label);
  const isWhole = label === 'Nothing';
  await eventually(async () => assert.equal((await saved(workbench).size()) === 3_000, isWhole));
}

/** Folds out only these views of the side bar. */
async function showOnly(workbench: Workbench, ...titles: readonly string[]): Promise<void> {
  for (const title of ['Saved Tracks', 'Saved Albums', 'Top Tracks', 'Recently Removed']) {
    const view = workbench.tree(title);
    await (titles.includes(title) ? view.open() : view.fold());
  }
}

/** The side bar in the demo, and what opens over it: in the order in which the scenes follow from one another. */
export function demoTour(): readonly Scene[] {
  return [
    {
      name: 'welcome',
      caption: 'Before anybody has signed in',
      part: 'sidebar',
      begin: workbench => saved(workbench).welcome().getByText('explore the demo library').waitFor(),
    },
    {
      name: 'walkthrough',
      caption: 'The walkthrough: a Spotify app of one’s own',
      part: 'editor',
      width: 1500,
      begin: async workbench => {
        await workbench.command('Tracklist: Get Started');
        await workbench.page.locator('button.getting-started-step[data-step-id$="createApp"]').click();
      },
      end: workbench => workbench.command('View: Close All Editors'),
    },
    {
      name: 'saved-tracks',
      caption: 'Saved Tracks',
      part: 'sidebar',
      begin: async workbench => {
        await saved(workbench).welcome().getByText('explore the demo library').click();
        await eventually(async () => assert.equal(await saved(workbench).size(), 3_000));
      },
    },
    {
      name: 'tooltip',
      caption: 'What a row says when the pointer rests on it',
      part: 'window',
      pose: restOn(3),
    },
    {
      name: 'groups',
      caption: 'Saved Tracks by artist, one of them folded out',
      part: 'sidebar',
      begin: async workbench => {
        await groupBy(workbench, 'Artist');
        await saved(workbench).toggle(1);
        await eventually(async () =>
          assert.ok((await saved(workbench).rows()).some(({ level }) => level === 2)),
        );
      },
      end: workbench => groupBy(workbench, 'Nothing'),
    },
    {
      name: 'filter',
      caption: 'Choosing what Saved Tracks shows',
      part: 'window',
      pose: async workbench => {
        await workbench.command('Tracklist: Filter…');
        await workbench.quickInput.input.waitFor();
        await rest(workbench);
      },
      end: workbench => workbench.quickInput.cancel(),
    },
    {
      name: 'albums-and-top-tracks',
      caption: 'An album that is folded out, and Top Tracks',
      part: 'sidebar',
      begin: async workbench => {
        await showOnly(workbench, 'Saved Albums', 'Top Tracks');
        const albums = workbench.tree('Saved Albums');
        await albums.rowAt(0).waitFor();
        await albums.toggle(0);
        await workbench.tree('Top Tracks').toggle('Last 4 weeks');
        await workbench.tree('Top Tracks').waitForRow(/^1 /);
      },
      end: workbench => showOnly(workbench, 'Saved Tracks'),
    },
    {
      name: 'find',
      caption: 'Find in Library',
      part: 'window',
      pose: async workbench => {
        await workbench.command('Tracklist: Find in Library…');
        await workbench.quickInput.input.waitFor();
        await workbench.quickInput.type('winter');
        await eventually(async () => {
          const labels = await workbench.quickInput.labels();
          assert.ok(labels.length > 4 && labels.every(label => /winter/i.test(label)), labels.join());
        });
        await rest(workbench);
      },
      end: workbench => workbench.quickInput.cancel(),
    },
    {
      name: 'recently-removed',
      caption: 'Recently Removed: a change of several tracks, and a single one',
      part: 'sidebar',
      begin: async workbench => {
        const view = saved(workbench);
        await view.inlineAction(5, 'Remove from Liked Songs');
        await eventually(async () => assert.equal(await view.size(), 2_999));
        await view.select(1);
        await view.select(3, ['Shift']);
        await view.press('Delete');
        await eventually(async () => assert.equal(await view.size(), 2_996));
        await workbench.command('Notifications: Clear All Notifications');
        await workbench.command('View: Close All Editors');
        await showOnly(workbench, 'Saved Tracks', 'Recently Removed');
        const removed = workbench.tree('Recently Removed');
        await eventually(async () => assert.equal(await removed.size(), 2));
        await removed.toggle(0);
        await eventually(async () => assert.ok((await removed.rows()).some(({ level }) => level === 2)));
      },
      end: workbench => showOnly(workbench, 'Saved Tracks'),
    },
    {
      name: 'text',
      caption: 'Liked Songs as a text',
      part: 'editor',
      begin: async workbench => {
        await workbench.command('Tracklist: Edit Saved Tracks as Text');
        await workbench.page.locator('.editor-instance .view-line', { hasText: 'Liked Songs of' }).waitFor();
      },
      end: workbench => workbench.command('View: Close All Editors'),
    },
  ];
}
