import type { Attempt, Way } from './attempt.ts';
import { isBeforeSending } from './networkErrors.ts';
import type { NetworkLimits } from './networkLimits.ts';
import { within } from './networkLimits.ts';
import { readBody } from './readBody.ts';
import type { SpotifyResponse } from './send.ts';
import { untilAborted } from './untilAborted.ts';

/** `fetch` as the editor provides it: VS Code extends it by what it knows of PAC files and system proxies. */
export type HostFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The way through the editor's own `fetch`. It follows no redirect, keeps no cookies and heeds the same limits.
 * How far a request got is known from the error's code alone, so all but the plainest reasons mean that it may
 * have been sent.
 */
export function wayThroughHost(fetch: HostFetch, userAgent: string, limits: NetworkLimits): Way {
  return async attempt => {
    const silence = within(limits.answerMs, attempt.signal);
    attempt.isSent = true;
    try {
      return await untilAborted(exchange(silence.signal), silence.signal);
    } catch (error) {
      attempt.isSent = !isBeforeSending(error);
      throw error;
    } finally {
      silence.settle();
    }

    async function exchange(signal: AbortSignal): Promise<SpotifyResponse> {
      const answer = await fetch(attempt.request.url, requestInit(attempt, userAgent, signal));
      silence.restart();
      const body = answer.body as AsyncIterable<Uint8Array> | null;
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: body ? await readBody(body, { mostBytes: limits.bytes, onPiece: silence.restart }) : '',
      };
    }
  };
}

function requestInit({ request }: Attempt, userAgent: string, signal: AbortSignal): RequestInit {
  return {
    method: request.method,
    headers: { 'user-agent': userAgent, ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    credentials: 'omit',
    signal,
  };
}
