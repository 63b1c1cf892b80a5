import { ProgressLocation, window } from 'vscode';
import type { Library } from '../library/library.ts';
import { unavailableWords } from '../messages/unavailable.ts';

/**
 * Waits until Liked Songs has been read as far as it can be, with a progress that can be cancelled while that takes.
 * False when the person did not want to wait. Rejects with a `SpotifyError` when nothing could be read.
 */
export async function wholeSavedTracks(library: Library): Promise<boolean> {
  const { savedTracks } = library;
  const isReading = (): boolean => ['idle', 'loading'].includes(savedTracks.status.phase);
  if (isReading()) await savedTracks.firstRows();
  if (isReading() && !(await waitWithProgress(library, isReading))) return false;
  const { error } = savedTracks.status;
  if (savedTracks.rows.length === 0 && error) throw error;
  return true;
}

/** False when the person has cancelled. */
async function waitWithProgress(library: Library, isReading: () => boolean): Promise<boolean> {
  const options = {
    location: ProgressLocation.Notification,
    title: unavailableWords.reading(),
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const look = (): void => {
      const { loaded, total } = library.savedTracks.status;
      if (total !== undefined) progress.report({ message: unavailableWords.read(loaded, total) });
      if (!isReading()) resolve(true);
    };
    const listening = library.onDidChange(look);
    const cancelling = token.onCancellationRequested(() => resolve(false));
    look();
    return promise.finally(() => {
      listening.dispose();
      cancelling.dispose();
    });
  });
}
