// Every sentence a person reads, in one place. Short, plain, no exclamation marks, no blame, no codes:
// what happened, what it means for the person's music, and the next step as a button.
import { env, l10n } from 'vscode';
import type { FlowId } from './auth/flows.ts';
import { SignInError } from './auth/signInError.ts';
import type {
  Direction,
  FilterCondition,
  Grouping,
  SortKey,
  SortOrder,
} from './library/arrangement/arrangement.ts';
import type { DatabaseTrouble } from './library/store/databaseError.ts';
import type { GroupedBy, TrackGroup } from './library/arrangement/groupRows.ts';
import { JournalError } from './library/journal/journalError.ts';
import type { CommandId } from './manifest.ts';
import { formatReleaseDate } from './model/format.ts';
import { formatTimePast } from './model/timePast.ts';
import { formatTimeToCome } from './model/timeToCome.ts';
import type { TimeRange } from './model/timeRange.ts';
import type { PanelWords } from './panel/panelWords.ts';
import type { FactName } from './panel/trackWords.ts';
import { SpotifyError } from './spotify/errors.ts';
import type { Lock } from './spotify/locks.ts';
import type { PageStrings } from '../webview/protocol.ts';

const { t } = l10n;

/** What a person is told when something went wrong. */
export interface Explanation {
  readonly sentence: string;
  /** The next step; `open` names a page of Spotify's. */
  readonly action?:
    | { readonly title: string; readonly command: CommandId }
    | { readonly title: string; readonly open: string };
}

/** Where a person manages their Spotify apps. */
export const dashboardUrl = 'https://developer.spotify.com/dashboard';

const openDashboard = { title: t('Open Dashboard'), open: dashboardUrl };
const signInAgain = { title: t('Sign In Again'), command: 'tracklist.signIn' } as const;
const setUp = { title: t('Set Up'), command: 'tracklist.setUp' } as const;
const showLog = { title: t('Show Log'), command: 'tracklist.showLog' } as const;

/**
 * What to tell about an error; undefined when there is nothing to tell, because the person stopped it.
 * @param now epoch milliseconds
 */
export function explain(error: unknown, now = Date.now()): Explanation | undefined {
  if (SpotifyError.is(error)) return explainSpotifyError(error, now);
  if (SignInError.is(error)) return explainSignInError(error);
  if (error instanceof JournalError) return explainJournalError(error);
  return {
    sentence: t('Something went wrong in Tracklist. Your music at Spotify is not affected.'),
    action: showLog,
  };
}

/** Changes are written down first, so that they can be undone. */
function explainJournalError({ kind }: JournalError): Explanation {
  switch (kind) {
    case 'full':
      return {
        sentence: t(
          'There is no space left to note the change, so nothing was sent to Spotify. Free some disk space, then try again.',
        ),
      };
    case 'busy':
      return {
        sentence: t(
          'Other windows kept the journal of changes busy, so nothing was sent to Spotify. Try again in a moment.',
        ),
      };
    case 'unavailable':
      return {
        sentence: t(
          'The journal of changes cannot be read or written, so nothing was sent to Spotify. The log says why.',
        ),
        action: showLog,
      };
  }
}

function explainSpotifyError({ kind, retryAt }: SpotifyError, now: number): Explanation | undefined {
  switch (kind) {
    case 'cancelled':
      return undefined;
    case 'rateLimited':
      if (retryAt === undefined)
        return { sentence: t('Spotify asks us to slow down. Try again in a minute; nothing was lost.') };
      return {
        sentence:
          retryAt > now
            ? t('Spotify asks us to slow down. Paused until {0}; nothing was lost.', timeOf(retryAt, now))
            : t('Spotify asked us to slow down. Try again; nothing was lost.'),
      };
    case 'quotaExceeded':
      if (retryAt === undefined)
        return { sentence: t('Your Spotify app has used up its quota for this. Try again tomorrow.') };
      return {
        sentence:
          retryAt > now
            ? t(
                'Your Spotify app has used up its quota for this. Paused until {0}; nothing was lost.',
                timeOf(retryAt, now),
              )
            : t('Your Spotify app had used up its quota for this. Try again; nothing was lost.'),
      };
    case 'notAllowListed':
      return {
        sentence: t(
          'This Spotify account is not on your app’s user list. Add it under User Management in the Spotify dashboard, then try again.',
        ),
        action: openDashboard,
      };
    case 'premiumRequired':
      return {
        sentence: t(
          'Spotify needs the owner of your Spotify app to have Premium. After subscribing it may take a few hours until the app works again.',
        ),
        action: openDashboard,
      };
    case 'missingScope':
      return {
        sentence: t(
          'Your sign-in does not allow this. Sign in again and agree to everything Tracklist asks for.',
        ),
        action: signInAgain,
      };
    case 'removedEndpoint':
    case 'forbidden':
      return { sentence: t('Spotify does not let your app do this.'), action: showLog };
    case 'signedOut':
      return {
        sentence: t('You are not signed in to Spotify. Your music is untouched.'),
        action: signInAgain,
      };
    case 'unknownClient':
      return {
        sentence: t(
          'Spotify does not know the client id of your app. Check it in the dashboard and set it again.',
        ),
        action: setUp,
      };
    case 'offline':
      return {
        sentence: t('Spotify cannot be reached. Check your connection or proxy, then try again.'),
        action: showLog,
      };
    case 'timedOut':
      return { sentence: t('Spotify did not answer in time. Try again in a moment.') };
    case 'unavailable':
      return { sentence: t('Spotify has trouble answering right now. Try again in a moment.') };
    case 'badAnswer':
      return {
        sentence: t('Spotify’s answer could not be understood. Nothing was changed here.'),
        action: showLog,
      };
    case 'notFound':
      return { sentence: t('Spotify does not know this item, or no longer has it.') };
    case 'badRequest':
      return { sentence: t('Spotify did not accept the request. Nothing was changed.'), action: showLog };
  }
}

/** What a view says while Spotify makes it wait; `now` in epoch milliseconds. */
export function pauseSentence({ kind, until }: Lock, now: number): string {
  return kind === 'quotaExceeded'
    ? t('Paused until {0}, because the quota of your Spotify app is used up', timeOf(until, now))
    : t('Paused until {0}', timeOf(until, now));
}

function timeOf(epochMs: number, now: number): string {
  return formatTimeToCome(epochMs, now, env.language);
}

function explainSignInError({ kind, redirectUri = '' }: SignInError): Explanation | undefined {
  switch (kind) {
    case 'cancelled':
      return undefined;
    case 'denied':
      return {
        sentence: t('Spotify was not allowed to share your library, so you are not signed in.'),
        action: signInAgain,
      };
    case 'timedOut':
      return {
        sentence: t(
          'Nobody came back from the browser in time. If Spotify showed “Invalid redirect URI”, register exactly {0} in the dashboard.',
          redirectUri,
        ),
        action: openDashboard,
      };
    case 'portTaken':
      return { sentence: t('The port of {0} is in use by another program.', redirectUri) };
    case 'wrongAddress':
      return {
        sentence: t('That is not the address this sign-in ends on. It begins with {0}.', redirectUri),
      };
    case 'refused':
      return {
        sentence: t('Spotify did not accept the sign-in. Check the client id and the registered addresses.'),
        action: setUp,
      };
    case 'noBrowser':
      return { sentence: t('The browser was not opened, so you are not signed in.') };
  }
}

/**
 * A name from outside for notifications, the status bar and lists, where VS Code makes links, commands and icons
 * of what looks like them. An invisible character keeps it from looking so.
 */
export function inert(name: string): string {
  return name
    .replace(/\](?=\((?:https?|command|file):)/gi, ']\u2060')
    .replace(/\$(?=\([a-z0-9~-]+\))/gi, '$\u2060');
}

/** A number as the person's language writes it. */
function counted(count: number): string {
  return new Intl.NumberFormat(env.language).format(count);
}

function trackCount(count: number): string {
  return count === 1 ? t('1 track') : t('{0} tracks', counted(count));
}

/** How long ago a list was brought up to date; `ms` is how long. */
function agoSentence(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (minutes < 1) return t('updated just now');
  if (hours < 1) return t('updated {0} min ago', counted(minutes));
  if (days < 1) return t('updated {0} h ago', counted(hours));
  return days === 1 ? t('updated 1 day ago') : t('updated {0} days ago', counted(days));
}

function albumCount(count: number): string {
  return count === 1 ? t('1 album') : t('{0} albums', counted(count));
}

/** What the ways back from the browser are called. */
export function flowLabel(flow: FlowId): string {
  const labels: Record<FlowId, string> = {
    editor: t('through this editor’s own address'),
    loopback: t('through a short-lived server on this computer'),
    paste: t('by pasting the address from the browser'),
  };
  return labels[flow];
}

export const signInWords = {
  waiting: (flow: FlowId) => t('Waiting for Spotify in your browser ({0})…', flowLabel(flow)),
  checking: () => t('Signing in to Spotify…'),
  done: (name: string) => t('Signed in to Spotify as {0}.', inert(name)),
  tryAnother: (flow: FlowId) => t('Try {0}', flowLabel(flow)),
  copyAddress: () => t('Copy Address'),
  pasteTitle: () => t('Finish Signing In'),
  pastePrompt: () =>
    t(
      'After agreeing, your browser ends on a page that cannot be shown. Copy its whole address and paste it here.',
    ),
  pasteWrong: () => t('This is not the address this sign-in ends on.'),
  pageDone: () => ({
    title: t('Go back to your editor'),
    text: t('Tracklist finishes signing in there. You can close this tab.'),
  }),
  pageDenied: () => ({
    title: t('Not signed in'),
    text: t('Spotify was not allowed to share your library. You can close this tab.'),
  }),
  pageRefused: () => ({
    title: t('Not signed in'),
    text: t('Spotify did not accept the sign-in. Your editor says more. You can close this tab.'),
  }),
  pageWrong: () => ({
    title: t('Nothing to see here'),
    text: t('This address only serves a sign-in that is under way in your editor.'),
  }),
  expiresSoon: (days: number) =>
    days === 1
      ? t(
          'Spotify ends every sign-in after six months; yours ends tomorrow. Sign in again to start a new one.',
        )
      : t(
          'Spotify ends every sign-in after six months; yours ends in {0} days. Sign in again to start a new one.',
          days,
        ),
  signInAgain: () => signInAgain.title,
  signedOut: () => t('Signed out. Tracklist has forgotten everything about this account.'),
  confirmSignOut: (name: string) => t('Sign out {0}?', name),
  confirmSignOutDetail: () =>
    t(
      'Tracklist forgets the sign-in and what it knows of your library; your changes can no longer be undone. Your music at Spotify stays as it is.',
    ),
  signOut: () => t('Sign Out'),
  notSignedIn: () => t('Nobody is signed in.'),
};

/** Why changes of this window cannot be undone after it is closed. */
export const journalWords: Partial<Record<DatabaseTrouble, () => string>> & { showLog: () => string } = {
  corrupt: () =>
    t(
      'The journal of your changes is damaged. It was kept beside its place; what you change in this window can be undone until it is closed.',
    ),
  tooNew: () =>
    t(
      'The journal of your changes was written by a newer version of Tracklist. Until you update, changes can be undone only in the window that made them.',
    ),
  unavailable: () =>
    t(
      'Changes cannot be written down on this computer, so they can be undone only until the window is closed.',
    ),
  showLog: () => t('Show Log'),
};

/** What is wrong with the library that is kept on this computer; what passes by itself is not told. */
export const storeWords: Partial<Record<DatabaseTrouble, () => string>> & { showLog: () => string } = {
  corrupt: () =>
    t(
      'The copy of your library on this computer was damaged. It has been set aside and is being read anew from Spotify; nothing is lost there.',
    ),
  tooNew: () =>
    t(
      'The copy of your library on this computer was made by a newer version of Tracklist. It has been set aside and is being read anew from Spotify.',
    ),
  unavailable: () =>
    t(
      'Your library cannot be kept on this computer, so it is read from Spotify in every window. The log says why.',
    ),
  showLog: () => t('Show Log'),
};

export const setUpWords = {
  title: () => t('Set Up Your Spotify App'),
  placeholder: () =>
    t('Create an app in Spotify’s dashboard, tick “Web API”, and register each of these addresses'),
  openDashboard: () => t('Open Spotify’s dashboard'),
  openDashboardDetail: () => t('Create an app there; Spotify asks for an owner with Premium'),
  registerThese: () => t('Redirect URIs to register'),
  copy: () => t('Copy'),
  copyAll: () => t('Copy all addresses'),
  copied: (text: string) => t('Copied {0}', text),
  next: () => t('Enter the client id'),
  nextDetail: () => t('It stands on the app’s page in the dashboard'),
  clientIdPrompt: () => t('Client id of your Spotify app'),
  clientIdWrong: () =>
    t(
      'A client id has 32 characters, 0–9 and a–f, such as 0123456789abcdef0123456789abcdef. It is not the client secret.',
    ),
};

export const offerWords = {
  notReady: () => t('Sign in to Spotify for this, or look around in the demo library.'),
  setUp: () => t('Set Up Your Spotify App'),
  signIn: () => t('Sign In to Spotify'),
  demo: () => t('Explore the Demo'),
};

/** The rows and texts of the views. */
export const viewWords = {
  demo: () => t('Demo'),
  testServer: () => t('Test server'),
  newestFirst: () => t('newest first'),
  count: counted,
  loading: (loaded: string, total: string) => t('Loading {0} of {1}', loaded, total),
  soMany: (loaded: string, total: string) => t('{0} of {1}', loaded, total),
  keepsChanging: () => t('The list keeps changing at Spotify. It will be finished later.'),
  asOf: (epochMs: number, now: number) => t('Shown as of {0}', formatTimePast(epochMs, now, env.language)),
  updated: agoSentence,
  range: (range: TimeRange) => {
    const labels: Record<TimeRange, string> = {
      short_term: t('Last 4 weeks'),
      medium_term: t('Last 6 months'),
      long_term: t('Last year'),
    };
    return labels[range];
  },
  loadMore: () => t('Load more'),
  retry: () => t('Retry'),
  missingTracks: (count: number) =>
    count === 1 ? t('1 track is missing') : t('{0} tracks are missing', counted(count)),
  disc: (position: number) => t('Disc {0}', position),
  missingPages: (count: number) => (count === 1 ? t('1 page is missing') : t('{0} pages are missing', count)),
  tracks: trackCount,
  topTracksOfArtist: () => t('top tracks'),
  searchedTracksOfArtist: () => t('popular results from search'),
  explicit: () => t('E'),
  explicitLong: () => t('Explicit'),
  notAvailable: () => t('not available'),
  local: () => t('local file'),
  untitled: () => t('(no title)'),
  saved: () => t('saved'),
  notSaved: () => t('not saved'),
  added: (day: string, ago: string) => t('Added {0}, {1}', day, ago),
  openInSpotify: () => t('Open in Spotify'),
  by: (title: string, artists: string) => t('{0} by {1}', title, artists),
  noTopTracks: () => t('Spotify has no top tracks for this time yet'),
  noTracksOfArtist: () => t('Spotify found no tracks of this artist'),
  noSavedTracks: () => t('Nothing saved yet. Save tracks here or in Spotify and they appear.'),
  noSavedAlbums: () => t('No albums saved yet'),
  withoutLikes: () => t('without liked tracks'),
  noAlbumWithoutLikes: () => t('Every saved album has a liked track. Show all albums.'),
  likesOnTheirWay: () => t('Albums appear here once all of Liked Songs has been read.'),
  loadingLikes: (loaded: string, total: string) => t('Reading Liked Songs: {0} of {1}', loaded, total),
  likesIncomplete: () =>
    t('Not all of Liked Songs could be read, so nobody knows which albums have no liked track.'),
  nothingMatches: () => t('Nothing matches. Clear the filter to see everything.'),
  noTracksInAlbum: () => t('This album has no tracks at Spotify'),
};

/** What tracks can be sorted by, as a row of a list. */
export function sortKeyLabel(key: SortKey): string {
  const labels: Record<SortKey, string> = {
    added: t('Date Added'),
    title: t('Title'),
    artist: t('Artist'),
    album: t('Album'),
    length: t('Length'),
    released: t('Release Date'),
  };
  return labels[key];
}

/** How tracks are sorted, in a line of facts. */
export function sortOrderLabel({ key, direction }: SortOrder): string {
  const labels: Record<SortKey, Record<Direction, string>> = {
    added: { ascending: t('oldest first'), descending: t('newest first') },
    title: { ascending: t('by title'), descending: t('by title, Z to A') },
    artist: { ascending: t('by artist'), descending: t('by artist, Z to A') },
    album: { ascending: t('by album'), descending: t('by album, Z to A') },
    length: { ascending: t('shortest first'), descending: t('longest first') },
    released: { ascending: t('oldest releases first'), descending: t('newest releases first') },
  };
  return labels[key][direction];
}

/** What tracks can be grouped by, as a row of a list. */
export function groupingLabel(grouping: Grouping): string {
  const labels: Record<Grouping, string> = {
    none: t('Nothing'),
    artist: t('Artist'),
    album: t('Album'),
    yearAdded: t('Year Added'),
    monthAdded: t('Month Added'),
    decadeReleased: t('Release Decade'),
  };
  return labels[grouping];
}

/** How tracks are grouped, in a line of facts. */
export function groupedByLabel(by: GroupedBy): string {
  const labels: Record<GroupedBy, string> = {
    artist: t('grouped by artist'),
    album: t('grouped by album'),
    yearAdded: t('grouped by year added'),
    monthAdded: t('grouped by month added'),
    decadeReleased: t('grouped by release decade'),
  };
  return labels[by];
}

/** What a group of tracks is called. */
export function groupName({ by, name }: Pick<TrackGroup, 'by' | 'name'>): string {
  if (name === '') return namelessGroup(by);
  if (by === 'monthAdded') return formatReleaseDate({ value: name, precision: 'month' }, env.language);
  return by === 'decadeReleased' ? t('{0}s', name) : name;
}

function namelessGroup(by: GroupedBy): string {
  const labels: Record<GroupedBy, string> = {
    artist: t('(no artist)'),
    album: t('(no album)'),
    yearAdded: t('(no date)'),
    monthAdded: t('(no date)'),
    decadeReleased: t('(no release date)'),
  };
  return labels[by];
}

/** What a filter can ask for, as a row of a list and in a line of facts. */
export function filterConditionLabels(condition: FilterCondition): { row: string; fact: string } {
  const labels: Record<FilterCondition, { row: string; fact: string }> = {
    explicit: { row: t('Explicit'), fact: t('explicit') },
    unavailable: { row: t('Unavailable'), fact: t('unavailable') },
    notOnSavedAlbum: { row: t('Not on a Saved Album'), fact: t('not on a saved album') },
  };
  return labels[condition];
}

export const arrangeWords = {
  sortBy: () => t('Sort saved tracks by'),
  groupBy: () => t('Group saved tracks by'),
  now: () => t('now'),
  nowOrTurn: (order: string, other: string) => t('now {0}; choose it again for {1}', order, other),
  nowAsThereAreMany: () => t('now, as there are many tracks'),
  manyInOneList: (count: number) => t('{0} tracks in one list take VS Code a while', counted(count)),
  groupedAsThereAreMany: (grouped: string) => t('{0}, as there are many', grouped),
  filterTitle: () => t('Filter Saved Tracks'),
  filterPlaceholder: () => t('Words in title, artist or album'),
  unavailableDetail: () => t('As far as Spotify has told'),
  clearFilter: () => t('Clear Filter'),
  noFilter: () => t('There is no filter.'),
  someOf: (shown: string, total: string) => t('{0} of {1}', shown, total),
  filteredBy: (what: string) => t('filter: {0}', what),
  quoted: (text: string) => t('“{0}”', text),
  untold: (count: number) =>
    count === 1
      ? t('Spotify has not told of 1 track whether it can be played')
      : t('Spotify has not told of {0} tracks whether they can be played', counted(count)),
  albumsOnTheirWay: () => t('Saved albums are still being read, so tracks on them may be shown'),
  albumsIncomplete: () => t('Not all saved albums could be read, so tracks on them may be shown'),
  underFirstArtist: () => t('A track with several artists stands under the first one.'),
  byLocalTime: () => t('By the time zone of this computer.'),
};

/** Why a track cannot be played, in plain words. */
export function restrictionSentence(reason: string | undefined): string {
  switch (reason) {
    case 'market':
      return t('Not available in your country.');
    case 'product':
      return t('Not available with your Spotify subscription.');
    case 'explicit':
      return t('Hidden by your setting for explicit content.');
    case undefined:
      return t('Not available at the moment.');
    default:
      return t('Not available (Spotify says: {0}).', reason);
  }
}

export const changeWords = {
  added: (name: string) => t('Added to Liked Songs: {0}', inert(name)),
  removed: (name: string) => t('Removed from Liked Songs: {0}', inert(name)),
  albumSaved: (name: string) => t('Album saved: {0}', inert(name)),
  albumRemoved: (name: string) => t('Album removed: {0}', inert(name)),
  addedMany: (count: number) =>
    count === 1 ? t('1 track added to Liked Songs.') : t('{0} tracks added to Liked Songs.', counted(count)),
  removedMany: (count: number) =>
    count === 1
      ? t('1 track removed from Liked Songs.')
      : t('{0} tracks removed from Liked Songs.', counted(count)),
  albumsSaved: (count: number) =>
    count === 1 ? t('1 album saved.') : t('{0} albums saved.', counted(count)),
  albumsRemoved: (count: number) =>
    count === 1 ? t('1 album removed.') : t('{0} albums removed.', counted(count)),
  alreadySaved: (count: number, place: 'alone' | 'besides') => {
    if (count > 1) return t('{0} were saved already.', counted(count));
    return place === 'alone' ? t('It was saved already.') : t('1 was saved already.');
  },
  alreadyGone: (count: number, place: 'alone' | 'besides') => {
    if (count > 1) return t('{0} were not saved.', counted(count));
    return place === 'alone' ? t('It was not saved.') : t('1 was not saved.');
  },
  refused: (count: number) =>
    count === 1
      ? t('1 item was not changed at Spotify and is as before.')
      : t('{0} items were not changed at Spotify and are as before.', counted(count)),
  stopped: (count: number) =>
    count === 1
      ? t('Stopped; 1 item was left as it was.')
      : t('Stopped; {0} items were left as they were.', counted(count)),
  unknown: (count: number) =>
    count === 1
      ? t('Whether 1 item was changed is not known, because Spotify’s answer was lost. Refresh to see.')
      : t(
          'Whether {0} items were changed is not known, because Spotify’s answer was lost. Refresh to see.',
          counted(count),
        ),
  otherLibrary: () => t('Another library is open by now, so nothing was changed.'),
  undo: () => t('Undo'),
  tryAgain: () => t('Try Again'),
  saving: () => t('Saving…'),
  removing: () => t('Removing…'),
  undoing: () => t('Undoing…'),
  confirmRemove: (tracks: number, albums: number) => {
    if (albums === 0) return t('Remove {0} tracks from Liked Songs?', counted(tracks));
    if (tracks === 0) return t('Remove {0} albums?', counted(albums));
    return t('Remove {0} and {1} from your library?', trackCount(tracks), albumCount(albums));
  },
  confirmRemoveDetail: (keepsDates: boolean) =>
    keepsDates
      ? t('You can undo this; what comes back keeps its date.')
      : t('You can undo this, but Spotify then gives what comes back today’s date.'),
  confirmSave: (tracks: number, albums: number) => {
    if (albums === 0) return t('Save {0} tracks to Liked Songs?', counted(tracks));
    if (tracks === 0) return t('Save {0} albums?', counted(albums));
    return t('Save {0} and {1} to your library?', trackCount(tracks), albumCount(albums));
  },
  remove: () => t('Remove'),
  save: () => t('Save'),
  nothingToUndo: () => t('There is nothing to undo.'),
  confirmUndoRemoval: (count: number, keepsDates: boolean) =>
    keepsDates
      ? t('Save {0} removed items again? They keep their dates and places.', counted(count))
      : t(
          'Save {0} removed items again? Spotify gives them today’s date, so they move to the top of the list; items of one request may change places.',
          counted(count),
        ),
  noLongerUndoable: () =>
    t('This change can no longer be undone, because another one has been made or undone since.'),
  nothingLeftToUndo: () => t('Nothing was left to undo: these items have been changed since.'),
  localFile: () =>
    t('Local files are not in Spotify’s catalogue, so they cannot be saved, opened or linked from here.'),
};

/** Saving and removing all tracks of an album; `name` is the album's title, as delivered. */
export const albumWords = {
  reading: () => t('Reading the tracks of the album…'),
  chooseToSave: () => t('Choose an album to save all tracks of'),
  chooseToRemove: () => t('Choose an album to remove all tracks of'),
  added: (count: number, name: string) => t('{0} added to Liked Songs.', tracksOfAlbum(count, name)),
  removed: (count: number, name: string) => t('{0} removed from Liked Songs.', tracksOfAlbum(count, name)),
  confirmSave: (count: number, name: string) => t('Save {0} to Liked Songs?', tracksOfAlbum(count, name)),
  confirmRemove: (count: number, name: string) =>
    t('Remove {0} from Liked Songs?', tracksOfAlbum(count, name)),
  allSaved: (count: number, name: string) =>
    count === 1
      ? t('The one track of {0} was saved already.', titled(name))
      : t('All {0} were saved already.', tracksOfAlbum(count, name)),
  noneSaved: (name: string) => t('No track of {0} is in Liked Songs.', titled(name)),
};

function tracksOfAlbum(count: number, name: string): string {
  return count === 1
    ? t('1 track of {0}', titled(name))
    : t('{0} tracks of {1}', counted(count), titled(name));
}

/** A title as part of a sentence. */
function titled(name: string): string {
  return name.trim() === '' ? viewWords.untitled() : inert(name);
}

export const pickWords = {
  track: () => t('Choose a track'),
  tracksToRemove: () => t('Choose tracks to remove from Liked Songs'),
  tracksToSave: () => t('Choose tracks to save to Liked Songs'),
  albumsToRemove: () => t('Choose albums to remove'),
  albumsToSave: () => t('Choose albums to save'),
  artist: () => t('Choose an artist'),
  fromLinks: () => t('From links…'),
  shown: () => t('shown in the details'),
  nothingToSave: () =>
    t('Every track shown here is saved already. Tracks from elsewhere can be saved from their links.'),
  rowsJustChanged: () => t('The list was being brought up to date. Nothing was done; try again.'),
  nothingToChoose: () => t('There is nothing to choose from yet.'),
};

/** Finding tracks in the library and at Spotify. */
export const findWords = {
  title: () => t('Find in Library'),
  placeholder: () => t('Words of a title, an artist or an album'),
  added: (text: string) => t('added {0}', text),
  more: (count: number) => t('{0} more; typing more narrows them down', counted(count)),
  nothing: (text: string) => t('Nothing in your library matches “{0}”', inert(text)),
  nothingYet: () => t('Nothing found yet'),
  askSpotify: (text: string) => t('Search Spotify for “{0}”', inert(text)),
  oneRequest: () => t('Asks Spotify once'),
  lastText: (text: string) => t('“{0}” again', inert(text)),
  askingSpotify: (text: string) => t('Searching Spotify for “{0}”…', text),
  atSpotify: (text: string) => t('Found at Spotify for “{0}”', text),
  noneAtSpotify: (text: string) => t('Spotify found no tracks for “{0}”', inert(text)),
  enterTriesAgain: () => t('Press Enter to try again'),
};

export const linkWords = {
  title: () => t('Save Tracks from Links'),
  prompt: () => t('Paste links, Spotify URIs or ids of tracks'),
  placeholder: () => 'https://open.spotify.com/track/…',
  nothing: () =>
    t(
      'There is no track in this text. A link looks like https://open.spotify.com/track/ followed by 22 letters and digits.',
    ),
  unreadable: (text: string) =>
    t('“{0}” is not a link to a track. Links to albums and artists are not taken here.', inert(text)),
  invented: () => t('The music of the demo is invented, so Spotify does not have it.'),
  copied: (count: number) => (count === 1 ? t('Link copied.') : t('{0} links copied.', count)),
  loading: () => t('Reading the tracks at Spotify…'),
};

function factLabel(fact: FactName): string {
  const labels: Record<FactName, string> = {
    isrc: t('ISRC'),
    uri: t('Spotify URI'),
    playedInstead: t('Played instead'),
    standsInFor: t('Stands in for'),
    albumType: t('Released as'),
    addedAt: t('Added'),
    popularity: t('Popularity'),
    markets: t('Countries'),
  };
  return labels[fact];
}

function albumTypeLabel(type: string): string {
  const labels = new Map([
    ['album', t('Album')],
    ['single', t('Single')],
    ['compilation', t('Compilation')],
  ]);
  return labels.get(type) ?? type;
}

/** The details panel: the words a track is described with, and those around it. */
export const panelWords: PanelWords = {
  cover: album => t('Cover of {0}', album),
  untitled: () => t('(no title)'),
  explicit: () => t('Explicit'),
  trackNumber: (position, total) =>
    total === undefined ? t('track {0}', position) : t('track {0} of {1}', position, total),
  disc: position => t('disc {0}', position),
  added: (day, ago) => t('Added {0}, {1}', day, ago),
  restriction: restrictionSentence,
  localFile: () =>
    t('A file of your own. It is not in Spotify’s catalogue, so it cannot be saved or opened from here.'),
  replaced: () => t('In your country Spotify plays another version of this track.'),
  label: factLabel,
  copy: fact => t('Copy {0}', factLabel(fact)),
  albumType: albumTypeLabel,
  popularity: value => t('{0} of 100', value),
  markets: count => (count === 1 ? t('1 country') : t('{0} countries', count)),
  page: panelStrings,
  title: () => t('Track Details'),
  signedOut: () => t('Sign in to Spotify, or explore the demo library, to see this track.'),
  savedNow: () => t('Added to Liked Songs'),
  removedNow: () => t('Removed from Liked Songs'),
};

/** The words of the details page that do not depend on the track. */
export function panelStrings(): PageStrings {
  return {
    heading: t('Track Details'),
    save: t('Save'),
    saveInFull: t('Save to Liked Songs'),
    saved: t('Saved'),
    savedInFull: t('Saved in Liked Songs'),
    removeHint: t('Remove from Liked Songs'),
    checking: t('Checking…'),
    openInSpotify: t('Open in Spotify'),
    copyLink: t('Copy Link'),
    copied: t('Copied'),
    artists: t('Artists'),
    album: t('Album'),
    details: t('Details'),
    retry: t('Retry'),
    loading: t('Loading…'),
    dataFrom: t('Data from Spotify'),
  };
}
