import { abortable } from '../spotify/abortable.ts';

interface Running<T> {
  readonly work: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Work that several wait for: it is done once, and stopped when nobody waits for it any more. */
export class SharedWork<T> {
  readonly #running = new Map<string, Running<T>>();

  /** What the work for `key` comes to; begun if it is not under way. Rejects as it does, or when `signal` aborts. */
  join(key: string, signal: AbortSignal, begin: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = this.#running.get(key) ?? this.#begin(key, begin);
    running.waiting++;
    return abortable(running.work, signal).finally(() => {
      if (--running.waiting > 0) return;
      running.stop.abort();
      this.#end(key, running);
    });
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController();
    const running = { work: begin(stop.signal), stop, waiting: 0 };
    this.#running.set(key, running);
    return running;
  }

  #end(key: string, running: Running<T>): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
  }
}
