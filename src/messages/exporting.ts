// Exporting lists.
import { l10n } from 'vscode';
import type { ExportFormat } from '../interchange/exportFormat.ts';
import { counted, inert, itemCount, trackCount } from './wording.ts';

const { t } = l10n;

const formats: Readonly<Record<ExportFormat, () => readonly [label: string, description: string]>> = {
  csv: () => [t('CSV'), t('A table with Exportify’s columns, for spreadsheets and other services')],
  json: () => [t('JSON'), t('Everything that is known, for programs')],
  m3u8: () => [t('M3U8'), t('A playlist of links with artists, titles and lengths')],
  markdown: () => [t('Markdown'), t('A list of links')],
  uris: () => [t('Spotify URIs'), t('One a line, to be pasted into a playlist')],
};

export const exportWords = {
  choose: () => t('Choose what to export'),
  savedTracks: () => t('Saved Tracks'),
  savedAlbums: () => t('Saved Albums'),
  both: () => t('Saved Tracks and Saved Albums'),
  shown: () => t('What Saved Tracks Shows Now'),
  inItsOrder: (count: number) => t('{0}, in the same order', trackCount(count)),
  found: () => t('Tracks That Match Words…'),
  foundPrompt: () => t('Words of a title, an artist or an album'),
  nothingFound: (text: string) => t('Nothing in your library matches “{0}”.', inert(text)),
  nothing: () => t('There is nothing to export.'),
  format: (tracks: number, albums: number) => t('Choose a format for {0}', itemCount({ tracks, albums })),
  formatName: (format: ExportFormat) => formats[format]()[0],
  formatDescription: (format: ExportFormat) => formats[format]()[1],
  where: () => t('Choose where to put it'),
  document: () => t('A New Document'),
  documentDetail: () => t('Opens in the editor; nothing is saved'),
  file: () => t('A File…'),
  save: () => t('Export'),
  working: () => t('Exporting…'),
  waiting: () => t('Reading the rest of your library…'),
  incomplete: (loaded: number, total: number) =>
    t('Only {0} of {1} could be read at Spotify.', counted(loaded), counted(total)),
  these: () => t('Export These'),
  done: (tracks: number, albums: number, name: string) =>
    t('Exported {0} to {1}.', itemCount({ tracks, albums }), inert(name)),
  open: () => t('Open'),
  notWritten: (name: string) =>
    t(
      '{0} could not be written. Check the folder and the space on its disk, then export again.',
      inert(name),
    ),
};
