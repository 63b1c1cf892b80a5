import type { Album } from '../../../src/model/album.ts';
import type { Track } from '../../../src/model/track.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type {
  AlbumElement,
  ArtistElement,
  DiscElement,
  Element,
  FailureElement,
  GroupElement,
  LoadMoreElement,
  NoteElement,
  RangeElement,
  RemovalElement,
  TrackElement,
} from '../../../src/views/elements.ts';

/** An album with everything that Spotify may tell of one. */
export function anAlbum(changes: Partial<Album> = {}): Album {
  return {
    id: '0VjIjW4GlUZAMYd2vXMi3b',
    uri: 'spotify:album:0VjIjW4GlUZAMYd2vXMi3b',
    name: 'Paper Engines',
    artists: [{ name: 'Salt Meridian', id: '7ouMYWpwJ422jRcDASZB7P' }],
    totalTracks: 12,
    releaseDate: { value: '2019-05-03', precision: 'day' },
    images: [
      { url: 'https://i.scdn.co/image/640', width: 640, height: 640 },
      { url: 'https://i.scdn.co/image/300', width: 300, height: 300 },
      { url: 'https://i.scdn.co/image/64', width: 64, height: 64 },
    ],
    tracks: { items: [], offset: 0, total: 12, hasMore: false },
    copyrights: [],
    ...changes,
  };
}

/** A track of that album. */
export function aTrack(changes: Partial<Track> = {}): Track {
  return {
    id: '4cOdK2wGLETKBW3PvgPWqT',
    uri: 'spotify:track:4cOdK2wGLETKBW3PvgPWqT',
    name: 'Lantern Field',
    artists: [
      { name: 'Salt Meridian', id: '7ouMYWpwJ422jRcDASZB7P' },
      { name: 'Juniper Quiet', id: '3n3Ppam7vgaVa1iaRUc9Lp' },
    ],
    durationMs: 227_400,
    explicit: false,
    isLocal: false,
    album: anAlbum(),
    ...changes,
  };
}

/** A file of the person's own. */
export const localTrack: Track = {
  uri: 'spotify:local:Nobody:Nowhere:Home+Recording:215',
  name: 'Home Recording',
  artists: [{ name: 'Nobody' }],
  durationMs: 215_000,
  explicit: false,
  isLocal: true,
  album: { name: 'Nowhere', artists: [], images: [] },
};

/** A row of Saved Tracks. */
export function trackRow(changes: Partial<Track> = {}, row: Partial<TrackElement> = {}): TrackElement {
  const track = aTrack(changes);
  const id = `savedTracks/${track.uri}`;
  return { kind: 'track', id, track, addedAt: '2021-03-12T10:00:00Z', place: 'savedTracks', ...row };
}

export function albumRow(changes: Partial<Album> = {}): AlbumElement {
  const album = anAlbum(changes);
  return { kind: 'album', id: `savedAlbums/${album.uri}`, saved: { album, addedAt: '2021-03-12T10:00:00Z' } };
}

const removalRow: RemovalElement = {
  kind: 'removal',
  id: 'recentlyRemoved/1',
  removal: {
    id: 1,
    at: new Date(2026, 10, 21, 9, 5).getTime(),
    uris: ['spotify:track:a', 'spotify:track:b', 'spotify:album:c'],
  },
};
const discRow: DiscElement = { kind: 'disc', id: 'savedAlbums/x/disc2', disc: 2 };
export const groupRow: GroupElement = {
  kind: 'group',
  id: 'savedTracks/yearAdded/2021',
  group: {
    by: 'yearAdded',
    key: '2021',
    name: '2021',
    rows: [{ addedAt: '2021-03-12T10:00:00Z', track: aTrack() }],
  },
};
export const rangeRow: RangeElement = { kind: 'range', id: 'top/short_term', range: 'short_term' };
export const artistRow: ArtistElement = {
  kind: 'artist',
  id: 'artist/7ouMYWpwJ422jRcDASZB7P',
  artist: { id: '7ouMYWpwJ422jRcDASZB7P', name: 'Salt Meridian' },
};
export const moreRow: LoadMoreElement = { kind: 'loadMore', id: 'top/short_term/more', range: 'short_term' };
export const failureRow: FailureElement = {
  kind: 'failure',
  id: 'savedTracks/failure',
  error: new SpotifyError('unavailable', 'GET /me/tracks answered 502'),
  retry: () => undefined,
};
export const noteRow: NoteElement = { kind: 'note', id: 'savedTracks/none', note: 'noSavedTracks' };

/** One row of every kind there is. */
export const everyKindOfRow: readonly Element[] = [
  trackRow(),
  { kind: 'track', id: 'savedTracks/local', track: localTrack, place: 'savedTracks' },
  albumRow(),
  discRow,
  groupRow,
  removalRow,
  trackRow({}, { id: 'recentlyRemoved/1/x', place: 'removed' }),
  { ...albumRow(), id: 'recentlyRemoved/1/y', place: 'removed' },
  rangeRow,
  artistRow,
  moreRow,
  failureRow,
  noteRow,
];
