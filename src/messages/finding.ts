// Choosing and finding.
import { l10n } from 'vscode';
import { counted, inert } from './wording.ts';

const { t } = l10n;

export const pickWords = {
  track: () => t('Choose a track'),
  album: () => t('Choose an album'),
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
  exportAll: (count: number) => t('Export All {0} Results…', counted(count)),
  removeAll: (count: number) => t('Remove All {0} Results', counted(count)),
  saveAll: (count: number) => t('Save All {0} Results', counted(count)),
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
