import type { ListStatus } from '../library/savedList.ts';
import { viewIds } from '../manifest.ts';
import { viewWords } from '../messages.ts';
import type { SavedTrack } from '../model/track.ts';
import { describeView } from './describeView.ts';
import type { FailureElement, TrackElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';

/** Saved Tracks: Liked Songs, newest first. */
export const savedTracksSource: RowsSource = {
  viewId: viewIds.savedTracks,
  concerns: change => change.lists.includes('savedTracks'),
  rows: async ({ library }) => {
    await library.savedTracks.firstRows();
    const { rows, status } = library.savedTracks;
    if (rows.length === 0 && status.phase === 'complete')
      return [{ kind: 'note', id: 'savedTracks/none', note: 'noSavedTracks' }];
    const gap = gapRow('savedTracks', status, () => library.savedTracks.retry());
    return [...rows.map(trackRow), ...gap];
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

/** The row that stands for pages that could not be loaded, while there are any. */
export function gapRow(list: string, status: ListStatus, retry: () => unknown): FailureElement[] {
  if (status.error === undefined) return [];
  const gap = status.loaded > 0 && status.missingPages > 0 ? { missingPages: status.missingPages } : {};
  return [{ kind: 'failure', id: `${list}/gap`, error: status.error, retry, ...gap }];
}

/** "Loading 1,250 of 3,000", while that goes on. */
export function loadingMessage({ phase, loaded, total }: ListStatus): string | undefined {
  if (phase !== 'loading' || total === undefined || loaded >= total) return undefined;
  return viewWords.loading(viewWords.count(loaded), viewWords.count(total));
}
