import { object, pipe, string, transform } from 'valibot';
import type { Album } from '../../model/album.ts';
import { albumReferenceFields, toAlbumReference } from './albumReference.ts';
import { listOf, maybe, present } from './decode.ts';
import { wholeNumber } from './number.ts';
import { page } from './page.ts';
import { track } from './track.ts';

const noTracks = { items: [], offset: 0, total: 0, hasMore: false };

/** Album, with the first page of its tracks. */
export const album = pipe(
  object({
    ...albumReferenceFields,
    id: string(),
    uri: string(),
    tracks: maybe(page(track)),
    external_ids: maybe(object({ upc: maybe(string()), ean: maybe(string()) })),
    copyrights: listOf(object({ text: maybe(string()) })),
    label: maybe(string()),
    popularity: wholeNumber,
  }),
  transform((raw): Album => ({
    ...toAlbumReference(raw),
    id: raw.id,
    uri: raw.uri,
    tracks: raw.tracks ?? noTracks,
    copyrights: raw.copyrights.flatMap(({ text }) => text ?? []),
    ...present('upc', raw.external_ids?.upc),
    ...present('ean', raw.external_ids?.ean),
    ...present('label', raw.label),
    ...present('popularity', raw.popularity),
  })),
);
