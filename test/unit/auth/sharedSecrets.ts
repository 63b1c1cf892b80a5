import { Emitter } from '../../../src/model/event.ts';
import type { SecretStore } from '../../../src/auth/secretStore.ts';

/**
 * VS Code's secret storage: one for all windows, slow, one thing after another, and every window hears of every
 * change.
 */
export class SharedSecrets {
  readonly entries = new Map<string, string>();
  /** Everything that was ever stored, as `key=value`. */
  readonly history: string[] = [];
  /** Why nothing can be read, while it is set. */
  failure: Error | undefined;
  readonly #windows: Emitter<{ readonly key: string }>[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** The store as one window sees it. */
  window(): SecretStore {
    const emitter = new Emitter<{ readonly key: string }>();
    this.#windows.push(emitter);
    return {
      onDidChange: emitter.event,
      get: key =>
        this.#inTurn(() => {
          if (this.failure) throw this.failure;
          return this.entries.get(key);
        }),
      store: (key, value) =>
        this.#inTurn(() => {
          this.entries.set(key, value);
          this.history.push(`${key}=${value}`);
          this.tell(key);
        }),
      delete: key =>
        this.#inTurn(() => {
          if (this.entries.delete(key)) this.tell(key);
        }),
    };
  }

  /** Resolves when nothing is under way, also not what windows do because of it. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) {
      await this.#last;
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  /** Lets every window hear that something has changed. */
  tell(key: string): void {
    for (const each of this.#windows) setImmediate(() => each.fire({ key }));
  }

  #inTurn<T>(work: () => T): Promise<T> {
    const turn = this.#last.then(() => new Promise(resolve => setImmediate(resolve))).then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
