/** Something that can be let go of once. Compatible with `vscode.Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** A function that adds a listener; compatible with `vscode.Event`, without needing `vscode`. */
export type Event<T> = (
  listener: (value: T) => unknown,
  thisArgs?: unknown,
  disposables?: Disposable[],
) => Disposable;

/** Holds listeners and calls them. One listener's exception does not keep the others from hearing. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => unknown>();

  readonly event: Event<T> = (listener, thisArgs, disposables) => {
    const bound = (value: T): unknown => listener.call(thisArgs, value);
    this.#listeners.add(bound);
    const subscription = { dispose: () => void this.#listeners.delete(bound) };
    disposables?.push(subscription);
    return subscription;
  };

  /** Calls every listener that is registered now; the first exception is thrown after all have been called. */
  fire(value: T): void {
    const failures: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Forgets all listeners. */
  dispose(): void {
    this.#listeners.clear();
  }
}
