import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { WindowReport } from './storeProcess.ts';

/** A window of the editor that runs `storeProcess.ts`. */
export class WindowProcess {
  readonly #child;
  readonly #lines;
  readonly #ended;

  /** It takes `count` steps of those of `seed`, from step `first` on. */
  constructor(folder: string, seed: number, count: number, first = 0) {
    const script = path.join(import.meta.dirname, 'storeProcess.ts');
    const args = [script, folder, seed, count, first].map(String);
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
    this.#ended = once(this.#child, 'exit');
  }

  /** What it says next; undefined when it says nothing any more. */
  async next(): Promise<string | undefined> {
    const result = (await this.#lines.next()) as IteratorResult<string, undefined>;
    return result.value;
  }

  /** Waits until it has taken its steps. */
  async done(): Promise<void> {
    for (let line = await this.next(); line !== 'done'; line = await this.next())
      if (line === undefined) throw new Error('a window has ended before its time');
  }

  /** Lets it load. */
  async report(): Promise<WindowReport> {
    this.#child.stdin.write('go on\n');
    return JSON.parse((await this.next()) ?? '') as WindowReport;
  }

  /** Ends it at once; what it has said until then can still be read. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
