import type { ListFigures } from './lists.ts';

type Row = readonly [what: string, ...cells: string[]];

/** The head of the table, and its rows, one for each format. */
export function listTable(lists: readonly ListFigures[]): { head: string[]; rows: Row[] } {
  const count = lists[0]?.rows.toLocaleString('en') ?? '';
  return {
    head: [
      `${count} tracks as a file`,
      'size',
      'written in',
      'longest stall',
      'read in',
      'longest stall',
      'memory, most / kept',
    ],
    rows: lists.map(rowOf),
  };
}

function rowOf({
  format,
  fileBytes,
  writeMs,
  writeStall,
  readMs,
  readStall,
  peakMemory,
  keptMemory,
}: ListFigures): Row {
  return [
    format,
    mebibytes(fileBytes),
    seconds(writeMs),
    stalled(writeStall),
    seconds(readMs),
    stalled(readStall),
    `${mebibytes(peakMemory)} / ${mebibytes(keptMemory)}`,
  ];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const stalled = ({ ms, workMs }: { readonly ms: number; readonly workMs: number }): string =>
  `${ms.toFixed(0)} ms (${workMs.toFixed(0)} ms own work)`;
