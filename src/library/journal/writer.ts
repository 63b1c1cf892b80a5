import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';

/** A window that has written nothing for so long is gone, whatever else is known of it, in ms. */
export const silenceMs = 10 * 60_000;

/** Who makes a change. */
export interface Writer {
  readonly window: string;
  readonly host: string;
  readonly pid: number;
}

/** When a writer was last heard of. */
export interface Written extends Writer {
  /** Epoch milliseconds. */
  readonly until: number;
}

const windowsHere = new Set<string>();

/** A window of this process. */
export function newWriter(): Writer {
  const window = randomUUID();
  windowsHere.add(window);
  return { window, host: hostname(), pid: process.pid };
}

/** The window is closed. */
export function releaseWriter({ window }: Writer): void {
  windowsHere.delete(window);
}

/** Whether a window cannot go on with what it has begun. A process id may be that of another process by now. */
export function isGone({ window, host, pid, until }: Written, now: number): boolean {
  const isHere = host === hostname();
  if (isHere && pid === process.pid) return !windowsHere.has(window);
  if (isHere && !isRunning(pid)) return true;
  return until <= now || until > now + 2 * silenceMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
