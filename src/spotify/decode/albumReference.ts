import { object, pipe, string, transform } from 'valibot';
import type { AlbumReference, ReleaseDate } from '../../model/album.ts';
import { artistReferences, externalUrls, unusualPage } from './artist.ts';
import { maybe, present } from './decode.ts';
import { images } from './images.ts';
import { wholeNumber } from './number.ts';
import { restrictionReason } from './restriction.ts';

/** The fields that SimplifiedAlbum and Album share. */
export const albumReferenceFields = {
  name: maybe(string()),
  artists: artistReferences,
  id: maybe(string()),
  uri: maybe(string()),
  external_urls: externalUrls,
  album_type: maybe(string()),
  total_tracks: wholeNumber,
  release_date: maybe(string()),
  release_date_precision: maybe(string()),
  images,
  restrictions: restrictionReason,
};

const fields = object(albumReferenceFields);

/** SimplifiedAlbum. Its name is empty after a takedown; everything of it may be missing for a local file. */
export const albumReference = pipe(fields, transform(toAlbumReference));

/** Reads what SimplifiedAlbum and Album have in common. */
export function toAlbumReference(raw: {
  [Key in keyof typeof albumReferenceFields]: NonNullable<
    (typeof albumReferenceFields)[Key]['~types']
  >['output'];
}): AlbumReference {
  return {
    name: raw.name ?? '',
    artists: raw.artists,
    images: raw.images,
    ...present('id', raw.id),
    ...present('uri', raw.uri),
    ...present('url', unusualPage('album', raw)),
    ...present('albumType', raw.album_type),
    ...present('totalTracks', raw.total_tracks),
    ...present('releaseDate', toReleaseDate(raw.release_date, raw.release_date_precision)),
    ...present('restrictionReason', raw.restrictions),
  };
}

/** The date as exact as it is written; the precision Spotify names only ever makes it coarser. */
function toReleaseDate(value: string | undefined, precision: string | undefined): ReleaseDate | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value ?? '');
  const [, year, month, day] = match ?? [];
  if (!year || year === '0000') return undefined;
  if (!month || precision === 'year') return { value: year, precision: 'year' };
  if (!day || precision === 'month') return { value: `${year}-${month}`, precision: 'month' };
  return { value: `${year}-${month}-${day}`, precision: 'day' };
}
