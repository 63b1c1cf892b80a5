import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Undo = () => void | Promise<void>;

/** What must be stopped or removed at the end, whichever way it ends. */
export class Cleanup {
  readonly #undos: Undo[] = [];
  #done: Promise<void> | undefined;

  /** Remembers how to undo something; after `run` it is undone at once. */
  add(undo: Undo): void {
    if (this.#done) void attempt(undo);
    else this.#undos.push(undo);
  }

  /** Whether the end has begun; what fails from then on fails because of it. */
  get begun(): boolean {
    return this.#done !== undefined;
  }

  /** A new temporary folder, removed at the end. */
  tempDir(): string {
    const dir = mkdtempSync(path.join(tmpdir(), 'tracklist-'));
    this.add(() => {
      rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    });
    return dir;
  }

  /** Undoes everything, the latest first; failures are printed. A second call waits for the first one's end. */
  run(): Promise<void> {
    this.#done ??= this.#undoAll();
    return this.#done;
  }

  /**
   * Makes Ctrl+C, a closed terminal and `kill` clean up before they end this process, with the exit code that a
   * shell gives for the signal.
   */
  runOnSignals(): void {
    for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) {
      process.once(signal, () => {
        void this.run().finally(() => process.exit(128 + number));
      });
    }
  }

  async #undoAll(): Promise<void> {
    for (const undo of this.#undos.splice(0).reverse()) await attempt(undo);
  }
}

async function attempt(undo: Undo): Promise<void> {
  try {
    await undo();
  } catch (error) {
    console.error('While cleaning up:', error);
  }
}
