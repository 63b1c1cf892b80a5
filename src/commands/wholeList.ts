import { ProgressLocation, window } from 'vscode';
import type { Library } from '../library/library.ts';
import type { ListStatus } from '../library/listStatus.ts';
import type { SavedList } from '../library/savedList.ts';
import type { SavedRow } from '../library/savedListSource.ts';
import { exportWords } from '../messages/exporting.ts';

/**
 * All rows of a list, as soon as it has been read; a person can stop waiting. Where some cannot be read, they are asked
 * whether the others will do. Undefined when they decline. Rejects with a `SpotifyError` when none can be read.
 */
export async function wholeList<Row extends SavedRow>(
  library: Library,
  list: SavedList<Row>,
): Promise<readonly Row[] | undefined> {
  await list.firstRows();
  if (list.status.phase === 'loading' && !(await waitFor(library, list))) return undefined;
  const { rows, status } = list;
  if (list.isComplete) return rows;
  if (rows.length === 0 && status.error) throw status.error;
  const question = exportWords.incomplete(rows.length, status.total ?? rows.length);
  const button = exportWords.these();
  return (await window.showWarningMessage(question, { modal: true }, button)) === button
    ? list.rows
    : undefined;
}

/** False when the person does not wait for the end. */
async function waitFor(library: Library, list: { readonly status: ListStatus }): Promise<boolean> {
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
