// What is done with a library that is in memory: finding, arranging, looking for duplicates.
import type { Arrangement } from '../../../src/library/arrangement/arrangement.ts';
import { defaultArrangement, groupings, sortKeys } from '../../../src/library/arrangement/arrangement.ts';
import type { TrackIndex } from '../../../src/library/search/trackIndex.ts';
import type { Setting } from '../clients/benchClient.ts';
import { memoryInUse } from '../memoryInUse.ts';
import type { KeptLibrary } from './keptLibrary.ts';
import { openKept } from './keptLibrary.ts';
import type { Arranging, Duplicating, Finding } from './libraryTasks.ts';
import type * as LibraryProduct from './product.ts';
import { StallWatch } from './stallWatch.ts';
import { keysOf, typedQueries } from './typedQueries.ts';

const queryCount = 300;
/** As many as the list of what was found shows. */
const mostShown = 200;

/** Makes the index of a library that is kept, and types into it. */
export async function find(
  product: typeof LibraryProduct,
  setting: Setting,
  folder: string,
): Promise<Finding> {
  const held: { kept?: KeptLibrary; index?: TrackIndex } = {};
  held.kept = await openWhole(product, setting, folder);
  const built = await buildIndex(product, held);
  const typed = type(held);
  const before = await memoryInUse();
  delete held.index;
  const without = await memoryInUse();
  await held.kept.close();
  delete held.kept;
  const after = await memoryInUse();
  const indexKept = before.objects + before.buffers - without.objects - without.buffers;
  return { ...built, ...typed, indexKept, libraryKept: without.objects - after.objects };
}

async function buildIndex(
  { inSlices, TrackIndex: Index }: typeof LibraryProduct,
  held: { readonly kept?: KeptLibrary; index?: TrackIndex },
): Promise<Pick<Finding, 'indexMs' | 'indexStall'>> {
  const index = (held.index = new Index());
  const rows = held.kept?.library.savedTracks.rows ?? [];
  const watch = new StallWatch();
  const start = performance.now();
  await inSlices(index.takeIn(rows));
  const indexMs = performance.now() - start;
  return { indexMs, indexStall: watch.stop() };
}

function type({
  kept,
  index,
}: {
  readonly kept?: KeptLibrary;
  readonly index?: TrackIndex;
}): Pick<Finding, 'queries' | 'keys' | 'p50' | 'p95' | 'longest' | 'longestText'> {
  const queries = typedQueries(kept?.library.savedTracks.rows ?? [], queryCount);
  const times = queries.flatMap(keysOf).map(text => {
    const start = performance.now();
    index?.search(text, mostShown);
    return { text, ms: performance.now() - start };
  });
  times.sort((a, b) => a.ms - b.ms);
  const at = (part: number): number => times[Math.ceil(times.length * part) - 1]?.ms ?? NaN;
  const { ms: longest = NaN, text: longestText = '' } = times.at(-1) ?? {};
  return { queries: queries.length, keys: times.length, p50: at(0.5), p95: at(0.95), longest, longestText };
}

/** Every way of sorting and grouping a library that is kept, one after another, and a filter. */
export async function arrange(
  product: typeof LibraryProduct,
  setting: Setting,
  folder: string,
): Promise<Arranging[]> {
  const kept = await openWhole(product, setting, folder);
  const { rows } = kept.library.savedTracks;
  const arranger = new product.Arranger('en');
  const results: Arranging[] = [];
  for (const [what, arrangement] of arrangements()) {
    const watch = new StallWatch();
    const start = performance.now();
    await arranger.arrange({ rows, expected: rows.length, arrangement, isAlbumSaved: () => false });
    const ms = performance.now() - start;
    results.push({ what, ms, stall: watch.stop() });
  }
  await kept.close();
  return results;
}

/** Looks for duplicates in a library that is kept, and once more. */
export async function findDuplicates(
  product: typeof LibraryProduct,
  setting: Setting,
  folder: string,
): Promise<Duplicating> {
  const kept = await openWhole(product, setting, folder);
  const finder = new product.DuplicateFinder();
  const look = async (): Promise<Omit<Duplicating, 'again'>> => {
    const watch = new StallWatch();
    const start = performance.now();
    const { groups } = await finder.find(kept.library.savedTracks.rows);
    const ms = performance.now() - start;
    return { ms, stall: watch.stop(), groups: groups.length };
  };
  const first = await look();
  const { ms, stall } = await look();
  await kept.close();
  return { ...first, again: { ms, stall } };
}

function arrangements(): (readonly [what: string, Arrangement])[] {
  const { sort, filter } = defaultArrangement;
  const flat: Arrangement = { sort, grouping: 'none', filter };
  return [
    ...sortKeys.map(key => [`sort by ${key}`, { ...flat, sort: { key, direction: 'ascending' } }] as const),
    ...groupings
      .filter(grouping => grouping !== 'none')
      .map(grouping => [`group by ${grouping}`, { ...flat, grouping }] as const),
    ['filter by text', { ...flat, filter: { text: 'love', conditions: [] } }],
    ['filter by text, once more', { ...flat, filter: { text: 'love', conditions: [] } }],
  ];
}

/** All that is kept, in memory and up to date. */
async function openWhole(
  product: typeof LibraryProduct,
  setting: Setting,
  folder: string,
): Promise<KeptLibrary> {
  const kept = openKept(product, setting, folder);
  const { savedTracks } = kept.library;
  await savedTracks.firstRows();
  await savedTracks.refresh();
  const { phase, error } = savedTracks.status;
  if (phase !== 'complete' || error) throw error ?? new Error(`the list is ${phase}`);
  await kept.written();
  return kept;
}
