import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../support/fault.ts';
import type { FaultPlan } from '../support/faults.ts';
import type { RequestMatch } from '../support/requestLog.ts';

/** Where the test Spotify listens, as it prints it. */
export interface Addresses {
  readonly apiUrl: string;
  readonly accountsUrl: string;
  readonly controlUrl: string;
  readonly clientId: string;
}

/** Tokens of a person who is signed in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** What the server has counted since its last reset. */
export interface Counted {
  /** Requests to the Web API. */
  readonly count: number;
  /** Requests for tokens. */
  readonly tokenRequests: number;
  readonly maxInFlight: number;
}

/** Saved tracks of the person whose library is read. */
export const savedTracks = 10_000;
/** Milliseconds before a request is acted upon. */
export const latencyMs = 50;

/** Starts the test Spotify in a process of its own, with so many saved tracks; it ends with this one. */
export async function startServer(tracks: number): Promise<{ addresses: Addresses; stop: () => void }> {
  const script = path.join(import.meta.dirname, '../support/serve.ts');
  const options = ['--tracks', String(tracks), '--latency', String(latencyMs), '--covers', 'links'];
  const server = spawn(process.execPath, [script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = (await once(createInterface(server.stdout!), 'line')) as [string];
  return { addresses: JSON.parse(line) as Addresses, stop: () => server.kill('SIGTERM') };
}

/** The server's control, from any process. */
export class Control {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Everything as at the start; tokens given before do not count any more. */
  async reset(): Promise<Tokens> {
    await this.#post('/reset', {});
    return (await this.#post('/session', {})) as Tokens;
  }

  fault(match: RequestMatch, fault: Fault, plan?: FaultPlan): Promise<unknown> {
    return this.#post('/fault', { match, fault, plan });
  }

  async counted(): Promise<Counted> {
    const answer = await fetch(`${this.#url}/requests`);
    return (await answer.json()) as Counted;
  }

  async #post(order: string, body: object): Promise<unknown> {
    const answer = await fetch(this.#url + order, { method: 'POST', body: JSON.stringify(body) });
    return await answer.json();
  }
}
