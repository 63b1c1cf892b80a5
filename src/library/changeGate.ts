/**
 * Keeps the reading of a list and changes of it apart. While a change is under way here no further page is asked
 * for, and what the change means for the places of all rows is reckoned when no page is on its way any more.
 */
export class ChangeGate {
  #begun = 0;
  #open = 0;
  #readings = 0;
  #settlements: (() => void)[] = [];
  #quiet = Promise.withResolvers<undefined>();

  /** Changes that have begun so far. */
  get begun(): number {
    return this.#begun;
  }

  /** Whether no change is under way, and all that were have been reckoned with. */
  get isQuiet(): boolean {
    return this.#open === 0 && this.#settlements.length === 0;
  }

  /** A change begins. What it returns is to be called once, with what reckons with it. */
  begin(): (reckon: () => void) => void {
    this.#begun += 1;
    this.#open += 1;
    return reckon => {
      this.#open -= 1;
      this.#settlements.push(reckon);
      this.#turn();
    };
  }

  async whenQuiet(): Promise<void> {
    while (!this.isQuiet) await this.#quiet.promise;
  }

  /**
   * Does `work`, which reads, once no change is under way.
   * @param work is given what tells how many changes have begun since its start
   */
  async read<T>(work: (overlapping: () => number) => Promise<T>): Promise<T> {
    await this.whenQuiet();
    const begun = this.#begun;
    this.#readings += 1;
    try {
      return await work(() => this.#begun - begun);
    } finally {
      this.#readings -= 1;
      this.#turn();
    }
  }

  #turn(): void {
    if (this.#open > 0 || this.#readings > 0) return;
    for (const reckon of this.#settlements.splice(0)) reckon();
    this.#quiet.resolve(undefined);
    this.#quiet = Promise.withResolvers();
  }
}
