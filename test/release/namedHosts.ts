/** Hosts that scripts of the package may name, with what for. */
const knownHosts: Readonly<Record<string, string>> = {
  'api.spotify.com': 'is asked for the library',
  'accounts.spotify.com': 'is asked for a sign-in',
  '*.scdn.co': 'has covers, as the pages’ policy says',
  '*.spotifycdn.com': 'has covers, as the pages’ policy says',
  'open.spotify.com': 'is where links to music lead',
  'developer.spotify.com': 'is where a person makes a Spotify app; also in what an icon says of its source',
  'vscode.dev': 'is opened by the browser, and leads back to the editor',
  '127.0.0.1': 'is this computer',
  'www.w3.org': 'is part of names in SVG, and asked by nobody',
  'example.com': 'is put before relative addresses to read them, and asked by nobody',
};

/** Words that stand in the names and addresses of what reports about people. */
const reporting =
  /telemetry|applicationinsights|1ds-|google-?analytics|sentry|segment\.io|amplitude|mixpanel|posthog|bugsnag|sendBeacon/i;

/** What is wrong with the hosts that a script names: none may be there but those of Spotify and a few that nobody asks. */
export function foreignHosts(script: string): string[] {
  const named = [...script.matchAll(/\b(?:https?|wss?|ftp):\/\/([^\s/"'`?#\\<>)]*)/gi)].map(
    ([, host = '']) => host,
  );
  // What is put together while it runs is looked at while it runs.
  const whole = named.filter(host => host !== '' && !host.startsWith('${'));
  const hosts = new Set(whole.map(host => host.replace(/:(\d+|\$\{.*)?$/, '').toLowerCase()));
  return [...hosts].filter(host => !Object.hasOwn(knownHosts, host));
}

/** What in a script or a list of packages looks as if it told somebody about people. */
export function reportingIn(text: string): string[] {
  const found = reporting.exec(text);
  return found ? [found[0]] : [];
}
