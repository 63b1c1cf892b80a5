// The library as a text document.
import { env, l10n } from 'vscode';
import type { LineTrouble } from '../interchange/libraryText/readLine.ts';
import type { TextWords } from '../interchange/libraryText/printText.ts';
import { formatReleaseDate } from '../model/format.ts';
import { viewWords } from './views.ts';
import { counted, requestCount, trackCount } from './wording.ts';

const { t } = l10n;

/**
 * What stands in the text besides tracks.
 * @param whose Liked Songs they are
 * @param expected how many tracks there are at Spotify, when not all of them could be read
 */
export function documentWords(whose: string, expected?: number): TextWords {
  return {
    title: (count, localFiles) =>
      expected === undefined
        ? [t('Liked Songs of {0} · {1}', whose, trackCount(count)), ...localFilesPart(localFiles)].join(' · ')
        : t(
            'Liked Songs of {0} · {1} of {2}, the rest could not be read',
            whose,
            counted(count),
            counted(expected),
          ),
    help: () => [
      t('Delete a line to remove its track. Paste a link on a line of its own to add one.'),
      t('Saving keeps a draft. Nothing changes at Spotify before you run “Tracklist: Apply Edited Tracks…”.'),
    ],
    month: month =>
      month === '' ? t('(no date)') : formatReleaseDate({ value: month, precision: 'month' }, env.language),
    localFile: () => t('({0})', viewWords.local()),
  };
}

/** Why a line is not understood, and what to do. */
export function lineTroubleSentence(trouble: LineTrouble): string {
  const sentences: Record<LineTrouble, string> = {
    nothing: t('There is no link to a track on this line. Add one, delete the line, or put // before it.'),
    several: t('There are several tracks on this line. Put each on a line of its own.'),
    album: t('This is a link to an album. Paste the links of its tracks instead.'),
    artist: t('This is a link to an artist. Paste links of tracks instead.'),
    other: t('This is not a whole link to a track. Paste it again, or delete the line.'),
    long: t('This line is too long to be understood. Put each track on a line of its own.'),
  };
  return sentences[trouble];
}

export const textWords = {
  source: () => 'Tracklist',
  repeated: () => t('This track stands further up already. It counts once.'),
  firstLine: () => t('The first line with this track'),
  reading: () => t('Reading your saved tracks…'),
  signedOut: () => t('Sign in to Spotify to edit your saved tracks as text.'),
  otherLibrary: () => t('This text belongs to another library than the one that is open.'),
  noFile: () => t('Tracklist has no file of this name.'),
  cannotKeep: () =>
    t('The draft could not be kept on this computer. Your text is still in the editor; the log says why.'),
  cannotRead: () => t('The draft could not be read from this computer. The log says why.'),
  incomplete: (loaded: number, total: number) =>
    t(
      'Only {0} of {1} saved tracks could be read, so nothing can be applied yet. Your text is kept.',
      counted(loaded),
      counted(total),
    ),
  incompleteUnknown: () =>
    t('Your saved tracks could not be read, so nothing can be applied yet. Your text is kept.'),
  refresh: () => t('Refresh'),
  troubled: (count: number) =>
    count === 1
      ? t('1 line cannot be understood, so nothing was applied.')
      : t('{0} lines cannot be understood, so nothing was applied.', counted(count)),
  showFirst: () => t('Show the First'),
  unknownState: () =>
    t(
      'The first line, which says what this text was made from, is gone or belongs to another library. Without it nobody knows what you deleted, so nothing was applied.',
    ),
  startAfresh: () => t('Keep a Copy and Start Afresh'),
  moved: (came: number, went: number) => {
    if (went === 0) return t('{0} came to Liked Songs since this text was made.', trackCount(came));
    if (came === 0) return t('{0} went from Liked Songs since this text was made.', trackCount(went));
    return t(
      '{0} came to Liked Songs and {1} went since this text was made.',
      trackCount(came),
      counted(went),
    );
  },
  movedDetail: () => t('Bring the text up to date first. Your edits are kept.'),
  bringUpToDate: () => t('Bring Up to Date'),
  broughtUpToDate: () => t('The text is up to date; your edits are kept.'),
  isUpToDate: () => t('The text is up to date.'),
  draftFound: () => t('This is your draft; it has not been applied.'),
  nothing: () => t('The text says the same as your library, so there is nothing to apply.'),
  onlyReordered: () =>
    t('Only the order of lines is different. Liked Songs are ordered by date, so there is nothing to apply.'),
  orderDetail: () => t('The order of lines changes nothing: Liked Songs are ordered by date.'),
  question: (remove: number, add: number) => {
    if (add === 0) return t('Remove {0} from Liked Songs?', trackCount(remove));
    if (remove === 0) return t('Add {0} to Liked Songs?', trackCount(add));
    return t('Remove {0} from Liked Songs and add {1}?', trackCount(remove), counted(add));
  },
  requests: (count: number) => t('This takes {0} to Spotify.', requestCount(count)),
  apply: () => t('Apply'),
  keepEditing: () => t('Keep Editing'),
  comparison: () => t('Saved Tracks ↔ Edited'),
  notSaved: () => t('The text could not be saved as a draft, so nothing was applied.'),
  failed: (count: number) =>
    count === 1
      ? t('What could not be changed, 1 track, stays in your draft.')
      : t('What could not be changed, {0} tracks, stays in your draft.', counted(count)),
  discardQuestion: () => t('Discard your edits to the text of your library?'),
  discardDetail: () => t('Your library stays as it is. This cannot be taken back.'),
  discard: () => t('Discard Edits'),
  discarded: () => t('The text is your library again.'),
  noDraft: () => t('There are no edits to discard.'),
};

function localFilesPart(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? t('1 local file') : t('{0} local files', counted(count))];
}
