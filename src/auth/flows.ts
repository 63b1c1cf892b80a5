/** The ways a sign-in can come back from the browser. `relay` has its place here once it is built. */
export const flowIds = ['editor', 'loopback', 'paste'] as const;

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

/** In order of preference. */
export const flows: readonly Flow[] = [
  {
    id: 'editor',
    registeredUri: ({ uriScheme }) => `${uriScheme}://${extensionAddress}/callback`,
    worksIn: ({ isWeb }) => !isWeb,
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

function loopbackUri({ loopbackPort }: FlowEnvironment): string {
  return loopbackPort === 0 ? 'http://127.0.0.1/callback' : `http://127.0.0.1:${loopbackPort}/callback`;
}
