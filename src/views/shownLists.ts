import type { Library } from '../library/library.ts';
import type { ListName } from '../library/libraryChange.ts';
import type { ViewId } from '../manifest.ts';
import { viewIds } from '../manifest.ts';
import type { ShownList } from './listContent.ts';

/** The list a view is about: it is brought up to date when somebody looks at the view, which tells how it is. */
export const shownLists: Readonly<
  Record<ViewId, { readonly name: ListName; readonly of: (library: Library) => ShownList }>
> = {
  [viewIds.savedTracks]: { name: 'savedTracks', of: ({ savedTracks }) => savedTracks },
  [viewIds.savedAlbums]: { name: 'savedAlbums', of: ({ savedAlbums }) => savedAlbums },
  [viewIds.recentlyRemoved]: {
    name: 'recentlyRemoved',
    of: ({ recentlyRemoved }) => recentlyRemoved,
  },
  [viewIds.topTracks]: { name: 'topTracks', of: ({ rankings }) => rankings },
};
