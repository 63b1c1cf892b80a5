import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { AuthorizationCode, AuthorizationPorts } from '../../../src/auth/authorization.ts';
import { authorize } from '../../../src/auth/authorization.ts';
import { CallbackRelay } from '../../../src/auth/callbackRelay.ts';
import type { FlowId } from '../../../src/auth/flows.ts';
import { flowIds, flows, relayUri } from '../../../src/auth/flows.ts';
import { scopes } from '../../../src/auth/session.ts';
import { SignInError } from '../../../src/auth/signInError.ts';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import { systemClock } from '../../../src/spotify/clock.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { startTestSpotify, testClientId } from '../../support/testSpotify.ts';
import { sendByFetch } from './sendByFetch.ts';
import { SharedSecrets } from './sharedSecrets.ts';

const token = { service: 'accounts', path: '/api/token' } as const;

/** Where the relay sends the browser on to. */
function bounced(address: string): string {
  const query = new URL(address).searchParams;
  const target = new URL(decodeURIComponent(query.get('state') ?? ''));
  for (const [name, value] of query) target.searchParams.append(name, value);
  return target.toString();
}

/** What a sign-in is known by, in a callback's address or in a state. */
function nonceOf(text: string): string {
  return /nonce(?:=|%3D|%253D)([\w-]+)/.exec(text)?.[1] ?? /(?:state=|^)([\w-]+)/.exec(text)?.[1] ?? '';
}

/** A person's browser: what becomes of an authorise address. */
type Browser = (authorizeUrl: string) => Promise<void>;

describe('signing in through the browser', () => {
  let spotify: TestSpotify;
  let secrets: SharedSecrets;
  let log: string[];
  let relay: CallbackRelay;
  let otherWindow: CallbackRelay;
  let asked: string[];
  /** What the person pastes. */
  let pasted: (() => string | undefined) | undefined;
  let lastAddress: string;
  let ports: AuthorizationPorts;
  let stop: AbortController;

  before(async () => {
    spotify = await startTestSpotify({ tracks: 5, albums: 1 });
  });
  after(() => spotify.stop());

  beforeEach(() => {
    spotify.reset();
    secrets = new SharedSecrets();
    log = [];
    relay = new CallbackRelay(secrets.window(), systemClock, line => log.push(line));
    otherWindow = new CallbackRelay(secrets.window(), systemClock, line => log.push(line));
    asked = [];
    pasted = () => lastAddress;
    lastAddress = '';
    stop = new AbortController();
    ports = {
      accountsUrl: spotify.accountsUrl,
      environment: { uriScheme: 'vscode', isWeb: false, isRemote: false, loopbackPort: 0 },
      relay,
      callbackUri: query => Promise.resolve(`vscode://tracklistmusic.tracklist/callback?windowId=1&${query}`),
      openBrowser: url => {
        asked.push(url);
        void decide('allow')(url);
        return Promise.resolve(true);
      },
      askForAddress: async check => {
        while (lastAddress === '') await new Promise(resolve => setTimeout(resolve, 2));
        const text = pasted?.();
        if (text !== undefined) asked.push(String(check(text)));
        return text;
      },
      page: () => ({ title: '', text: '', language: '' }),
    };
  });

  /** Goes where Spotify sends the browser. */
  const visit = async (address: string): Promise<void> => {
    lastAddress = address;
    if (address.startsWith(relayUri)) await visit(bounced(address));
    else if (address.startsWith('vscode:')) await otherWindow.receive(new URL(address).search.slice(1));
    else if (new URL(address).port !== '') await fetch(address).catch(() => 'nobody listens any more');
  };
  const decide =
    (decision: 'allow' | 'deny', change: (address: string) => string = address => address): Browser =>
    async url =>
      visit(change(await spotify.decide(url, decision)));
  const browserThat = (browser: Browser): Partial<AuthorizationPorts> => ({
    openBrowser: url => {
      void browser(url);
      return Promise.resolve(true);
    },
  });
  const flowOf = (id: FlowId) => flows.find(flow => flow.id === id)!;
  const run = (id: FlowId, changes: Partial<AuthorizationPorts> = {}): Promise<AuthorizationCode> => {
    lastAddress = '';
    return authorize(flowOf(id), testClientId, { ...ports, ...changes }, stop.signal);
  };
  const fails = async (promise: Promise<unknown>, kind: SignInError['kind']): Promise<SignInError> => {
    const error: unknown = await promise.then(
      () => assert.fail('it succeeded'),
      (reason: unknown) => reason,
    );
    assert.ok(SignInError.is(error, kind), String(error));
    return error;
  };

  for (const id of flowIds) {
    describe(`by way of ${id}`, () => {
      it('brings a code that Spotify exchanges for tokens of the person, with the proof key checked', async () => {
        const granted = await run(id);
        const endpoint = new TokenEndpoint(spotify.accountsUrl, sendByFetch, systemClock);
        const wrong = { ...granted, clientId: testClientId, verifier: 'w'.repeat(86) };
        const again = await run(id);
        await assert.rejects(endpoint.exchange(wrong), { kind: 'signedOut' });
        const { accessToken, refreshToken } = await endpoint.exchange({ ...again, clientId: testClientId });
        assert.ok(spotify.grants.consentOf(accessToken));
        assert.ok(refreshToken);
      });

      it('asks Spotify with PKCE, a state, the scopes needed and no more', async () => {
        const { redirectUri } = await run(id);
        const query = new URL(asked[0]!).searchParams;
        assert.equal(query.get('response_type'), 'code');
        assert.equal(query.get('code_challenge_method'), 'S256');
        assert.match(query.get('code_challenge') ?? '', /^[\w-]{43}$/);
        assert.match(nonceOf(query.get('state') ?? ''), /^[\w-]{43}$/);
        assert.equal(query.get('scope'), scopes.join(' '));
        assert.equal(query.get('redirect_uri'), redirectUri);
        assert.equal(query.get('client_id'), testClientId);
        assert.equal(query.get('show_dialog'), 'true');
        assert.equal([...query.keys()].length, 8);
      });

      it('says so when the person refuses', async () => {
        await fails(run(id, browserThat(decide('deny'))), 'denied');
        assert.equal(spotify.log.count(token), 0);
      });

      it('tells another error of Spotify’s from a refusal', async () => {
        const change = (address: string): string => address.replace('access_denied', 'server_error');
        await fails(run(id, browserThat(decide('deny', change))), 'refused');
      });

      it('stops when the person cancels, and waits for nothing more', async () => {
        const running = run(
          id,
          browserThat(() => Promise.resolve()),
        );
        setTimeout(() => stop.abort(), 10);
        await fails(running, 'cancelled');
        await secrets.settled();
        assert.deepEqual([...secrets.entries], []);
      });

      it('never opens the browser once it is cancelled', async () => {
        stop.abort();
        await fails(run(id), 'cancelled');
        assert.deepEqual(asked, []);
      });

      it('ends when nobody comes back, naming the address to register', async () => {
        const running = run(id, { ...browserThat(() => Promise.resolve()), limitMs: 30 });
        const error = await fails(running, 'timedOut');
        assert.equal(error.redirectUri, flowOf(id).registeredUri(ports.environment));
        assert.deepEqual([...secrets.entries], []);
      });

      it('ends in time when the editor never says whether it opened the browser', async () => {
        const openBrowser = (): Promise<boolean> => new Promise(() => undefined);
        await fails(run(id, { openBrowser, limitMs: 30 }), 'timedOut');
      });

      it('says so when the browser was not opened', async () => {
        await fails(run(id, { openBrowser: () => Promise.resolve(false) }), 'noBrowser');
        assert.deepEqual([...secrets.entries], []);
      });

      it('does nothing with a callback of another state', async () => {
        const change = (address: string): string => address.replace(nonceOf(address), 'foreign');
        pasted = () => lastAddress;
        const browser = browserThat(decide('allow', change));
        const kind = id === 'paste' ? 'wrongAddress' : 'timedOut';
        await fails(run(id, { ...browser, limitMs: id === 'paste' ? 5_000 : 80 }), kind);
        assert.equal(spotify.log.count(token), 0);
      });

      it('leaves no state, code or address of the callback in the log', async () => {
        const { code } = await run(id);
        await otherWindow.receive(new URL(lastAddress).search);
        const state = nonceOf(new URL(asked[0]!).searchParams.get('state')!);
        for (const line of log) assert.ok(![state, code].some(secret => line.includes(secret)), line);
      });
    });
  }

  describe('by way of the relay', () => {
    it('tells it the address of this window, and Spotify only the relay’s', async () => {
      const { redirectUri } = await run('relay');
      assert.equal(redirectUri, 'https://vscode.dev/redirect');
      const state = decodeURIComponent(new URL(asked[0]!).searchParams.get('state')!);
      assert.match(state, /^vscode:\/\/tracklistmusic\.tracklist\/callback\?windowId=1&nonce=[\w-]{43}$/);
    });

    it('does not take what carries the address alone', async () => {
      const change = (address: string): string => address.replace(/nonce%253D[\w-]+/, 'x%253D1');
      await fails(run('relay', { ...browserThat(decide('allow', change)), limitMs: 80 }), 'timedOut');
      assert.equal(spotify.log.count(token), 0);
    });

    it('is cancelled also while the editor looks for its address', async () => {
      const running = run('relay', { callbackUri: () => new Promise(() => undefined) });
      stop.abort();
      await fails(running, 'cancelled');
      assert.deepEqual(asked, []);
    });
  });

  describe('by way of loopback', () => {
    it('names the port it listens on, which need not be registered', async () => {
      const { redirectUri } = await run('loopback');
      assert.match(redirectUri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    });

    it('frees its port in every case', async () => {
      const browsers = [decide('allow'), decide('deny'), () => Promise.resolve()];
      for (const browser of browsers) {
        let redirectUri = '';
        const watching: Browser = url => {
          redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
          return browser(url);
        };
        await run('loopback', { ...browserThat(watching), limitMs: 80 }).catch(() => undefined);
        await assert.rejects(fetch(redirectUri), TypeError);
      }
    });

    it('says when the configured port is taken, without opening the browser', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const environment = { ...ports.environment, loopbackPort: port };
      try {
        const error = await fails(run('loopback', { environment }), 'portTaken');
        assert.equal(error.redirectUri, `http://127.0.0.1:${port}/callback`);
        assert.deepEqual(asked, []);
      } finally {
        other.close();
      }
    });

    it('shows the person a page for what happened', async () => {
      const shown: unknown[] = [];
      const page: AuthorizationPorts['page'] = callback => {
        shown.push(callback && ('code' in callback ? 'done' : 'denied'));
        return { title: '', text: '', language: '' };
      };
      await run('loopback', { page });
      await fails(run('loopback', { page, ...browserThat(decide('deny')) }), 'denied');
      assert.deepEqual(shown, ['done', 'denied']);
    });
  });

  describe('by way of paste', () => {
    const wrong: Readonly<Record<string, (address: string) => string>> = {
      'another text': () => 'what do you want from me',
      nothing: () => '',
      'the code alone': address => new URL(address).searchParams.get('code') ?? '',
      'the address without its query': address => address.split('?')[0] ?? '',
      'an address of another host': address => address.replace('127.0.0.1', '127.0.0.1.evil.com'),
      'an address of another path': address => address.replace('/callback', '/other'),
      'an address without state': address => address.replace(/&state=[^&]+/, ''),
      'an address with two codes': address => `${address}&code=other`,
      'the address that Spotify was asked at': () => asked[0] ?? '',
    };
    for (const [what, change] of Object.entries(wrong)) {
      it(`does not take ${what}`, async () => {
        pasted = () => change(lastAddress);
        const error = await fails(run('paste'), 'wrongAddress');
        assert.equal(error.redirectUri, 'http://127.0.0.1/callback');
        assert.equal(asked.at(-1), 'false');
        assert.equal(spotify.log.count(token), 0);
      });
    }

    it('takes the address with blanks around it and a fragment behind it', async () => {
      pasted = () => `  ${lastAddress}#_=_\n`;
      const { code } = await run('paste');
      assert.equal(code, new URL(lastAddress).searchParams.get('code'));
    });

    it('is cancelled when the person pastes nothing', async () => {
      pasted = () => undefined;
      await fails(run('paste'), 'cancelled');
    });
  });

  it('is refused by the token endpoint when the code is used twice', async () => {
    const granted = { ...(await run('editor')), clientId: testClientId };
    const endpoint = new TokenEndpoint(spotify.accountsUrl, sendByFetch, systemClock);
    await endpoint.exchange(granted);
    const error: unknown = await endpoint.exchange(granted).catch((reason: unknown) => reason);
    assert.ok(SpotifyError.is(error, 'signedOut'));
    assert.ok(!error.message.includes(granted.code));
  });
});
