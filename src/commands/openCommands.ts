import { env, Uri, window } from 'vscode';
import type { Connections } from '../library/connections.ts';
import type { CommandHandlers, RowArguments } from '../manifest.ts';
import { titleAndArtists } from '../interchange/linkMarkup.ts';
import { changeWords } from '../messages/changes.ts';
import { textLinkWords } from '../messages/editorLinks.ts';
import { linkWords } from '../messages/links.ts';
import { pickWords } from '../messages/finding.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { parseSpotifyReference, spotifyLink, spotifyUri } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { Settings } from '../settings.ts';
import type { Element } from '../views/elements.ts';
import type { Views } from '../views/views.ts';
import { chooseTrack } from './chooseTrack.ts';
import { loadedTracks } from './loadedItems.ts';
import { clickedRow, isOnRows, rowsOf } from './rowArguments.ts';
import { tracksOf } from './rowItems.ts';
import { chooseAlbum } from './chooseAlbum.ts';
import { readyConnection } from './readiness.ts';
import { sayBriefly } from './sayBriefly.ts';

/** What showing, opening and copying need. */
export interface OpenParts {
  readonly connections: Connections;
  readonly views: Views;
  readonly settings: Settings;
  /** Shows a track or an album in the details panel; `preserveFocus` leaves the focus in the list, to walk on from there. */
  readonly showTrack: (uri: string, options: { preserveFocus: boolean }) => void;
  /** URI of the track in the details panel, when it is open. */
  readonly shownTrack: () => string | undefined;
  readonly showLog: () => void;
}

/** A track or an album. */
type Item = Pick<Track, 'uri' | 'name' | 'artists'>;

type OpenCommand =
  | 'tracklist.showTrack'
  | 'tracklist.showAlbum'
  | 'tracklist.openInSpotify'
  | 'tracklist.copyLink'
  | 'tracklist.copyUri'
  | 'tracklist.copyTitle'
  | 'tracklist.showLog';

/** Commands that look and copy, and change nothing. */
export function openCommands(parts: OpenParts): CommandHandlers<OpenCommand> {
  return {
    'tracklist.showTrack': async (...args) => {
      const uri = await uriFor(parts, args);
      if (uri !== undefined) parts.showTrack(uri, { preserveFocus: isOnRows(args) });
    },
    'tracklist.showAlbum': async (...args) => {
      const uri = await albumFor(parts, args);
      if (uri !== undefined) parts.showTrack(uri, { preserveFocus: isOnRows(args) });
    },
    'tracklist.openInSpotify': async (...args) => {
      const uri = await uriFor(parts, args);
      if (uri !== undefined) await openInSpotify(parts, uri);
    },
    'tracklist.copyLink': async (...args) => copyLinks(parts, await urisFor(parts, args)),
    'tracklist.copyUri': async (...args) => copyUris(parts, await urisFor(parts, args)),
    'tracklist.copyTitle': async (...args) => copyTitles(await itemsFor(parts, args)),
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
  await copyLines(inCatalogue(connections, uris).map(spotifyLink), linkWords.copied);
}

async function copyUris({ connections }: OpenParts, uris: readonly string[]): Promise<void> {
  const lines = inCatalogue(connections, uris).map(({ kind, id }) => spotifyUri(kind, id));
  await copyLines(lines, textLinkWords.copiedUris);
}

async function copyTitles(items: readonly Item[]): Promise<void> {
  await copyLines(items.map(titleAndArtists).filter(Boolean), textLinkWords.copiedTitles);
}

async function copyLines(lines: readonly string[], said: (count: number) => string): Promise<void> {
  if (lines.length === 0) return;
  await env.clipboard.writeText(lines.join('\n'));
  sayBriefly(said(lines.length));
}

/** Those that Spotify has; says why when it has none of them. */
function inCatalogue(connections: Connections, uris: readonly string[]): SpotifyReference[] {
  const known = uris.filter(uri => parseSpotifyReference(uri));
  const [first = uris[0]] = known;
  if (first === undefined || !linkable(connections, first)) return [];
  return known.flatMap(uri => parseSpotifyReference(uri) ?? []);
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
  return row && (await itemsIn(parts, row))[0]?.uri;
}

async function albumFor(parts: OpenParts, args: RowArguments): Promise<string | undefined> {
  if (isOnRows(args)) {
    const row = clickedRow(await rowsOf(parts.views, args), args);
    return row?.kind === 'album' ? row.saved.album.uri : undefined;
  }
  const connection = await readyConnection(parts.connections);
  return connection && chooseAlbum(connection, parts.shownTrack(), pickWords.album());
}

async function urisFor(parts: OpenParts, args: RowArguments): Promise<string[]> {
  return (await itemsFor(parts, args)).map(({ uri }) => uri);
}

/** Each once. */
async function itemsFor(parts: OpenParts, args: RowArguments): Promise<Item[]> {
  const rows = await rowsOf(parts.views, args);
  const items = (await Promise.all(rows.map(row => itemsIn(parts, row)))).flat();
  if (isOnRows(args)) return [...new Map(items.map(item => [item.uri, item])).values()];
  const connection = await readyConnection(parts.connections);
  if (!connection) return [];
  const shown = parts.shownTrack();
  const inView = parts.views.shownTracks(connection)?.rows;
  const tracks = await loadedTracks(connection, shown, inView);
  const track = await chooseTrack(tracks, pickWords.track(), shown);
  return track ? [track] : [];
}

async function itemsIn({ connections }: OpenParts, row: Element): Promise<readonly Item[]> {
  if (row.kind === 'removal') {
    const removed = (await connections.current?.library.recentlyRemoved.itemsOf(row.removal)) ?? [];
    return removed.map(item => ('track' in item ? item.track : item.album));
  }
  return row.kind === 'album' ? [row.saved.album] : tracksOf(row);
}
