import { env, l10n } from 'vscode';
import { formatTimePast } from '../model/timePast.ts';
import type { TimeRange } from '../model/timeRange.ts';
import { counted, trackCount } from './wording.ts';

const { t } = l10n;

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

/** The rows and texts of the views. */
export const viewWords = {
  demo: () => t('Demo'),
  testServer: () => t('Test server'),
  count: counted,
  loading: (loaded: number, total: number) => t('Loading {0} of {1}', counted(loaded), counted(total)),
  soMany: (some: number, all: number) => t('{0} of {1}', counted(some), counted(all)),
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
  missingPages: (count: number) =>
    count === 1 ? t('1 page is missing') : t('{0} pages are missing', counted(count)),
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
  loadingLikes: (loaded: number, total: number) =>
    t('Reading Liked Songs: {0} of {1}', counted(loaded), counted(total)),
  likesIncomplete: () =>
    t('Not all of Liked Songs could be read, so nobody knows which albums have no liked track.'),
  nothingMatches: () => t('Nothing matches. Clear the filter to see everything.'),
  nothingRemoved: () => t('What you remove here can be restored from here for 30 days.'),
  noTracksInAlbum: () => t('This album has no tracks at Spotify'),
};
