import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { accountsProviderId } from '../../src/auth/editor/accountsProvider.ts';
import { flowIds } from '../../src/auth/flows.ts';
import { signInWords } from '../../src/messages/signIn.ts';
import type { AllCommandsParts } from '../../src/commands/allCommands.ts';
import { allCommands } from '../../src/commands/allCommands.ts';
import { textLanguage, textScheme } from '../../src/editor/textAddress.ts';
import { contexts, settings, viewIds, walkthroughId, walkthroughSteps } from '../../src/manifest.ts';
import { trackPanelType } from '../../src/panel/trackPanelType.ts';
import { reviewPanelType } from '../../src/review/reviewPanelType.ts';
import { treeItemFor } from '../../src/views/treeItems.ts';
import { localizedManifest } from '../language/localizedManifest.ts';
import { editor } from './editor/editor.ts';
import { everyKindOfRow } from './views/rows.ts';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly key?: string;
  readonly args?: string;
}

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly scope?: string;
  readonly order?: number;
}

const root = new URL('../../', import.meta.url);
const manifest = localizedManifest() as {
  name: string;
  publisher: string;
  displayName: string;
  icon: string;
  activationEvents: string[];
  extensionKind: string[];
  contributes: {
    authentication: { id: string; label: string }[];
    walkthroughs: {
      id: string;
      steps: {
        id: string;
        description: string;
        media: { svg: string; altText: string };
        completionEvents: string[];
      }[];
    }[];
    commands: { command: string; title: string; category: string }[];
    views: Record<string, { id: string; when?: string; icon: string }[]>;
    viewsContainers: Record<string, { id: string; icon: string }[]>;
    viewsWelcome: { view: string; when: string; contents: string }[];
    menus: Record<string, MenuItem[]>;
    keybindings: MenuItem[];
    configuration: { title: string; order: number; properties: Record<string, Setting> }[];
    configurationDefaults: Record<string, unknown>;
    languages: { id: string; configuration: string; icon: Record<string, string> }[];
    grammars: { language: string; scopeName: string; path: string }[];
  };
};
const { contributes } = manifest;
const described = Object.fromEntries(
  contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);

const titles = {
  setUp: 'Set Up Your Spotify App…',
  signIn: 'Sign In to Spotify',
  signOut: 'Sign Out',
  exploreDemo: 'Explore the Demo Library',
  leaveDemo: 'Leave the Demo',
  refresh: 'Refresh',
  find: 'Find in Library…',
  findDuplicates: 'Find Duplicates…',
  showTrack: 'Show Track Details',
  save: 'Save to Liked Songs',
  remove: 'Remove from Liked Songs',
  saveAlbum: 'Save Album',
  removeAlbum: 'Remove Album',
  saveFromLinks: 'Save Tracks from Links…',
  removeFromLinks: 'Remove Tracks from Links…',
  restore: 'Restore to Liked Songs',
  undo: 'Undo Last Change',
  openInSpotify: 'Open in Spotify',
  copyLink: 'Copy Link',
  sortBy: 'Sort By…',
  groupBy: 'Group By…',
  filter: 'Filter…',
  editAsText: 'Edit Saved Tracks as Text',
  applyText: 'Apply Edited Tracks…',
  export: 'Export…',
  import: 'Import…',
  showLog: 'Show Log',
};

/** Commands that make sense on one row only, or on what the pointer rests on. */
const rowCommands = [
  'tracklist.closeArtist',
  'tracklist.loadMore',
  'tracklist.retry',
  'tracklist.saveLinked',
  'tracklist.removeLinked',
  'tracklist.showLinked',
  'tracklist.openLinked',
];

const commandIds = contributes.commands.map(({ command }) => command);
const menuItems = Object.values(contributes.menus).flat();
const whens = [
  ...menuItems,
  ...contributes.keybindings,
  ...Object.values(contributes.views).flat(),
  ...contributes.viewsWelcome,
].flatMap(({ when }) => when ?? []);

describe('package.json and the code', () => {
  it('know the same commands', () => {
    editor.reset();
    const all = allCommands({} as AllCommandsParts, () => undefined);
    assert.deepEqual(Object.keys(all.handlers).sort(), [...commandIds].sort());
    all.dispose();
  });

  it('call them as the contract does, all of one category', () => {
    const named = new Map(contributes.commands.map(({ command, title }) => [command, title]));
    for (const [id, title] of Object.entries(titles)) assert.equal(named.get(`tracklist.${id}`), title);
    for (const { category, command } of contributes.commands) {
      assert.equal(category, 'Tracklist');
      assert.match(command, /^tracklist\.[a-zA-Z]+$/);
    }
    assert.equal(new Set(commandIds).size, commandIds.length);
  });

  it('have every command in the palette in every state, but those of single rows', () => {
    const hidden = contributes.menus.commandPalette?.map(({ command, when }) => [command, when]);
    assert.deepEqual(
      hidden,
      rowCommands.map(command => [command, 'false']),
    );
  });

  it('lead through the first steps with commands and pictures that exist', () => {
    assert.deepEqual(
      contributes.walkthroughs.map(({ id }) => id),
      [walkthroughId],
    );
    assert.deepEqual(
      contributes.walkthroughs[0]?.steps.map(({ id }) => id),
      walkthroughSteps,
    );
    const places = [...commandIds, ...Object.values(viewIds).map(view => `${view}.focus`)];
    for (const { description, media, completionEvents } of contributes.walkthroughs.flatMap(
      ({ steps }) => steps,
    )) {
      for (const [, command = ''] of description.matchAll(/\(command:([^)]*)\)/g))
        assert.ok(places.includes(command), command);
      assert.ok(existsSync(media.svg), media.svg);
      assert.ok(media.altText.length > 10);
      for (const event of completionEvents) {
        const [, command = ''] = /^onCommand:(.*)$/.exec(event) ?? [];
        assert.ok(commandIds.includes(command) || event.startsWith('onContext:tracklist.state '), event);
      }
    }
  });

  it('have menus, keys and welcomes that name existing commands and views', () => {
    const links = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([^)]*)\)/g)].map(match => match[1]!),
    );
    assert.ok(links.length > 0);
    const named = [...menuItems, ...contributes.keybindings].map(({ command }) => command);
    for (const command of [...named, ...links]) assert.ok(commandIds.includes(command), command);
    const ids: readonly string[] = Object.values(viewIds);
    for (const { view } of contributes.viewsWelcome) assert.ok(ids.includes(view), view);
    for (const { args } of contributes.keybindings)
      if (args !== undefined) assert.ok(ids.includes(args), args);
  });

  it('know the same views, in the order of the sidebar', () => {
    assert.deepEqual(
      contributes.views.tracklist?.map(({ id }) => id),
      Object.values(viewIds),
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar?.map(({ id }) => id),
      ['tracklist'],
    );
  });

  it('know the same contexts with the same values', () => {
    const known = new Map<string, readonly unknown[]>(Object.entries(contexts));
    const ids: readonly string[] = Object.values(viewIds);
    for (const when of whens) {
      for (const [name] of when.matchAll(/(?<![\w/^\\])tracklist\.\w+/g))
        assert.ok(known.has(name) || ids.includes(name), `${name} in “${when}”`);
      for (const [, name = '', value] of when.matchAll(/(tracklist\.\w+) == (\w+)/g))
        assert.ok(known.get(name)?.includes(value), `${name} is never ${value}`);
      for (const [, name = '', pattern = ''] of when.matchAll(/(tracklist\.\w+) =~ \/(.+?)\/(?= |$)/g)) {
        const values = known.get(name)?.map(String) ?? [];
        const alternatives = pattern.replace(/[\^$()]/g, '').split('|');
        for (const each of alternatives) assert.ok(values.includes(each), `${name} is never ${each}`);
      }
    }
  });

  it('have a welcome for each state without rows, and views that appear with them', () => {
    const states = contributes.viewsWelcome.map(({ when }) => /== (\w+)$/.exec(when)?.[1]);
    assert.deepEqual(states, ['notSetUp', 'signedOut', 'ended', 'unknownApp']);
    const [first, ...others] = contributes.views.tracklist ?? [];
    assert.equal(first?.when, undefined);
    for (const { when } of others) assert.equal(when, 'tracklist.state == ready');
  });

  it('have menus for rows that exist', () => {
    const nothing = (): undefined => undefined;
    const context = { sourceOfArtist: nothing, pauseOf: nothing, now: 0 };
    const values = new Set<string>();
    for (const row of everyKindOfRow)
      for (const state of ['saved', 'notSaved', 'unknown'] as const)
        values.add(treeItemFor(row, { ...context, savedState: () => state }).contextValue ?? '');
    for (const when of whens) {
      for (const [, pattern = ''] of when.matchAll(/viewItem =~ \/(.+?)\/(?= |$)/g)) {
        for (const each of alternativesOf(pattern))
          assert.ok(
            [...values].some(value => each.test(value)),
            `no row is ${each.source}`,
          );
      }
      for (const [, value = ''] of when.matchAll(/viewItem == ([\w.]+)/g))
        assert.ok(values.has(value), value);
    }
  });

  it('give each kind of row at most two inline actions in any state', () => {
    const inline = (contributes.menus['view/item/context'] ?? []).filter(item =>
      String((item as { group?: string }).group).startsWith('inline'),
    );
    for (const value of ['track.saved', 'track.notSaved', 'track.unknown', 'album.saved', 'album.notSaved']) {
      const fitting = inline.filter(({ when = '' }) => {
        const pattern = /viewItem =~ \/(.+)\//.exec(when)?.[1];
        return pattern !== undefined && new RegExp(pattern).test(value);
      });
      assert.ok(fitting.length >= 1 && fitting.length <= 2, value);
    }
  });

  it('have keys that count only while a view of ours has the focus', () => {
    for (const { when = '' } of contributes.keybindings)
      assert.match(when, /focusedView (==|=~ \/\^)\s?tracklist/);
  });

  it('know the same settings, with the same defaults and choices', () => {
    const declared = Object.entries(settings).map(([key, setting]) => [
      `tracklist.${key}`,
      {
        type: typeof setting.default === 'number' ? 'integer' : typeof setting.default,
        default: setting.default,
        ...('choices' in setting ? { enum: setting.choices } : {}),
      },
    ]);
    const inManifest = Object.entries(described).map(([key, setting]) => [
      key,
      { type: setting.type, default: setting.default, ...(setting.enum ? { enum: setting.enum } : {}) },
    ]);
    assert.deepEqual(Object.fromEntries(inManifest), Object.fromEntries(declared));
  });

  it('describe every choice, and offer every way of signing in', () => {
    for (const setting of Object.values(described))
      assert.equal(setting.enum?.length, setting.enumDescriptions?.length);
    assert.deepEqual(settings.redirect.choices, ['auto', ...flowIds]);
  });

  it('know the same account provider', () => {
    assert.deepEqual(
      contributes.authentication.map(({ id, label }) => ({ id, label })),
      [{ id: accountsProviderId, label: signInWords.accountsLabel() }],
    );
  });

  it('let no workspace decide where tokens go, nor what is asked of Spotify', () => {
    const ofWorkspaces = Object.keys(described).filter(key => described[key]?.scope !== 'application');
    // They change what a person sees, and nothing that is done.
    assert.deepEqual(ofWorkspaces, ['tracklist.openIn', 'tracklist.linkHovers']);
  });

  it('have settings in groups, each in an order of its own', () => {
    assert.deepEqual(
      contributes.configuration.map(({ order }) => order),
      [1, 2, 3],
    );
    for (const { properties } of contributes.configuration)
      assert.deepEqual(
        Object.values(properties).map(({ order }) => order),
        Object.keys(properties).map((_, index) => index + 1),
      );
  });

  it('start the extension for sign-in, its pages and texts that people write, nothing eager', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      'onLanguage:plaintext',
      'onUri',
      `onWebviewPanel:${trackPanelType}`,
      `onWebviewPanel:${reviewPanelType}`,
      `onFileSystem:${textScheme}`,
    ]);
    assert.equal(trackPanelType, 'tracklist.track');
  });

  it('know the same language, with all that belongs to it', () => {
    const [language] = contributes.languages;
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      [textLanguage],
    );
    assert.ok(contributes.configurationDefaults[`[${textLanguage}]`]);
    const [grammar] = contributes.grammars;
    assert.equal(grammar?.language, textLanguage);
    const files = [language!.configuration, grammar.path, ...Object.values(language!.icon)];
    for (const file of files) assert.ok(existsSync(new URL(file, root)), file);
    const parsed = JSON.parse(readFileSync(new URL(grammar.path, root), 'utf8')) as typeof grammar;
    assert.equal(parsed.scopeName, grammar.scopeName);
  });

  it('name the extension as its own addresses do', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, 'tracklistmusic.tracklist');
    assert.equal(manifest.displayName, 'Tracklist for Spotify');
    assert.deepEqual(manifest.extensionKind, ['ui', 'workspace']);
  });

  it('have the pictures they name', () => {
    const icons = [
      manifest.icon,
      ...Object.values(contributes.viewsContainers).flatMap(all => all.map(({ icon }) => icon)),
      ...Object.values(contributes.views).flatMap(all => all.map(({ icon }) => icon)),
    ];
    for (const icon of icons) assert.ok(existsSync(new URL(icon, root)), icon);
  });
});

/** `^(track|album)\.(saved|unknown)` as one pattern for each combination. */
function alternativesOf(pattern: string): RegExp[] {
  const group = /\(([^()]+)\)/.exec(pattern);
  if (!group) return [new RegExp(pattern)];
  return group[1]!.split('|').flatMap(each => alternativesOf(pattern.replace(group[0], each)));
}
