import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Setting } from '../clients/benchClient.ts';
import { memoryInUse } from '../memoryInUse.ts';
import { Control } from '../server.ts';
import type { KeptLibrary } from './keptLibrary.ts';
import { openKept } from './keptLibrary.ts';
import type { ColdSync } from './libraryTasks.ts';
import type * as LibraryProduct from './product.ts';
import { StallWatch } from './stallWatch.ts';

/** Reads a library of which nothing is kept; code and connection are there already. */
export async function coldSync(
  product: typeof LibraryProduct,
  setting: Setting,
  folder: string,
  withSecondWriter: boolean,
): Promise<ColdSync> {
  const other = withSecondWriter ? await startWriter(setting.bundle, folder) : undefined;
  const held: { kept?: KeptLibrary } = { kept: openKept(product, setting, folder) };
  const figures = await read(held, new Control(setting.controlUrl));
  const otherWrites = (await other?.stop()) ?? 0;
  const before = await memoryInUse();
  await held.kept?.close();
  delete held.kept;
  return { ...figures, otherWrites, kept: before.objects - (await memoryInUse()).objects };
}

async function read(
  { kept }: { readonly kept?: KeptLibrary },
  control: Control,
): Promise<Omit<ColdSync, 'kept' | 'otherWrites'>> {
  if (!kept) throw new Error('there is no library');
  const { client, library } = kept;
  await client.savedTracks(0, 1);
  // As while a view is visible.
  library.watch(true);
  const before = await control.counted();
  const watch = new StallWatch();
  const start = performance.now();
  const since = (): number => performance.now() - start;
  const first = library.savedTracks.firstRows().then(since);
  await library.savedTracks.refresh();
  const ms = since();
  await kept.written();
  const onDiskMs = since();
  const stall = watch.stop();
  library.watch(false);
  const { phase, total = 0, error } = library.savedTracks.status;
  if (phase !== 'complete') throw error ?? new Error(`the list is ${phase}`);
  const { count, maxInFlight } = await control.counted();
  const requests = count - before.count;
  return { ms, firstRowsMs: await first, onDiskMs, tracks: total, requests, maxInFlight, stall };
}

async function startWriter(bundle: string, folder: string): Promise<{ stop: () => Promise<number> }> {
  const script = path.join(import.meta.dirname, 'secondWriter.ts');
  const writer = fork(script, [JSON.stringify({ bundle, folder })]);
  await once(writer, 'message');
  return {
    stop: async () => {
      writer.send('stop');
      const [writes] = (await once(writer, 'message')) as [number];
      return writes;
    },
  };
}
