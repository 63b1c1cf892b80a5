import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import { viewIds } from '../manifest.ts';
import { changeWords } from '../messages/changes.ts';
import { inert } from '../messages/wording.ts';
import { pickWords } from '../messages/finding.ts';
import type { ArtistReference } from '../model/artist.ts';
import type { Track } from '../model/track.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import { chooseTrack } from './chooseTrack.ts';
import { loadedTracks } from './loadedItems.ts';
import { clickedRow, isOnRows, rowsOf } from './rowArguments.ts';
import { readyConnection, withConnection } from './readiness.ts';

interface ListParts {
  readonly connections: Connections;
  readonly views: Views;
}

type ListCommand =
  | 'tracklist.refresh'
  | 'tracklist.retry'
  | 'tracklist.loadMore'
  | 'tracklist.showArtistTracks'
  | 'tracklist.closeArtist';

/** Commands that fetch what views show. */
export function listCommands({ connections, views }: ListParts): CommandHandlers<ListCommand> {
  return {
    'tracklist.refresh': withConnection(connections, refresh),
    'tracklist.retry': async (...args) => {
      for (const row of await rowsOf(views, args)) if (row.kind === 'failure') await row.retry();
    },
    'tracklist.loadMore': async (...args) => {
      const [row] = await rowsOf(views, args);
      if (row?.kind === 'loadMore') await connections.current?.library.topTracks[row.range].loadMore();
    },
    'tracklist.showArtistTracks': async (...args) => {
      const connection = await readyConnection(connections);
      if (!connection) return;
      const artist = await artistFor(views, connection, args);
      if (artist) await views.showArtist(artist);
    },
    'tracklist.closeArtist': async (...args) => {
      const [row] = await rowsOf(views, args);
      if (row?.kind === 'artist') views.closeArtist(row);
    },
  };
}

/** All lists that have been opened, with progress in the first view. */
async function refresh({ library }: Connection): Promise<void> {
  await window.withProgress({ location: { viewId: viewIds.savedTracks } }, async () => {
    await Promise.all([
      library.refresh('savedTracks'),
      ...(library.savedAlbums.status.phase === 'idle' ? [] : [library.refresh('savedAlbums')]),
      library.refresh('topTracks'),
    ]);
  });
}

type KnownArtist = ArtistReference & { readonly id: string };

async function artistFor(
  views: Views,
  connection: Connection,
  args: RowArguments,
): Promise<KnownArtist | undefined> {
  const track = isOnRows(args)
    ? trackOf(clickedRow(await rowsOf(views, args), args))
    : await chooseTrack(
        await loadedTracks(connection, undefined, views.shownTracks(connection)?.rows),
        pickWords.track(),
      );
  if (!track) return undefined;
  const artists = track.artists.filter((artist): artist is KnownArtist => artist.id !== undefined);
  if (artists.length === 0) void window.showInformationMessage(changeWords.localFile());
  if (artists.length <= 1) return artists[0];
  const choices = artists.map(artist => ({ label: inert(artist.name), artist }));
  return (await window.showQuickPick(choices, { placeHolder: pickWords.artist() }))?.artist;
}

function trackOf(row: Element | undefined): Track | undefined {
  return row?.kind === 'track' ? row.track : undefined;
}
