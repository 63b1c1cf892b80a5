import type { SavedItem } from '../../library/journal.ts';
import type { AlbumReference, SavedAlbum } from '../../model/album.ts';
import type { ArtistReference } from '../../model/artist.ts';
import type { SavedTrack } from '../../model/track.ts';

/** Of the form of these files; a later one adds fields without raising it, and raises it when it changes any. */
const version = 1;

/**
 * One JSON document, an item a line. `format` and `version` name the form, `exportedAt` the time; `tracks` and `albums`
 * are in the order of the list. Items have the field names of the product's own model; what is not known is left out.
 */
export function* printJson(items: readonly SavedItem[], exportedAt: string): Generator<string> {
  const head = `{\n"format": "tracklist-library",\n"version": ${version},\n"exportedAt": ${JSON.stringify(exportedAt)},\n`;
  yield `${head}"tracks": [`;
  yield* lines(items, item => ('track' in item ? trackRecord(item) : undefined));
  yield '],\n"albums": [';
  yield* lines(items, item => ('album' in item ? albumRecord(item) : undefined));
  yield ']\n}\n';
}

function* lines(
  items: readonly SavedItem[],
  record: (item: SavedItem) => object | undefined,
): Generator<string> {
  let separator = '\n';
  for (const item of items) {
    const printed = record(item);
    if (!printed) continue;
    yield separator + JSON.stringify(printed);
    separator = ',\n';
  }
  if (separator !== '\n') yield '\n';
}

function trackRecord({ track, addedAt }: SavedTrack): object {
  return {
    uri: track.uri,
    ...dated(addedAt),
    name: track.name,
    artists: track.artists.map(artistRecord),
    album: track.album && albumReference(track.album),
    discNumber: track.discNumber,
    trackNumber: track.trackNumber,
    durationMs: track.durationMs,
    explicit: track.explicit,
    isrc: track.isrc,
    isLocal: track.isLocal || undefined,
    isPlayable: track.isPlayable,
    restrictionReason: track.restrictionReason,
    popularity: track.popularity,
  };
}

function albumRecord({ album, addedAt }: SavedAlbum): object {
  const { uri, ...rest } = albumReference(album);
  return { uri, ...dated(addedAt), ...rest, upc: album.upc, ean: album.ean, label: album.label };
}

function albumReference(album: AlbumReference): { uri: string | undefined } {
  const { uri, name, artists, albumType, totalTracks, releaseDate, images } = album;
  const details = { albumType, totalTracks, releaseDate: releaseDate?.value, imageUrl: images[0]?.url };
  return { uri, ...{ name, artists: artists.map(artistRecord), ...details } };
}

function artistRecord({ name, uri }: ArtistReference): object {
  return { name, uri };
}

/** Items that were never read have no date. */
function dated(addedAt: string): { addedAt?: string } {
  return addedAt === '' ? {} : { addedAt };
}
