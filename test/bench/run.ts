// `npm run bench`: this client and two libraries side by side, the library that is kept on disk, and how light the
// extension is. Prints tables, with `-- --json` the figures; `-- --only remove,library` measures nothing else,
// `--tracks 10000` no other size of the library on disk. Fails nothing. README.md tells how to read it.
import { globSync, statSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Activation } from './activation.ts';
import { buildBundles, bundles, extensionBundle, listBundles, sizeOf } from './bundles.ts';
import { inOwnProcess } from './child.ts';
import type { ClientName } from './clients/benchClient.ts';
import { clientNames } from './clients/benchClient.ts';
import type { Removed, Saved } from './curating.ts';
import type { LoadTask } from './faultPlans.ts';
import type { ClientFigures, Faulty, Figures } from './figures.ts';
import { median } from './figures.ts';
import type { ListFigures } from './interchange/lists.ts';
import { listFormats, listRows } from './interchange/lists.ts';
import type { LibraryFigures } from './library/libraryTasks.ts';
import { librarySizes, libraryTasks } from './library/libraryTasks.ts';
import { measureLibrary } from './library/measureLibrary.ts';
import { printTable } from './report.ts';
import type { Addresses } from './server.ts';
import { Control, savedTracks, startServer } from './server.ts';
import type { Expired, Loaded, StillSignedIn, Task } from './tasks.ts';
import { tasks } from './tasks.ts';

/** Times that what is compared is repeated. */
const repetitions = 3;
const coldLoads = 9;
const root = path.join(import.meta.dirname, '../..');

/** What can be measured. */
const parts = [...tasks, ...libraryTasks, 'interchange', 'extension'] as const;
type Part = (typeof parts)[number];

/** What is to be measured: everything, unless the command line names parts of it. */
function wantedParts(only: string | undefined): ReadonlySet<Part> {
  const named = only?.split(',').flatMap(name => (name === 'library' ? libraryTasks : [name])) ?? parts;
  const unknown = named.filter(name => !parts.includes(name as Part));
  if (unknown.length > 0) throw new Error(`${unknown.join()}: not among ${parts.join()},library`);
  return new Set(named as Part[]);
}

function note(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
}

/** A function that has a client do a task in a process of its own, the server being as at the start. */
function doing(addresses: Addresses): <Result>(client: ClientName, task: Task) => Promise<Result> {
  const control = new Control(addresses.controlUrl);
  return async (client, task) => {
    note(`${client}: ${task}`);
    const tokens = await control.reset();
    const bundle = client === 'bare' ? '' : bundles[client][0];
    return inOwnProcess('worker.ts', { client, task, setting: { ...addresses, ...tokens, bundle } });
  };
}

/** In turns, so that what else the machine does meets all of them. */
async function inTurns<Result>(
  times: number,
  measure: (client: ClientName) => Promise<Result>,
): Promise<Record<ClientName, Result[]>> {
  const results: Record<ClientName, Result[]> = { bare: [], tracklist: [], sdk: [], webApiNode: [] };
  for (let turn = 0; turn < times; turn++)
    for (const client of clientNames) results[client].push(await measure(client));
  return results;
}

async function measureClients(
  addresses: Addresses,
  wanted: ReadonlySet<Part>,
): Promise<Record<ClientName, ClientFigures>> {
  const run = doing(addresses);
  const repeated = async <Result>(task: Task): Promise<Record<ClientName, Result[]> | undefined> =>
    wanted.has(task) ? inTurns(repetitions, client => run<Result>(client, task)) : undefined;
  const loaded = await repeated<Loaded>('load');
  const kept = await repeated<number>('memory');
  const removed = await repeated<Removed>('remove');
  const needsWhole = ['load429', 'load502', 'faultRun'].some(task => wanted.has(task as Task));
  const whole = needsWhole ? (loaded?.bare[0] ?? (await run<Loaded>('bare', 'load'))).digest : '';
  const figuresOf = async (client: ClientName): Promise<ClientFigures> => ({
    ...(loaded ? { load: timed(loaded[client]) } : {}),
    ...(kept ? { kept: median(kept[client]) } : {}),
    ...(removed ? { remove: timed(removed[client]) } : {}),
    ...(client === 'bare' ? {} : await measureOnce(client, run, wanted, whole)),
  });
  const [bare, tracklist] = [await figuresOf('bare'), await figuresOf('tracklist')];
  return { bare, tracklist, sdk: await figuresOf('sdk'), webApiNode: await figuresOf('webApiNode') };
}

/** The first of several results, with the times of all. */
function timed<Result extends { readonly ms: number }>(
  results: readonly Result[],
): Result & { readonly runs: readonly number[] } {
  const runs = results.map(({ ms }) => ms);
  return { ...results[0]!, ms: median(runs), runs };
}

/** What only clients do. */
async function measureOnce(
  client: Exclude<ClientName, 'bare'>,
  run: ReturnType<typeof doing>,
  wanted: ReadonlySet<Part>,
  whole: string,
): Promise<ClientFigures> {
  const once = async <Name extends Task, Result>(
    task: Name,
    measure: () => Promise<Result>,
  ): Promise<Partial<Record<Name, Result>>> =>
    wanted.has(task) ? ({ [task]: await measure() } as Record<Name, Result>) : {};
  const faulty = (task: LoadTask) => async (): Promise<Faulty> => {
    const { digest, ...rest } = await run<Loaded>(client, task);
    return { ...rest, isComplete: digest === whole };
  };
  const cold = wanted.has('firstAnswer')
    ? { cold: await measureCold(client, () => run<number>(client, 'firstAnswer')) }
    : {};
  return {
    ...(await once('load429', faulty('load429'))),
    ...(await once('load502', faulty('load502'))),
    ...(await once('faultRun', faulty('faultRun'))),
    ...(await once('expired', () => run<Expired>(client, 'expired'))),
    ...(await once('noRefreshToken', () => run<StillSignedIn>(client, 'noRefreshToken'))),
    ...(await once('save', () => run<Saved>(client, 'save'))),
    ...cold,
  };
}

async function measureCold(
  client: Exclude<ClientName, 'bare'>,
  firstAnswer: () => Promise<number>,
): Promise<NonNullable<ClientFigures['cold']>> {
  const files = bundles[client];
  const loadTimes: number[][] = [];
  const answers: number[] = [];
  for (let turn = 0; turn < coldLoads; turn++) {
    loadTimes.push(await inOwnProcess<number[]>('coldLoad.ts', files));
    answers.push(await firstAnswer());
  }
  return {
    files: files.map((file, index) => ({
      name: path.basename(file),
      ...sizeOf([file]),
      loadMs: median(loadTimes.map(times => times[index]!)),
    })),
    firstAnswerMs: median(answers),
  };
}

async function measureLibraries(
  sizes: readonly number[],
  wanted: ReadonlySet<Part>,
): Promise<LibraryFigures[]> {
  const wantedTasks = new Set(libraryTasks.filter(task => wanted.has(task)));
  const libraries: LibraryFigures[] = [];
  if (wantedTasks.size > 0)
    for (const tracks of sizes) libraries.push(await measureLibrary({ tracks, wanted: wantedTasks, note }));
  return libraries;
}

async function measureLists(): Promise<ListFigures[]> {
  const lists: ListFigures[] = [];
  for (const format of listFormats) {
    note(`${listRows} tracks as ${format}`);
    lists.push(await inOwnProcess('interchange/worker.ts', { format, rows: listRows, ...listBundles }));
  }
  return lists;
}

async function measureExtension(): Promise<NonNullable<Figures['extension']>> {
  const runs: Activation[] = [];
  for (let turn = 0; turn < coldLoads; turn++)
    runs.push(await inOwnProcess<Activation>('activation.ts', extensionBundle));
  const folder = path.dirname(extensionBundle);
  const files = globSync('*.{cjs,js,css}', { cwd: folder }).sort();
  const packages = globSync('*.vsix', { cwd: root });
  return {
    loadMs: median(runs.map(({ load }) => load)),
    activateMs: median(runs.map(({ activate }) => activate)),
    files: files.map(name => ({ name, ...sizeOf([path.join(folder, name)]) })),
    packages: packages.map(name => {
      const { size, mtime } = statSync(path.join(root, name));
      return { name, bytes: size, packedAt: mtime.toISOString() };
    }),
  };
}

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, tracks: { type: 'string' } },
});
const wanted = wantedParts(values.only);
const sizes = values.tracks?.split(',').map(Number) ?? librarySizes;
await buildBundles();
const loadBefore = loadavg()[0] ?? NaN;
const { addresses, stop } = await startServer(savedTracks);
const clients = await measureClients(addresses, wanted);
stop();
const figures: Figures = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
  loadBefore,
  clients,
  library: await measureLibraries(sizes, wanted),
  lists: wanted.has('interchange') ? await measureLists() : [],
  ...(wanted.has('extension') ? { extension: await measureExtension() } : {}),
};
if (values.json) console.log(JSON.stringify(figures, undefined, 2));
else printTable(figures);
