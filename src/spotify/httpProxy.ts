import { SpotifyError } from './errors.ts';
import type { NetworkOptions } from './network.ts';

/** A proxy to reach Spotify through. */
export interface HttpProxy {
  /** Without credentials. */
  readonly url: string;
  /** Host and port, for the log. */
  readonly host: string;
  /** The header `proxy-authorization`, for the proxy's eyes alone. */
  readonly authorization?: string;
  /** Hosts that are reached directly, as `NO_PROXY` lists them. */
  readonly noProxy: string;
}

/** Nothing on this machine is asked of a proxy. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether `url` is of this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return loopback.includes(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that `options` or else the environment name, as VS Code reads them: `http.proxy` comes first, one
 * proxy is for all addresses, and `http.noProxy` replaces `NO_PROXY` unless it is empty.
 * Throws a `SpotifyError` of kind `offline` when the address is not one of an HTTP proxy; SOCKS is not spoken.
 */
export function proxyFor(options: NetworkOptions, environment: Environment): HttpProxy | undefined {
  const address = options.useProxy
    ? (options.proxy ?? ofEnvironment(environment, 'HTTPS_PROXY', 'HTTP_PROXY'))
    : undefined;
  if (!address) return undefined;
  const direct = directHosts(options, environment);
  if (direct.includes('*')) return undefined;
  const url = parse(address);
  const authorization = options.proxyAuthorization ?? basicAuthorization(url);
  return {
    url: url.origin,
    host: url.host,
    ...(authorization ? { authorization } : {}),
    noProxy: [...direct, ...loopback].join(','),
  };
}

/** In lower case first; an empty variable is as good as none. */
function ofEnvironment(environment: Environment, ...names: string[]): string | undefined {
  return names.flatMap(name => [environment[name.toLowerCase()], environment[name]]).find(Boolean);
}

function directHosts({ noProxy }: NetworkOptions, environment: Environment): string[] {
  const hosts = noProxy.length > 0 ? noProxy : ofEnvironment(environment, 'NO_PROXY')?.split(/[,\s]/);
  return (hosts ?? []).map(host => host.trim()).filter(host => host !== '');
}

/** The error holds nothing of the address: there may be a password in it. */
function parse(address: string): URL {
  const text = address.includes('://') ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new SpotifyError('offline', 'the address of the proxy is not one of an HTTP proxy', {
      sent: false,
    });
  return url;
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (!username) return undefined;
  const plain = [username, password].map(decoded).join(':');
  return `Basic ${Buffer.from(plain).toString('base64')}`;
}

/** A lone percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
