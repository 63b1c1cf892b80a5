import { looseObject, object, pipe, string, transform } from 'valibot';
import type { ArtistReference } from '../../model/artist.ts';
import { listOf, maybe, present } from './decode.ts';

/** `external_urls`, of which only Spotify's own page matters. */
export const externalUrls = maybe(looseObject({ spotify: maybe(string()) }));

/** SimplifiedArtist. */
export const artistReference = pipe(
  object({
    name: maybe(string()),
    id: maybe(string()),
    uri: maybe(string()),
    external_urls: externalUrls,
  }),
  transform((raw): ArtistReference => ({
    name: raw.name ?? '',
    ...present('id', raw.id),
    ...present('uri', raw.uri),
    ...present('url', raw.external_urls?.spotify),
  })),
);

/** The artists of something, in credit order. */
export const artistReferences = listOf(artistReference);
