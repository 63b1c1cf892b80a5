import type { Clock } from '../spotify/clock.ts';
import type { Callback } from './callback.ts';
import { readCallback, sameSecret } from './callback.ts';
import { sha256 } from './pkce.ts';
import type { SecretStore } from './secretStore.ts';

const pendingKey = 'signIn.pending';
const callbackKey = 'signIn.callback';

interface Pending {
  readonly stateHash: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * Brings a callback to the window that waits for it. The operating system gives the address to any window, so
 * the waiting one leaves a hash of its state, and the receiving one hands over what matches it, once. What
 * nobody waits for is dropped.
 */
export class CallbackRelay {
  readonly #secrets: SecretStore;
  readonly #clock: Clock;
  readonly #log: (line: string) => void;
  #waiting: { readonly state: string; readonly resolve: (callback: Callback) => void } | undefined;

  constructor(secrets: SecretStore, clock: Clock, log: (line: string) => void) {
    this.#secrets = secrets;
    this.#clock = clock;
    this.#log = log;
  }

  /** Resolves with the callback that carries exactly `state`; rejects with the signal's reason. */
  async wait(state: string, lifetimeMs: number, signal: AbortSignal): Promise<Callback> {
    const pending: Pending = { stateHash: sha256(state), expiresAt: this.#clock.now() + lifetimeMs };
    await this.#secrets.delete(callbackKey);
    await this.#secrets.store(pendingKey, JSON.stringify(pending));
    const subscription = this.#secrets.onDidChange(({ key }) => {
      if (key === callbackKey) void this.#collect();
    });
    try {
      return await new Promise<Callback>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        if (signal.aborted) reject(signal.reason as Error);
        this.#waiting = { state, resolve };
      });
    } finally {
      this.#waiting = undefined;
      subscription.dispose();
      await this.#secrets.delete(pendingKey);
      await this.#secrets.delete(callbackKey);
    }
  }

  /** Takes what the URI handler of this window received: the query of the callback address. */
  async receive(query: string): Promise<void> {
    const callback = readCallback(query);
    if (!callback) {
      this.#log('A callback without state, or without code and error, was ignored.');
      return;
    }
    if (this.#deliver(callback)) return;
    const pending = readPending(await this.#secrets.get(pendingKey));
    const expected = pending && pending.expiresAt > this.#clock.now() ? pending.stateHash : undefined;
    if (expected === undefined || !sameSecret(expected, sha256(callback.state))) {
      this.#log('A callback that no window waits for was ignored.');
      return;
    }
    await this.#secrets.delete(pendingKey);
    await this.#secrets.store(callbackKey, query);
  }

  async #collect(): Promise<void> {
    const query = await this.#secrets.get(callbackKey);
    const callback = query === undefined ? undefined : readCallback(query);
    if (callback) this.#deliver(callback);
  }

  #deliver(callback: Callback): boolean {
    if (!this.#waiting || !sameSecret(this.#waiting.state, callback.state)) return false;
    this.#waiting.resolve(callback);
    this.#waiting = undefined;
    return true;
  }
}

function readPending(text: string | undefined): Pending | undefined {
  if (!text) return undefined;
  try {
    const raw = JSON.parse(text) as Partial<Pending>;
    if (typeof raw.stateHash !== 'string' || typeof raw.expiresAt !== 'number') return undefined;
    return { stateHash: raw.stateHash, expiresAt: raw.expiresAt };
  } catch {
    return undefined;
  }
}
