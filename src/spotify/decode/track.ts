import type { InferOutput } from 'valibot';
import { boolean, object, pipe, string, transform } from 'valibot';
import type { Track } from '../../model/track.ts';
import { albumReference } from './albumReference.ts';
import { artistReferences, externalUrls, unusualPage } from './artist.ts';
import { maybe, present } from './decode.ts';
import { availableMarkets } from './markets.ts';
import { wholeNumber } from './number.ts';
import { restrictionReason } from './restriction.ts';
import { itemsOf, rows } from './rows.ts';

const fields = object({
  uri: string(),
  name: string(),
  artists: artistReferences,
  duration_ms: wholeNumber,
  explicit: maybe(boolean()),
  is_local: maybe(boolean()),
  id: maybe(string()),
  external_urls: externalUrls,
  album: maybe(albumReference),
  disc_number: wholeNumber,
  track_number: wholeNumber,
  external_ids: maybe(object({ isrc: maybe(string()), upc: maybe(string()), ean: maybe(string()) })),
  is_playable: maybe(boolean()),
  restrictions: restrictionReason,
  linked_from: maybe(object({ id: maybe(string()), uri: maybe(string()) })),
  popularity: wholeNumber,
  available_markets: availableMarkets,
});

/** Track or SimplifiedTrack. Only the URI and the title must be there. */
export const track = pipe(
  fields,
  transform((raw): Track => ({
    uri: raw.uri,
    name: raw.name,
    artists: raw.artists,
    durationMs: raw.duration_ms ?? 0,
    explicit: raw.explicit ?? false,
    isLocal: raw.is_local ?? raw.uri.startsWith('spotify:local:'),
    ...present('id', raw.id),
    ...present('album', raw.album),
    ...present('discNumber', raw.disc_number),
    ...present('trackNumber', raw.track_number),
    ...present('isrc', raw.external_ids?.isrc),
    ...rareFields(raw),
  })),
);

/** Put in together: each spread of its own costs every track room for one more field. */
function rareFields(raw: InferOutput<typeof fields>): Partial<Track> {
  return {
    ...present('url', unusualPage('track', raw)),
    ...present('upc', raw.external_ids?.upc),
    ...present('ean', raw.external_ids?.ean),
    ...present('isPlayable', raw.is_playable),
    ...present('restrictionReason', raw.restrictions),
    ...present('linkedFrom', linkedFrom(raw.linked_from)),
    ...present('popularity', raw.popularity),
    ...present('availableMarkets', raw.available_markets),
  };
}

function linkedFrom(
  raw: { id: string | undefined; uri: string | undefined } | undefined,
): Track['linkedFrom'] {
  return raw?.uri === undefined ? undefined : { uri: raw.uri, ...present('id', raw.id) };
}

/** `{tracks}`, not paged: one row for each track, in order. */
export const trackRows = pipe(
  object({ tracks: rows(track) }),
  transform(({ tracks }) => tracks),
);

/** `{tracks}`, not paged: an artist's top tracks. Entries that are empty or cannot be understood are left out. */
export const trackList = pipe(trackRows, transform(itemsOf));
