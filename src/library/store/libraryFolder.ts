import path from 'node:path';
import { digestOf } from './digest.ts';

/** Where the libraries of all accounts are; each has a folder of its own there. */
export function librariesFolder(globalStorage: string): string {
  return path.join(globalStorage, 'libraries');
}

/**
 * The folder of one account with one Spotify app. Its name tells neither and is a plain file name whatever they are;
 * also where the file system makes no difference between upper and lower case.
 */
export function libraryFolder(globalStorage: string, clientId: string, accountId: string): string {
  const name = Buffer.from(digestOf(JSON.stringify([clientId, accountId])), 'base64').toString('hex');
  return path.join(librariesFolder(globalStorage), name);
}
