import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { libraryBundle } from '../bundles.ts';
import { inOwnProcess } from '../child.ts';
import type { Setting } from '../clients/benchClient.ts';
import { median } from '../figures.ts';
import { Control, startServer } from '../server.ts';
import type { ColdSync, LibraryFigures, LibraryTask, LibraryWork, WarmSync } from './libraryTasks.ts';

/** Times that reading everything is repeated, with up to so many tracks; with more it is done once. */
const [repetitions, mostRepeated] = [3, 20_000];
/** Times that opening what is kept is repeated. */
const openings = 5;

interface Measuring {
  readonly tracks: number;
  readonly wanted: ReadonlySet<LibraryTask>;
  readonly note: (text: string) => void;
}

/** Measures a library of so many tracks that is kept in a folder for as long as this takes. */
export async function measureLibrary(measuring: Measuring): Promise<LibraryFigures> {
  const { addresses, stop } = await startServer(measuring.tracks);
  const root = mkdtempSync(path.join(tmpdir(), 'tracklist-bench-'));
  try {
    const tokens = await new Control(addresses.controlUrl).reset();
    return await measureIn(root, { ...addresses, ...tokens, bundle: libraryBundle }, measuring);
  } finally {
    rmSync(root, { recursive: true });
    stop();
  }
}

async function measureIn(
  root: string,
  setting: Setting,
  { tracks, wanted, note }: Measuring,
): Promise<LibraryFigures> {
  const control = new Control(setting.controlUrl);
  const run = <Result>(task: LibraryWork['task'], folder: string): Promise<Result> => {
    note(`${tracks} tracks: ${task}`);
    return inOwnProcess('library/worker.ts', { task, setting, folder });
  };
  const warm = async (): Promise<Opened> => {
    const before = await control.counted();
    const opened = await run<WarmSync>('warmSync', folder);
    return { ...opened, requests: (await control.counted()).count - before.count };
  };
  const read = (task: 'coldSync' | 'secondWriter'): Promise<ColdSync[]> =>
    repeated(wanted.has(task) && tracks <= mostRepeated ? repetitions : 1, turn =>
      run<ColdSync>(task, path.join(root, `${task}${turn}`)),
    );
  // Whatever is wanted, there has to be a library.
  const cold = await read('coldSync');
  const folder = path.join(root, 'coldSync0');
  return {
    tracks,
    ...(wanted.has('coldSync') ? { coldSync: middle(cold), databaseBytes: bytesIn(folder) } : {}),
    ...(wanted.has('secondWriter') ? { secondWriter: middle(await read('secondWriter')) } : {}),
    ...(wanted.has('warmSync') ? { warmSync: ofSeveral(await repeated(openings, warm)) } : {}),
    ...(wanted.has('find') ? { find: await run('find', folder) } : {}),
    ...(wanted.has('arranging') ? { arranging: await run('arranging', folder) } : {}),
    ...(wanted.has('duplicates') ? { duplicates: await run('duplicates', folder) } : {}),
    ...(wanted.has('removal') ? { removal: await removeElsewhere(setting, tracks).then(warm) } : {}),
  };
}

type Opened = WarmSync & { readonly requests: number };

async function repeated<Result>(
  times: number,
  measure: (turn: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let turn = 0; turn < times; turn++) results.push(await measure(turn));
  return results;
}

/** The one that took the middle time. */
function middle(runs: readonly ColdSync[]): ColdSync {
  const sorted = runs.toSorted((a, b) => a.ms - b.ms);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** The medians of what was timed; the most of what was counted. */
function ofSeveral(runs: readonly Opened[]): Opened {
  const of = (figure: (run: Opened) => number): number => median(runs.map(figure));
  return {
    loadCodeMs: of(run => run.loadCodeMs),
    firstRowsMs: of(run => run.firstRowsMs),
    allRowsMs: of(run => run.allRowsMs),
    upToDateMs: of(run => run.upToDateMs),
    tracks: Math.max(...runs.map(run => run.tracks)),
    requests: Math.max(...runs.map(run => run.requests)),
    stall: { ms: of(run => run.stall.ms), workMs: of(run => run.stall.workMs) },
  };
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile());
  return files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
}

/** As on another device: one track, a third down, which no halving of the list meets at once. */
async function removeElsewhere({ apiUrl, accessToken }: Setting, tracks: number): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const oneTrack = `${apiUrl}/me/tracks?limit=1&offset=${Math.floor(tracks / 3)}`;
  const page = (await (await fetch(oneTrack, { headers })).json()) as {
    items: { track: { uri: string } }[];
  };
  const uri = page.items[0]?.track.uri ?? '';
  const { ok } = await fetch(`${apiUrl}/me/library?uris=${uri}`, { method: 'DELETE', headers });
  if (!ok) throw new Error(`${uri} cannot be removed`);
}
