import type { Track } from '../../model/track.ts';
import type { Row } from '../decode/rows.ts';
import { track, trackRows } from '../decode/track.ts';
import type { Read } from '../webApi.ts';
import { atOnce, idInPath } from './bounds.ts';
import type { MarketOptions } from './market.ts';
import { marketQuery } from './market.ts';

/** Most ids of one `GET /tracks`. */
export const mostTrackIds = 50;

/** One whole track. `GET /tracks/{id}`; no scope, both quota modes. */
export function oneTrack(id: string, options: MarketOptions = {}): Read<Track> {
  return { family: 'tracks', path: `/tracks/${idInPath(id)}`, query: marketQuery(options), answer: track };
}

/**
 * Whole tracks by id, a row for each in the order of `ids`, empty for one Spotify has not got. `GET /tracks`; no
 * scope, 1–50 ids, extended quota only. Throws a `RangeError` for another number of ids.
 */
export function trackBatch(ids: readonly string[], options: MarketOptions = {}): Read<Row<Track>[]> {
  const query = { ids: atOnce(ids, mostTrackIds).map(idInPath).join(','), ...marketQuery(options) };
  return { family: 'tracks', path: '/tracks', query, answer: trackRows };
}
