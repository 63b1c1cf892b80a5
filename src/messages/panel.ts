// The details panel.
import { l10n } from 'vscode';
import type { PageStrings } from '../../webview/pageStrings.ts';
import type { SavedView } from '../../webview/protocol.ts';
import type { PanelWords } from '../panel/panelWords.ts';
import type { FactName } from '../panel/trackWords.ts';
import { matchSentence } from './unavailable.ts';
import { counted, trackCount } from './wording.ts';

const { t } = l10n;

/** Why a track cannot be played, in plain words. */
export function restrictionSentence(reason: string | undefined): string {
  switch (reason) {
    case 'market':
      return t('Not available in your country.');
    case 'product':
      return t('Not available with your Spotify subscription.');
    case 'explicit':
      return t('Hidden by your setting for explicit content.');
    case 'gone':
      return t('Spotify no longer has this track.');
    case undefined:
      return t('Not available at the moment.');
    default:
      return t('Not available (Spotify says: {0}).', reason);
  }
}

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
    upc: t('UPC'),
    recordLabel: t('Label'),
    copyright: t('Copyright'),
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
  artistTitle: () => t('Artist'),
  signedOut: () => t('Sign in to Spotify, or explore the demo library, to see this track.'),
  savedNow: () => t('Added to Liked Songs'),
  removedNow: () => t('Removed from Liked Songs'),
  picture: artist => t('Picture of {0}', artist),
  details: () => t('Details'),
  albumSection: () => t('Album'),
  albumCount: (total, saved) => t('{0}, {1} saved', trackCount(total), counted(saved)),
  saveAll: () => t('Save All'),
  saveAllInFull: () => t('Save All Tracks of the Album to Liked Songs'),
  saveAllTracks: () => t('Save All Tracks'),
  discHeading: position => t('Disc {0}', position),
  alsoBy: ([first = '', ...others]) =>
    others.length === 0
      ? t('Also by {0} in your library', first)
      : t('Also by these artists in your library'),
  otherVersions: () => t('Other versions of this recording in your library'),
  inLibrary: () => t('In your library'),
  noneInLibrary: () => t('None of your saved tracks is by this artist.'),
  artistTracks: source => (source === 'topTracks' ? t('Top tracks') : t('Popular results from search')),
  noArtistTracks: () => t('Spotify found no tracks of this artist.'),
  releases: () => t('Albums and singles'),
  noReleases: () => t('Spotify knows no releases of this artist.'),
  count: counted,
  tracks: trackCount,
  showMore: (next, left) =>
    next < left ? t('Show {0} more of {1}', counted(next), counted(left)) : t('Show {0} more', counted(left)),
  changeRow: changeRowLabel,
  openRow: title => t('Open {0} in Spotify', title),
  tracksSection: () => t('Tracks'),
  findReplacement: () => t('Find a Replacement'),
  findReplacementFor: title => t('Find a Replacement for {0}', title),
  searchCost: () => t('Asks Spotify once, or twice at most.'),
  replacements: () => t('Possible replacements'),
  noReplacement: () => t('Spotify has no other release of this recording that can be played.'),
  noCountry: () => t('Choose a country first: a replacement should be playable there.'),
  likeness: ({ reasons, doubts }) => matchSentence(reasons, doubts),
  replace: () => t('Replace'),
  replaceBy: (title, album) => t('Replace by {0} on {1}', title, album),
};

function changeRowLabel(saved: SavedView, title: string): string {
  switch (saved) {
    case 'unknown':
      return t('Checking whether {0} is saved', title);
    case 'notSaved':
      return t('Save {0} to Liked Songs', title);
    case 'saved':
      return t('Remove {0} from Liked Songs', title);
  }
}

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
    showArtist: t('Show artist'),
    showAlbum: t('Show album'),
    artist: t('Artist'),
    back: t('Back'),
    forward: t('Forward'),
    retry: t('Retry'),
    loading: t('Loading…'),
    dataFrom: t('Data from Spotify'),
  };
}
