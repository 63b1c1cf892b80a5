import type { DemoSpotify } from '../../src/demo/demoSpotify.ts';
import type { Listener } from '../../src/demo/listener.ts';
import { apiError } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Grants } from './grants.ts';
import type { RateLimiter } from './rateLimits.ts';
import type { LoggedRequest } from './requestLog.ts';

/** Reasons for which Spotify refuses an app or a person altogether. */
export interface Standing {
  /** Whether the app's owner has listed the person. */
  readonly isAllowListed: boolean;
  readonly ownerHasPremium: boolean;
}

export interface WebApiOptions {
  readonly spotify: DemoSpotify;
  readonly grants: Grants;
  readonly listener: (userId: string) => Listener | undefined;
  readonly limiter: () => RateLimiter;
  readonly standing: () => Standing;
}

const ownerWithoutPremium =
  'Active premium subscription required for the owner of the app. ' +
  'If the owner has just subscribed, it may take a few hours until the app works.';
const notListed = 'Check settings on developer.spotify.com/dashboard, the user may not be registered.';

/** The demo's Web API behind its door: tokens, limits, allow-list, scopes. */
export function answerWebApi(options: WebApiOptions, request: LoggedRequest, origin: string): Answer {
  const { authorization } = request.headers;
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return unauthorized('missing_token');
  const consent = options.grants.consentOf(token);
  const listener = consent && options.listener(consent.userId);
  if (!listener) return unauthorized('invalid_token');
  const isDevelopmentMode = options.spotify.mode === 'development';
  const { clientId } = consent;
  const tooMany = options.limiter().refusal({ clientId, path: request.path, isDevelopmentMode });
  if (tooMany) return tooMany;
  const { isAllowListed, ownerHasPremium } = options.standing();
  if (!ownerHasPremium) return apiError(403, ownerWithoutPremium);
  if (!isAllowListed) return apiError(403, notListed);
  const { method, path, rawQuery, body } = request;
  const url = `${origin}/v1${path}${rawQuery ? `?${rawQuery}` : ''}`;
  return options.spotify.handle({ method, url, body }, listener, new Set(consent.scopes));
}

function unauthorized(error: 'missing_token' | 'invalid_token'): Answer {
  return apiError(401, 'Missing/invalid/expired access token', {
    'www-authenticate': `Bearer realm="spotify", error="${error}"`,
  });
}
