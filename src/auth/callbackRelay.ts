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

interface Waiting {
  readonly state: string;
  readonly resolve: (callback: Callback) => void;
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
  readonly #waiting = new Set<Waiting>();

  constructor(secrets: SecretStore, clock: Clock, log: (line: string) => void) {
    this.#secrets = secrets;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * Calls `begin`, which sends the person to the browser, as soon as every window knows what to look for.
   * Resolves with the callback that carries exactly `state`; rejects with the signal's reason, or with what
   * `begin` rejects with.
   */
  async wait(
    state: string,
    lifetimeMs: number,
    signal: AbortSignal,
    begin: () => Promise<void>,
  ): Promise<Callback> {
    const { promise: arrived, resolve, reject } = Promise.withResolvers<Callback>();
    arrived.catch(() => undefined); // Told below, also when it comes before anybody awaits it.
    const waiting: Waiting = { state, resolve };
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
    this.#waiting.add(waiting);
    const subscription = this.#secrets.onDidChange(({ key }) => {
      if (key === callbackKey)
        this.#collect().catch((error: unknown) =>
          this.#log(`A callback could not be read: ${String(error)}`),
        );
    });
    try {
      await this.#announce(state, lifetimeMs);
      signal.throwIfAborted();
      return await Promise.race([begin().then(() => arrived), arrived]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#waiting.delete(waiting);
      subscription.dispose();
      // Whether somebody is signed in does not depend on it, and nothing that is left serves anybody for long.
      await this.#withdraw(state).catch((error: unknown) =>
        this.#log(`What a sign-in has left could not be removed: ${String(error)}`),
      );
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
    const waiting = [...this.#waiting].find(({ state }) => sameSecret(state, callback.state));
    if (!waiting) return false;
    this.#waiting.delete(waiting);
    waiting.resolve(callback);
    return true;
  }

  async #announce(state: string, lifetimeMs: number): Promise<void> {
    const pending: Pending = { stateHash: sha256(state), expiresAt: this.#clock.now() + lifetimeMs };
    await this.#secrets.delete(callbackKey);
    await this.#secrets.store(pendingKey, JSON.stringify(pending));
  }

  /** Leaves nothing of this sign-in behind, and what another window waits for in place. */
  async #withdraw(state: string): Promise<void> {
    const pending = readPending(await this.#secrets.get(pendingKey));
    if (pending?.stateHash === sha256(state)) await this.#secrets.delete(pendingKey);
    const callback = readCallback((await this.#secrets.get(callbackKey)) ?? '');
    if (callback?.state === state) await this.#secrets.delete(callbackKey);
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
