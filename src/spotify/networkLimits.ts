/** What no request may go beyond. */
export interface NetworkLimits {
  /** For a connection to Spotify or to a proxy, and for a proxy's consent. */
  readonly connectMs: number;
  /** From one sign of life of an answer to the next. */
  readonly answerMs: number;
  /** Whatever is tried in that time. */
  readonly overallMs: number;
  /** Of an answer's body, once it is decompressed. */
  readonly bytes: number;
}

/** The size is far above any page of Spotify's; an answer beyond it is not one. */
export const defaultLimits: NetworkLimits = {
  connectMs: 10_000,
  answerMs: 20_000,
  overallMs: 45_000,
  bytes: 16 * 1024 * 1024,
};

/** A signal that aborts by itself, until somebody says that it need not. */
export interface TimedSignal {
  readonly signal: AbortSignal;
  /** Begins the time anew. */
  readonly restart: () => void;
  /** From then on nothing is kept of it. */
  readonly settle: () => void;
}

/**
 * A signal that aborts after `ms`, or with `outer`. Once `settle` is called there is neither a timer until the
 * time is over, nor a place with a signal that lives as long as the library.
 */
export function within(ms: number, outer: AbortSignal | undefined): TimedSignal {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('out of time', 'TimeoutError')), ms);
  timer.unref();
  if (outer?.aborted) onAbort();
  outer?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    restart: () => timer.refresh(),
    settle: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    },
  };
}
