import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from './cleanup.ts';

/** How a group is started. */
export interface GroupOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** As for `child_process.spawn`; a pipe by default. */
  readonly stdio?: 'inherit' | 'pipe';
  /** How long it may take to end by itself, in ms; 1000 by default. */
  readonly grace?: number;
}

/**
 * Starts a program as the head of a process group of its own, so that whatever it starts ends with it. A Ctrl+C in
 * the terminal does not reach it; the clean-up does.
 */
export function startGroup(
  command: string,
  args: readonly string[],
  { grace = 1000, ...options }: GroupOptions,
  cleanup: Cleanup,
): ChildProcess {
  const child = spawn(command, args, { stdio: 'pipe', ...options, detached: true });
  const { pid } = child;
  if (pid !== undefined) {
    cleanup.add(
      () => stopGroup(child, pid, grace),
      () => signalGroup(pid, 'SIGKILL'),
    );
  }
  return child;
}

/** The exit code of a group's head, and 1 for one that a signal ended or that never started. */
export async function exitCodeOf(child: ChildProcess): Promise<number> {
  try {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return child.exitCode ?? 1;
}

async function stopGroup(child: ChildProcess, pid: number, grace: number): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + grace;
  while (signalGroup(pid, 0) && Date.now() < deadline) await delay(25);
  signalGroup(pid, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Whether there was anything left in the group to signal. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
