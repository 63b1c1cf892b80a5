import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from './cleanup.ts';
import { exitCodeOf, startGroup } from './processGroup.ts';
import { cleanEnvironment } from './server.ts';

/** Where something is looked for: the environment, and which system it is that of. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** Whether a window can be shown on this machine. */
export function hasDisplay({ env, platform }: Machine): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

/**
 * The executable of the desktop's VS Code, if `code` is on the PATH and can open a window of its own here. It cannot
 * in WSL and in a terminal of a remote window, where `code` hands folders to a VS Code on another system.
 */
export function findDesktop(machine: Machine): string | undefined {
  const { env, platform } = machine;
  const remote = env.VSCODE_IPC_HOOK_CLI ?? env.WSL_DISTRO_NAME;
  if (remote || !hasDisplay(machine)) return undefined;
  return findOnPath(platform === 'win32' ? 'code.cmd' : 'code', machine);
}

/** The first executable of this name in the folders of the PATH. */
export function findOnPath(name: string, { env, platform }: Machine): string | undefined {
  const folders = (env.PATH ?? env.Path ?? '')
    .split(platform === 'win32' ? ';' : ':')
    .filter(each => each !== '');
  return folders.map(folder => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a desktop window is opened with. */
export interface DesktopOptions {
  readonly code: string;
  readonly developmentPaths: readonly string[];
  readonly userData: string;
  readonly extensions: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The command line for a window of its own: with another profile than the person's, and nothing else running in it. */
export function desktopArguments(
  { developmentPaths, userData, extensions }: Omit<DesktopOptions, 'code' | 'env'>,
  isRoot: boolean,
): string[] {
  return [
    '--new-window',
    ...developmentPaths.map(each => `--extensionDevelopmentPath=${each}`),
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Opens a window of the desktop's VS Code; the clean-up closes it.
 * @returns a promise that resolves when the person has closed it.
 * @throws Error if VS Code does not start.
 */
export async function openDesktop(
  options: DesktopOptions,
  cleanup: Cleanup,
): Promise<{ closed: Promise<void> }> {
  const args = desktopArguments(options, process.getuid?.() === 0);
  const env = { ...cleanEnvironment(), ...options.env };
  const starter = startGroup(options.code, args, { stdio: 'inherit', env }, cleanup);
  // What is on the PATH only hands over to the application, which runs on its own and says who it is in a file.
  if ((await exitCodeOf(starter)) !== 0) throw new Error(`${options.code} could not open a window.`);
  const pid = await pidOf(options.userData);
  cleanup.add(() => endProcess(pid));
  return { closed: goneOf(pid) };
}

/** The process of the VS Code that uses a profile; it writes the file soon after it starts. */
async function pidOf(userData: string): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const pid = Number(readIfThere(path.join(userData, 'code.lock')));
    if (pid > 0) return pid;
    await delay(100);
  }
  throw new Error('VS Code did not start within 30 s.');
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function endProcess(pid: number): Promise<void> {
  signal(pid, 'SIGTERM');
  for (let tries = 0; tries < 50 && signal(pid, 0); tries++) await delay(100);
  signal(pid, 'SIGKILL');
}

async function goneOf(pid: number): Promise<void> {
  while (signal(pid, 0)) await delay(500);
}

/** Whether the process is there to be signalled. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
