import type { SpotifyKind } from '../model/spotifyUri.ts';
import { parseSpotifyReference, spotifyUri } from '../model/spotifyUri.ts';
import type { LinkTarget } from './linkMarkup.ts';

/** What rows carry while they are dragged. Only an editor that they are dropped into makes something of it. */
export const draggedLinksType = 'application/vnd.tracklist.links';
/** The same for what has no address, as plain lines. */
export const draggedTitlesType = 'application/vnd.tracklist.titles';

/** Longest name that is believed, in UTF-16 units. */
const longestName = 10_000;

/** Items as text that `readDraggedLinks` reads. */
export function writeDraggedLinks(targets: readonly LinkTarget[]): string {
  return JSON.stringify(
    targets.map(({ reference: { kind, id }, name, artists }) => ({
      uri: spotifyUri(kind, id),
      name,
      artists: artists.map(artist => artist.name),
    })),
  );
}

/** What was dropped. Anybody may have written it: what is not as `writeDraggedLinks` writes it is left out. */
export function readDraggedLinks(text: string): LinkTarget[] {
  const items = parsed(text);
  return Array.isArray(items) ? items.flatMap(item => targetOf(item) ?? []) : [];
}

function targetOf(item: unknown): LinkTarget | undefined {
  const { uri, name, artists } = (item ?? {}) as Record<string, unknown>;
  if (typeof uri !== 'string' || !isName(name) || !Array.isArray(artists) || !artists.every(isName))
    return undefined;
  const reference = parseSpotifyReference(uri);
  const kinds: readonly SpotifyKind[] = ['track', 'album'];
  if (!reference || !kinds.includes(reference.kind) || spotifyUri(reference.kind, reference.id) !== uri)
    return undefined;
  return { reference, name, artists: artists.map(each => ({ name: each })) };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
