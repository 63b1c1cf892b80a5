import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from './cleanup.ts';

/** How a group is started; `stdio` is that of `child_process.spawn`. */
export interface GroupOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: 'inherit' | 'pipe';
}

/**
 * Starts a program as the head of a process group of its own, so that whatever it starts ends with it. A Ctrl+C in
 * the terminal does not reach it; the clean-up does.
 */
export function startGroup(
  command: string,
  args: readonly string[],
  options: GroupOptions,
  cleanup: Cleanup,
): ChildProcess {
  const child = spawn(command, args, { stdio: 'pipe', ...options, detached: true });
  cleanup.add(() => stopGroup(child));
  return child;
}

/** Ends a group: SIGTERM first, and SIGKILL for what is left after two seconds. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return; // It never started.
  signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + 2000;
  while (groupLives(pid) && Date.now() < deadline) await delay(25);
  signalGroup(pid, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function groupLives(pid: number): boolean {
  return signalGroup(pid, 0);
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false; // Nothing of the group is left.
  }
}
