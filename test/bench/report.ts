import type { ClientName } from './clients/benchClient.ts';
import { clientNames, concurrency, urisPerRequest } from './clients/benchClient.ts';
import { toRemove } from './curating.ts';
import type { ClientFigures, Faulty, Figures } from './figures.ts';
import { listTable } from './interchange/listTable.ts';
import { libraryTable } from './library/libraryRows.ts';
import { latencyMs, savedTracks } from './server.ts';

type Row = readonly [what: string, ...cells: string[]];

const titles: Record<ClientName, string> = {
  bare: `bare undici, ${concurrency} at once`,
  tracklist: 'Tracklist',
  sdk: 'web-api-ts-sdk 1.2.0',
  webApiNode: 'spotify-web-api-node 5.0.2',
};

/** Prints what was found as tables in Markdown. */
export function printTable(figures: Figures): void {
  const { date, machine, loadBefore } = figures;
  console.log(`${date}, ${machine}, load before ${loadBefore.toFixed(1)}. ${latencyMs} ms per answer.`);
  const library = libraryTable(figures.library);
  const lists = listTable(figures.lists);
  const tables: [head: readonly string[], rows: readonly Row[]][] = [
    [
      [`${savedTracks.toLocaleString('en')} saved tracks`, ...clientNames.map(name => titles[name])],
      clientRows(figures),
    ],
    [library.head, library.rows],
    [lists.head, lists.rows],
    [['the extension', ''], figures.extension ? extensionRows(figures.extension) : []],
  ];
  for (const [head, rows] of tables) if (rows.length > 0) console.log(`\n${tableOf(head, rows)}`);
}

/** Rows that nothing was measured for are left out. */
function clientRows({ clients }: Figures): Row[] {
  const all = clientNames.map(name => clients[name]);
  const { bare, tracklist } = clients;
  const row = (what: string, cell: (client: ClientFigures) => string | undefined): Row => [
    what,
    ...all.map(client => cell(client) ?? '–'),
  ];
  const times = (of: { ms: number } | undefined, by: { ms: number } | undefined): string | undefined =>
    of && by && `× ${(of.ms / by.ms).toFixed(2)}`;
  const ideal = bare.remove && {
    ms: Math.ceil(toRemove / urisPerRequest / concurrency) * bare.remove.answerMs,
  };
  const rows = [
    row('whole library', ({ load }) => load && inSeconds(load)),
    row('… of the bare loop', ({ load }) => times(load, bare.load)),
    row('… of Tracklist', ({ load }) => times(load, tracklist.load)),
    row('requests, in flight', ({ load }) => load && `${load.requests}, ${load.maxInFlight}`),
    row('memory kept', ({ kept }) => (kept === undefined ? undefined : mebibytes(kept))),
    row('one 429, Retry-After 1', ({ load429 }) => load429 && faulty(load429)),
    row('one 502', ({ load502 }) => load502 && faulty(load502)),
    row('bad connection', ({ faultRun }) => faultRun && faulty(faultRun)),
    row('10 calls, expired token', ({ expired }) => expired && calls(expired)),
    row('refresh without new refresh token', ({ noRefreshToken: still }) => still && signedIn(still)),
    row('save 120 tracks', ({ save }) => save && changed(save, `${save.saved} saved`)),
    row('remove 1,000 tracks', ({ remove }) => remove && changed(remove, `${remove.removed} removed`)),
    row('… in', ({ remove }) => (remove?.removed === toRemove ? inSeconds(remove) : undefined)),
    row('… of the ideal', ({ remove }) => (remove?.removed === toRemove ? times(remove, ideal) : undefined)),
    row('bundle, minified / gzipped', ({ cold }) => cold?.files.map(size).join(' + ')),
    row('cold load', ({ cold }) => cold?.files.map(({ loadMs }) => milliseconds(loadMs)).join(' + ')),
    row('cold start to first answer', ({ cold }) => cold && milliseconds(cold.firstAnswerMs)),
  ];
  return rows.filter(([, ...cells]) => cells.some(cell => cell !== '–'));
}

function extensionRows({ loadMs, activateMs, files, packages }: NonNullable<Figures['extension']>): Row[] {
  return [
    ['load + activate', `${milliseconds(loadMs)} + ${milliseconds(activateMs)}`],
    ...files.map(file => [file.name, size(file)] as const),
    ...packages.map(
      ({ name, bytes, packedAt }) =>
        [name, `${kilobytes(bytes)}, packed ${packedAt.slice(0, 16).replace('T', ' ')} UTC`] as const,
    ),
  ];
}

function inSeconds({ ms, runs }: { readonly ms: number; readonly runs: readonly number[] }): string {
  return `${seconds(ms)} (${runs.map(seconds).join(', ')})`;
}

function faulty({ isComplete, tracks, requests, faults, ms, problem }: Faulty): string {
  const outcome = isComplete ? 'complete' : `${tracks.toLocaleString('en')} tracks`;
  const sent = `${counted(requests, 'request')}, ${counted(faults, 'fault')}`;
  const end = problem === undefined ? '' : `, gives up: “${short(problem)}”`;
  return `${outcome}, ${sent}, ${seconds(ms)}${end}`;
}

function calls({ succeeded, refreshes }: NonNullable<ClientFigures['expired']>): string {
  return `${succeeded} succeed, ${refreshes} ${refreshes === 1 ? 'refresh' : 'refreshes'}`;
}

function signedIn({ signedIn: still, problem }: NonNullable<ClientFigures['noRefreshToken']>): string {
  return still ? 'still signed in' : `signed out: “${short(problem ?? '')}”`;
}

function changed(
  { requests, says }: { readonly requests: number; readonly says: string },
  what: string,
): string {
  return `${what}, ${counted(requests, 'request')}; “${short(says)}”`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function size({ bytes, gzipped }: { bytes: number; gzipped: number }): string {
  return `${kilobytes(bytes)} / ${kilobytes(gzipped)}`;
}

function short(text: string): string {
  const plain = text.replaceAll('|', '/').replace(/<[^>]*>/g, '');
  return plain.length > 44 ? `${plain.slice(0, 43)}…` : plain;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

function tableOf(head: readonly string[], rows: readonly Row[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
