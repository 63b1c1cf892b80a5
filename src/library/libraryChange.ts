/** The lists that views show. */
export type ListName = 'savedTracks' | 'savedAlbums' | 'topTracks' | 'recentlyRemoved';

/** What is different now. Views redraw a whole list, or only the rows of these items. */
export interface LibraryChange {
  /** Lists whose rows, order or status are different. */
  readonly lists: readonly ListName[];
  /** Tracks and albums whose saved state became known or changed. */
  readonly uris: readonly string[];
}
