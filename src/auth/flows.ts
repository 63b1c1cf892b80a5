/** The ways a sign-in can come back from the browser. */
export const flowIds = ['editor', 'relay', 'loopback', 'paste'] as const;

export type FlowId = (typeof flowIds)[number];

/** What decides which ways work where. */
export interface FlowEnvironment {
  /** The editor's own scheme, such as `vscode`. */
  readonly uriScheme: string;
  /** The editor runs in a browser, where the operating system knows no such scheme. */
  readonly isWeb: boolean;
  /** The extension runs on another machine than the person's browser. */
  readonly isRemote: boolean;
  /** A fixed port for the loopback server, or 0 for any. */
  readonly loopbackPort: number;
  /** Where a browser reaches this window's URI handler, as the editor says; another one each time on the web. */
  readonly callbackUri?: string | undefined;
}

/** One way: where Spotify sends the browser, and where that can work. */
export interface Flow {
  readonly id: FlowId;
  /** The address to register with the Spotify app. Spotify lets a loopback address be registered without a port. */
  readonly registeredUri: (environment: FlowEnvironment) => string;
  readonly worksIn: (environment: FlowEnvironment) => boolean;
}

/** Publisher and name of this extension: the host of its own addresses. */
export const extensionAddress = 'tracklistmusic.tracklist';

/** A page of VS Code's makers. It sends the browser on to the address that `state` holds, and adds the code to it. */
export const relayUri = 'https://vscode.dev/redirect';

/** In order of preference. */
export const flows: readonly Flow[] = [
  {
    id: 'editor',
    registeredUri: ({ uriScheme }) => `${uriScheme}://${extensionAddress}/callback`,
    worksIn: ({ isWeb }) => !isWeb,
  },
  {
    id: 'relay',
    registeredUri: () => relayUri,
    worksIn: ({ callbackUri }) => callbackUri !== undefined && isKnownToRelay(callbackUri),
  },
  { id: 'loopback', registeredUri: loopbackUri, worksIn: ({ isWeb, isRemote }) => !isWeb && !isRemote },
  { id: 'paste', registeredUri: loopbackUri, worksIn: () => true },
];

/** The flows to try here, in order; the one the person prefers comes first, even where it is not known to work. */
export function flowsFor(environment: FlowEnvironment, preferred: FlowId | 'auto'): readonly Flow[] {
  const chosen = flows.filter(flow => flow.id === preferred);
  const others = flows.filter(flow => flow.id !== preferred && flow.worksIn(environment));
  return [...chosen, ...others];
}

/** Every address this editor may need, without repetition: registering all lets "try another way" work. */
export function urisToRegister(environment: FlowEnvironment): readonly string[] {
  return [...new Set(flows.map(flow => flow.registeredUri(environment)))];
}

/** Which addresses the relay sends on to is not documented; these are the ones VS Code's own extensions rely on. */
function isKnownToRelay(callbackUri: string): boolean {
  if (!URL.canParse(callbackUri)) return false;
  const { protocol, hostname, port } = new URL(callbackUri);
  if (/^vscode(-insiders|-wsl|-exploration)?:$/.test(protocol)) return true;
  if (/^(localhost|127\.0\.0\.1)$/.test(hostname)) return /^https?:$/.test(protocol) && port !== '';
  return protocol === 'https:' && /(^|\.)(vscode|github)\.dev$/.test(hostname);
}

function loopbackUri({ loopbackPort }: FlowEnvironment): string {
  return loopbackPort === 0 ? 'http://127.0.0.1/callback' : `http://127.0.0.1:${loopbackPort}/callback`;
}
