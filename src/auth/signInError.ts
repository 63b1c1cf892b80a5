/** Why a sign-in came to nothing. */
export type SignInErrorKind =
  /** The person said no at Spotify. */
  | 'denied'
  /** Nobody came back from the browser in time; most often the redirect URI is not registered. */
  | 'timedOut'
  /** The port of the loopback server is in use. */
  | 'portTaken'
  /** What was pasted is no callback address of this sign-in. */
  | 'wrongAddress'
  /** Spotify answered with another error. */
  | 'refused'
  /** The browser was not opened. */
  | 'noBrowser'
  /** The person stopped it; never shown. */
  | 'cancelled';

/** The error of a sign-in before any token exists. */
export class SignInError extends Error {
  readonly kind: SignInErrorKind;
  /** The address that Spotify should have sent the browser to. */
  readonly redirectUri: string | undefined;

  constructor(kind: SignInErrorKind, redirectUri?: string) {
    super(`sign-in: ${kind}`);
    this.name = 'SignInError';
    this.kind = kind;
    this.redirectUri = redirectUri;
  }

  static is(error: unknown, ...kinds: SignInErrorKind[]): error is SignInError {
    return error instanceof SignInError && (kinds.length === 0 || kinds.includes(error.kind));
  }
}
