import type { ClientName } from './clients/benchClient.ts';
import { clientNames, concurrency } from './clients/benchClient.ts';
import type { ClientFigures, Figures } from './figures.ts';
import { latencyMs, savedTracks } from './server.ts';

type Row = readonly [what: string, ...cells: string[]];

const titles: Record<ClientName, string> = {
  bare: `bare undici, ${concurrency} at once`,
  tracklist: 'Tracklist',
  sdk: 'web-api-ts-sdk 1.2.0',
  webApiNode: 'spotify-web-api-node 5.0.2',
};

/** Prints what was found as two tables in Markdown. */
export function printTable(figures: Figures): void {
  const { date, machine, loadBefore } = figures;
  const setting = `${savedTracks.toLocaleString('en')} saved tracks, ${latencyMs} ms per answer`;
  console.log(`${date}, ${machine}, load before ${loadBefore.toFixed(1)}. ${setting}.\n`);
  console.log(tableOf(['', ...clientNames.map(name => titles[name])], clientRows(figures)));
  console.log(`\n${tableOf(['the extension', ''], extensionRows(figures))}`);
}

function clientRows({ clients }: Figures): Row[] {
  const all = clientNames.map(name => clients[name]);
  const { bare, tracklist } = clients;
  const row = (what: string, cell: (client: ClientFigures) => string | undefined): Row => [
    what,
    ...all.map(client => cell(client) ?? '–'),
  ];
  return [
    row('whole library', ({ load }) => `${seconds(load.ms)} (${load.runs.map(seconds).join(', ')})`),
    row('… of the bare loop', ({ load }) => `× ${(load.ms / bare.load.ms).toFixed(2)}`),
    row('… of Tracklist', ({ load }) => `× ${(load.ms / tracklist.load.ms).toFixed(2)}`),
    row('requests, in flight', ({ load }) => `${load.requests}, ${load.maxInFlight}`),
    row('memory kept', ({ kept }) => `${(kept / 2 ** 20).toFixed(1)} MiB`),
    row('one 429, Retry-After 1', ({ load429 }) => load429 && faulty(load429)),
    row('one 502', ({ load502 }) => load502 && faulty(load502)),
    row('10 calls, expired token', ({ expired }) => expired && calls(expired)),
    row('refresh without new refresh token', ({ noRefreshToken: still }) => still && signedIn(still)),
    row('save 120 tracks', ({ save }) => save && saved(save)),
    row('bundle, minified / gzipped', ({ cold }) => cold?.files.map(size).join(' + ')),
    row('cold load', ({ cold }) => cold?.files.map(({ loadMs }) => milliseconds(loadMs)).join(' + ')),
    row('cold start to first answer', ({ cold }) => cold && milliseconds(cold.firstAnswerMs)),
  ];
}

function extensionRows({ extension }: Figures): Row[] {
  const { loadMs, activateMs, files, packages } = extension;
  return [
    ['load + activate', `${milliseconds(loadMs)} + ${milliseconds(activateMs)}`],
    ...files.map(file => [file.name, size(file)] as const),
    ...packages.map(
      ({ name, bytes, packedAt }) =>
        [name, `${kilobytes(bytes)}, packed ${packedAt.slice(0, 16).replace('T', ' ')} UTC`] as const,
    ),
  ];
}

function faulty({
  isComplete,
  tracks,
  requests,
  ms,
  problem,
}: NonNullable<ClientFigures['load429']>): string {
  const outcome = isComplete ? 'complete' : `${tracks.toLocaleString('en')} tracks`;
  const end = problem === undefined ? '' : `, gives up: “${short(problem)}”`;
  return `${outcome}, ${requests} requests, ${seconds(ms)}${end}`;
}

function calls({ succeeded, refreshes }: NonNullable<ClientFigures['expired']>): string {
  return `${succeeded} succeed, ${refreshes} ${refreshes === 1 ? 'refresh' : 'refreshes'}`;
}

function signedIn({ signedIn: still, problem }: NonNullable<ClientFigures['noRefreshToken']>): string {
  return still ? 'still signed in' : `signed out: “${short(problem ?? '')}”`;
}

function saved({ saved: count, requests, says }: NonNullable<ClientFigures['save']>): string {
  return `${count} saved, ${requests} ${requests === 1 ? 'request' : 'requests'}; “${short(says)}”`;
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
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

function tableOf(head: readonly string[], rows: readonly Row[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
