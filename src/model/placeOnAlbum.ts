import type { Track } from './track.ts';

/** Names a track at its place on an album. */
export function placeOnAlbum({ uri, discNumber = 1, trackNumber = 0 }: Track): string {
  return `${discNumber}.${trackNumber}/${uri}`;
}
