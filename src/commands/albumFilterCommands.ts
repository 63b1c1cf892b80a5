import type { Connections } from '../library/connections.ts';
import type { CommandHandlers } from '../manifest.ts';
import { showView, viewIds } from '../manifest.ts';
import type { Views } from '../views/views.ts';
import { withConnection } from './readiness.ts';

interface AlbumFilterParts {
  readonly connections: Connections;
  readonly views: Views;
}

type AlbumFilterCommand = 'tracklist.showAlbumsWithoutLikes' | 'tracklist.showAllAlbums';

/** Commands that decide which saved albums are shown. */
export function albumFilterCommands({
  connections,
  views,
}: AlbumFilterParts): CommandHandlers<AlbumFilterCommand> {
  const show = (isFiltered: boolean): (() => Promise<void>) =>
    withConnection(connections, async connection => {
      await views.albumFilter.set(connection, isFiltered);
      await showView(viewIds.savedAlbums);
    });
  return { 'tracklist.showAlbumsWithoutLikes': show(true), 'tracklist.showAllAlbums': show(false) };
}
