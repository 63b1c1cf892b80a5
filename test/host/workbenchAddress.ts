import { pathToFileURL } from 'node:url';
import type { RunningServer } from './server.ts';

/** What a workbench is opened on; every path is absolute. */
export interface WorkbenchTarget {
  readonly folder?: string | undefined;
  readonly developmentPaths?: readonly string[];
  readonly testsPath?: string | undefined;
}

/** The address of a server's page that opens a folder (none: an empty window) with extensions under development. */
export function workbenchAddress(
  { authority, url }: Pick<RunningServer, 'authority' | 'url'>,
  target: WorkbenchTarget = {},
): string {
  const { folder, developmentPaths = [], testsPath } = target;
  const remote = (file: string) => `vscode-remote://${authority}${pathToFileURL(file).pathname}`;
  const payload = [
    ...developmentPaths.map(each => ['extensionDevelopmentPath', remote(each)]),
    ...(testsPath ? [['extensionTestsPath', remote(testsPath)]] : []),
  ];
  const address = new URL(url);
  if (folder) address.searchParams.set('folder', pathToFileURL(folder).pathname);
  else address.searchParams.set('ew', 'true');
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
