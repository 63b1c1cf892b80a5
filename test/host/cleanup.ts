import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Undo = () => void | Promise<void>;

const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

interface Entry {
  readonly undo: Undo;
  /** What can still be done when the process is already ending. */
  readonly atExit: (() => void) | undefined;
}

/** What must be stopped or removed at the end, whichever way it ends. */
export class Cleanup {
  static readonly #open = new Set<Cleanup>();
  static #listens = false;
  static #catchesSignals = false;

  readonly #entries: Entry[] = [];
  #done: Promise<void> | undefined;

  constructor() {
    if (!Cleanup.#listens) process.on('exit', () => Cleanup.#atExit());
    Cleanup.#listens = true;
    Cleanup.#open.add(this);
  }

  /** Whether the end has begun; what fails from then on fails because of it. */
  get begun(): boolean {
    return this.#done !== undefined;
  }

  /**
   * Remembers how to undo something; after `run` it is undone at once.
   * @param atExit is the part that matters if the process ends before `run`.
   */
  add(undo: Undo, atExit?: () => void): void {
    if (this.#done) void attempt(undo);
    else this.#entries.push({ undo, atExit });
  }

  /** A new temporary folder, removed at the end. */
  tempDir(): string {
    const dir = mkdtempSync(path.join(tmpdir(), 'tracklist-'));
    const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    this.add(remove, remove);
    return dir;
  }

  /** Undoes everything, the latest first; failures are printed. A second call waits for the first one's end. */
  run(): Promise<void> {
    this.#done ??= this.#undoAll();
    return this.#done;
  }

  async #undoAll(): Promise<void> {
    for (let entry = this.#entries.at(-1); entry; entry = this.#entries.at(-1)) {
      await attempt(entry.undo);
      this.#entries.splice(this.#entries.indexOf(entry), 1);
    }
    Cleanup.#open.delete(this);
  }

  /**
   * Makes Ctrl+C, a closed terminal, `kill` and the end of the parent process run every clean-up before they end
   * this process. A second call changes nothing.
   * @param exitCode by default is what a shell reports for the signal.
   */
  static runOnSignals(exitCode?: number): void {
    if (Cleanup.#catchesSignals) return;
    Cleanup.#catchesSignals = true;
    const end = (signal: number) => {
      const all = Promise.all(Array.from(Cleanup.#open, each => each.run()));
      void all.finally(() => process.exit(exitCode ?? 128 + signal));
    };
    // A repeated signal must not cut the clean-up short, so the listeners stay.
    for (const [name, signal] of Object.entries(signals)) process.on(name, () => end(signal));
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || end(signals.SIGHUP), 1000).unref();
  }

  static #atExit(): void {
    for (const { atExit } of Array.from(Cleanup.#open, each => each.#entries.toReversed()).flat()) {
      try {
        atExit?.();
      } catch {
        // There is nobody left to tell.
      }
    }
  }
}

async function attempt(undo: Undo): Promise<void> {
  try {
    await undo();
  } catch (error) {
    console.error('While cleaning up:', error);
  }
}
