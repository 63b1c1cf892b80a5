import { parseSpotifyReference, spotifyUri } from '../model/spotifyUri.ts';

/** Longest URI of a local file that is believed, in UTF-16 units: such a URI repeats its tags. */
const longestUri = 4096;

/** Whether the details panel can show `text`: the URI of a track or of a local file, and not a link or an id. */
export function isTrackUri(text: string): boolean {
  if (text.length > longestUri) return false;
  return text.startsWith('spotify:local:') || isUriOf('track', text);
}

/** Whether `text` is the URI of an artist, and not a link or an id. */
export function isArtistUri(text: string): boolean {
  return isUriOf('artist', text);
}

/** Whether `text` is the URI of an album, and not a link or an id. */
export function isAlbumUri(text: string): boolean {
  return isUriOf('album', text);
}

/** Whether the panel has a page for `text`. */
export function isPageUri(text: string): boolean {
  return isTrackUri(text) || isArtistUri(text) || isAlbumUri(text);
}

function isUriOf(kind: 'track' | 'artist' | 'album', text: string): boolean {
  const reference = parseSpotifyReference(text);
  return reference?.kind === kind && text === spotifyUri(kind, reference.id);
}
