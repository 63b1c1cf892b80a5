import { createHash, randomBytes } from 'node:crypto';

/** What somebody has agreed to. */
export interface Consent {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

/** A consent that waits to be exchanged. */
export interface CodeRequest extends Consent {
  readonly redirectUri: string;
  readonly codeChallenge: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly expiresIn: number;
}

/** What the body of a token request is checked against. */
export interface Exchange {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

/** OAuth's `invalid_grant`, with the reason it is given for. */
export class InvalidGrant extends Error {}

interface Grant extends Consent {
  refreshTokens: Map<string, 'valid' | 'revoked' | 'expired'>;
}

const codeLifetimeMs = 60_000;

/** Codes and tokens: which were given, to whom, and whether they still count. */
export class Grants {
  accessTokenSeconds: number;
  /** Whether a refresh replaces the refresh token, as it did until 2026. */
  rotateRefreshTokens: boolean;
  readonly #now: () => number;
  readonly #codes = new Map<string, CodeRequest & { expiresAt: number }>();
  readonly #grants: Grant[] = [];
  readonly #accessTokens = new Map<string, { grant: Grant; expiresAt: number }>();

  constructor(options: { accessTokenSeconds: number; rotateRefreshTokens: boolean; now: () => number }) {
    this.accessTokenSeconds = options.accessTokenSeconds;
    this.rotateRefreshTokens = options.rotateRefreshTokens;
    this.#now = options.now;
  }

  /** A code that can be exchanged once, within a minute. */
  issueCode(request: CodeRequest): string {
    const code = secret('AQ', 96);
    this.#codes.set(code, { ...request, expiresAt: this.#now() + codeLifetimeMs });
    return code;
  }

  /** Throws `InvalidGrant` unless everything fits what the code was given for. */
  exchange({ code, clientId, redirectUri, codeVerifier }: Exchange): Tokens {
    const request = this.#codes.get(code);
    this.#codes.delete(code);
    if (request?.clientId !== clientId) throw new InvalidGrant('Invalid authorization code');
    if (request.expiresAt < this.#now()) throw new InvalidGrant('Authorization code expired');
    if (request.redirectUri !== redirectUri) throw new InvalidGrant('Invalid redirect URI');
    if (!fits(codeVerifier, request.codeChallenge)) throw new InvalidGrant('code_verifier was incorrect');
    return this.grant(request);
  }

  /** Tokens for a consent, as after an exchange. */
  grant({ clientId, userId, scopes }: Consent): Tokens {
    const grant: Grant = { clientId, userId, scopes, refreshTokens: new Map() };
    this.#grants.push(grant);
    return { ...this.#access(grant), refreshToken: this.#refreshToken(grant) };
  }

  /** New access; with a new refresh token only when they rotate. Throws `InvalidGrant`. */
  refresh(refreshToken: string, clientId: string): Omit<Tokens, 'refreshToken'> & { refreshToken?: string } {
    const grant = this.#grants.find(
      each => each.refreshTokens.has(refreshToken) && each.clientId === clientId,
    );
    if (!grant) throw new InvalidGrant('Invalid refresh token');
    const standing = grant.refreshTokens.get(refreshToken);
    if (standing !== 'valid') throw new InvalidGrant(`Refresh token ${standing ?? 'unknown'}`);
    if (!this.rotateRefreshTokens) return this.#access(grant);
    grant.refreshTokens.set(refreshToken, 'revoked');
    return { ...this.#access(grant), refreshToken: this.#refreshToken(grant) };
  }

  /** Whose token it is and what it allows; undefined when it is unknown, expired or revoked. */
  consentOf(accessToken: string): Consent | undefined {
    const known = this.#accessTokens.get(accessToken);
    return known && known.expiresAt > this.#now() ? known.grant : undefined;
  }

  /** As when a person removes the app in their account: no token counts any more. */
  revokeAll(): void {
    this.#accessTokens.clear();
    this.#endRefreshTokens('revoked');
  }

  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }

  /** As after six months. */
  expireRefreshTokens(): void {
    this.#endRefreshTokens('expired');
  }

  #endRefreshTokens(standing: 'revoked' | 'expired'): void {
    for (const { refreshTokens } of this.#grants) {
      for (const token of refreshTokens.keys()) refreshTokens.set(token, standing);
    }
  }

  #access(grant: Grant): Omit<Tokens, 'refreshToken'> {
    const accessToken = secret('BQ', 80);
    this.#accessTokens.set(accessToken, { grant, expiresAt: this.#now() + this.accessTokenSeconds * 1000 });
    return { accessToken, scopes: grant.scopes, expiresIn: this.accessTokenSeconds };
  }

  #refreshToken(grant: Grant): string {
    const token = secret('AQ', 72);
    grant.refreshTokens.set(token, 'valid');
    return token;
  }
}

function fits(verifier: string, challenge: string): boolean {
  const isWellFormed = /^[A-Za-z0-9_.~-]{43,128}$/.test(verifier);
  return isWellFormed && createHash('sha256').update(verifier).digest('base64url') === challenge;
}

function secret(prefix: string, bytes: number): string {
  return prefix + randomBytes(bytes).toString('base64url');
}
