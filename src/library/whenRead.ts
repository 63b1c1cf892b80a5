import { cancelled } from '../spotify/clock.ts';
import type { Library } from './library.ts';
import type { SavedList } from './savedList.ts';
import type { SavedRow } from './savedListSource.ts';

interface WaitOptions {
  /** Ends the waiting, not the reading. */
  readonly signal?: AbortSignal;
  /** Hears how many rows are here. */
  readonly onProgress?: (loaded: number, total: number | undefined) => void;
}

/**
 * Resolves when a list of `library` is not being read any more: all of it is here, or what could not be read is known. It
 * is read if nobody has asked for it yet. Rejects with a `SpotifyError` of kind `cancelled`.
 */
export async function whenRead<Row extends SavedRow>(
  library: Library,
  list: SavedList<Row>,
  { signal, onProgress }: WaitOptions = {},
): Promise<void> {
  await list.firstRows();
  const isRead = (): boolean => list.status.phase !== 'loading';
  if (isRead()) return;
  const waiting = Promise.withResolvers<undefined>();
  const look = (): void => {
    onProgress?.(list.status.loaded, list.status.total);
    if (isRead()) waiting.resolve(undefined);
  };
  const subscription = library.onDidChange(look);
  const onAbort = (): void => waiting.reject(cancelled());
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    look();
    await waiting.promise;
  } finally {
    subscription.dispose();
    signal?.removeEventListener('abort', onAbort);
  }
}
