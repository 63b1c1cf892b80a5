import type { SpotifyReference } from '../model/spotifyUri.ts';
import { spotifyUri } from '../model/spotifyUri.ts';

/**
 * The URI as a string of its own. One that is put together keeps its parts, and these the text they were found in: for
 * each of many items that is a lot.
 */
export function plainUri({ kind, id }: SpotifyReference): string {
  return Buffer.from(spotifyUri(kind, id), 'latin1').toString('latin1');
}
