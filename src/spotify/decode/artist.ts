import { object, pipe, string, transform } from 'valibot';
import type { Artist, ArtistReference } from '../../model/artist.ts';
import { spotifyLink } from '../../model/spotifyUri.ts';
import type { SpotifyKind } from '../../model/spotifyUri.ts';
import { listOf, maybe, present } from './decode.ts';
import { images } from './images.ts';
import { wholeNumber } from './number.ts';

/** `external_urls`, of which only Spotify's own page matters. */
export const externalUrls = maybe(object({ spotify: maybe(string()) }));

/** Spotify's page about an item, unless it is where it always is: large libraries need not keep what the id says. */
export function unusualPage(
  kind: SpotifyKind,
  {
    id,
    external_urls,
  }: { id?: string | undefined; external_urls?: { spotify?: string | undefined } | undefined },
): string | undefined {
  const page = external_urls?.spotify;
  return id !== undefined && page === spotifyLink({ kind, id }) ? undefined : page;
}

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
    ...present('url', unusualPage('artist', raw)),
  })),
);

/** The artists of something, in credit order. */
export const artistReferences = listOf(artistReference);

/** Artist. */
export const artist = pipe(
  object({
    name: maybe(string()),
    id: string(),
    uri: string(),
    external_urls: externalUrls,
    images,
    genres: listOf(string()),
    followers: maybe(object({ total: wholeNumber })),
    popularity: wholeNumber,
  }),
  transform((raw): Artist => ({
    name: raw.name ?? '',
    id: raw.id,
    uri: raw.uri,
    images: raw.images,
    genres: raw.genres,
    ...present('url', unusualPage('artist', raw)),
    ...present('followers', raw.followers?.total),
    ...present('popularity', raw.popularity),
  })),
);
