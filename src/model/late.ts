import type { Disposable } from './event.ts';

/** Something that is made when it is first asked for, and let go of with this if it was. */
export class Late<T extends Disposable> implements Disposable {
  readonly #make: () => Promise<T>;
  #making: Promise<T> | undefined;
  #made: T | undefined;
  #isDisposed = false;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  /** The same for all who ask. Rejects when it cannot be made; then the next to ask tries again. */
  readonly get = (): Promise<T> => (this.#making ??= this.#start());

  dispose(): void {
    this.#isDisposed = true;
    this.#made?.dispose();
  }

  async #start(): Promise<T> {
    try {
      this.#made = await this.#make();
    } catch (error) {
      this.#making = undefined;
      throw error;
    }
    if (this.#isDisposed) this.#made.dispose();
    return this.#made;
  }
}
