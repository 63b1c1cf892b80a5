import type { SavedItem } from '../library/journal.ts';

/** How many of `items` are tracks, and how many albums. */
export function countsOf(items: readonly SavedItem[]): { readonly tracks: number; readonly albums: number } {
  const albums = items.filter(item => 'album' in item).length;
  return { tracks: items.length - albums, albums };
}
