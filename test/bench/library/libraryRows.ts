import type { ColdSync, LibraryFigures, WarmSync } from './libraryTasks.ts';
import type { Stall } from './stallWatch.ts';

type Row = readonly [what: string, ...cells: string[]];

/** What the design asks for, beside what was found. */
const reach = {
  cold: '≤ 2.0 s, 200 requests, ≤ 8 in flight (10,000)',
  coldFirst: '≤ 150 ms after the first answer, which takes 50 ms',
  stall: '≤ 50 ms',
  warm: '1 request',
  warmFirst: '≤ 100 ms',
  removal: '≤ 2 · log₂(pages) + 3 requests: 18; 24',
  key: 'p95 ≤ 5 ms (100,000)',
  kept: '≤ 6 MiB (10,000)',
};

/** The head of the table, and its rows; rows that nothing was measured for are left out. */
export function libraryTable(libraries: readonly LibraryFigures[]): { head: string[]; rows: Row[] } {
  const row = (what: string, cell: (library: LibraryFigures) => string | undefined, toReach = ''): Row => [
    what,
    ...libraries.map(library => cell(library) ?? '–'),
    toReach,
  ];
  const ways = libraries.find(({ arranging }) => arranging)?.arranging ?? [];
  const rows = [
    row('cold sync', ({ coldSync }) => coldSync && read(coldSync), reach.cold),
    row('… first rows', ({ coldSync }) => coldSync && milliseconds(coldSync.firstRowsMs), reach.coldFirst),
    row('… all on disk', ({ coldSync }) => coldSync && seconds(coldSync.onDiskMs)),
    row('… longest stall', ({ coldSync }) => coldSync && stalled(coldSync.stall), reach.stall),
    row('… memory kept', ({ coldSync }) => coldSync && mebibytes(coldSync.kept), reach.kept),
    row('… size on disk', ({ databaseBytes: size }) => (size === undefined ? undefined : mebibytes(size))),
    row('cold sync, second writer', ({ secondWriter }) => secondWriter && read(secondWriter)),
    row('… all on disk', ({ secondWriter }) => secondWriter && seconds(secondWriter.onDiskMs)),
    row('… longest stall', ({ secondWriter }) => secondWriter && stalled(secondWriter.stall), reach.stall),
    row('… transactions of the other', ({ secondWriter }) => secondWriter?.otherWrites.toLocaleString('en')),
    row('warm sync', ({ warmSync }) => warmSync && broughtUpToDate(warmSync), reach.warm),
    row('… first rows', ({ warmSync }) => warmSync && opened(warmSync), reach.warmFirst),
    row('… all rows', ({ warmSync }) => warmSync && milliseconds(warmSync.allRowsMs)),
    row('… longest stall', ({ warmSync }) => warmSync && stalled(warmSync.stall), reach.stall),
    row('one removed elsewhere', ({ removal }) => removal && broughtUpToDate(removal), reach.removal),
    row('… longest stall', ({ removal }) => removal && stalled(removal.stall), reach.stall),
    row('memory kept after opening', ({ find }) => find && mebibytes(find.libraryKept), reach.kept),
    row('index for finding', ({ find }) => find && milliseconds(find.indexMs)),
    row('… longest stall', ({ find }) => find && stalled(find.indexStall), reach.stall),
    row('… memory kept', ({ find }) => find && mebibytes(find.indexKept)),
    row(
      'one key, p50 / p95 / longest',
      ({ find }) => find && [find.p50, find.p95, find.longest].map(precise).join(' / '),
      reach.key,
    ),
    ...ways.map(({ what }) =>
      row(
        what,
        ({ arranging }) => {
          const way = arranging?.find(each => each.what === what);
          return way && `${milliseconds(way.ms)}, longest stall ${stalled(way.stall)}`;
        },
        reach.stall,
      ),
    ),
    row(
      'duplicates',
      ({ duplicates: found }) =>
        found &&
        `${found.groups.toLocaleString('en')} groups, ${milliseconds(found.ms)}, longest stall ${stalled(found.stall)}`,
      reach.stall,
    ),
    row(
      '… once more',
      ({ duplicates: found }) =>
        found && `${milliseconds(found.again.ms)}, longest stall ${stalled(found.again.stall)}`,
      reach.stall,
    ),
  ];
  const head = [
    'the library on disk',
    ...libraries.map(({ tracks }) => `${tracks.toLocaleString('en')} tracks`),
  ];
  return {
    head: [...head, 'to reach'],
    rows: rows.filter(([, ...cells]) => cells.slice(0, -1).some(cell => cell !== '–')),
  };
}

function read({ ms, requests, maxInFlight }: ColdSync): string {
  return `${seconds(ms)}, ${requests.toLocaleString('en')} requests, ${maxInFlight} in flight`;
}

function broughtUpToDate({ upToDateMs, requests }: WarmSync & { readonly requests: number }): string {
  return `${seconds(upToDateMs)}, ${requests.toLocaleString('en')} ${requests === 1 ? 'request' : 'requests'}`;
}

function opened({ firstRowsMs, loadCodeMs }: WarmSync): string {
  return `${milliseconds(firstRowsMs)}; ${milliseconds(loadCodeMs + firstRowsMs)} with loading the code`;
}

function stalled({ ms, workMs }: Stall): string {
  return `${milliseconds(ms)} (${milliseconds(workMs)} own work)`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;
const precise = (ms: number): string => `${ms.toFixed(2)} ms`;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
