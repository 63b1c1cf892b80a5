/** Whole numbers of 32 bits in four bytes each; as many as one likes. */
export class Int32List {
  #values = new Int32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** Those put in so far, with room for more; to be asked for anew after `push`. */
  get values(): Int32Array {
    return this.#values;
  }
}
