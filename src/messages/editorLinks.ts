// Links to Spotify in texts: what they lead to, and putting them there.
import { l10n } from 'vscode';
import { counted, itemCount } from './wording.ts';

const { t } = l10n;

/** What a link leads to, when the pointer rests on it. */
export const linkHoverWords = {
  savedTrack: () => t('Saved in Liked Songs'),
  savedAlbum: () => t('Saved in your albums'),
  notSaved: () => t('Not saved'),
  stateUnknown: () => t('Whether it is saved is not known'),
  save: () => t('Save to Liked Songs'),
  remove: () => t('Remove from Liked Songs'),
  saveAlbum: () => t('Save Album'),
  removeAlbum: () => t('Remove Album'),
  details: () => t('Details'),
  trackNotInDemo: () => t('This track is not part of the demo, whose music is invented.'),
  albumNotInDemo: () => t('This album is not part of the demo, whose music is invented.'),
  offer: () => t('A link to Spotify. Sign in to see here what it leads to.'),
  signIn: () => t('Sign In to Spotify'),
  setUp: () => t('Set Up Your Spotify App'),
  demo: () => t('Explore the Demo Library'),
};

/** Links that are put into a text, and those that are found in it. */
export const textLinkWords = {
  insert: () => t('Insert Link to Track'),
  drop: () => t('Insert Link'),
  noEditor: () => t('Open the text that the link is for first; it comes to where the cursor is.'),
  notInserted: () => t('The link could not be inserted, because this text cannot be changed.'),
  noText: () => t('Open a text with links to Spotify first.'),
  noneSelected: () => t('There is no link to a track or an album in the selection.'),
  noneInDocument: () => t('There is no link to a track or an album in this text.'),
  confirmSelection: (tracks: number, albums: number) =>
    t('Save {0} that the selection links to?', itemCount({ tracks, albums })),
  confirmDocument: (tracks: number, albums: number) =>
    t('Nothing is selected. Save {0} that the whole text links to?', itemCount({ tracks, albums })),
  alreadySaved: (count: number) =>
    count === 1
      ? t('One more is saved already and stays as it is.')
      : t('{0} more are saved already and stay as they are.', counted(count)),
  allSaved: () => t('Everything that is linked there is saved already.'),
  albumCost: (count: number) =>
    count === 1
      ? t('Saving the album reads it at Spotify first, with one request.')
      : t('Saving the albums reads them at Spotify first, with a request for each.'),
  save: (tracks: number, albums: number) => t('Save {0}', itemCount({ tracks, albums })),
  readingAlbums: () => t('Reading the albums at Spotify…'),
  copiedUris: (count: number) =>
    count === 1 ? t('Spotify URI copied.') : t('{0} Spotify URIs copied.', counted(count)),
  copiedTitles: (count: number) =>
    count === 1 ? t('Title and artist copied.') : t('{0} titles with their artists copied.', counted(count)),
};
