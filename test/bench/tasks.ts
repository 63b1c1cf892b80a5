import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../support/fault.ts';
import type { BenchClient } from './clients/benchClient.ts';
import type { Control } from './server.ts';

/** What one client is to do in a process of its own. */
export const tasks = [
  'load',
  'load429',
  'load502',
  'memory',
  'expired',
  'noRefreshToken',
  'save',
  'firstAnswer',
] as const;
export type Task = (typeof tasks)[number];

/** How a library was read. */
export interface Loaded {
  readonly ms: number;
  readonly requests: number;
  readonly maxInFlight: number;
  readonly tracks: number;
  /** Of the URIs in their order: alike for alike libraries. */
  readonly digest: string;
  /** Why the client gave up. */
  readonly problem?: string;
}

/** What became of ten calls at once with a token that has expired. */
export interface Expired {
  readonly succeeded: number;
  readonly refreshes: number;
}

/** Whether calls still succeed at the second expiry, after a refresh that brought no new refresh token. */
export interface StillSignedIn {
  readonly signedIn: boolean;
  readonly problem?: string;
}

/** What became of saving 120 tracks in one call. */
export interface Saved {
  readonly requests: number;
  /** How many of them are saved now. */
  readonly saved: number;
  /** What the client says. */
  readonly says: string;
}

const faults: Partial<Record<Task, Fault>> = {
  load429: { kind: 'rateLimited', retryAfterSeconds: 1 },
  load502: { kind: 'serverError', status: 502 },
};
/** Pages that go well before one goes wrong. */
const pagesBeforeFault = 29;

/** Reads the whole library; code and connection are there already. */
export async function load(client: BenchClient, task: Task, control: Control): Promise<Loaded> {
  await client.call();
  const fault = faults[task];
  if (fault) await control.fault({ path: '/me/tracks' }, fault, { after: pagesBeforeFault });
  const before = await control.counted();
  const start = performance.now();
  const problem = await problemOf(client.loadLibrary());
  const ms = performance.now() - start;
  const { count, maxInFlight } = await control.counted();
  const { uris } = client;
  const digest = createHash('sha256').update(uris.join()).digest('hex');
  const requests = count - before.count;
  return { ms, requests, maxInFlight, tracks: uris.length, digest, ...problem };
}

/** Bytes that are free once a library that was read is let go of: what it held, without code and caches. */
export async function memory(open: () => BenchClient): Promise<number> {
  const held: { client?: BenchClient } = {};
  held.client = open();
  await held.client.loadLibrary();
  const before = await heapUsed();
  delete held.client;
  return before - (await heapUsed());
}

/** Ten calls at once with a token that has expired. */
export async function callTenTimes(client: BenchClient, control: Control): Promise<Expired> {
  const calls = await Promise.allSettled(Array.from({ length: 10 }, () => client.call()));
  const { tokenRequests } = await control.counted();
  return { succeeded: calls.filter(({ status }) => status === 'fulfilled').length, refreshes: tokenRequests };
}

/** Lets the token expire twice; the server gives no refresh token when it refreshes. */
export async function expireTwice(client: BenchClient & Partial<Refreshing>): Promise<StillSignedIn> {
  const callAfterExpiry = async (): Promise<void> => {
    passTime(7_200_000);
    await client.refresh?.();
    await client.call();
  };
  const problem = await problemOf(callAfterExpiry().then(callAfterExpiry));
  return { signedIn: problem.problem === undefined, ...problem };
}

/** Clients that leave noticing an expiry to their caller. */
export interface Refreshing {
  refresh(): Promise<void>;
}

/** Saves 120 tracks that are not saved. */
export async function save(
  client: BenchClient,
  control: Control,
  api: { readonly apiUrl: string; readonly accessToken: string },
): Promise<Saved> {
  const uris = await takeOut(120, api);
  const before = await control.counted();
  const says = await client.save(uris).catch((error: unknown) => `gives up: ${textOf(error)}`);
  const { count } = await control.counted();
  const states = await askInChunks('GET', '/me/library/contains', uris, api);
  const saved = states.flat().filter(Boolean).length;
  return { requests: count - before.count, saved, says };
}

/** Milliseconds from nothing loaded to the first answer. */
export async function firstAnswer(open: () => BenchClient): Promise<number> {
  const start = performance.now();
  await open().call();
  return performance.now() - start;
}

/** Moves this process's clock. */
export function passTime(ms: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + ms;
}

async function takeOut(count: number, api: { apiUrl: string; accessToken: string }): Promise<string[]> {
  const uris: string[] = [];
  for (let offset = 0; uris.length < count; offset += 50) {
    const answer = await ask('GET', `/me/tracks?limit=50&offset=${offset}`, api);
    const page = (await answer.json()) as { items: { track: { uri: string; is_local: boolean } }[] };
    uris.push(...page.items.filter(({ track }) => !track.is_local).map(({ track }) => track.uri));
  }
  const taken = uris.slice(0, count);
  await askInChunks('DELETE', '/me/library', taken, api);
  return taken;
}

async function askInChunks(
  method: string,
  path: string,
  uris: readonly string[],
  api: { apiUrl: string; accessToken: string },
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let from = 0; from < uris.length; from += 40) {
    const answer = await ask(method, `${path}?uris=${uris.slice(from, from + 40).join()}`, api);
    const text = await answer.text();
    answers.push(text === '' ? undefined : JSON.parse(text));
  }
  return answers;
}

function ask(
  method: string,
  path: string,
  { apiUrl, accessToken }: { apiUrl: string; accessToken: string },
): Promise<Response> {
  return fetch(apiUrl + path, { method, headers: { authorization: `Bearer ${accessToken}` } });
}

/** After collecting again and again: what goes first may have held what goes next. */
async function heapUsed(): Promise<number> {
  for (let turn = 0; turn < 6; turn++) {
    globalThis.gc?.();
    await sleep(50);
  }
  return process.memoryUsage().heapUsed;
}

async function problemOf(work: Promise<unknown>): Promise<{ problem?: string }> {
  try {
    await work;
    return {};
  } catch (error) {
    return { problem: textOf(error) };
  }
}

function textOf(error: unknown): string {
  const { message, statusCode } = error as { message?: string; statusCode?: number };
  return `${statusCode === undefined ? '' : `${statusCode} `}${message ?? String(error)}`.split('\n')[0]!;
}
