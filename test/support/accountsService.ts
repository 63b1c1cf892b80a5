import { randomBytes } from 'node:crypto';
import { jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { authorizePage } from './authorizePage.ts';
import { InvalidGrant } from './grants.ts';
import type { CodeRequest, Grants } from './grants.ts';
import { isRegisteredRedirect } from './redirectRule.ts';
import type { LoggedRequest } from './requestLog.ts';

/** An app as its owner has registered it. */
export interface RegisteredApp {
  /** 32 hexadecimal digits. */
  readonly clientId: string;
  readonly redirectUris: readonly string[];
}

export interface AccountsOptions {
  readonly apps: readonly RegisteredApp[];
  readonly users: readonly { readonly id: string; readonly displayName: string }[];
  readonly grants: Grants;
  /** Who is signed in at the browser that opens the page, and whether consent is given without asking. */
  readonly visitor: () => { readonly userId: string; readonly autoApprove: boolean };
}

type Waiting = Omit<CodeRequest, 'userId'> & { readonly state: string | null };

const knownScopes =
  /^(ugc-image-upload|user-(read|modify)-playback-state|user-read-(currently-playing|email|private|recently-played|playback-position)|app-remote-control|streaming|playlist-(read-(private|collaborative)|modify-(private|public))|user-follow-(modify|read)|user-top-read|user-library-(modify|read))$/;

/** Consent and tokens: the accounts service without its HTTP. */
export class AccountsService {
  readonly #options: AccountsOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  answer(request: LoggedRequest): Answer {
    const { method, path } = request;
    if (path === '/authorize' && method === 'GET') return this.#authorize(request.query);
    if (path === '/authorize' && method === 'POST') return this.#decide(formOf(request));
    if (path === '/api/token' && method === 'POST') return this.#token(formOf(request));
    return plain(404, 'Not found');
  }

  #authorize(query: URLSearchParams): Answer {
    const read = (name: string): string => query.get(name) ?? '';
    const app = this.#app(read('client_id'));
    if (!app) return plain(400, 'INVALID_CLIENT: Invalid client');
    const redirectUri = read('redirect_uri');
    if (!isRegisteredRedirect(redirectUri, app.redirectUris))
      return plain(400, 'INVALID_CLIENT: Invalid redirect URI');
    if (read('response_type') !== 'code') return plain(400, 'response_type must be code');
    if (read('code_challenge_method') !== 'S256') return plain(400, 'code_challenge_method must be S256');
    if (!/^[A-Za-z0-9_-]{43}$/.test(read('code_challenge'))) return plain(400, 'Invalid code_challenge');
    const scopes = read('scope').split(' ').filter(Boolean);
    if (!scopes.every(scope => knownScopes.test(scope))) return plain(400, 'INVALID_SCOPE: Invalid scope');
    return this.#ask({
      clientId: app.clientId,
      redirectUri,
      codeChallenge: read('code_challenge'),
      scopes,
      state: query.get('state'),
    });
  }

  #ask(waiting: Waiting): Answer {
    const { userId, autoApprove } = this.#options.visitor();
    if (autoApprove) return this.#allow(waiting, userId);
    const request = randomBytes(12).toString('hex');
    this.#waiting.set(request, waiting);
    const { clientId, scopes } = waiting;
    const page = authorizePage({ request, clientId, scopes, users: this.#options.users, userId });
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
  }

  #decide(form: URLSearchParams): Answer {
    const request = form.get('request') ?? '';
    const waiting = this.#waiting.get(request);
    const user = this.#options.users.find(({ id }) => id === form.get('user'));
    if (!waiting || !user) return plain(400, 'Nothing to decide');
    this.#waiting.delete(request);
    if (form.get('decision') === 'allow') return this.#allow(waiting, user.id);
    return redirect(waiting, { error: 'access_denied' });
  }

  #allow(waiting: Waiting, userId: string): Answer {
    return redirect(waiting, { code: this.#options.grants.issueCode({ ...waiting, userId }) });
  }

  #token(form: URLSearchParams): Answer {
    const read = (name: string): string => form.get(name) ?? '';
    const { grants } = this.#options;
    const grantType = read('grant_type');
    if (grantType === '') return oauthError('unsupported_grant_type', 'grant_type parameter is missing');
    if (!this.#app(read('client_id'))) return oauthError('invalid_client', 'Invalid client');
    const clientId = read('client_id');
    try {
      if (grantType === 'refresh_token') return tokens(grants.refresh(read('refresh_token'), clientId));
      if (grantType !== 'authorization_code')
        return oauthError('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token');
      const exchange = {
        code: read('code'),
        redirectUri: read('redirect_uri'),
        codeVerifier: read('code_verifier'),
      };
      return tokens(grants.exchange({ ...exchange, clientId }));
    } catch (error) {
      if (error instanceof InvalidGrant) return oauthError('invalid_grant', error.message);
      throw error;
    }
  }

  #app(clientId: string): RegisteredApp | undefined {
    return this.#options.apps.find(app => app.clientId === clientId);
  }
}

/** Empty unless the body is declared as a form: the service reads nothing else. */
function formOf({ headers, body }: LoggedRequest): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return new URLSearchParams(isForm ? body : '');
}

function tokens(given: {
  accessToken: string;
  refreshToken?: string;
  scopes: readonly string[];
  expiresIn: number;
}): Answer {
  return jsonAnswer(
    200,
    {
      access_token: given.accessToken,
      token_type: 'Bearer',
      scope: given.scopes.join(' '),
      expires_in: given.expiresIn,
      ...(given.refreshToken === undefined ? {} : { refresh_token: given.refreshToken }),
    },
    { 'cache-control': 'no-store' },
  );
}

/** Custom schemes too: so nothing but the query is touched. */
function redirect({ redirectUri, state }: Waiting, result: Record<string, string>): Answer {
  const query = new URLSearchParams({ ...result, ...(state === null ? {} : { state }) });
  const location = `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.toString()}`;
  return { status: 302, headers: { location }, body: '' };
}

function oauthError(error: string, description: string): Answer {
  return jsonAnswer(400, { error, error_description: description });
}

function plain(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
}
