import type { Library } from '../library/library.ts';
import { cancelled } from '../spotify/clock.ts';

/**
 * Resolves when saved tracks are not being read any more: all of them are here, or what could not be read is known. They
 * are read if nobody has asked for them yet. Rejects with a `SpotifyError` of kind `cancelled`.
 * @param onProgress hears how many are here
 */
export async function whenRead(
  library: Library,
  signal?: AbortSignal,
  onProgress?: (loaded: number, total: number | undefined) => void,
): Promise<void> {
  const { savedTracks } = library;
  await savedTracks.firstRows();
  const isRead = (): boolean => savedTracks.status.phase !== 'loading';
  if (isRead()) return;
  const waiting = Promise.withResolvers<undefined>();
  const look = (): void => {
    onProgress?.(savedTracks.status.loaded, savedTracks.status.total);
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
