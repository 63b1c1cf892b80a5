import { createHash } from 'node:crypto';
import { testClientId } from '../../support/testSpotify.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';

export const verifier = 'a-verifier-of-more-than-forty-three-characters';
const redirectUri = 'http://127.0.0.1:5555/callback';

/** What is sent to begin a sign-in, with `changes` to it. */
export function authorizeUrl(spotify: TestSpotify, changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: testClientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    scope: 'user-library-read user-top-read',
    state: 'a state/with&signs',
    ...changes,
  });
  return `${spotify.accountsUrl}/authorize?${query.toString()}`;
}

export interface TokenAnswer {
  readonly status: number;
  readonly json: Partial<
    Record<'access_token' | 'token_type' | 'scope' | 'refresh_token' | 'error' | 'error_description', string>
  > & { readonly expires_in?: number };
}

/** Sends a form to the token endpoint. */
export async function token(spotify: TestSpotify, form: Record<string, string>): Promise<TokenAnswer> {
  const answer = await fetch(`${spotify.accountsUrl}/api/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: testClientId, ...form }),
  });
  return { status: answer.status, json: (await answer.json()) as TokenAnswer['json'] };
}

/** Exchanges the code of a callback address, with `changes` to what is sent. */
export async function exchange(
  spotify: TestSpotify,
  callback: string,
  changes: Record<string, string> = {},
): Promise<TokenAnswer> {
  const code = new URL(callback).searchParams.get('code') ?? '';
  return token(spotify, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });
}

/** A request to the Web API with a token, or without one. */
export async function api(
  spotify: TestSpotify,
  path: string,
  accessToken?: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return fetch(spotify.apiUrl + path, { redirect: 'manual', ...init, headers });
}
