import type { SavedTrack } from '../model/track.ts';
import { inSlices } from './inSlices.ts';

/** What saved tracks are compared with. */
export interface Relation {
  /** The track that is looked at, which is not related to itself. */
  readonly uri?: string | undefined;
  readonly artistIds: readonly string[];
  readonly albumId?: string | undefined;
  readonly isrc?: string | undefined;
}

/** Saved tracks that have to do with one track or artist, newest first. */
export interface RelatedTracks {
  readonly byArtists: readonly SavedTrack[];
  readonly onAlbum: readonly SavedTrack[];
  /** The same recording on other releases: those with the same ISRC. */
  readonly versions: readonly SavedTrack[];
}

/** Rows that are looked at in one step; far less than a millisecond. */
const rowsOfStep = 256;

/** Looks through all saved tracks in slices that hold up nobody, and asks Spotify for nothing. */
export function relatedTracks(rows: readonly SavedTrack[], relation: Relation): Promise<RelatedTracks> {
  return inSlices(lookThrough(rows, relation));
}

function* lookThrough(
  rows: readonly SavedTrack[],
  { uri, artistIds, albumId, isrc }: Relation,
): Generator<undefined, RelatedTracks> {
  const wanted = new Set(artistIds);
  const code = recordingCode(isrc);
  const byArtists: SavedTrack[] = [];
  const onAlbum: SavedTrack[] = [];
  const versions: SavedTrack[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsOfStep === rowsOfStep - 1) yield;
    const { track } = row;
    if (track.uri === uri) continue;
    if (track.artists.some(({ id }) => id !== undefined && wanted.has(id))) byArtists.push(row);
    if (albumId !== undefined && track.album?.id === albumId) onAlbum.push(row);
    if (code !== undefined && recordingCode(track.isrc) === code) versions.push(row);
  }
  return { byArtists, onAlbum, versions };
}

/** Labels deliver the code with and without hyphens, in either case. */
function recordingCode(isrc: string | undefined): string | undefined {
  const code = isrc?.replaceAll(/[\s-]/g, '').toUpperCase();
  return code === '' ? undefined : code;
}
