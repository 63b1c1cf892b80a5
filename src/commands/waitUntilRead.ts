import { ProgressLocation, window } from 'vscode';
import type { Library } from '../library/library.ts';
import type { SavedList } from '../library/savedList.ts';
import type { SavedRow } from '../library/savedListSource.ts';
import { whenRead } from '../library/whenRead.ts';
import { exportWords } from '../messages/exporting.ts';

/** What is said while one waits. */
interface WaitingWords {
  readonly title: string;
  readonly soFar: (loaded: number, total: number) => string;
}

const usualWords = (): WaitingWords => ({ title: exportWords.waiting(), soFar: exportWords.waitingFor });

/**
 * Waits until a list has been read as far as it can be, with a progress that can be cancelled while that takes. False
 * when the person does not wait for the end.
 */
export async function waitUntilRead<Row extends SavedRow>(
  library: Library,
  list: SavedList<Row>,
  words = usualWords(),
): Promise<boolean> {
  await list.firstRows();
  if (list.status.phase !== 'loading') return true;
  const options = { location: ProgressLocation.Notification, title: words.title, cancellable: true };
  return window.withProgress(options, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const onProgress = (loaded: number, total: number | undefined): void => {
      if (total !== undefined) progress.report({ message: words.soFar(loaded, total) });
    };
    return whenRead(library, list, { signal: controller.signal, onProgress }).then(
      () => true,
      () => false,
    );
  });
}
