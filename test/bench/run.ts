// `npm run bench`: this client and two libraries side by side, and how light the extension is. Prints a table, with
// `-- --json` the figures; fails nothing. README.md tells how to read it.
import { globSync, statSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import type { Activation } from './activation.ts';
import { buildBundles, bundles, extensionBundle, sizeOf } from './bundles.ts';
import { inOwnProcess } from './child.ts';
import type { ClientName } from './clients/benchClient.ts';
import { clientNames } from './clients/benchClient.ts';
import type { ClientFigures, Figures } from './figures.ts';
import { median } from './figures.ts';
import { printTable } from './report.ts';
import type { Addresses } from './server.ts';
import { Control, startServer } from './server.ts';
import type { Expired, Loaded, Saved, StillSignedIn, Task } from './tasks.ts';

const loads = 3;
const coldLoads = 9;
const root = path.join(import.meta.dirname, '../..');

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

async function measureClients(addresses: Addresses): Promise<Record<ClientName, ClientFigures>> {
  const run = doing(addresses);
  const loaded = await inTurns(loads, client => run<Loaded>(client, 'load'));
  const kept = await inTurns(loads, client => run<number>(client, 'memory'));
  const whole = loaded.bare[0]?.digest;
  const figuresOf = async (client: ClientName): Promise<ClientFigures> => {
    const runs = loaded[client].map(({ ms }) => ms);
    const { requests, maxInFlight } = loaded[client][0]!;
    const load = { ms: median(runs), runs, requests, maxInFlight };
    const read = { load, kept: median(kept[client]) };
    if (client === 'bare') return read;
    const faulty = async (task: Task): Promise<ClientFigures['load429']> => {
      const { digest, requests: sent, ...rest } = await run<Loaded>(client, task);
      return { ...rest, isComplete: digest === whole, requests: sent };
    };
    return {
      ...read,
      load429: await faulty('load429'),
      load502: await faulty('load502'),
      expired: await run<Expired>(client, 'expired'),
      noRefreshToken: await run<StillSignedIn>(client, 'noRefreshToken'),
      save: await run<Saved>(client, 'save'),
      cold: await measureCold(client, () => run<number>(client, 'firstAnswer')),
    };
  };
  const [bare, tracklist] = [await figuresOf('bare'), await figuresOf('tracklist')];
  return { bare, tracklist, sdk: await figuresOf('sdk'), webApiNode: await figuresOf('webApiNode') };
}

async function measureCold(
  client: Exclude<ClientName, 'bare'>,
  firstAnswer: () => Promise<number>,
): Promise<ClientFigures['cold']> {
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

async function measureExtension(): Promise<Figures['extension']> {
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

await buildBundles();
const { addresses, stop } = await startServer();
const figures: Figures = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
  loadBefore: loadavg()[0] ?? NaN,
  clients: await measureClients(addresses),
  extension: await measureExtension(),
};
stop();
if (process.argv.includes('--json')) console.log(JSON.stringify(figures, undefined, 2));
else printTable(figures);
