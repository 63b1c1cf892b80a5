import { window } from 'vscode';
import { defaultArrangement, isFiltering } from '../library/arrangement/arrangement.ts';
import { filteredRows } from '../library/arrangement/filterRows.ts';
import { TextMatch } from '../library/arrangement/textMatch.ts';
import type { Connection } from '../library/connections.ts';
import { inSlices } from '../library/inSlices.ts';
import type { SavedItem } from '../library/journal.ts';
import { isAlike } from '../model/isAlike.ts';
import { exportWords } from '../messages/exporting.ts';
import { albumCount, trackCount } from '../messages/wording.ts';
import type { SavedTrack } from '../model/track.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import type { Choice } from './choose.ts';
import { chooseOne } from './choose.ts';
import { trackAsHeld, tracksOf } from './rowItems.ts';
import { wholeList } from './wholeList.ts';

/** What is to be exported, and what a file of it would be called. */
export interface ExportSource {
  readonly items: readonly SavedItem[];
  /** Without an extension. */
  readonly name: string;
}

/** Tracks and albums among `rows`; what is not saved has no date. */
export function sourceOfRows(rows: readonly Element[], connection: Connection): ExportSource {
  const items = new Map<string, SavedItem>();
  for (const row of rows) {
    if (row.kind === 'album') items.set(row.saved.album.uri, row.saved);
    for (const track of tracksOf(row)) items.set(track.uri, trackAsHeld(track, connection));
  }
  return { items: [...items.values()], name: 'tracklist-selection' };
}

/** Lets the person choose a part of their library. Undefined when they give up. */
export async function chooseSource(connection: Connection, views: Views): Promise<ExportSource | undefined> {
  const { savedTracks, savedAlbums } = connection.library;
  await savedTracks.firstRows();
  const tracks = countOf(savedTracks);
  const shown = shownTracks(connection, views);
  const choices: Choice<() => Promise<ExportSource | undefined>>[] = [
    ...(shown
      ? [
          {
            label: exportWords.shown(),
            description: exportWords.inItsOrder(shown.length),
            value: () => Promise.resolve({ items: shown, name: 'tracklist-selection' }),
          },
        ]
      : []),
    {
      label: exportWords.savedTracks(),
      description: trackCount(tracks),
      value: () => savedOf(connection, ['savedTracks'], 'liked-songs'),
    },
    {
      label: exportWords.savedAlbums(),
      ...(savedAlbums.status.phase === 'idle' ? {} : { description: albumCount(countOf(savedAlbums)) }),
      value: () => savedOf(connection, ['savedAlbums'], 'saved-albums'),
    },
    {
      label: exportWords.both(),
      value: () => savedOf(connection, ['savedTracks', 'savedAlbums'], 'spotify-library'),
    },
    { label: exportWords.found(), value: () => findTracks(connection) },
  ];
  return (await chooseOne(choices, exportWords.choose()))?.();
}

function countOf({ rows, status }: Connection['library']['savedTracks' | 'savedAlbums']): number {
  return status.total ?? rows.length;
}

/** What Saved Tracks shows, when that is not simply all. */
function shownTracks(connection: Connection, views: Views): readonly SavedTrack[] | undefined {
  const shown = views.shownTracks(connection);
  if (!shown) return undefined;
  const { sort, filter } = shown.arrangement;
  return isFiltering(filter) || !isAlike(sort, defaultArrangement.sort) ? shown.rows : undefined;
}

async function savedOf(
  { library }: Connection,
  lists: readonly ('savedTracks' | 'savedAlbums')[],
  name: string,
): Promise<ExportSource | undefined> {
  const items: SavedItem[][] = [];
  for (const list of lists) {
    const rows =
      list === 'savedTracks'
        ? await wholeList(library, library.savedTracks)
        : await wholeList(library, library.savedAlbums);
    if (!rows) return undefined;
    items.push([...rows]);
  }
  return { items: items.flat(), name };
}

async function findTracks(connection: Connection): Promise<ExportSource | undefined> {
  const words = await window.showInputBox({ title: exportWords.found(), prompt: exportWords.foundPrompt() });
  if (words === undefined || words.trim() === '') return undefined;
  const all = await wholeList(connection.library, connection.library.savedTracks);
  if (!all) return undefined;
  const by = { text: new TextMatch(words), conditions: [], isAlbumSaved: () => false };
  const { rows } = await inSlices(filteredRows(all, by));
  if (rows.length > 0) return { items: rows, name: 'tracklist-search' };
  void window.showInformationMessage(exportWords.nothingFound(words));
  return undefined;
}
