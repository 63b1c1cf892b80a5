// Saving and removing many tracks at once, and looking at what came of it.
import type { BenchClient } from './clients/benchClient.ts';
import { urisPerRequest } from './clients/benchClient.ts';
import { textOf } from './errorText.ts';
import { median } from './figures.ts';
import type { Control } from './server.ts';

/** Where the server is, and as whom to ask it. */
interface Api {
  readonly apiUrl: string;
  readonly accessToken: string;
}

/** What became of saving 120 tracks in one call. */
export interface Saved {
  readonly requests: number;
  /** How many of them are saved now. */
  readonly saved: number;
  /** What the client says. */
  readonly says: string;
}

/** What became of removing many tracks in one call. */
export interface Removed {
  readonly ms: number;
  readonly requests: number;
  /** How many of them are not saved any more. */
  readonly removed: number;
  /** What the client says. */
  readonly says: string;
  /** Milliseconds that one such request takes alone. */
  readonly answerMs: number;
}

/** Tracks that are saved in one call. */
const toSave = 120;
/** Tracks that are removed in one call. */
export const toRemove = 1_000;
/** Requests of which the time is taken alone. */
const alone = 5;

/** Saves 120 tracks that are not saved. */
export async function save(client: BenchClient, control: Control, api: Api): Promise<Saved> {
  const uris = await savedUris(toSave, api);
  await askInChunks('DELETE', '/me/library', uris, api);
  const before = await control.counted();
  const says = await client.save(uris).catch((error: unknown) => `gives up: ${textOf(error)}`);
  const { count } = await control.counted();
  const saved = (await states(uris, api)).filter(Boolean).length;
  return { requests: count - before.count, saved, says };
}

/** Removes 1,000 tracks that are saved; code and a connection are there already. */
export async function remove(client: BenchClient, control: Control, api: Api): Promise<Removed> {
  const all = await savedUris(toRemove + alone * urisPerRequest, api);
  const [uris, others] = [all.slice(0, toRemove), all.slice(toRemove)];
  const answerTimes: number[] = [];
  await client.call();
  for (let from = 0; from < others.length; from += urisPerRequest) {
    const begun = performance.now();
    await client.remove(others.slice(from, from + urisPerRequest)).catch(() => undefined);
    answerTimes.push(performance.now() - begun);
  }
  const before = await control.counted();
  const start = performance.now();
  const says = await client.remove(uris).catch((error: unknown) => `gives up: ${textOf(error)}`);
  const ms = performance.now() - start;
  const { count } = await control.counted();
  const removed = (await states(uris, api)).filter(saved => !saved).length;
  return { ms, requests: count - before.count, removed, says, answerMs: median(answerTimes) };
}

async function savedUris(count: number, api: Api): Promise<string[]> {
  const uris: string[] = [];
  for (let offset = 0; uris.length < count; offset += 50) {
    const answer = await ask('GET', `/me/tracks?limit=50&offset=${offset}`, api);
    const page = (await answer.json()) as { items: { track: { uri: string; is_local: boolean } }[] };
    uris.push(...page.items.filter(({ track }) => !track.is_local).map(({ track }) => track.uri));
  }
  return uris.slice(0, count);
}

async function states(uris: readonly string[], api: Api): Promise<boolean[]> {
  return (await askInChunks('GET', '/me/library/contains', uris, api)).flat() as boolean[];
}

async function askInChunks(
  method: string,
  path: string,
  uris: readonly string[],
  api: Api,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let from = 0; from < uris.length; from += urisPerRequest) {
    const chunk = uris.slice(from, from + urisPerRequest);
    const answer = await ask(method, `${path}?uris=${chunk.join()}`, api);
    const text = await answer.text();
    answers.push(text === '' ? undefined : JSON.parse(text));
  }
  return answers;
}

function ask(method: string, path: string, { apiUrl, accessToken }: Api): Promise<Response> {
  return fetch(apiUrl + path, { method, headers: { authorization: `Bearer ${accessToken}` } });
}
