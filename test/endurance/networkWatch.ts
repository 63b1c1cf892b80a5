import dns from 'node:dns';
import { Socket } from 'node:net';

/**
 * Everything in this process that goes to the network: names that are looked up, and where connections go. Nothing
 * gets further than this computer.
 */
export class NetworkWatch {
  /** Names that were looked up, with `fetch` whole addresses. */
  readonly names = new Set<string>();
  /** `host:port` of each connection. */
  readonly connections = new Set<string>();
  readonly #restore: (() => void)[] = [];

  constructor() {
    const { names, connections } = this;
    this.#replace(dns, 'lookup', (original, args) => {
      names.add(String(args[0]));
      if (args[0] === '127.0.0.1') return original(...args);
      const done = args.at(-1) as (error: Error) => void;
      setImmediate(() => done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })));
      return undefined;
    });
    this.#replace(globalThis, 'fetch', (original, args) => {
      names.add(String(args[0]));
      const isHere = new URL(String(args[0])).hostname === '127.0.0.1';
      return isHere ? original(...args) : Promise.reject(new TypeError('fetch failed'));
    });
    this.#replace(Socket.prototype, 'connect', (original, args) => {
      const [first] = args.flat() as [{ host?: string; port?: number; path?: string } | undefined];
      connections.add(first?.path ?? `${first?.host ?? 'localhost'}:${String(first?.port)}`);
      return original(...args);
    });
  }

  stop(): void {
    for (const each of this.#restore.splice(0)) each();
  }

  #replace(
    owner: object,
    name: string,
    instead: (original: (...args: unknown[]) => unknown, args: unknown[]) => unknown,
  ): void {
    const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
    const replacement = function (this: unknown, ...args: unknown[]): unknown {
      return instead(original.bind(this), args);
    };
    Reflect.set(owner, name, replacement);
    this.#restore.push(() => void Reflect.set(owner, name, original));
  }
}
