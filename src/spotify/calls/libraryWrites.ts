import { array, boolean } from 'valibot';
import type { ApiCall } from '../apiCall.ts';
import type { Read } from '../webApi.ts';
import { atOnce } from './bounds.ts';

/** Most URIs in one `/me/library` request. */
export const mostUris = 40;
/** Most ids in one classic `/me/tracks` request. */
export const mostIds = 50;

/** A track to be saved with a date of its own. */
export interface DatedId {
  readonly id: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly addedAt: string;
}

const booleans = array(boolean());

/**
 * Saves (`PUT`) or removes (`DELETE`) tracks and albums, also mixed: `/me/library`, both quota modes, 1–40 URIs in the
 * query and no body, scope `user-library-modify`. Not atomic; dates cannot be chosen.
 */
export function changeLibrary(method: 'PUT' | 'DELETE', uris: readonly string[]): ApiCall {
  return {
    method,
    family: 'library',
    path: '/me/library',
    query: { uris: atOnce(uris, mostUris).join(',') },
  };
}

/** Saves or removes tracks: the classic `/me/tracks`, extended mode only, 1–50 ids, scope `user-library-modify`. */
export function changeTracks(method: 'PUT' | 'DELETE', ids: readonly string[]): ApiCall {
  return { method, family: 'library', path: '/me/tracks', body: { ids: atOnce(ids, mostIds) } };
}

/** Saves tracks with dates: the classic `PUT /me/tracks`, extended mode only, 1–50 ids, scope `user-library-modify`. */
export function saveDatedTracks(dated: readonly DatedId[]): ApiCall {
  const timestamped = atOnce(dated, mostIds).map(({ id, addedAt }) => ({ id, added_at: addedAt }));
  return { method: 'PUT', family: 'library', path: '/me/tracks', body: { timestamped_ids: timestamped } };
}

/** Which tracks and albums are saved, in order: `GET /me/library/contains`, both quota modes, 1–40 URIs, scope `user-library-read`. */
export function libraryContains(uris: readonly string[]): Read<boolean[]> {
  const query = { uris: atOnce(uris, mostUris).join(',') };
  return { family: 'library', path: '/me/library/contains', query, answer: booleans };
}

/** Which tracks are saved, in order: the classic `GET /me/tracks/contains`, extended mode only, 1–50 ids, scope `user-library-read`. */
export function tracksContains(ids: readonly string[]): Read<boolean[]> {
  const query = { ids: atOnce(ids, mostIds).join(',') };
  return { family: 'library', path: '/me/tracks/contains', query, answer: booleans };
}
