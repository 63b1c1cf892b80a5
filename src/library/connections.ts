import type { Session } from '../auth/session.ts';
import type { SessionEnd, Sessions } from '../auth/sessions.ts';
import type { Account } from '../model/account.ts';
import type { Event } from '../model/event.ts';
import { Emitter } from '../model/event.ts';
import type { Locks } from '../spotify/locks.ts';
import type { Library } from './library.ts';
import type { KeptLibraries } from './store/keptLibraries.ts';

/** A library that can be shown and changed. */
export interface OpenedLibrary {
  readonly library: Library;
  /** Until when Spotify wants to be left alone. */
  readonly locks: Locks;
}

/** A library that is in use, and whose it is. */
export interface Connection extends OpenedLibrary {
  readonly kind: 'account' | 'demo' | 'testServer';
  readonly account: Account;
}

/** Where a person stands. */
export type ConnectionState =
  | { readonly kind: 'loading' }
  /** No Spotify app is set up. */
  | { readonly kind: 'notSetUp' }
  /** `end` is set when Spotify ended the session. */
  | { readonly kind: 'signedOut'; readonly end: SessionEnd | undefined }
  | { readonly kind: 'ready'; readonly connection: Connection };

interface ConnectionsParts {
  readonly sessions: Sessions;
  readonly isTestServer: boolean;
  /** The Spotify app's client id, when one is set. */
  readonly clientId: () => string | undefined;
  readonly onDidChangeClientId: Event<unknown>;
  /** Called once for as long as the same person stays signed in with the same app. */
  readonly openLibrary: (session: Session) => Promise<OpenedLibrary>;
  readonly openDemo: () => Promise<OpenedLibrary & { readonly account: Account }>;
  /** Whether the person was in the demo before the window was reloaded. */
  readonly beginsInDemo: () => boolean;
  /** What is kept of libraries on this computer, also of accounts that were signed in before. */
  readonly kept: Pick<KeptLibraries, 'isAnythingThere' | 'deleteAll'>;
}

/** The library of whoever is signed in. */
interface OwnLibrary {
  /** Names the person and the app. */
  readonly key: string;
  /** Settles when it is open, or nobody wants it any more; rejects when it cannot be opened. */
  opening: Promise<void>;
  connection: Connection | undefined;
}

/**
 * Which library is in use: the demo while the person explores it, else that of the session. The demo never
 * touches the session; leaving it brings back what was there.
 */
export class Connections {
  readonly #parts: ConnectionsParts;
  readonly #changed = new Emitter<ConnectionState>();
  readonly #subscriptions: { dispose(): void }[];
  #state: ConnectionState = { kind: 'loading' };
  #loading: Promise<void> | undefined;
  #loaded = false;
  #demo: Connection | undefined;
  #openingDemo: Promise<void> | undefined;
  #isDisposed = false;
  #own: OwnLibrary | undefined;

  /** Fires when another library is in use, or none any more. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: ConnectionsParts) {
    this.#parts = parts;
    this.#subscriptions = [
      parts.sessions.onDidChange(() => this.#update()),
      parts.onDidChangeClientId(() => this.#update()),
    ];
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The library in use, if any. */
  get current(): Connection | undefined {
    return this.#state.kind === 'ready' ? this.#state.connection : undefined;
  }

  /** The library of whoever is signed in, also while the demo is in use. */
  get own(): Connection | undefined {
    return this.#own?.connection;
  }

  /**
   * Reads the stored session, once, and opens its library; the state is `loading` until then. Rejects when it cannot
   * be read: the person stands as if signed out, and the next call tries again.
   */
  async load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    await this.#loading;
    this.#followSession();
    await this.#own?.opening;
  }

  /** Opens the demo, unless it is open or being opened. */
  enterDemo(): Promise<void> {
    if (this.#demo) return Promise.resolve();
    this.#openingDemo ??= this.#openDemo().finally(() => (this.#openingDemo = undefined));
    return this.#openingDemo;
  }

  /**
   * Ends the session, if there is one, and deletes what is kept of its library and of those of accounts before it.
   * Rejects when the session cannot be ended.
   */
  async signOut(): Promise<void> {
    await this.#own?.opening.catch(() => undefined);
    const own = this.#own?.connection?.library;
    await this.#parts.sessions.signOut();
    await own?.discard();
    await this.#parts.kept.deleteAll();
  }

  /** Whether anything is kept on this computer that signing out deletes, also when Spotify has ended the session. */
  isAnythingKept(): Promise<boolean> {
    return this.#parts.kept.isAnythingThere();
  }

  /** What kind of library anybody who is signed in has. */
  get ownKind(): 'account' | 'testServer' {
    return this.#parts.isTestServer ? 'testServer' : 'account';
  }

  leaveDemo(): void {
    const demo = this.#demo;
    this.#demo = undefined;
    this.#update();
    demo?.library.dispose();
    void demo?.library.drafts.discard();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#demo?.library.dispose();
    this.#own?.connection?.library.dispose();
    this.#changed.dispose();
  }

  async #openDemo(): Promise<void> {
    const demo = await this.#parts.openDemo();
    if (this.#isDisposed) {
      demo.library.dispose();
      return;
    }
    this.#demo = { kind: 'demo', ...demo };
    this.#update();
  }

  async #load(): Promise<void> {
    // Without the demo there is still the person's own library.
    if (this.#parts.beginsInDemo()) await this.enterDemo().catch(() => undefined);
    try {
      await this.#parts.sessions.load();
    } finally {
      this.#loaded = true;
      this.#update();
    }
  }

  #update(): void {
    this.#followSession();
    this.#tell();
  }

  #tell(): void {
    const next = this.#next();
    if (sameState(this.#state, next)) return;
    this.#state = next;
    this.#changed.fire(next);
  }

  #next(): ConnectionState {
    const connection = this.#demo ?? this.#own?.connection;
    if (connection) return { kind: 'ready', connection };
    if (!this.#loaded) return { kind: 'loading' };
    // Until the library is open, nothing has changed but that an earlier one is not in use any more.
    if (this.#own) return this.#state.kind === 'ready' ? { kind: 'loading' } : this.#state;
    const { clientId, sessions } = this.#parts;
    return clientId() === undefined ? { kind: 'notSetUp' } : { kind: 'signedOut', end: sessions.end };
  }

  #followSession(): void {
    const session = this.#parts.sessions.current;
    const key = session && `${session.clientId}/${session.account.id}`;
    if (key === this.#own?.key) return;
    this.#own?.connection?.library.dispose();
    this.#own = undefined;
    if (!session || key === undefined) return;
    const own: OwnLibrary = { key, connection: undefined, opening: Promise.resolve() };
    this.#own = own;
    own.opening = this.#openOwn(own, session);
    // Who waits for it hears of it.
    own.opening.catch(() => undefined);
  }

  async #openOwn(own: OwnLibrary, session: Session): Promise<void> {
    try {
      const opened = await this.#parts.openLibrary(session);
      if (this.#own !== own || this.#isDisposed) {
        opened.library.dispose();
        return;
      }
      own.connection = { kind: this.ownKind, account: session.account, ...opened };
      this.#tell();
    } catch (error) {
      if (this.#own !== own) return;
      this.#own = undefined;
      this.#tell();
      throw error;
    }
  }
}

function sameState(a: ConnectionState, b: ConnectionState): boolean {
  if (a.kind === 'ready' && b.kind === 'ready') return a.connection === b.connection;
  if (a.kind === 'signedOut' && b.kind === 'signedOut') return a.end === b.end;
  return a.kind === b.kind;
}
