import type { SavedItem } from '../../library/journal.ts';
import { uriOf } from '../../library/journal.ts';
import type { AlbumReference } from '../../model/album.ts';
import { parseSpotifyReference, spotifyLink } from '../../model/spotifyUri.ts';
import type { Track } from '../../model/track.ts';

/** One URI a line. */
export function* printUris(items: readonly SavedItem[]): Generator<string> {
  for (const item of items) yield `${uriOf(item)}\n`;
}

/**
 * A playlist file in UTF-8: for each item its length in seconds, -1 where it has none, with artists and title, and its
 * link below.
 */
export function* printM3u(items: readonly SavedItem[]): Generator<string> {
  yield '#EXTM3U\n';
  for (const item of items) {
    const seconds = 'track' in item ? Math.round(item.track.durationMs / 1000) : -1;
    const { name, artists } = thingOf(item);
    const who = oneLine(artists.map(artist => artist.name).join(', '));
    yield `#EXTINF:${seconds},${who === '' ? '' : `${who} - `}${oneLine(name)}\n${linkOf(item)}\n`;
  }
}

/** A list of links; what has none, which is a file of one's own, is text. */
export function* printMarkdown(items: readonly SavedItem[]): Generator<string> {
  for (const item of items) {
    const { name, artists } = thingOf(item);
    const who = artists.map(artist => artist.name).join(', ');
    const label = escaped([name, who].filter(Boolean).join(' – '));
    const link = linkOf(item);
    yield link.startsWith('https:') ? `- [${label}](${link})\n` : `- ${label}\n`;
  }
}

function thingOf(item: SavedItem): Track | AlbumReference {
  return 'track' in item ? item.track : item.album;
}

function linkOf(item: SavedItem): string {
  const uri = uriOf(item);
  const reference = parseSpotifyReference(uri);
  return reference ? spotifyLink(reference) : uri;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

/** Nothing of a title is Markdown, HTML or a link of its own. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>~|&$]|:(?=\/\/)|^[#+=-]|^\d+(?=[.)])/g, '\\$&');
}
