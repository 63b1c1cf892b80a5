import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest piece of work before others come to their turn, in ms. */
const shareMs = 5;

/** Cuts long work into slices that do not hold up the editor. */
export class Slices {
  #since = performance.now();

  /** Lets others come to their turn when this work has had its share. */
  async giveWay(): Promise<void> {
    if (!this.isOver) return;
    await nextTurn();
    this.#since = performance.now();
  }

  get isOver(): boolean {
    return performance.now() - this.#since >= shareMs;
  }
}
