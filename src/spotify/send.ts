/** One HTTP request to Spotify, complete but for the connection. */
export interface SpotifyRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Absolute. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** Spotify's answer, whole. */
export interface SpotifyResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded text; empty when there is none. */
  readonly body: string;
}

/**
 * Carries one request and brings the answer, whatever its status. The seam behind which there is a network
 * dispatcher, the embedded demo or a test. Rejects with a `SpotifyError` of kind `offline`, `timedOut`,
 * `badAnswer` or `cancelled` when there is no whole answer.
 */
export type Send = (request: SpotifyRequest) => Promise<SpotifyResponse>;
