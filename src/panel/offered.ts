import type { TrackView } from '../../webview/protocol.ts';

/** What a page that shows `view` may ask to open: its own items and nothing else. */
export function offersToOpen(view: TrackView, uri: string): boolean {
  if (uri === view.uri) return view.canOpen;
  return [...view.artists, view.album].some(link => link?.uri === uri);
}

/** Whether `text` is one of the values that `view` offers to copy. */
export function offersToCopy({ isrc, facts }: TrackView, text: string): boolean {
  return [isrc, ...facts].some(fact => fact?.copyLabel !== undefined && fact.value === text);
}
