import { createHash } from 'node:crypto';
import { Uri } from 'vscode';
import type { Connection } from '../library/connections.ts';

/** Of texts that can be edited. */
export const textScheme = 'tracklist';
/** Of the library as it is now, to compare a text with. */
export const currentScheme = 'tracklist-current';
/** The language of both. */
export const textLanguage = 'tracklist-library';

/** The address of a library's text. It tells libraries apart, and not whose they are. */
export function textAddress({ kind, account }: Pick<Connection, 'kind' | 'account'>): Uri {
  if (kind === 'demo') return Uri.parse(`${textScheme}://demo/Saved Tracks (Demo).tracklist`);
  const whose = createHash('sha256').update(`${kind}/${account.id}`).digest('hex').slice(0, 16);
  return Uri.parse(`${textScheme}://${whose}/Saved Tracks.tracklist`);
}

/** The address of the same library as it is now. */
export function currentAddress(connection: Pick<Connection, 'kind' | 'account'>): Uri {
  return textAddress(connection).with({ scheme: currentScheme });
}
