import { ProgressLocation, window } from 'vscode';
import type { Library } from '../library/library.ts';
import type { SavedList } from '../library/savedList.ts';
import type { SavedRow } from '../library/savedListSource.ts';
import { exportWords } from '../messages/exporting.ts';

/**
 * Waits until a list has been read as far as it can be, with a progress that can be cancelled while that takes. False
 * when the person does not wait for the end.
 */
export async function whenRead<Row extends SavedRow>(
  library: Library,
  list: SavedList<Row>,
): Promise<boolean> {
  await list.firstRows();
  if (list.status.phase !== 'loading') return true;
  const options = {
    location: ProgressLocation.Notification,
    title: exportWords.waiting(),
    cancellable: true,
  };
  return window.withProgress(
    options,
    (progress, token) =>
      new Promise(resolve => {
        const end = (isRead: boolean): void => {
          listener.dispose();
          resolve(isRead);
        };
        const look = (): void => {
          const { phase, loaded, total } = list.status;
          if (total !== undefined) progress.report({ message: exportWords.waitingFor(loaded, total) });
          if (phase !== 'loading') end(true);
        };
        const listener = library.onDidChange(look);
        token.onCancellationRequested(() => end(false));
        look();
      }),
  );
}
