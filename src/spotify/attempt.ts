import type { SpotifyRequest, SpotifyResponse } from './send.ts';

/** One request on its way. */
export interface Attempt {
  readonly request: SpotifyRequest;
  /** Aborts when the time is over or nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** Whether the request may have left this machine. */
  isSent: boolean;
}

/** A way to Spotify. Rejects with whatever went wrong, having set `isSent` if the request may have left. */
export type Way = (attempt: Attempt) => Promise<SpotifyResponse>;
