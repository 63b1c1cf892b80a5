/** Answers shaped as Spotify's, with the fields that only extended quota delivers. Ids are invented. */

type Json = Record<string, unknown>;

const id = (letter: string): string => letter.repeat(22);

const identity = (kind: string, letter: string): Json => ({
  external_urls: { spotify: `https://open.spotify.com/${kind}/${id(letter)}` },
  href: `https://api.spotify.com/v1/${kind}s/${id(letter)}`,
  id: id(letter),
  type: kind,
  uri: `spotify:${kind}:${id(letter)}`,
});

/** SimplifiedArtist. */
export const simplifiedArtist: Json = { ...identity('artist', 'R'), name: 'The Invented' };

/** SimplifiedAlbum, with extended quota, as it comes among an artist's releases. */
export const simplifiedAlbum: Json = {
  album_group: 'appears_on',
  album_type: 'compilation',
  total_tracks: 62,
  available_markets: ['SE', 'NO'],
  ...identity('album', 'B'),
  images: [
    { url: 'https://i.scdn.co/image/large', height: 640, width: 640 },
    { url: 'https://i.scdn.co/image/unsized', height: null, width: null },
  ],
  name: 'Made Up (Deluxe)',
  release_date: '1981-12',
  release_date_precision: 'month',
  restrictions: { reason: 'market' },
  artists: [simplifiedArtist],
};

/** SimplifiedTrack, with extended quota. */
export const simplifiedTrack: Json = {
  artists: [simplifiedArtist],
  available_markets: ['SE', 'NO'],
  disc_number: 2,
  duration_ms: 207_959,
  explicit: true,
  ...identity('track', 'T'),
  is_playable: false,
  linked_from: { ...identity('track', 'L') },
  restrictions: { reason: 'a reason introduced later' },
  name: 'A Song',
  preview_url: null,
  track_number: 7,
  is_local: false,
};

/** Track, with extended quota. */
export const track: Json = {
  ...simplifiedTrack,
  album: simplifiedAlbum,
  external_ids: { isrc: 'SEAAA2600001', ean: '0000000000024', upc: '000000000031' },
  popularity: 63,
};

/** A file of the person's own among the saved tracks. */
export const localTrack: Json = {
  album: {
    album_type: null,
    artists: [],
    external_urls: {},
    href: null,
    id: null,
    images: [],
    name: '',
    release_date: null,
    release_date_precision: null,
    type: 'album',
    uri: null,
  },
  artists: [{ external_urls: {}, href: null, id: null, name: 'Me', type: 'artist', uri: null }],
  available_markets: [],
  disc_number: 0,
  duration_ms: 61_000,
  explicit: false,
  external_ids: {},
  external_urls: {},
  href: null,
  id: null,
  is_local: true,
  name: 'Rehearsal',
  popularity: 0,
  preview_url: null,
  track_number: 0,
  type: 'track',
  uri: 'spotify:local:Me::Rehearsal:61',
};

/** Spotify's paging object. */
export function paging(items: readonly unknown[], more: Json = {}): Json {
  return {
    href: 'https://api.spotify.com/v1/me/tracks?offset=0&limit=50',
    items,
    limit: 50,
    next: null,
    offset: 0,
    previous: null,
    total: items.length,
    ...more,
  };
}

/** Album, with extended quota. */
export const album: Json = {
  ...simplifiedAlbum,
  tracks: paging([simplifiedTrack, null], { next: 'https://api.spotify.com/v1/albums/x/tracks', total: 62 }),
  copyrights: [{ text: '© 1981 Nobody', type: 'C' }, null, { type: 'P' }],
  external_ids: { upc: '000000000017', ean: '0000000000017', isrc: 'SEAAA2600002' },
  genres: [],
  label: 'No Label',
  popularity: 41,
};

/** Artist, with extended quota. */
export const artist: Json = {
  ...simplifiedArtist,
  followers: { href: null, total: 1234 },
  genres: ['invented pop'],
  images: [{ url: 'https://i.scdn.co/image/artist', height: 640, width: 640 }],
  popularity: 12,
};

export const account: Json = {
  account_id: 'immutable',
  display_name: 'Somebody',
  external_urls: { spotify: 'https://open.spotify.com/user/somebody' },
  href: 'https://api.spotify.com/v1/users/somebody',
  id: 'somebody',
  images: [],
  type: 'user',
  uri: 'spotify:user:somebody',
  country: 'SE',
  product: 'premium',
};

const addedAt = '2026-11-20T21:14:05Z';

export const savedTracks: Json = paging([
  { added_at: addedAt, track },
  { added_at: addedAt, track: localTrack },
  { added_at: addedAt, track: null },
  null,
]);

export const savedAlbums: Json = paging([{ added_at: addedAt, album }]);

const removedInDevelopment = new Set([
  'available_markets',
  'linked_from',
  'popularity',
  'label',
  'followers',
  'album_group',
  'country',
  'product',
]);

/** The same answer as an app in development mode gets it: the removed fields are missing. */
export function inDevelopment<T>(json: T): T {
  if (Array.isArray(json)) return json.map(inDevelopment) as T;
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([name]) => !removedInDevelopment.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, inDevelopment(value as unknown)])) as T;
}
