import assert from 'node:assert/strict';
import type { QuickPickItem, ThemeIcon, TreeItem } from 'vscode';
import { QuickPickItemKind } from 'vscode';
import type { SavedState } from '../../src/library/savedStates.ts';
import type { SavedTrack } from '../../src/model/track.ts';
import { viewIds } from '../../src/manifest.ts';
import { SpotifyError } from '../../src/spotify/errors.ts';
import type { Element, TrackElement } from '../../src/views/elements.ts';
import type { RowContext } from '../../src/views/treeItems.ts';
import { treeItemFor } from '../../src/views/treeItems.ts';
import { editor } from './editor/editor.ts';
import type { FakeQuickPick } from './editor/quickInput.ts';
import { Product } from './product.ts';
import { albumRow, everyKindOfRow, failureRow, trackRow } from './views/rows.ts';

/** What VS Code has a screen reader say of a row. */
function said({ accessibilityInformation, tooltip, label, description }: TreeItem): string {
  if (accessibilityInformation) return accessibilityInformation.label;
  if (typeof tooltip === 'string') return tooltip;
  return [label, description].filter(text => typeof text === 'string').join(' ');
}

/** The title that a row shows, without the rank before it. */
function titleOf({ label }: TreeItem): string {
  assert.ok(typeof label === 'string');
  return label.replace(/^\d+ {2}/, '');
}

/** Every kind of row there is; one that is new is missed by the compiler. */
const kinds: Record<Element['kind'], true> = {
  track: true,
  album: true,
  disc: true,
  group: true,
  removal: true,
  range: true,
  artist: true,
  loadMore: true,
  failure: true,
  note: true,
};

/** Rows with all that may stand beside their titles. */
const fullRows: readonly Element[] = [
  ...everyKindOfRow,
  trackRow({ explicit: true, isPlayable: false }),
  trackRow({ name: '', explicit: true }, { place: 'ranking', rank: 7 }),
  trackRow({ name: 'שדות של אור' }, { place: 'album' }),
  trackRow({}, { place: 'removed', removedAt: Date.now() - 86_400_000 }),
  { ...albumRow({ name: 'أغاني غيمة' }), place: 'removed', removedAt: Date.now() - 86_400_000 },
  { ...failureRow, missingPages: 2 },
  { ...failureRow, missingTracks: 2 },
  { ...failureRow, error: new SpotifyError('rateLimited', '', { retryAt: Date.now() + 60_000 }) },
];

/** Signs that are there for the eye: dots between facts, an abbreviation, marks of direction. */
const forTheEye = / · |\bE\b|[\u200e\u2068\u2069]/;

describe('what a screen reader says', () => {
  it('is asked of every kind of row', () => {
    assert.deepEqual(new Set(everyKindOfRow.map(({ kind }) => kind)), new Set(Object.keys(kinds)));
  });

  it('of a row of a view is what it shows, in words alone', () => {
    const states: readonly SavedState[] = ['saved', 'notSaved', 'unknown'];
    for (const state of states)
      for (const sourceOfArtist of ['topTracks', 'search', undefined] as const) {
        const lock = { until: Date.now() + 60_000, kind: 'rateLimited' } as const;
        const context: RowContext = {
          savedState: () => state,
          sourceOfArtist: () => sourceOfArtist,
          pauseOf: () => (sourceOfArtist === 'search' ? lock : undefined),
          now: Date.now(),
        };
        for (const row of fullRows) {
          const item = treeItemFor(row, context);
          const words = said(item);
          assert.ok(words.includes(titleOf(item)) && titleOf(item) !== '', words);
          assert.doesNotMatch(words, forTheEye, row.id);
        }
      }
  });

  it('tells whether a track is saved wherever its icon does', () => {
    const words: Record<string, RegExp> = {
      check: /, saved\b/,
      'circle-outline': /not saved|removed/i,
      'circle-slash': /not available/,
    };
    for (const state of ['saved', 'notSaved'] as const)
      for (const place of ['savedTracks', 'album', 'ranking'] as const) {
        const context = {
          savedState: () => state,
          sourceOfArtist: () => undefined,
          pauseOf: () => undefined,
        };
        const row = trackRow({ isPlayable: false }, { place });
        const item = treeItemFor(row, { ...context, now: Date.now() });
        assert.match(said(item), words[(item.iconPath as ThemeIcon).id] ?? /never/, `${state} ${place}`);
      }
  });

  it('of the rows of all views of a library is never empty and names each title', async () => {
    const product = await Product.start();
    try {
      await product.saved();
      for (const id of Object.values(viewIds)) {
        const { provider } = editor.treeViews.get(id)!;
        const walk = async (parent?: unknown): Promise<number> => {
          const rows = (await provider.getChildren(parent)) ?? [];
          let count = rows.length;
          for (const row of rows) {
            const item = await provider.getTreeItem(row);
            assert.ok(said(item).includes(titleOf(item)) && titleOf(item).trim() !== '', said(item));
            if (item.collapsibleState) count += await walk(row);
          }
          return count;
        };
        assert.ok((await walk()) > 0, id);
      }
    } finally {
      product.dispose();
    }
  });

  it('of every list that a command asks with is what it is for, and each row and button in words', async () => {
    const product = await Product.start();
    try {
      const [first, second] = await product.saved();
      await product.run('tracklist.remove', trackElement(first!));
      await product.run('tracklist.showTrack', trackElement(second!));
      editor.clipboard = `https://open.spotify.com/track/${first?.track.id ?? ''}`;
      const lists = new Set(await listsOf(() => product.run('tracklist.restore')));
      for (const [id, handler] of editor.commands) {
        if (!changesWhoIsThere.has(id)) for (const list of await listsOf(handler)) lists.add(list);
      }
      for (const { items, title, placeHolder } of editor.picks)
        lists.add(inWords(items, title ?? placeHolder));
      assert.deepEqual(
        asked.filter(each => !lists.has(each)),
        [],
      );
    } finally {
      product.dispose();
    }
  });
});

/** What there is to be asked where all tracks are saved. */
const asked: readonly string[] = [
  'Choose a track',
  'Choose albums to remove',
  'Choose albums to save',
  'Choose an album',
  'Choose an album to remove all tracks of',
  'Choose an album to save all tracks of',
  'Choose tracks to remove from Liked Songs',
  'Choose what to export',
  'Choose what to restore; it gets today’s date and moves to the top',
  'Choose where the list is',
  'Demo · Find in Library',
  'Filter Saved Tracks',
  'Group saved tracks by',
  'Set Up Your Spotify App',
  'Sort saved tracks by',
  'Where Do You Listen?',
];

const trackElement = ({ track }: SavedTrack): TrackElement => ({ ...trackRow(), id: track.uri, track });

/** After these the other commands ask for a sign-in, and for nothing else. */
const changesWhoIsThere = new Set(['tracklist.leaveDemo', 'tracklist.signIn', 'tracklist.signOut']);

/** Runs a command of which every list is closed as soon as it has been looked at; returns what they are for. */
async function listsOf(command: () => unknown): Promise<string[]> {
  const lists: string[] = [];
  const state = { isDone: false };
  const run = Promise.resolve(command()).finally(() => (state.isDone = true));
  while (!state.isDone) {
    await new Promise(setImmediate);
    for (const pick of editor.quickPicks.filter(({ isVisible }) => isVisible)) {
      lists.push(lookAt(pick));
      pick.hide();
    }
  }
  await run;
  return lists;
}

function lookAt({ items, title, placeholder, buttons }: FakeQuickPick): string {
  for (const { tooltip } of buttons) assert.ok(tooltip, `A button of “${title ?? ''}” has no name.`);
  return inWords(items, title ?? placeholder);
}

function inWords(items: readonly QuickPickItem[], about = ''): string {
  assert.ok(about.trim(), `A list with ${items.map(({ label }) => label).join()} says what it is for.`);
  for (const { kind, label, description = '', detail = '', iconPath, buttons = [] } of items) {
    if (kind === QuickPickItemKind.Separator) continue;
    assert.ok(label.trim() !== '' && !/^\$\([a-z-]+\)$/.test(label.trim()), `“${label}” in “${about}”`);
    const facts = [...description.split(' · '), ...detail.split(' · ')];
    assert.ok(!facts.includes('E'), `${label}: ${detail}`);
    if ((iconPath as ThemeIcon | undefined)?.id === 'circle-outline') assert.match(detail, /not saved/);
    for (const { tooltip } of buttons) assert.ok(tooltip, `A button of “${label}” has no name.`);
  }
  return about;
}
