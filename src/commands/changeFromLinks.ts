import { ProgressLocation, window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import { linkWords } from '../messages/links.ts';
import { spotifyUri } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import { askForTrackLinks } from './askForTrackLinks.ts';
import type { ChangeKind, ChangeParts } from './change.ts';
import { change } from './change.ts';
import { trackItem } from './rowItems.ts';
import { trackByUri } from './trackByUri.ts';

/** Up to this many tracks are read first, so that a wrong link is noticed before anything is changed. */
const readUpTo = 10;

/** Asks for links, URIs or ids of tracks, and saves or removes them. */
export async function changeFromLinks(
  parts: ChangeParts,
  connection: Connection,
  kind: ChangeKind,
): Promise<void> {
  const title = kind === 'save' ? linkWords.title() : linkWords.titleOfRemoving();
  const ids = await askForTrackLinks(title);
  if (!ids || ids.length === 0) return;
  const { library } = connection;
  const uris = ids.map(id => spotifyUri('track', id));
  const tracks = await (kind === 'save' ? tracksFor : tracksToRemove)(connection, uris);
  const items = tracks.map(track => trackItem(track, connection));
  const asWished = kind === 'save' ? 'saved' : 'notSaved';
  const altering = items.filter((_, index) => library.savedState(tracks[index]?.uri ?? '') !== asWished);
  await change(parts, connection, kind, items, { altering });
}

/**
 * Tracks by their URIs. Few are read so that they can be named; many are changed by their ids, and their rows come
 * afterwards. Rejects with a `SpotifyError` when one of few cannot be had.
 */
export async function tracksFor({ library }: Connection, uris: readonly string[]): Promise<readonly Track[]> {
  if (uris.length > readUpTo) return uris.map(uri => trackByUri(library, uri));
  const options = { location: ProgressLocation.Window, title: linkWords.loading() };
  return window.withProgress(options, () => library.tracks.several(uris));
}

/** Who removes tracks has their rows in most cases. */
async function tracksToRemove(connection: Connection, uris: readonly string[]): Promise<readonly Track[]> {
  const known = uris.flatMap(uri => connection.library.tracks.known(uri) ?? []);
  return known.length === uris.length ? known : tracksFor(connection, uris);
}
