import { isSpotifyId } from '../../model/spotifyUri.ts';
import { markets } from '../catalogue/markets.ts';
import { Refusal } from './refusal.ts';

/** Bounds of a `limit`, and what it is when none is sent. */
export interface LimitRule {
  readonly highest: number;
  readonly usual: number;
}

/** The page size; a 400 when it is not a whole number from 1 to the highest. */
export function limitOf(query: URLSearchParams, { highest, usual }: LimitRule): number {
  const limit = wholeNumber(query.get('limit') ?? String(usual));
  if (limit === undefined || limit < 1 || limit > highest) throw new Refusal(400, 'Invalid limit');
  return limit;
}

/** Index of the first entry; a 400 when it is not a whole number from 0 to `highest`. */
export function offsetOf(query: URLSearchParams, highest = Infinity): number {
  const offset = wholeNumber(query.get('offset') ?? '0');
  if (offset === undefined || offset > highest) throw new Refusal(400, 'Invalid offset');
  return offset;
}

/** The market asked for, if any; a 400 when it is not a country code Spotify is in. */
export function marketOf(query: URLSearchParams): string | undefined {
  const market = query.get('market');
  if (market === null) return undefined;
  if (!markets.includes(market)) throw new Refusal(400, 'Invalid market code');
  return market;
}

/** `id` itself; a 400 when it has not the form of an id. */
export function checkedId(id: string): string {
  if (!isSpotifyId(id)) throw new Refusal(400, 'Invalid base62 id');
  return id;
}

/** The parts of a comma-separated parameter; undefined when it is missing or empty. */
export function listOf(query: URLSearchParams, name: string): string[] | undefined {
  const value = query.get(name);
  return value ? value.split(',') : undefined;
}

/**
 * Ids out of a comma-separated parameter or a body; a 400 when there are none, more than `most`, or malformed ones.
 */
export function checkedIds(ids: readonly string[] | undefined, most: number): string[] {
  if (!ids || ids.length === 0) throw new Refusal(400, 'Missing required field: ids');
  if (ids.length > most) throw new Refusal(400, 'Too many ids requested');
  return ids.map(checkedId);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
