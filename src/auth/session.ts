import { array, literal, number, object, safeParse, string } from 'valibot';
import type { Account } from '../model/account.ts';
import type { Endpoints } from '../spotify/endpoints.ts';

/** What Tracklist may do with the person's music: read and change the library, read top items. */
export const scopes = ['user-library-read', 'user-library-modify', 'user-top-read'] as const;

/** A sign-in, kept as one JSON secret. Times are epoch milliseconds. */
export interface Session {
  readonly version: 1;
  readonly clientId: string;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
  /** When the person agreed; the refresh token lives six months from then, refreshing does not extend it. */
  readonly authorizedAt: number;
  /** The servers this session was made with, and the only ones its tokens are sent to. */
  readonly origins: { readonly api: string; readonly accounts: string };
}

const schema = object({
  version: literal(1),
  clientId: string(),
  account: object({ id: string(), displayName: string() }),
  scopes: array(string()),
  accessToken: string(),
  refreshToken: string(),
  expiresAt: number(),
  authorizedAt: number(),
  origins: object({ api: string(), accounts: string() }),
});

/** The session in `text`, if it is one and was made with `endpoints`. */
export function readSession(text: string | undefined, endpoints: Endpoints): Session | undefined {
  if (!text) return undefined;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = safeParse(schema, raw);
  if (!result.success) return undefined;
  const session = result.output;
  const fits = session.origins.api === endpoints.apiUrl && session.origins.accounts === endpoints.accountsUrl;
  return fits ? session : undefined;
}

/** Months Spotify keeps a sign-in alive. */
const lifetimeMonths = 6;

/** When Spotify ends this session, epoch milliseconds; where the month has no such day, with its last. */
export function endOfSession(session: Session): number {
  const end = new Date(session.authorizedAt);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + lifetimeMonths);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.getTime();
}
