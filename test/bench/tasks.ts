import { createHash } from 'node:crypto';
import type { BenchClient } from './clients/benchClient.ts';
import { textOf } from './errorText.ts';
import type { LoadTask } from './faultPlans.ts';
import { announce, faultPlans } from './faultPlans.ts';
import { memoryInUse } from './memoryInUse.ts';
import type { Control } from './server.ts';

/** What one client is to do in a process of its own. */
export const tasks = [
  'load',
  'memory',
  'load429',
  'load502',
  'faultRun',
  'expired',
  'noRefreshToken',
  'save',
  'remove',
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
  /** Requests that went wrong. */
  readonly faults: number;
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

/** Reads the whole library; code and connection are there already. */
export async function load(client: BenchClient, task: LoadTask, control: Control): Promise<Loaded> {
  await client.call();
  const plan = faultPlans[task];
  await announce(plan, control);
  const before = await control.counted();
  const start = performance.now();
  const problem = await problemOf(client.loadLibrary());
  const ms = performance.now() - start;
  const { count, maxInFlight } = await control.counted();
  const { uris } = client;
  const digest = createHash('sha256').update(uris.join()).digest('hex');
  const requests = count - before.count;
  const faults = plan.filter(({ index }) => index < requests).length;
  return { ms, requests, maxInFlight, tracks: uris.length, digest, faults, ...problem };
}

/** Bytes that are free once a library that was read is let go of: what it held, without code and caches. */
export async function memory(open: () => BenchClient): Promise<number> {
  const held: { client?: BenchClient } = {};
  held.client = open();
  await held.client.loadLibrary();
  const before = await memoryInUse();
  delete held.client;
  return before.objects - (await memoryInUse()).objects;
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

async function problemOf(work: Promise<unknown>): Promise<{ problem?: string }> {
  try {
    await work;
    return {};
  } catch (error) {
    return { problem: textOf(error) };
  }
}
