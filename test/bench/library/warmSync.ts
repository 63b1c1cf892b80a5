import type { Setting } from '../clients/benchClient.ts';
import { openKept } from './keptLibrary.ts';
import type { WarmSync } from './libraryTasks.ts';
import type * as LibraryProduct from './product.ts';
import { StallWatch } from './stallWatch.ts';

/** Opens a library that is kept and brings it up to date, nothing having been loaded before. */
export async function warmSync(
  load: () => typeof LibraryProduct,
  setting: Setting,
  folder: string,
): Promise<WarmSync> {
  const begun = performance.now();
  const kept = openKept(load(), setting, folder);
  const loadCodeMs = performance.now() - begun;
  const watch = new StallWatch();
  const { savedTracks } = kept.library;
  const start = performance.now();
  const since = (): number => performance.now() - start;
  let allRowsMs: number | undefined;
  kept.library.onDidChange(() => {
    if (savedTracks.isComplete) allRowsMs ??= since();
  });
  await savedTracks.firstRows();
  const firstRowsMs = since();
  await savedTracks.refresh();
  const upToDateMs = since();
  await kept.written();
  const stall = watch.stop();
  const { phase, error } = savedTracks.status;
  if (phase !== 'complete' || error) throw error ?? new Error(`the list is ${phase}`);
  const tracks = savedTracks.rows.length;
  await kept.close();
  return { loadCodeMs, firstRowsMs, allRowsMs: allRowsMs ?? NaN, upToDateMs, tracks, stall };
}
