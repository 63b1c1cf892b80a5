// Every identifier that package.json also holds, declared once: the declaration is also its type.
// A test keeps the two equal.
import type { Disposable } from 'vscode';
import { commands } from 'vscode';
import type { SavedItem } from './library/journal.ts';
import type { Element } from './views/elements.ts';

export const viewIds = {
  savedTracks: 'tracklist.savedTracks',
  savedAlbums: 'tracklist.savedAlbums',
  topTracks: 'tracklist.topTracks',
  recentlyRemoved: 'tracklist.recentlyRemoved',
} as const;

export type ViewId = (typeof viewIds)[keyof typeof viewIds];

/** What a command on rows is given: the row it was called on and all selected ones, or from a key the view in use. */
export type RowArguments = [row?: Element | ViewId, rows?: readonly Element[]];

/** What a command in a hover is given: a URI, but anybody may write a link with anything in it. */
export type LinkArguments = [uri?: unknown];

/** Every command with what it may be called with. From the palette there are never arguments. */
export interface CommandArguments {
  'tracklist.getStarted': [];
  'tracklist.openDashboard': [];
  'tracklist.enterClientId': [];
  'tracklist.setUp': [];
  'tracklist.signIn': [];
  'tracklist.signOut': [];
  'tracklist.exploreDemo': [];
  'tracklist.leaveDemo': [];
  'tracklist.refresh': [];
  'tracklist.find': [];
  'tracklist.findDuplicates': [];
  'tracklist.findUnavailable': [];
  'tracklist.showTrack': RowArguments;
  'tracklist.showAlbum': RowArguments;
  'tracklist.save': RowArguments;
  'tracklist.remove': RowArguments;
  'tracklist.saveAlbum': RowArguments;
  'tracklist.removeAlbum': RowArguments;
  'tracklist.saveAlbumTracks': RowArguments;
  'tracklist.removeAlbumTracks': RowArguments;
  'tracklist.saveFromLinks': [];
  'tracklist.removeFromLinks': [];
  'tracklist.undo': [];
  'tracklist.restore': RowArguments;
  'tracklist.restoreAll': [];
  'tracklist.openInSpotify': RowArguments;
  'tracklist.copyLink': RowArguments;
  'tracklist.copyUri': RowArguments;
  'tracklist.copyTitle': RowArguments;
  'tracklist.insertLink': [];
  'tracklist.saveSelection': [];
  'tracklist.saveLinked': LinkArguments;
  'tracklist.removeLinked': LinkArguments;
  'tracklist.showLinked': LinkArguments;
  'tracklist.openLinked': LinkArguments;
  'tracklist.showArtistTracks': RowArguments;
  'tracklist.closeArtist': RowArguments;
  'tracklist.loadMore': RowArguments;
  'tracklist.retry': RowArguments;
  'tracklist.sortBy': [];
  'tracklist.groupBy': [];
  'tracklist.filter': [];
  'tracklist.clearFilter': [];
  'tracklist.showAlbumsWithoutLikes': [];
  'tracklist.showAllAlbums': [];
  'tracklist.diagnose': [];
  'tracklist.editAsText': [];
  'tracklist.applyText': [];
  'tracklist.updateText': [];
  'tracklist.discardText': [];
  /** On rows, or of a list that is at hand; from the palette a person chooses. */
  'tracklist.export': RowArguments | [items: readonly SavedItem[]];
  'tracklist.import': [];
  'tracklist.showLog': [];
}

export type CommandId = keyof CommandArguments;

/** A handler for each of some commands. */
export type CommandHandlers<Id extends CommandId> = {
  readonly [Key in Id]: (...args: CommandArguments[Key]) => unknown;
};

/** Every context with the values it takes. */
export const contexts = {
  'tracklist.state': ['loading', 'notSetUp', 'signedOut', 'ended', 'unknownApp', 'ready'],
  'tracklist.demo': [true, false],
  'tracklist.filtered': [true, false],
  'tracklist.albumsFiltered': [true, false],
  'tracklist.linksSelected': [true, false],
} as const;

export type Contexts = { [Key in keyof typeof contexts]: (typeof contexts)[Key][number] };

const lastContexts = new Map<keyof Contexts, unknown>();

/** Sets a context, unless it has that value already. */
export function setContext<Key extends keyof Contexts>(key: Key, value: Contexts[Key]): void {
  if (lastContexts.get(key) === value) return;
  lastContexts.set(key, value);
  void commands.executeCommand('setContext', key, value);
}

/** Runs one of our own commands. */
export function runCommand<Id extends CommandId>(id: Id, ...args: CommandArguments[Id]): Thenable<unknown> {
  return commands.executeCommand(id, ...args);
}

/** The walkthrough, as package.json names it. */
export const walkthroughId = 'getStarted';

/** Its steps, in order. */
export const walkthroughSteps = ['lookAround', 'createApp', 'enterClientId', 'signIn', 'firstLook'] as const;

export type WalkthroughStep = (typeof walkthroughSteps)[number];

/** Opens the walkthrough of the extension with this id, at the step that is next or at `step`. */
export async function openWalkthrough(extensionId: string, step?: WalkthroughStep): Promise<void> {
  const category = `${extensionId}#${walkthroughId}`;
  await commands.executeCommand(
    'workbench.action.openWalkthrough',
    step === undefined ? category : { category, step },
  );
}

/** Opens a view and moves the focus there. */
export async function showView(view: ViewId): Promise<void> {
  await commands.executeCommand(`${view}.focus`);
}

/** Puts the focused row of the list in use into its selection, or takes it out. */
export async function toggleFocusedRow(): Promise<void> {
  await commands.executeCommand('list.toggleSelection');
}

/** Closes the hover that shows in a text, which says what was so when it came. */
export async function hideHover(): Promise<void> {
  await commands.executeCommand('editor.action.hideHover');
}

/** Registers `handler` as the command; the only place that does. */
export function addCommand(id: CommandId, handler: (...args: unknown[]) => unknown): Disposable {
  return commands.registerCommand(id, handler);
}

/** The settings that package.json describes, with their defaults and choices; the section is `tracklist`. */
export const settings = {
  clientId: { default: '' },
  redirect: { default: 'auto', choices: ['auto', 'editor', 'relay', 'loopback', 'paste'] },
  loopbackPort: { default: 0 },
  quotaMode: { default: 'auto', choices: ['auto', 'development', 'extended'] },
  market: { default: '' },
  refreshInterval: { default: 5 },
  openIn: { default: 'app', choices: ['app', 'web'] },
  linkHovers: { default: true },
} as const;

type Widened<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends boolean
      ? boolean
      : Value;

/** What a setting may be. */
export type SettingTypes = {
  [Key in keyof typeof settings]: (typeof settings)[Key] extends { choices: readonly (infer Choice)[] }
    ? Choice
    : Widened<(typeof settings)[Key]['default']>;
};
