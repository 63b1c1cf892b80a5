// Saving, removing and undoing.
import { l10n } from 'vscode';
import { albumCount, counted, inert, titled, trackCount } from './wording.ts';

const { t } = l10n;

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
      ? t(
          'Whether 1 item was changed is not known yet, because Spotify’s answer was lost; Tracklist asks again.',
        )
      : t(
          'Whether {0} items were changed is not known yet, because Spotify’s answer was lost; Tracklist asks again.',
          counted(count),
        ),
  /** Of items of which it was not known whether they were changed. */
  settled: (changed: number, asBefore: number) =>
    t('Spotify has answered: {0} changed, {1} as before.', counted(changed), counted(asBefore)),
  showThem: () => t('Show Them'),
  openItems: () => t('Enter shows a track or opens an album'),
  refusedItems: () => t('Not changed, as before'),
  unknownItems: () => t('Not known yet'),
  tryAgainAll: (count: number) =>
    count === 1 ? t('Try again for this item') : t('Try again for all {0} items', counted(count)),
  otherLibrary: () => t('Another library is open by now, so nothing was changed.'),
  undo: () => t('Undo'),
  tryAgain: () => t('Try Again'),
  saving: () => t('Saving…'),
  removing: () => t('Removing…'),
  undoing: () => t('Undoing…'),
  confirmRemove: (tracks: number, albums: number) => {
    if (albums === 0) return t('Remove {0} from Liked Songs?', trackCount(tracks));
    if (tracks === 0) return t('Remove {0}?', albumCount(albums));
    return t('Remove {0} and {1} from your library?', trackCount(tracks), albumCount(albums));
  },
  confirmRemoveDetail: (keepsDates: boolean) =>
    keepsDates
      ? t('You can undo this; what comes back keeps its date.')
      : t('You can undo this, but Spotify then gives what comes back today’s date.'),
  confirmSave: (tracks: number, albums: number) => {
    if (albums === 0) return t('Save {0} to Liked Songs?', trackCount(tracks));
    if (tracks === 0) return t('Save {0}?', albumCount(albums));
    return t('Save {0} and {1} to your library?', trackCount(tracks), albumCount(albums));
  },
  /** Both as `itemCount` says it. */
  confirmChange: (removed: string, saved: string) =>
    t('Remove {0} from your library and save {1}?', removed, saved),
  removeAndSave: () => t('Remove and Save'),
  changing: () => t('Changing your library…'),
  remove: () => t('Remove'),
  save: () => t('Save'),
  nothingToUndo: () => t('There is nothing to undo.'),
  confirmUndoRemoval: (count: number, keepsDates: boolean) => {
    if (count === 1)
      return keepsDates
        ? t('Save 1 removed item again? It keeps its date and place.')
        : t('Save 1 removed item again? Spotify gives it today’s date, so it moves to the top of the list.');
    return keepsDates
      ? t('Save {0} removed items again? They keep their dates and places.', counted(count))
      : t(
          'Save {0} removed items again? Spotify gives them today’s date, so they move to the top of the list; items of one request may change places.',
          counted(count),
        );
  },
  confirmUndoSaving: (count: number) =>
    count === 1
      ? t('1 item that was saved is removed again.')
      : t('{0} items that were saved are removed again.', counted(count)),
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
