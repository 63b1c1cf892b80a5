import type { SpotifyRequest, SpotifyResponse } from '../../../src/spotify/send.ts';

/** SimplifiedTrack, as Spotify writes it. */
export interface RawTrack {
  readonly id: string | null;
  readonly name: string;
  readonly uri?: string;
  readonly artists: readonly { readonly name: string }[];
  readonly disc_number?: number;
  readonly track_number?: number;
  readonly duration_ms: number;
  readonly is_local?: boolean;
  readonly restrictions?: { readonly reason: string };
}

/** An album with all its tracks; without `tracks` it comes without any. */
export interface RawAlbum {
  readonly id: string;
  readonly name: string;
  readonly artists: readonly { readonly name: string }[];
  readonly total_tracks: number;
  readonly list: readonly (RawTrack | null)[];
  readonly tracks?: undefined;
}

const artists = [{ name: 'Salt Meridian' }];

/** So many tracks of one disc. */
export function rawTracks(count: number, changes: Partial<RawTrack> = {}): RawTrack[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index).padStart(22, '0'),
    name: `Song ${index + 1}`,
    artists,
    track_number: index + 1,
    duration_ms: 180_000,
    ...changes,
  }));
}

export function rawAlbum(list: readonly (RawTrack | null)[]): RawAlbum {
  return { id: 'a'.repeat(22), name: 'Paper Engines', artists, total_tracks: list.length, list };
}

/** What Spotify answers about saved albums and their tracks when it has these; nothing to other questions. */
export function answerFor(request: SpotifyRequest, albums: readonly RawAlbum[]): SpotifyResponse | undefined {
  const { pathname, searchParams } = new URL(request.url);
  const offset = Number(searchParams.get('offset') ?? 0);
  if (pathname === '/v1/me/albums') {
    const items = albums.map(album => ({ added_at: '2024-05-01T10:00:00Z', album: written(album) }));
    return json({ items: items.slice(offset, offset + 50), offset, total: items.length, next: null });
  }
  const album = albums.find(({ id }) => pathname === `/v1/albums/${id}/tracks`);
  return album && json(pageOf(album, offset));
}

function written(album: RawAlbum): unknown {
  const { list, ...rest } = album;
  const tracks = 'tracks' in album ? {} : { tracks: pageOf({ ...rest, list }, 0) };
  return { ...rest, uri: `spotify:album:${album.id}`, ...tracks };
}

function pageOf({ list }: RawAlbum, offset: number): unknown {
  const items = list.slice(offset, offset + 50).map(track => {
    return track && { ...track, uri: track.uri ?? `spotify:track:${track.id}` };
  });
  return { items, offset, total: list.length, next: offset + 50 < list.length ? 'there is more' : null };
}

function json(body: unknown): SpotifyResponse {
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}
