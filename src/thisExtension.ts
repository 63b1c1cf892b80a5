import path from 'node:path';
import type { ExtensionContext, ExtensionKind } from 'vscode';
import { ExtensionMode } from 'vscode';
import type { CommandId } from './manifest.ts';

/** `npm start` opens the demo; an installed extension never does so by itself. */
export function startsInDemo({ extensionMode }: ExtensionContext): boolean {
  return extensionMode === ExtensionMode.Development && process.env.TRACKLIST_START_IN_DEMO === '1';
}

/** This extension's version, and on which side of a remote connection it runs. */
export function aboutThis({ extension }: ExtensionContext): {
  version: string;
  extensionKind: ExtensionKind;
} {
  const { version } = extension.packageJSON as { version: string };
  return { version, extensionKind: extension.extensionKind };
}

/** The commands that package.json declares, which are all there are. */
export function commandsOf({ extension }: ExtensionContext): CommandId[] {
  const { contributes } = extension.packageJSON as { contributes: { commands: { command: CommandId }[] } };
  return contributes.commands.map(({ command }) => command);
}

/** How requests name the extension. */
export function userAgentOf(context: ExtensionContext): string {
  return `tracklist-for-spotify/${aboutThis(context).version} (VS Code extension)`;
}

/** Where libraries are kept; that of a test server is not the person's own. */
export function storageOf({ globalStorageUri }: ExtensionContext, isTestServer: boolean): string {
  return isTestServer ? path.join(globalStorageUri.fsPath, 'testServer') : globalStorageUri.fsPath;
}

/** Where Spotify apps are remembered; what a test server says of one is not what Spotify says. */
export function appsFolderOf({ globalStorageUri }: ExtensionContext, isTestServer: boolean): string {
  return path.join(globalStorageUri.fsPath, isTestServer ? 'testApps' : 'apps');
}
