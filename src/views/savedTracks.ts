import type { ListStatus } from '../library/listStatus.ts';
import { viewIds } from '../manifest.ts';
import { viewWords } from '../messages.ts';
import type { SavedTrack } from '../model/track.ts';
import { describeView } from './describeView.ts';
import type { FailureElement, TrackElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';

/** Saved Tracks: Liked Songs, newest first. */
export const savedTracksSource: RowsSource = {
  viewId: viewIds.savedTracks,
  families: ['library'],
  familiesOfRows: [],
  concerns: change => change.lists.includes('savedTracks'),
  rows: async ({ library }) => {
    await library.savedTracks.firstRows();
    const { rows, status } = library.savedTracks;
    if (rows.length === 0 && status.phase === 'complete')
      return [{ kind: 'note', id: 'savedTracks/none', note: 'noSavedTracks' }];
    const gap = gapRow('savedTracks', status, () => library.savedTracks.retry());
    return [...gap, ...rows.map(trackRow)];
  },
  description: connection => {
    const { total } = connection.library.savedTracks.status;
    const facts = total === undefined ? [] : [viewWords.count(total), viewWords.newestFirst()];
    return describeView(connection, facts);
  },
  message: ({ library }) => loadingMessage(library.savedTracks.status),
};

function trackRow({ track, addedAt }: SavedTrack): TrackElement {
  return { kind: 'track', id: `savedTracks/${track.uri}`, track, addedAt, place: 'savedTracks' };
}

/** The row above all others that says what could not be loaded or brought up to date, while there is something. */
export function gapRow(list: string, status: ListStatus, retry: () => unknown): FailureElement[] {
  if (status.error === undefined) return [];
  const gap = status.loaded > 0 && status.missingPages > 0 ? { missingPages: status.missingPages } : {};
  return [{ kind: 'failure', id: `${list}/gap`, error: status.error, retry, ...gap }];
}

/** What stands above the rows: how far loading is, or that the list kept changing while it was read. */
export function loadingMessage({
  phase,
  loaded,
  total,
  missingPages,
  error,
}: ListStatus): string | undefined {
  if (phase === 'partial' && missingPages === 0 && error === undefined) return viewWords.keptChanging();
  if (phase !== 'loading' || total === undefined || loaded >= total) return undefined;
  return viewWords.loading(viewWords.count(loaded), viewWords.count(total));
}
