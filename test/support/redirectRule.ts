/**
 * Whether `redirectUri` may be used when `registered` are the app's redirect URIs: one of them to the letter, or
 * one on a loopback address that was registered without a port, with any port added.
 */
export function isRegisteredRedirect(redirectUri: string, registered: readonly string[]): boolean {
  const portless = withoutLoopbackPort(redirectUri);
  return registered.includes(redirectUri) || (portless !== undefined && registered.includes(portless));
}

/** Undefined when it is no loopback address with a port. */
function withoutLoopbackPort(uri: string): string | undefined {
  const match = /^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d{1,5}(\/.*)?$/.exec(uri);
  return match?.[1] === undefined ? undefined : match[1] + (match[2] ?? '');
}
