import type { Uri } from 'vscode';

/** The last part of an address's path: a file's name. */
export function baseName({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
