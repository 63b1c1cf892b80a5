// Importing lists: where they come from, and the review of what they hold.
import { l10n } from 'vscode';
import type { Complaint } from '../interchange/listedItem.ts';
import type { MatchDoubt, MatchReason } from '../library/matching/match.ts';
import { counted, inert, itemCount, requestCount, trackCount } from './wording.ts';

const { t } = l10n;

const complaints: Readonly<Record<Complaint, () => string>> = {
  broken: () => t('This line breaks the rules of the format, such as a quote that is never closed.'),
  tooManyCells: () => t('This row has more cells than the head of the table.'),
  saysTooLittle: () => t('There is no link, no ISRC, and no title with an artist.'),
  otherLink: () => t('This links to something else than a track or an album.'),
  localFile: () => t('Local files are not in Spotify’s catalogue.'),
};

const reasons: Readonly<Record<MatchReason, () => string>> = {
  sameCode: () => t('same ISRC'),
  sameTitle: () => t('same title'),
  sameArtists: () => t('same artists'),
  someArtists: () => t('some of the artists'),
  sameAlbum: () => t('same album'),
  sameLength: () => t('same length'),
};

const doubts: Readonly<Record<MatchDoubt, () => string>> = {
  otherVersion: () => t('another version'),
  otherLength: () => t('another length'),
  unknownArtist: () => t('the file names no artist'),
};

export const importWords = {
  choose: () => t('Choose where the list is'),
  file: () => t('A File…'),
  fileDetail: () => t('CSV, JSON, M3U8, Markdown or any text with links'),
  editor: (name: string) => t('The Open Editor: {0}', inert(name)),
  clipboard: () => t('The Clipboard'),
  open: () => t('Import'),
  reading: (name: string) => t('Reading {0}…', inert(name)),
  nothingIn: (name: string) => t('There are no tracks or albums in {0}.', inert(name)),
  clipboardName: () => t('the clipboard'),
  notRead: (name: string) => t('{0} could not be read.', inert(name)),
  tooLarge: (name: string) => t('{0} is larger than 200 MB. Split it, then import the parts.', inert(name)),
};

/** The preview of an import. */
export const importReviewWords = {
  title: () => t('Import'),
  heading: (name: string) => t('Import from {0}', inert(name)),
  intro: () => t('Nothing is saved before you press the button below. What is saved already stays as it is.'),
  nothingLeft: () => t('There is nothing to add.'),
  noRequests: () => t('Rows with links cost nothing until then.'),
  datesKept: () => t('Keep the dates of the file'),
  datesToday: () =>
    t(
      'Spotify gives what is added today’s date. The list keeps its order; tracks that are sent together, 40 at a time, may change places.',
    ),
  columns: () => [t('Album'), t('Length'), t('Added'), t('Line')],
  line: (line: number) => t('line {0}', counted(line)),
  toAdd: (count: number) => t('To Add: {0}', counted(count)),
  ambiguous: (name: string, line: number) => t('Which One: {0} (line {1})', inert(name), counted(line)),
  toLookUp: (count: number) => t('To Be Looked Up at Spotify: {0}', counted(count)),
  toLookUpNote: () => t('These have no link. They are found by ISRC, then by title and artist.'),
  notFound: (count: number) => t('Not Found at Spotify: {0}', counted(count)),
  alreadySaved: (count: number) => t('Already Saved: {0}', counted(count)),
  repeated: (count: number) => t('In the List More Than Once: {0}', counted(count)),
  malformed: (count: number) => t('Lines Left Out: {0}', counted(count)),
  malformedNote: (shown: number) => t('The first {0} of them.', counted(shown)),
  complaint: (complaint: Complaint) => complaints[complaint](),
  add: () => t('Add'),
  addInFull: (name: string) => t('Add {0}', inert(name)),
  willAdd: () => t('To add'),
  leftOut: () => t('Left out'),
  saved: () => t('Saved'),
  lookUpMark: () => t('To look up'),
  notFoundMark: () => t('Not found'),
  unreadable: () => t('Left out'),
  foundBy: (match: readonly MatchReason[]) => t('Found: {0}', match.map(each => reasons[each]()).join(', ')),
  matches: (match: readonly MatchReason[], differs: readonly MatchDoubt[]) =>
    [...match.map(each => reasons[each]()), ...differs.map(each => doubts[each]())].join(', '),
  thisOne: () => t('This one'),
  thisOneInFull: (name: string) => t('This one: {0}', inert(name)),
  action: (tracks: number, albums: number) =>
    t({ message: 'Add {0}', comment: 'tracks and albums', args: [itemCount({ tracks, albums })] }),
  nothingToAdd: () => t('Add'),
  lookUp: (count: number) => t('Look up {0} at Spotify…', trackCount(count)),
  confirmLookUp: (count: number) => t('Look up {0} at Spotify?', trackCount(count)),
  confirmLookUpDetail: (least: number, most: number, minutes: number) =>
    [
      least === most
        ? t('This takes {0}.', requestCount(most))
        : t('This takes between {0} and {1} requests.', counted(least), counted(most)),
      minutes > 1 ? t('At Tracklist’s pace that is up to {0} minutes.', counted(minutes)) : undefined,
      t('You can stop at any time and go on later. Nothing is saved yet.'),
    ]
      .filter(Boolean)
      .join(' '),
  adding: () => t('Adding…'),
  lookUpButton: () => t('Look Up'),
  lookingUp: () => t('Looking up at Spotify…'),
  lookedUp: (found: number, open: number) =>
    open === 0
      ? t('{0} found.', counted(found))
      : t('{0} found, {1} left to look up.', counted(found), counted(open)),
  stop: () => t('Stop'),
  nothing: (name: string) => t('There is nothing to import in {0}.', inert(name)),
  untitled: (kind: 'track' | 'album') =>
    kind === 'track' ? t('A track, by its link') : t('An album, by its link'),
  summary: (counts: {
    readonly toAdd: number;
    readonly open: number;
    readonly toLookUp: number;
    readonly saved: number;
    readonly notFound: number;
    readonly malformed: number;
  }) =>
    [
      t('{0} to add', counted(counts.toAdd)),
      counts.open > 0 ? t('{0} to choose', counted(counts.open)) : undefined,
      counts.toLookUp > 0 ? t('{0} to look up', counted(counts.toLookUp)) : undefined,
      counts.saved > 0 ? t('{0} already saved', counted(counts.saved)) : undefined,
      counts.notFound > 0 ? t('{0} not found', counted(counts.notFound)) : undefined,
      counts.malformed > 1 ? t('{0} lines left out', counted(counts.malformed)) : undefined,
      counts.malformed === 1 ? t('1 line left out') : undefined,
    ]
      .filter(Boolean)
      .join(' · '),
};
