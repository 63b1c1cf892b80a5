import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Cleanup } from './cleanup.ts';
import { run } from './install/npm.ts';
import { startGroup } from './processGroup.ts';
import type { Server } from './servers.ts';

/** Settings for a workbench in which nothing asks, greets or fetches. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** The folders that hold a server's state. */
export interface ServerDirs {
  readonly userData: string;
  readonly extensions: string;
}

/** What to start a server with. */
export interface ServerOptions extends ServerDirs {
  readonly server: Server;
  /** Added to this process's environment; reaches the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** On top of `quietSettings` and of what the user's settings already hold. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Receives the server's output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** A free one by default. */
  readonly port?: number;
  /** What a browser must know to get in; without it, every process of this machine can. */
  readonly token?: string;
}

/** A server that answers. */
export interface RunningServer {
  /** Such as `127.0.0.1:41234`; also the authority of its `vscode-remote://` URIs. */
  readonly authority: string;
  /** With the token, if there is one. */
  readonly url: string;
  readonly process: ChildProcess;
}

/**
 * Starts a VS Code server on this machine's loopback address; the clean-up stops it.
 * @throws Error with its output if it ends or does not answer within 60 s.
 */
export async function startServer(options: ServerOptions, cleanup: Cleanup): Promise<RunningServer> {
  const { server, token, port = 0 } = options;
  if (!existsSync(server.main) || !existsSync(server.execPath)) {
    throw new Error(`VS Code ${server.vscode} is not installed. Run: node test/host/install.ts`);
  }
  writeSettings(options.userData, options.settings);
  const args = [
    ...[server.main, '--host=127.0.0.1', `--port=${port}`],
    token ? `--connection-token=${token}` : '--without-connection-token',
    ...['--accept-server-license-terms', '--telemetry-level=off', '--disable-workspace-trust'],
    ...dirArguments(options),
  ];
  const child = startGroup(
    server.execPath,
    args,
    { env: serverEnvironment(options.env), grace: 300 },
    cleanup,
  );
  const authority = `127.0.0.1:${await portOf(child, options)}`;
  return { authority, url: `http://${authority}/${token ? `?tkn=${token}` : ''}`, process: child };
}

/** The port that a starting server says it listens on. */
async function portOf(child: ChildProcess, { server, onOutput }: ServerOptions): Promise<string> {
  const port = Promise.withResolvers<string>();
  let output = '';
  const fail = (why: string) => port.reject(new Error(`VS Code ${server.vscode} ${why}:\n${output}`));
  const read = (text: string) => {
    onOutput?.(text);
    output = (output + text).slice(-8000);
    const bound = /Extension host agent listening on (\d+)/.exec(output)?.[1];
    if (bound) port.resolve(bound);
  };
  child.stdout?.setEncoding('utf8').on('data', read);
  child.stderr?.setEncoding('utf8').on('data', read);
  child.once('error', error => fail(`did not start (${error.message})`));
  child.once('exit', code => fail(`ended with ${code ?? 'a signal'}`));
  const timer = setTimeout(() => fail('did not start within 60 s'), 60_000);
  return port.promise.finally(() => clearTimeout(timer));
}

/**
 * Installs a packaged extension where a server with the same folders finds it.
 * @throws Error with the server's output if the package is refused.
 */
export async function installExtension(server: Server, dirs: ServerDirs, vsix: string): Promise<void> {
  const args = [server.main, '--accept-server-license-terms', '--telemetry-level=off', ...dirArguments(dirs)];
  await run(server.execPath, [...args, `--install-extension=${vsix}`, '--force'], dirs.userData);
}

function dirArguments({ userData, extensions }: ServerDirs): string[] {
  return [
    `--server-data-dir=${path.join(userData, 'server')}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
  ];
}

/**
 * Writes the settings that a workbench on this folder starts with: `quietSettings`, then what it holds, then these.
 * The workbench reads the user's file, the extension host the machine's.
 */
export function writeSettings(userData: string, settings: Readonly<Record<string, unknown>> = {}): void {
  for (const scope of ['User', 'Machine']) {
    const file = path.join(userData, scope, 'settings.json');
    const held = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...quietSettings, ...held, ...settings }, undefined, 2));
  }
}

/** A VS Code around this process, such as one with a terminal, would tell another that it is part of it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const around = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !around.test(name)));
}

/** Without a gallery a server does not look for extensions on the network. */
function serverEnvironment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...cleanEnvironment(), EXTENSIONS_GALLERY: '{}', ...env };
}
