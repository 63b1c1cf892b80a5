import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import type { Views } from '../views/views.ts';
import type { ChangeKind, ChangeParts } from './change.ts';
import { change } from './change.ts';
import { changeFromLinks } from './changeFromLinks.ts';
import type { ItemKind } from './rowItems.ts';
import { isOnRows, rowsOf } from './rowArguments.ts';
import { itemsOf } from './rowItems.ts';
import {
  chooseAlbumsToRemove,
  chooseAlbumsToSave,
  chooseTracksToRemove,
  chooseTracksToSave,
} from './chooseItems.ts';
import { readyConnection, withConnection } from './readiness.ts';
import { undo } from './undo.ts';

/** What saving and removing need. */
export interface CurationParts extends ChangeParts {
  readonly views: Views;
  /** URI of the track in the details panel, when it is open. */
  readonly shownTrack: () => string | undefined;
}

type CurationCommand =
  | 'tracklist.save'
  | 'tracklist.remove'
  | 'tracklist.saveAlbum'
  | 'tracklist.removeAlbum'
  | 'tracklist.saveFromLinks'
  | 'tracklist.removeFromLinks'
  | 'tracklist.undo';

type Choose = (connection: Connection) => Promise<readonly SavedItem[] | undefined>;

/** Commands that change the library. */
export function curationCommands(parts: CurationParts): CommandHandlers<CurationCommand> {
  const onRows =
    (kind: ChangeKind, items: ItemKind, choose: Choose) =>
    (...args: RowArguments): Promise<void> =>
      changeRows(parts, kind, items, args, choose);
  const shown = parts.shownTrack;
  const fromLinks = (kind: ChangeKind): (() => Promise<void>) =>
    withConnection(parts.connections, connection => changeFromLinks(parts, connection, kind));
  return {
    'tracklist.save': onRows('save', 'track', connection =>
      chooseTracksToSave(connection, shown(), () => changeFromLinks(parts, connection, 'save')),
    ),
    'tracklist.remove': onRows('remove', 'track', connection =>
      chooseTracksToRemove(connection, shown(), parts.views.shownTracks(connection)?.rows),
    ),
    'tracklist.saveAlbum': onRows('save', 'album', chooseAlbumsToSave),
    'tracklist.removeAlbum': onRows('remove', 'album', chooseAlbumsToRemove),
    'tracklist.saveFromLinks': fromLinks('save'),
    'tracklist.removeFromLinks': fromLinks('remove'),
    'tracklist.undo': withConnection(parts.connections, connection => undo(parts, connection)),
  };
}

async function changeRows(
  parts: CurationParts,
  kind: ChangeKind,
  itemKind: ItemKind,
  args: RowArguments,
  choose: Choose,
): Promise<void> {
  const connection = await readyConnection(parts.connections);
  if (!connection) return;
  const rows = await rowsOf(parts.views, args);
  const [row] = args;
  // Delete means whatever is selected; a menu entry names what it is about.
  const wanted = typeof row === 'string' ? (['track', 'album'] as const) : [itemKind];
  const items = isOnRows(args) ? itemsOf(rows, connection, wanted) : await choose(connection);
  const isUnseen = rows.some(each => each.kind === 'group');
  if (items) await change(parts, connection, kind, items, { isUnseen });
}
