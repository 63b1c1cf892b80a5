import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Send } from '../../../src/spotify/send.ts';

/** Sends as the product does, by other means: what the dispatcher makes of failures is tested where it lives. */
export const sendByFetch: Send = async ({ url, method, headers, body, signal }) => {
  try {
    const init = { method, headers, redirect: 'manual' as const };
    const answer = await fetch(url, { ...init, ...(body ? { body } : {}), ...(signal ? { signal } : {}) });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  } catch (cause) {
    throw new SpotifyError(signal?.aborted ? 'cancelled' : 'offline', 'no answer', { cause });
  }
};
