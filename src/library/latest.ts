/** A map that holds what was set latest, and lets go of the rest. */
export class Latest<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  /** @param most how many values are held */
  constructor(most: number) {
    this.#most = most;
  }

  keys(): Iterable<string> {
    return this.#values.keys();
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (oldest !== undefined && this.#values.size > this.#most) this.#values.delete(oldest);
  }

  /** Lets go of `value`, unless there is another one by now. */
  delete(key: string, value: Value): void {
    if (this.#values.get(key) === value) this.#values.delete(key);
  }

  clear(): void {
    this.#values.clear();
  }
}
