/** How long whatever else waited in this process had to wait, in milliseconds. */
export interface Stall {
  /** The longest wait. */
  readonly ms: number;
  /** The most that this thread worked during one wait; what a wait has beyond that, the disk or the machine took. */
  readonly workMs: number;
}

/** Newer than the types. */
const { threadCpuUsage } = process as unknown as {
  readonly threadCpuUsage: () => { readonly user: number; readonly system: number };
};
const everyMs = 1;

/** Watches how long a timer that is always due has to wait for its turn. */
export class StallWatch {
  #ms = 0;
  #workMs = 0;
  #since = performance.now();
  #workedBefore = workedMs();
  readonly #timer = setInterval(() => this.#look(), everyMs);

  /** The longest so far; begins anew from here. */
  take(): Stall {
    this.#look();
    const stall = { ms: this.#ms, workMs: this.#workMs };
    [this.#ms, this.#workMs] = [0, 0];
    return stall;
  }

  stop(): Stall {
    clearInterval(this.#timer);
    return this.take();
  }

  #look(): void {
    const [now, worked] = [performance.now(), workedMs()];
    this.#ms = Math.max(this.#ms, now - this.#since - everyMs);
    this.#workMs = Math.max(this.#workMs, worked - this.#workedBefore);
    [this.#since, this.#workedBefore] = [now, worked];
  }
}

function workedMs(): number {
  const { user, system } = threadCpuUsage.call(process);
  return (user + system) / 1000;
}
