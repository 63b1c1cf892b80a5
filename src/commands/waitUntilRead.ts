import { ProgressLocation, window } from 'vscode';
import type { Library } from '../library/library.ts';
import type { SavedList } from '../library/savedList.ts';
import type { SavedRow } from '../library/savedListSource.ts';
import { whenRead } from '../library/whenRead.ts';
import { exportWords } from '../messages/exporting.ts';
import { viewWords } from '../messages/views.ts';

/**
 * Waits until a list has been read as far as it can be, with a progress that can be cancelled while that takes. False
 * when the person does not wait for the end.
 * @param title of the progress
 */
export async function waitUntilRead<Row extends SavedRow>(
  library: Library,
  list: SavedList<Row>,
  title = exportWords.waiting(),
): Promise<boolean> {
  await list.firstRows();
  if (list.status.phase !== 'loading') return true;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const onProgress = (loaded: number, total: number | undefined): void => {
      if (total !== undefined) progress.report({ message: viewWords.soMany(loaded, total) });
    };
    return whenRead(library, list, { signal: controller.signal, onProgress }).then(
      () => true,
      () => false,
    );
  });
}
