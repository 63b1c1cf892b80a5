import { minLength, number, object, pipe, string } from 'valibot';
import type { Clock } from '../spotify/clock.ts';
import { decode, maybe } from '../spotify/decode/decode.ts';
import { errorFromAnswer, SpotifyError } from '../spotify/errors.ts';
import { jsonOf } from '../spotify/jsonAnswer.ts';
import type { Send, SpotifyResponse } from '../spotify/send.ts';

/** What the accounts service hands out. */
export interface TokenGrant {
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Normally missing when refreshing: the old one stays valid. */
  readonly refreshToken?: string;
  /** What was granted, when Spotify says it. */
  readonly scopes?: readonly string[];
}

const grant = object({
  access_token: pipe(string(), minLength(1)),
  expires_in: maybe(number()),
  refresh_token: maybe(string()),
  scope: maybe(string()),
});

const usualLifetimeSeconds = 3600;
const path = 'POST /api/token';

/** `POST /api/token` of the accounts service, which turns codes and refresh tokens into access tokens. */
export class TokenEndpoint {
  readonly #accountsUrl: string;
  readonly #send: Send;
  readonly #clock: Clock;

  constructor(accountsUrl: string, send: Send, clock: Clock) {
    this.#accountsUrl = accountsUrl;
    this.#send = send;
    this.#clock = clock;
  }

  /** Rejects with a `SpotifyError`; `signedOut` means the code is not accepted. */
  exchange(
    request: { clientId: string; code: string; verifier: string; redirectUri: string },
    signal?: AbortSignal,
  ): Promise<TokenGrant> {
    return this.#ask(
      {
        grant_type: 'authorization_code',
        code: request.code,
        redirect_uri: request.redirectUri,
        client_id: request.clientId,
        code_verifier: request.verifier,
      },
      signal,
    );
  }

  /** Rejects with a `SpotifyError`; only `signedOut` and `unknownClient` are final. */
  refresh(clientId: string, refreshToken: string): Promise<TokenGrant> {
    return this.#ask({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
  }

  async #ask(form: Record<string, string>, signal?: AbortSignal): Promise<TokenGrant> {
    const answer = await this.#send({
      method: 'POST',
      url: `${this.#accountsUrl}/api/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      ...(signal ? { signal } : {}),
    });
    if (answer.status !== 200) throw this.#refusal(answer, form);
    const raw = decode(grant, jsonOf(answer, path), path);
    return {
      accessToken: raw.access_token,
      expiresAt: this.#clock.now() + (raw.expires_in ?? usualLifetimeSeconds) * 1000,
      ...(raw.refresh_token ? { refreshToken: raw.refresh_token } : {}),
      ...(raw.scope === undefined ? {} : { scopes: raw.scope.split(' ').filter(Boolean) }),
    };
  }

  /** Decided by `error` alone; the description that may come with it differs from case to case. */
  #refusal(answer: SpotifyResponse, form: Record<string, string>): SpotifyError {
    const error = errorWord(answer.body);
    const details = { status: answer.status };
    if (answer.status >= 400 && answer.status < 500) {
      if (error === 'invalid_grant')
        return new SpotifyError('signedOut', `${path} answered ${error}`, details);
      if (error === 'invalid_client')
        return new SpotifyError('unknownClient', `${path} answered ${error}`, details);
    }
    const secrets = [form.code, form.code_verifier, form.refresh_token].filter(each => each !== undefined);
    return errorFromAnswer(answer, path, this.#clock.now(), secrets);
  }
}

function errorWord(body: string): string | undefined {
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
