import type { SavedItem } from '../../library/journal.ts';
import { isUnavailable } from '../../model/availability.ts';
import type { Album, SavedAlbum } from '../../model/album.ts';
import type { ArtistReference } from '../../model/artist.ts';
import type { SavedTrack } from '../../model/track.ts';
import { joinNames } from './nameList.ts';

/** A column of a table: its head, and its cell in the row of an item. */
export interface Column<Item extends SavedItem = SavedItem> {
  readonly head: string;
  readonly cell: (item: Item) => string | number | boolean | undefined;
}

/**
 * The columns of Exportify (https://github.com/watsonbox/exportify), in its order, so that what reads its files reads
 * these. What Spotify does not tell stays empty.
 */
const trackColumns: readonly Column<SavedTrack>[] = [
  { head: 'Track URI', cell: ({ track }) => track.uri },
  { head: 'Track Name', cell: ({ track }) => track.name },
  { head: 'Artist URI(s)', cell: ({ track }) => uris(track.artists) },
  { head: 'Artist Name(s)', cell: ({ track }) => names(track.artists) },
  { head: 'Album URI', cell: ({ track }) => track.album?.uri },
  { head: 'Album Name', cell: ({ track }) => track.album?.name },
  { head: 'Album Artist URI(s)', cell: ({ track }) => uris(track.album?.artists) },
  { head: 'Album Artist Name(s)', cell: ({ track }) => names(track.album?.artists) },
  { head: 'Album Release Date', cell: ({ track }) => track.album?.releaseDate?.value },
  { head: 'Album Image URL', cell: ({ track }) => track.album?.images[0]?.url },
  { head: 'Disc Number', cell: ({ track }) => track.discNumber },
  { head: 'Track Number', cell: ({ track }) => track.trackNumber },
  { head: 'Track Duration (ms)', cell: ({ track }) => track.durationMs },
  { head: 'Track Preview URL', cell: () => undefined },
  { head: 'Explicit', cell: ({ track }) => track.explicit },
  { head: 'Popularity', cell: ({ track }) => track.popularity },
  { head: 'ISRC', cell: ({ track }) => track.isrc },
  { head: 'Is Playable', cell: ({ track }) => (isUnavailable(track) ? false : track.isPlayable) },
  { head: 'Added By', cell: () => undefined },
  { head: 'Added At', cell: item => item.addedAt },
];

/** The columns of Exportify's list of saved albums. */
const albumColumns: readonly Column<SavedAlbum>[] = [
  { head: 'Album URI', cell: ({ album }) => album.uri },
  { head: 'Album Name', cell: ({ album }) => album.name },
  { head: 'Album Type', cell: ({ album }) => album.albumType },
  { head: 'Album Artist URI(s)', cell: ({ album }) => uris(album.artists) },
  { head: 'Album Artist Name(s)', cell: ({ album }) => names(album.artists) },
  { head: 'Album Release Date', cell: ({ album }) => album.releaseDate?.value },
  { head: 'Release Date Precision', cell: ({ album }) => album.releaseDate?.precision },
  { head: 'Track Count', cell: ({ album }) => trackCount(album) },
  { head: 'Saved At', cell: item => item.addedAt },
];

/** The columns for a list: of tracks, of albums, or of both, where the rows of albums have no cells about a track. */
export function columnsFor(kinds: { readonly tracks: boolean; readonly albums: boolean }): readonly Column[] {
  if (!kinds.albums) return trackColumns.map(column => forKind(column, undefined));
  if (!kinds.tracks) return albumColumns.map(column => forKind(undefined, column));
  const ofAlbums = new Map(albumColumns.map(column => [column.head, column]));
  const dates = ofAlbums.get('Saved At');
  const shared = trackColumns.map(column =>
    forKind(column, column.head === 'Added At' ? dates : ofAlbums.get(column.head)),
  );
  const heads = new Set(['Saved At', ...trackColumns.map(({ head }) => head)]);
  const further = albumColumns.filter(({ head }) => !heads.has(head));
  return [...shared, ...further.map(column => forKind(undefined, column))];
}

function forKind(ofTrack: Column<SavedTrack> | undefined, ofAlbum: Column<SavedAlbum> | undefined): Column {
  return {
    head: ofTrack?.head ?? ofAlbum?.head ?? '',
    cell: item => ('track' in item ? ofTrack?.cell(item) : ofAlbum?.cell(item)),
  };
}

function names(artists: readonly ArtistReference[] | undefined): string {
  return joinNames((artists ?? []).map(({ name }) => name));
}

function uris(artists: readonly ArtistReference[] | undefined): string {
  return (artists ?? []).flatMap(({ uri }) => uri ?? []).join(', ');
}

/** An album that is known by its link alone has no tracks that could be counted. */
function trackCount({ totalTracks, tracks }: Album): number | undefined {
  return totalTracks ?? (tracks.total > 0 ? tracks.total : undefined);
}
