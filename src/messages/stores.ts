// What is kept on this computer.
import { l10n } from 'vscode';
import type { DatabaseTrouble } from '../library/store/databaseError.ts';

const { t } = l10n;

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
