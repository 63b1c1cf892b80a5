import type { SpotifyError } from '../spotify/errors.ts';

/** How far a list is, and since when it is as it is. */
export interface ListStatus {
  /** `idle` before the first load; `partial` when pages failed, or the list kept changing while it was read. */
  readonly phase: 'idle' | 'loading' | 'complete' | 'partial';
  readonly loaded: number;
  /** Rows at Spotify, as soon as it is known how many. */
  readonly total: number | undefined;
  readonly missingPages: number;
  /** Why pages are missing, or why the last refresh failed. */
  readonly error: SpotifyError | undefined;
  /** Epoch milliseconds of the last time Spotify confirmed the list. */
  readonly updatedAt: number | undefined;
  /** Epoch milliseconds of the last time that reading it failed or came to no end. */
  readonly failedAt: number | undefined;
}

/** Of a list that nobody has asked for yet. */
export const idleStatus: ListStatus = {
  phase: 'idle',
  loaded: 0,
  total: undefined,
  missingPages: 0,
  error: undefined,
  updatedAt: undefined,
  failedAt: undefined,
};
