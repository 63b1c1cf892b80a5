import { ProgressLocation, window } from 'vscode';
import type { WriteOptions } from '../spotify/libraryWrites.ts';

/** More items than this show a progress that can be cancelled. */
const progressAbove = 40;

/** Small changes show in the rows at once; large ones get a progress that can be cancelled. */
export async function withProgress<T>(
  title: string,
  count: number,
  work: (options: WriteOptions) => Promise<T>,
): Promise<T> {
  if (count <= progressAbove) return work({});
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    let before = 0;
    const onProgress = (done: number): void => {
      progress.report({ increment: ((done - before) / count) * 100, message: `${done}/${count}` });
      before = done;
    };
    return work({ signal: controller.signal, onProgress });
  });
}
