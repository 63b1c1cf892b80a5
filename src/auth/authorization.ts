import { untilAborted } from '../spotify/untilAborted.ts';
import type { Callback } from './callback.ts';
import { readCallback, sameSecret } from './callback.ts';
import type { CallbackRelay } from './callbackRelay.ts';
import type { Flow, FlowEnvironment, FlowId } from './flows.ts';
import type { LoopbackPage } from './loopbackServer.ts';
import { startLoopbackServer } from './loopbackServer.ts';
import { createProofKey, createState } from './pkce.ts';
import { scopes } from './session.ts';
import { SignInError } from './signInError.ts';

/** How long a sign-in waits for the person, in ms. */
const signInLimitMs = 5 * 60_000;

/** What a sign-in needs from the editor. */
export interface AuthorizationPorts {
  readonly accountsUrl: string;
  readonly environment: FlowEnvironment;
  readonly relay: CallbackRelay;
  /** The address of this window's URI handler as a browser reaches it, with a query of ours. */
  readonly callbackUri: (query: string) => PromiseLike<string>;
  /** False when the person did not let the browser be opened. */
  readonly openBrowser: (url: string) => PromiseLike<boolean>;
  /** The address the person pasted, or undefined when they gave up. `check` says whether it will do. */
  readonly askForAddress: (
    check: (text: string) => boolean,
    signal: AbortSignal,
  ) => PromiseLike<string | undefined>;
  readonly page: (callback: Callback | undefined) => LoopbackPage;
  /** Default `signInLimitMs`. */
  readonly limitMs?: number;
}

/** What the token endpoint wants to see. */
export interface AuthorizationCode {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

interface Attempt {
  readonly state: string;
  readonly signal: AbortSignal;
  readonly limitMs: number;
  /** Opens Spotify's question in the browser, to be answered at `redirectUri`; there with `sentState`, by default `state`. */
  readonly open: (redirectUri: string, sentState?: string) => Promise<void>;
}

interface Returned {
  readonly callback: Callback;
  readonly redirectUri: string;
}

/**
 * Asks the person for consent in the browser and waits for the code, at most `limitMs`.
 * Rejects with a `SignInError`.
 */
export async function authorize(
  flow: Flow,
  clientId: string,
  ports: AuthorizationPorts,
  signal: AbortSignal,
): Promise<AuthorizationCode> {
  const { verifier, challenge } = createProofKey();
  const state = createState();
  const expected = flow.registeredUri(ports.environment);
  const { limitMs = signInLimitMs } = ports;
  const limit = limitedTo(limitMs, signal, expected);
  const open = async (redirectUri: string, sentState = state): Promise<void> => {
    limit.signal.throwIfAborted();
    const url = authorizeUrl(ports.accountsUrl, { clientId, redirectUri, state: sentState, challenge });
    const opened = await untilAborted(Promise.resolve(ports.openBrowser(url)), limit.signal);
    if (!opened) throw new SignInError('noBrowser', redirectUri);
  };
  try {
    const attempt = { state, signal: limit.signal, limitMs, open };
    const { callback, redirectUri } = await triggers[flow.id](attempt, expected, ports);
    if ('code' in callback) return { code: callback.code, verifier, redirectUri };
    throw new SignInError(callback.error === 'access_denied' ? 'denied' : 'refused', redirectUri);
  } finally {
    limit.dispose();
  }
}

type Trigger = (attempt: Attempt, expected: string, ports: AuthorizationPorts) => Promise<Returned>;

const triggers: Readonly<Record<FlowId, Trigger>> = {
  editor: async ({ state, limitMs, signal, open }, redirectUri, { relay }) => ({
    callback: await relay.wait(state, limitMs, signal, () => open(redirectUri)),
    redirectUri,
  }),

  relay: async ({ state, limitMs, signal, open }, redirectUri, { relay, callbackUri }) => {
    // Encoded once more: editors decode what they open, and the relay expects it so.
    const bounceTo = encodeURIComponent(
      await untilAborted(Promise.resolve(callbackUri(`nonce=${state}`)), signal),
    );
    return {
      callback: await relay.wait(state, limitMs, signal, () => open(redirectUri, bounceTo)),
      redirectUri,
    };
  },

  loopback: async (attempt, expected, { environment, page }) => {
    const server = await startLoopbackServer(environment.loopbackPort, attempt.state, page).catch(() => {
      throw new SignInError('portTaken', expected);
    });
    const redirectUri = `http://127.0.0.1:${server.port}/callback`;
    try {
      const arrived = untilAborted(server.callback, attempt.signal);
      return {
        callback: await Promise.race([attempt.open(redirectUri).then(() => arrived), arrived]),
        redirectUri,
      };
    } finally {
      server.close();
    }
  },

  paste: async (attempt, redirectUri, { askForAddress }) => {
    await attempt.open(redirectUri);
    const isOurs = (text: string): boolean => callbackIn(text, redirectUri, attempt.state) !== undefined;
    const answer = Promise.resolve(askForAddress(isOurs, attempt.signal));
    const text = await untilAborted(answer, attempt.signal);
    if (text === undefined) throw new SignInError('cancelled');
    const callback = callbackIn(text, redirectUri, attempt.state);
    if (!callback) throw new SignInError('wrongAddress', redirectUri);
    return { callback, redirectUri };
  },
};

function authorizeUrl(
  accountsUrl: string,
  request: { clientId: string; redirectUri: string; state: string; challenge: string },
): string {
  const query = new URLSearchParams({
    client_id: request.clientId,
    response_type: 'code',
    redirect_uri: request.redirectUri,
    code_challenge_method: 'S256',
    code_challenge: request.challenge,
    scope: scopes.join(' '),
    state: request.state,
    // Whoever signs in sees as whom, and can be somebody else: the browser may be another person's.
    show_dialog: 'true',
  });
  return `${accountsUrl}/authorize?${query.toString()}`;
}

function callbackIn(text: string, redirectUri: string, state: string): Callback | undefined {
  const address = text.trim();
  if (!address.startsWith(`${redirectUri}?`)) return undefined;
  const query = address.slice(redirectUri.length + 1).replace(/#.*$/, '');
  const callback = readCallback(query);
  return callback && sameSecret(callback.state, state) ? callback : undefined;
}

/** Aborts with a `SignInError`: `cancelled` when `signal` does, `timedOut` after `ms`. */
function limitedTo(
  ms: number,
  signal: AbortSignal,
  redirectUri: string,
): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(new SignInError('cancelled'));
  const timer = setTimeout(() => controller.abort(new SignInError('timedOut', redirectUri)), ms);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  const dispose = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  };
  return { signal: controller.signal, dispose };
}
