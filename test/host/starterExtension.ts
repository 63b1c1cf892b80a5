import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Installs, in a folder of extensions, one that brings the Tracklist view to the front when a window opens. VS Code
 * finds what lies there when it uses the folder for the first time; a workbench in a browser takes only one extension
 * under development, so this is none.
 */
export function installStarter(extensions: string): void {
  const dir = path.join(extensions, 'tracklistmusic.tracklist-starter-0.0.0');
  mkdirSync(dir, { recursive: true });
  const manifest = {
    publisher: 'tracklistmusic',
    name: 'tracklist-starter',
    displayName: 'Opens the Tracklist view',
    version: '0.0.0',
    engines: { vscode: '^1.103.0' },
    main: './starter.cjs',
    activationEvents: ['onStartupFinished'],
    extensionKind: ['ui', 'workspace'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  };
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest, undefined, 2));
  buildSync({
    entryPoints: [path.join(import.meta.dirname, 'starter.ts')],
    outfile: path.join(dir, 'starter.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
}
