import { ProgressLocation, window } from 'vscode';
import type { Connection } from '../library/connections.ts';
import { linkWords } from '../messages/links.ts';
import { findSpotifyReferences, spotifyUri } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { ChangeParts } from './change.ts';
import { change } from './change.ts';
import { trackItem } from './choose.ts';

/** Up to this many tracks are read first, so that a wrong link is noticed before anything is saved. */
const readUpTo = 10;

/** Asks for links, URIs or ids of tracks, and saves them. */
export async function saveFromLinks(parts: ChangeParts, connection: Connection): Promise<void> {
  const text = await window.showInputBox({
    title: linkWords.title(),
    prompt: linkWords.prompt(),
    placeHolder: linkWords.placeholder(),
    ignoreFocusOut: true,
    validateInput: input => (input.trim() === '' ? undefined : complaintAbout(input)),
  });
  if (text === undefined || text.trim() === '') return;
  const uris = findSpotifyReferences(text).references.map(({ id }) => spotifyUri('track', id));
  const tracks = await tracksFor(connection, uris);
  const items = tracks.map(track => trackItem(track, connection));
  await change(parts, connection, 'save', items);
}

function complaintAbout(text: string): string | undefined {
  const { references, unreadable } = findSpotifyReferences(text);
  const other = references.find(reference => reference.kind !== 'track');
  if (other) return linkWords.unreadable(spotifyUri(other.kind, other.id));
  if (references.length === 0) return linkWords.nothing();
  return unreadable[0] === undefined ? undefined : linkWords.unreadable(unreadable[0].slice(0, 60));
}

/**
 * Tracks by their URIs. Few are read so that they can be named; many are saved by their ids, and their rows come
 * afterwards. Rejects with a `SpotifyError` when one of few cannot be had.
 */
export async function tracksFor({ library }: Connection, uris: readonly string[]): Promise<Track[]> {
  if (uris.length > readUpTo) return uris.map(byUriAlone);
  const options = { location: ProgressLocation.Window, title: linkWords.loading() };
  return window.withProgress(options, () => library.tracks(uris));
}

function byUriAlone(uri: string): Track {
  return { uri, name: '', artists: [], durationMs: 0, explicit: false, isLocal: false };
}
