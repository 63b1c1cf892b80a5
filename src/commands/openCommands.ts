import { env, Uri, window } from 'vscode';
import type { Connections } from '../library/connections.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import { changeWords, linkWords, pickWords } from '../messages.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { parseSpotifyReference, spotifyLink, spotifyUri } from '../model/spotifyUri.ts';
import type { Settings } from '../settings.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import { chooseTrack, isOnRows, rowsOf, tracksAtHand } from './choose.ts';
import { readyConnection } from './readiness.ts';

/** What showing, opening and copying need. */
export interface OpenParts {
  readonly connections: Connections;
  readonly views: Views;
  readonly settings: Settings;
  /** Shows a track in the details panel; `preserveFocus` leaves the focus in the list, to walk on from there. */
  readonly showTrack: (uri: string, options: { preserveFocus: boolean }) => void;
  /** URI of the track in the details panel, when it is open. */
  readonly shownTrack: () => string | undefined;
  readonly showLog: () => void;
}

type OpenCommand =
  'tracklist.showTrack' | 'tracklist.openInSpotify' | 'tracklist.copyLink' | 'tracklist.showLog';

/** Commands that look and copy, and change nothing. */
export function openCommands(parts: OpenParts): CommandHandlers<OpenCommand> {
  return {
    'tracklist.showTrack': async (...args) => {
      const [uri] = await urisFor(parts, args);
      if (uri !== undefined) parts.showTrack(uri, { preserveFocus: isOnRows(args) });
    },
    'tracklist.openInSpotify': async (...args) => {
      const [uri] = await urisFor(parts, args);
      if (uri !== undefined) await openInSpotify(uri, parts.settings.get('openIn'));
    },
    'tracklist.copyLink': async (...args) => copyLinks(await urisFor(parts, args)),
    'tracklist.showLog': () => parts.showLog(),
  };
}

/** Opens an item in the Spotify app or on its web page. Only addresses made here from a valid URI are opened. */
export async function openInSpotify(uri: string, place: 'app' | 'web'): Promise<void> {
  const reference = linkable(uri);
  if (!reference) return;
  const address = place === 'app' ? spotifyUri(reference.kind, reference.id) : spotifyLink(reference);
  await env.openExternal(Uri.parse(address));
}

/** Puts the links of items on the clipboard, one a line. */
export async function copyLinks(uris: readonly string[]): Promise<void> {
  const links = uris.flatMap(uri => parseSpotifyReference(uri) ?? []).map(spotifyLink);
  if (links.length === 0) {
    if (uris.length > 0) linkable(uris[0] ?? '');
    return;
  }
  await env.clipboard.writeText(links.join('\n'));
  window.setStatusBarMessage(linkWords.copied(links.length), 4_000);
}

function linkable(uri: string): SpotifyReference | undefined {
  const reference = parseSpotifyReference(uri);
  if (!reference) void window.showInformationMessage(changeWords.localFile());
  return reference;
}

async function urisFor(parts: OpenParts, args: RowArguments): Promise<string[]> {
  const uris = (await rowsOf(parts.views, args)).flatMap(uriOf);
  if (isOnRows(args)) return uris;
  const connection = await readyConnection(parts.connections);
  if (!connection) return [];
  await connection.library.savedTracks.firstRows();
  const shown = parts.shownTrack();
  const first = shown === undefined ? undefined : connection.library.knownTrack(shown);
  const track = await chooseTrack(tracksAtHand(connection), pickWords.track(), first);
  return track ? [track.uri] : [];
}

function uriOf(row: Element): string[] {
  if (row.kind === 'track') return [row.track.uri];
  return row.kind === 'album' ? [row.saved.album.uri] : [];
}
