import type { InferOutput } from 'valibot';
import { array, boolean, looseObject, nullish, number, object, pipe, string, transform } from 'valibot';
import type { Track } from '../../model/track.ts';
import { albumReference } from './albumReference.ts';
import { artistReferences, externalUrls, unusualPage } from './artist.ts';
import { maybe, present } from './decode.ts';

const fields = object({
  uri: string(),
  name: string(),
  artists: artistReferences,
  duration_ms: maybe(number()),
  explicit: maybe(boolean()),
  is_local: maybe(boolean()),
  id: maybe(string()),
  external_urls: externalUrls,
  album: maybe(albumReference),
  disc_number: maybe(number()),
  track_number: maybe(number()),
  external_ids: maybe(looseObject({ isrc: maybe(string()) })),
  is_playable: maybe(boolean()),
  restrictions: maybe(looseObject({ reason: maybe(string()) })),
  linked_from: maybe(looseObject({ id: maybe(string()), uri: maybe(string()) })),
  popularity: maybe(number()),
  available_markets: maybe(array(string())),
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
    ...present('isPlayable', raw.is_playable),
    ...present('restrictionReason', raw.restrictions?.reason),
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

/** `{tracks}`, not paged: an artist's top tracks. Entries that are null are left out. */
export const trackList = pipe(
  object({ tracks: array(nullish(track)) }),
  transform(({ tracks }) => tracks.filter(each => each !== null && each !== undefined)),
);
