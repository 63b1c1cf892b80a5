import type { SpotifyResponse } from '../../../src/spotify/send.ts';

/** The URI of a track's row, and what other rows are told apart by. */
export const keyOf = (row: object | undefined): unknown => (row as { key?: unknown } | undefined)?.key;

/** What Spotify answers to what it does not allow. */
export const refusal: SpotifyResponse = { status: 403, headers: {}, body: '' };

/** Comes back once it is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 1));
}
