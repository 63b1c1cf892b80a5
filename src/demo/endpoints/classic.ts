import { spotifyUri } from '../../model/spotifyUri.ts';
import { isTrackOffered } from '../answers/availability.ts';
import { checkedId, checkedIds, listOf } from '../answers/parameters.ts';
import { Refusal } from '../answers/refusal.ts';
import { hash } from '../hash.ts';
import { wholeSeconds } from '../../model/wholeSeconds.ts';
import type { Context } from './context.ts';
import type { Route } from './route.ts';

const read = { scope: 'user-library-read', isClassic: true } as const;
const modify = { scope: 'user-library-modify', isClassic: true } as const;

/** Endpoints that only apps with extended quota have. */
export const classic: readonly Route[] = [
  {
    method: 'GET',
    path: '/artists/{id}/top-tracks',
    isClassic: true,
    hasMarket: true,
    answer: artistTopTracks,
  },
  { method: 'PUT', path: '/me/tracks', ...modify, answer: saveTracks },
  { method: 'DELETE', path: '/me/tracks', ...modify, answer: removeTracks },
  { method: 'GET', path: '/me/tracks/contains', ...read, answer: containsTracks },
  { method: 'PUT', path: '/me/albums', ...modify, answer: saveAlbums },
  { method: 'DELETE', path: '/me/albums', ...modify, answer: removeAlbums },
  { method: 'GET', path: '/me/albums/contains', ...read, answer: containsAlbums },
];

const most = 50;
const mostAlbumsInQuery = 20;

function artistTopTracks({ catalogue, render, market }: Context, id: string): unknown {
  const artist = catalogue.artists.get(checkedId(id));
  if (!artist) throw new Refusal(404, 'Resource not found');
  const all = catalogue.albumsOf(artist).flatMap(album => album.tracks);
  const own = all.filter(track => track.artists.includes(artist) && isTrackOffered(track, market));
  const popular = own.sort((a, b) => (hash(b.id) % 101) - (hash(a.id) % 101));
  return { tracks: popular.slice(0, 10).map(track => render.track(track)) };
}

/** Dates may be chosen with `timestamped_ids`; ids beside them are ignored. */
function saveTracks({ query, body, catalogue, listener, now }: Context): undefined {
  const sent = parsed(body);
  const dated = datedIds(sent) ?? undated(checkedIds(listOf(query, 'ids') ?? idsIn(sent), most), now);
  for (const { id, addedAt } of dated) {
    if (catalogue.tracks.has(id)) listener.savedTracks.save(spotifyUri('track', id), addedAt);
  }
}

function removeTracks({ query, body, listener }: Context): undefined {
  const ids = checkedIds(listOf(query, 'ids') ?? idsIn(parsed(body)), most);
  for (const id of ids) listener.savedTracks.remove(spotifyUri('track', id));
}

function containsTracks({ query, listener }: Context): boolean[] {
  const ids = checkedIds(listOf(query, 'ids'), most);
  return ids.map(id => listener.savedTracks.has(spotifyUri('track', id)));
}

function saveAlbums(context: Context): undefined {
  const { catalogue, listener, now } = context;
  for (const id of albumIds(context)) {
    if (catalogue.albums.has(id)) listener.savedAlbums.save(spotifyUri('album', id), wholeSeconds(now));
  }
}

function removeAlbums(context: Context): undefined {
  for (const id of albumIds(context)) context.listener.savedAlbums.remove(spotifyUri('album', id));
}

function containsAlbums({ query, listener }: Context): boolean[] {
  const ids = checkedIds(listOf(query, 'ids'), mostAlbumsInQuery);
  return ids.map(id => listener.savedAlbums.has(spotifyUri('album', id)));
}

function albumIds({ query, body }: Context): string[] {
  const inQuery = listOf(query, 'ids');
  return inQuery ? checkedIds(inQuery, mostAlbumsInQuery) : checkedIds(idsIn(parsed(body)), most);
}

interface DatedId {
  readonly id: string;
  readonly addedAt: string;
}

function undated(ids: readonly string[], now: number): DatedId[] {
  return ids.map(id => ({ id, addedAt: wholeSeconds(now) }));
}

function datedIds({ timestamped_ids: list }: Record<string, unknown>): DatedId[] | undefined {
  if (list === undefined) return undefined;
  const entries = (Array.isArray(list) ? list : []) as Partial<Record<'id' | 'added_at', unknown>>[];
  const ids = checkedIds(
    entries.map(({ id }) => String(id)),
    most,
  );
  return ids.map((id, index) => ({ id, addedAt: dateOf(entries[index]?.added_at) }));
}

/** Only what is written as Spotify writes it, and is in the calendar. */
function dateOf(value: unknown): string {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  const isDate = Number.isFinite(time) && wholeSeconds(time) === value;
  if (!isDate) throw new Refusal(400, 'Invalid timestamp');
  return wholeSeconds(time);
}

/** A bare array has no `ids` and is refused for it. */
function idsIn(sent: Record<string, unknown>): string[] | undefined {
  const { ids } = sent;
  return Array.isArray(ids) ? ids.map(String) : undefined;
}

function parsed(body: string): Record<string, unknown> {
  if (body === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    throw new Refusal(400, 'Error parsing JSON.');
  }
}
