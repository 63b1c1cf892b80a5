import { get } from 'node:http';
import { Uri } from 'vscode';
import { editor } from '../../unit/editor/editor.ts';

/**
 * A person's browser, which Spotify knows: goes to an address and wherever it is sent, and hands the editor what is the
 * editor's. Keeps no connection.
 */
export async function browse(address: string): Promise<void> {
  if (!address.startsWith('http:')) {
    await editor.uriHandler?.handleUri(Uri.parse(address));
    return;
  }
  const location = await new Promise<string | undefined>((resolve, reject) => {
    get(address, { agent: false }, response => {
      response.resume().once('end', () => resolve(response.headers.location));
    }).once('error', reject);
  });
  if (location !== undefined) await browse(location);
}
