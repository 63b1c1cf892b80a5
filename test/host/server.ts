import { mkdirSync, writeFileSync } from 'node:fs';
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
  /** On top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Receives the server's output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** A server that answers. */
export interface RunningServer {
  /** Such as `127.0.0.1:41234`; also the authority of its `vscode-remote://` URIs. */
  readonly authority: string;
  readonly url: string;
}

/**
 * Starts a VS Code server on a free port of this machine; the clean-up stops it.
 * @throws Error with its output if it ends or does not answer within 60 s.
 */
export async function startServer(options: ServerOptions, cleanup: Cleanup): Promise<RunningServer> {
  const { server, userData, extensions, env, onOutput } = options;
  writeSettings(userData, { ...quietSettings, ...options.settings });
  const args = [
    ...[server.main, '--host=127.0.0.1', '--port=0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level=off', '--disable-workspace-trust'],
    ...dirArguments({ userData, extensions }),
  ];
  const child = startGroup(server.execPath, args, { env: serverEnvironment(env) }, cleanup);
  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`VS Code ${server.vscode} ${why}:\n${output}`));
    const timer = setTimeout(() => fail('did not start within 60 s'), 60_000);
    const read = (text: string) => {
      onOutput?.(text);
      output = (output + text).slice(-8000);
      const bound = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (bound) resolve(bound);
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('error', error => fail(error.message));
    child.once('exit', code => fail(`ended with ${code ?? 'a signal'}`));
    cleanup.add(() => clearTimeout(timer));
  });
  return { authority: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/` };
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

/** The workbench reads the user's settings, the extension host the machine's. */
function writeSettings(userData: string, settings: Readonly<Record<string, unknown>>): void {
  for (const scope of ['User', 'Machine']) {
    mkdirSync(path.join(userData, scope), { recursive: true });
    writeFileSync(path.join(userData, scope, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
}

/** A VS Code around this process, such as the terminal of one, would tell the server that it is part of it. */
function serverEnvironment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  // Without a gallery it does not look for extensions on the network.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...env };
}
