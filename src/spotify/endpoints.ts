/** Where Spotify's two services are. Base addresses without a trailing slash. */
export interface Endpoints {
  readonly apiUrl: string;
  readonly accountsUrl: string;
  /** Not Spotify but a server on this machine, put in its place for a test. */
  readonly isTestServer: boolean;
}

export const spotifyEndpoints: Endpoints = {
  apiUrl: 'https://api.spotify.com/v1',
  accountsUrl: 'https://accounts.spotify.com',
  isTestServer: false,
};

/**
 * Spotify's endpoints, or those that `TRACKLIST_API_URL` and `TRACKLIST_ACCOUNTS_URL` name. Both must name
 * loopback addresses (127.0.0.0/8, ::1), otherwise they are ignored: a repository's dev container can set the
 * environment and must not be able to send tokens elsewhere.
 */
export function endpointsFrom(environment: Readonly<Record<string, string | undefined>>): Endpoints {
  const apiUrl = loopbackUrl(environment.TRACKLIST_API_URL);
  const accountsUrl = loopbackUrl(environment.TRACKLIST_ACCOUNTS_URL);
  return apiUrl && accountsUrl ? { apiUrl, accountsUrl, isTestServer: true } : spotifyEndpoints;
}

function loopbackUrl(value: string | undefined): string | undefined {
  if (!value || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isLoopback = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(url.hostname) || url.hostname === '[::1]';
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isLoopback && isPlain && isHttp ? url.href.replace(/\/+$/, '') : undefined;
}
