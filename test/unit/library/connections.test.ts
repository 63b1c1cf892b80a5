import assert from 'node:assert/strict';
import type { Session } from '../../../src/auth/session.ts';
import { Sessions } from '../../../src/auth/sessions.ts';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import { createDemo } from '../../../src/demo/demo.ts';
import type { OpenedLibrary } from '../../../src/library/connections.ts';
import { Connections } from '../../../src/library/connections.ts';
import { openDemo } from '../../../src/library/openDemo.ts';
import { Emitter } from '../../../src/model/event.ts';
import { KeptLibraries } from '../../../src/library/store/keptLibraries.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';
import { aSession } from '../auth/aSession.ts';
import { SharedSecrets } from '../auth/sharedSecrets.ts';
import { InstantClock } from '../spotify/instantClock.ts';

const clientId = aSession().clientId;

class TestConnections {
  readonly clock = new InstantClock();
  readonly secrets = new SharedSecrets();
  readonly clientIdChanged = new Emitter<void>();
  readonly states: string[] = [];
  readonly opened: string[] = [];
  readonly disposed: string[] = [];
  /** What opening a library waits for. */
  opening: () => Promise<unknown> = () => Promise.resolve();
  /** What the accounts service answers to a refresh. */
  refusal = 'invalid_grant';
  beginsInDemo = false;
  demoFailure: Error | undefined;
  readonly sessions: Sessions;
  readonly connections: Connections;
  #clientId: string | undefined = clientId;

  constructor({ session, isTestServer = false }: { session?: Session; isTestServer?: boolean } = {}) {
    if (session) this.secrets.entries.set('session', JSON.stringify(session));
    const refuse = () =>
      Promise.resolve({ status: 400, headers: {}, body: JSON.stringify({ error: this.refusal }) });
    const endpoint = new TokenEndpoint(spotifyEndpoints.accountsUrl, refuse, this.clock);
    this.sessions = new Sessions(this.secrets.window(), endpoint, spotifyEndpoints, this.clock);
    this.connections = new Connections({
      sessions: this.sessions,
      isTestServer,
      clientId: () => this.#clientId,
      onDidChangeClientId: this.clientIdChanged.event,
      openLibrary: async ({ account }) => {
        await this.opening();
        return this.#library(account.id);
      },
      openDemo: async () => {
        await new Promise(setImmediate);
        if (this.demoFailure) throw this.demoFailure;
        return { account: { id: 'demo', displayName: 'Demo' }, ...this.#library('demo') };
      },
      beginsInDemo: () => this.beginsInDemo,
      kept: new KeptLibraries('/nowhere'),
    });
    this.connections.onDidChange(() => this.states.push(this.state));
  }

  /** Such as `account listener`, `signedOut` or `signedOut ended`. */
  get state(): string {
    const { state } = this.connections;
    if (state.kind === 'ready') return `${state.connection.kind} ${state.connection.account.id}`;
    return state.kind === 'signedOut' && state.end ? `signedOut ${state.end}` : state.kind;
  }

  setClientId(id: string | undefined): void {
    this.#clientId = id;
    this.clientIdChanged.fire();
  }

  #library(name: string): OpenedLibrary {
    this.opened.push(name);
    const { library, locks } = openDemo(createDemo({ tracks: 1, albums: 1 }), this.clock, () => undefined);
    const dispose = library.dispose.bind(library);
    library.dispose = () => {
      this.disposed.push(name);
      dispose();
    };
    return { library, locks };
  }
}

describe('Where a person stands', () => {
  it('is not known before the session was read', () => {
    assert.equal(new TestConnections({ session: aSession() }).state, 'loading');
  });

  it('is read once', async () => {
    const test = new TestConnections({ session: aSession() });
    await Promise.all([test.connections.load(), test.connections.load()]);
    assert.deepEqual([test.state, test.opened], ['account listener', ['listener']]);
    assert.equal(test.connections.current?.account.displayName, 'A Listener');
  });

  it('is not set up, set up or signed in, step by step', async () => {
    const test = new TestConnections();
    test.setClientId(undefined);
    assert.deepEqual(test.states, [], 'nothing is said before the session was read');
    await test.connections.load();
    test.setClientId(clientId);
    await test.sessions.signIn(aSession());
    await test.sessions.signOut();
    test.setClientId(undefined);
    await test.secrets.settled();
    assert.deepEqual(test.states, ['notSetUp', 'signedOut', 'account listener', 'signedOut', 'notSetUp']);
    assert.deepEqual(test.disposed, ['listener']);
  });

  it('says when Spotify has ended the session, and why', async () => {
    for (const [refusal, end] of [
      ['invalid_grant', 'ended'],
      ['invalid_client', 'unknownClient'],
    ] as const) {
      const test = new TestConnections({ session: aSession() });
      test.refusal = refusal;
      await test.connections.load();
      test.clock.pass(3_600_000);
      await assert.rejects(test.sessions.accessToken());
      assert.equal(test.state, `signedOut ${end}`);
      assert.deepEqual(test.disposed, ['listener']);
    }
  });

  it('names a test server as such', async () => {
    const test = new TestConnections({ session: aSession(), isTestServer: true });
    await test.connections.load();
    assert.equal(test.state, 'testServer listener');
  });

  it('opens another library for another person or another app, and none for new tokens of the same', async () => {
    const test = new TestConnections({ session: aSession() });
    await test.connections.load();
    await test.sessions.signIn(aSession({ accessToken: 'access-2', authorizedAt: 1 }));
    assert.deepEqual(test.opened, ['listener']);
    await test.sessions.signIn(aSession({ account: { id: 'other', displayName: 'Other' } }));
    await test.sessions.signIn(aSession({ clientId: 'f'.repeat(32) }));
    assert.deepEqual(test.opened, ['listener', 'other', 'listener']);
    assert.deepEqual(test.disposed, ['listener', 'other']);
    const other = ['loading', 'account other', 'loading', 'account listener'];
    assert.deepEqual(test.states, ['account listener', ...other]);
  });

  describe('while a library is being opened', () => {
    it('is as before for whoever signs in, and known when it is open', async () => {
      const test = new TestConnections();
      await test.connections.load();
      await test.sessions.signIn(aSession());
      await test.connections.load();
      assert.deepEqual(test.states, ['signedOut', 'account listener']);
    });

    it('is not in a library that nobody wants any more', async () => {
      for (const leave of [
        (test: TestConnections) => test.sessions.signOut(),
        (test: TestConnections) => test.sessions.signIn(aSession({ account: { id: 'b', displayName: 'B' } })),
        (test: TestConnections) => {
          test.connections.dispose();
          return Promise.resolve();
        },
      ]) {
        const test = new TestConnections({ session: aSession() });
        const { promise, resolve } = Promise.withResolvers<undefined>();
        test.opening = () => promise;
        const loading = test.connections.load();
        await test.sessions.load();
        await leave(test);
        resolve(undefined);
        await loading;
        await new Promise(setImmediate);
        assert.notEqual(test.state, 'account listener');
        assert.deepEqual(test.disposed, ['listener']);
      }
    });

    it('tries again after it could not be opened', async () => {
      const test = new TestConnections({ session: aSession() });
      test.opening = () => Promise.reject(new Error('a part is missing'));
      await assert.rejects(test.connections.load(), /a part is missing/);
      assert.equal(test.state, 'signedOut');
      test.opening = () => Promise.resolve();
      await test.connections.load();
      assert.equal(test.state, 'account listener');
    });
  });

  describe('when the secret store cannot be read', () => {
    async function openLocked(): Promise<TestConnections> {
      const test = new TestConnections({ session: aSession() });
      test.secrets.failure = new Error('the keyring is locked');
      await assert.rejects(test.connections.load(), /keyring/);
      return test;
    }

    it('is signed out, and read again when asked', async () => {
      const test = await openLocked();
      assert.equal(test.state, 'signedOut');
      await assert.rejects(test.connections.load(), /keyring/);
      test.secrets.failure = undefined;
      await test.connections.load();
      assert.deepEqual(test.states, ['signedOut', 'account listener']);
    });

    it('can explore the demo all the same', async () => {
      const test = await openLocked();
      await test.connections.enterDemo();
      assert.equal(test.state, 'demo demo');
      test.connections.leaveDemo();
      test.setClientId(undefined);
      assert.equal(test.state, 'notSetUp');
    });

    it('stays signed in when that happens later', async () => {
      const test = new TestConnections({ session: aSession() });
      await test.connections.load();
      test.secrets.failure = new Error('the keyring is locked');
      test.secrets.tell('session');
      await test.secrets.settled();
      assert.equal(test.state, 'account listener');
    });
  });

  describe('in the demo', () => {
    it('is in the demo, with or without an account', async () => {
      for (const session of [undefined, aSession()]) {
        const test = new TestConnections(session ? { session } : {});
        await test.connections.load();
        const before = test.state;
        await test.connections.enterDemo();
        assert.equal(test.state, 'demo demo');
        test.connections.leaveDemo();
        assert.equal(test.state, before);
        assert.deepEqual(test.disposed, ['demo'], 'and the account’s library is as it was left');
      }
    });

    it('leaves the session alone', async () => {
      const test = new TestConnections({ session: aSession() });
      await test.connections.load();
      const own = test.connections.current;
      await test.connections.enterDemo();
      test.connections.leaveDemo();
      assert.equal(test.connections.current, own);
      assert.deepEqual(test.secrets.history, []);
      assert.deepEqual([...test.secrets.entries.keys()], ['session']);
    });

    it('stays there when the session changes meanwhile, and comes out where it is then', async () => {
      const test = new TestConnections({ session: aSession() });
      await test.connections.load();
      await test.connections.enterDemo();
      await test.sessions.signOut();
      assert.equal(test.state, 'demo demo');
      test.connections.leaveDemo();
      assert.equal(test.state, 'signedOut');
    });

    it('is opened once, however often it is asked for', async () => {
      const test = new TestConnections();
      await test.connections.load();
      await Promise.all([test.connections.enterDemo(), test.connections.enterDemo()]);
      await test.connections.enterDemo();
      assert.deepEqual(test.opened, ['demo']);
      test.connections.leaveDemo();
      test.connections.leaveDemo();
      await test.connections.enterDemo();
      assert.deepEqual([test.opened, test.disposed], [['demo', 'demo'], ['demo']]);
    });

    it('is there before the session was read, and the session is read all the same', async () => {
      const test = new TestConnections({ session: aSession() });
      await test.connections.enterDemo();
      assert.equal(test.state, 'demo demo');
      test.connections.leaveDemo();
      assert.equal(test.state, 'loading');
      await test.connections.load();
      assert.equal(test.state, 'account listener');
    });

    it('begins there after a reload', async () => {
      const test = new TestConnections({ session: aSession() });
      test.beginsInDemo = true;
      await test.connections.load();
      assert.deepEqual(test.states, ['demo demo']);
      test.connections.leaveDemo();
      assert.equal(test.state, 'account listener');
    });

    it('that cannot be opened leaves everything as it is', async () => {
      const test = new TestConnections({ session: aSession() });
      test.beginsInDemo = true;
      test.demoFailure = new Error('no such file');
      await test.connections.load();
      assert.equal(test.state, 'account listener');
      await assert.rejects(test.connections.enterDemo(), /no such file/);
      test.demoFailure = undefined;
      await test.connections.enterDemo();
      assert.equal(test.state, 'demo demo');
    });
  });

  it('lets go of its libraries at the end, and opens none afterwards', async () => {
    const test = new TestConnections({ session: aSession() });
    await test.connections.load();
    const entering = test.connections.enterDemo();
    test.connections.dispose();
    await entering;
    await test.sessions.signOut();
    assert.deepEqual(
      [test.opened, test.disposed],
      [
        ['listener', 'demo'],
        ['listener', 'demo'],
      ],
    );
  });
});
