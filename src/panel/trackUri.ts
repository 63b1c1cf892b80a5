import { parseSpotifyReference } from '../model/spotifyUri.ts';

/** Longest URI of a local file that is believed, in UTF-16 units: such a URI repeats its tags. */
const longestUri = 4096;

/** Whether the details panel can show `text`: the URI of a track or of a local file, and not a link or an id. */
export function isTrackUri(text: string): boolean {
  if (text.length > longestUri) return false;
  if (text.startsWith('spotify:local:')) return true;
  return text.startsWith('spotify:track:') && parseSpotifyReference(text)?.kind === 'track';
}
