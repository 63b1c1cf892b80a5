import { env, Uri, window } from 'vscode';
import type { Connections } from '../library/connections.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import { changeWords } from '../messages/changes.ts';
import { linkWords } from '../messages/links.ts';
import { pickWords } from '../messages/finding.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { parseSpotifyReference, spotifyLink, spotifyUri } from '../model/spotifyUri.ts';
import type { Settings } from '../settings.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import { chooseTrack, clickedRow, isOnRows, loadedTracks, rowsOf, tracksOf } from './choose.ts';
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
      const uri = await uriFor(parts, args);
      if (uri !== undefined) parts.showTrack(uri, { preserveFocus: isOnRows(args) });
    },
    'tracklist.openInSpotify': async (...args) => {
      const uri = await uriFor(parts, args);
      if (uri !== undefined) await openInSpotify(parts, uri);
    },
    'tracklist.copyLink': async (...args) => copyLinks(parts, await urisFor(parts, args)),
    'tracklist.showLog': () => parts.showLog(),
  };
}

/** Opens an item in the Spotify app or on its web page. Only addresses made here from a valid URI are opened. */
export async function openInSpotify(
  { connections, settings }: Pick<OpenParts, 'connections' | 'settings'>,
  uri: string,
): Promise<void> {
  const reference = linkable(connections, uri);
  if (!reference) return;
  const inApp = settings.get('openIn') === 'app';
  const address = inApp ? spotifyUri(reference.kind, reference.id) : spotifyLink(reference);
  await env.openExternal(Uri.parse(address));
}

/** Puts the links of items on the clipboard, one a line. */
export async function copyLinks(
  { connections }: Pick<OpenParts, 'connections'>,
  uris: readonly string[],
): Promise<void> {
  const inCatalogue = uris.filter(uri => parseSpotifyReference(uri));
  const [first = uris[0]] = inCatalogue;
  if (first === undefined || !linkable(connections, first)) return;
  const links = inCatalogue.flatMap(uri => parseSpotifyReference(uri) ?? []).map(spotifyLink);
  await env.clipboard.writeText(links.join('\n'));
  window.setStatusBarMessage(linkWords.copied(links.length), 4_000);
}

/** The item at Spotify; says why when there is none. */
function linkable(connections: Connections, uri: string): SpotifyReference | undefined {
  const reference = parseSpotifyReference(uri);
  const isInvented = connections.current?.kind === 'demo';
  if (reference && !isInvented) return reference;
  void window.showInformationMessage(reference ? linkWords.invented() : changeWords.localFile());
  return undefined;
}

async function uriFor(parts: OpenParts, args: RowArguments): Promise<string | undefined> {
  if (!isOnRows(args)) return (await urisFor(parts, args))[0];
  const row = clickedRow(await rowsOf(parts.views, args), args);
  return row && uriOf(row)[0];
}

async function urisFor(parts: OpenParts, args: RowArguments): Promise<string[]> {
  const uris = (await rowsOf(parts.views, args)).flatMap(uriOf);
  if (isOnRows(args)) return [...new Set(uris)];
  const connection = await readyConnection(parts.connections);
  if (!connection) return [];
  const shown = parts.shownTrack();
  const inView = parts.views.shownTracks(connection)?.rows;
  const tracks = await loadedTracks(connection, shown, inView);
  const track = await chooseTrack(tracks, pickWords.track(), shown);
  return track ? [track.uri] : [];
}

function uriOf(row: Element): string[] {
  return row.kind === 'album' ? [row.saved.album.uri] : tracksOf(row).map(track => track.uri);
}
