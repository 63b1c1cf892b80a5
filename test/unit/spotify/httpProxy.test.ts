import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { NetworkSend } from '../../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../../src/spotify/dispatcher.ts';
import { isLoopback, proxyFor } from '../../../src/spotify/httpProxy.ts';
import type { NetworkOptions } from '../../../src/spotify/network.ts';
import { Authority } from './authority.ts';
import type { LocalServer } from './localProxy.ts';
import { listen, LocalProxy, startServer, until } from './localProxy.ts';
import { networkFailure, requestTo } from './networkFailure.ts';
import { direct, hasty } from './testClient.ts';

/** A host that exists for proxies alone. */
const host = 'api.spotify.invalid';

describe('Through a proxy', () => {
  let authority: Authority;
  let spotify: LocalServer;
  let proxy: LocalProxy;
  let networks: NetworkSend[];
  let tokens: (string | undefined)[];

  const answer = (
    request: { headers: NodeJS.Dict<string | string[]> },
    response: { end(text: string): void },
  ) => {
    tokens.push(request.headers.authorization as string | undefined);
    response.end('{}');
  };

  before(async () => {
    authority = await Authority.found();
  });
  beforeEach(async () => {
    tokens = [];
    networks = [];
    spotify = await startServer(answer, await authority.sign(host));
    proxy = await LocalProxy.start(spotify.port);
  });
  afterEach(async () => {
    await Promise.all(networks.map(each => each.close()));
    await proxy.server.stop();
    await spotify.stop();
  });

  const address = (userInfo = '', scheme = 'http'): string =>
    `${scheme}://${userInfo}127.0.0.1:${proxy.server.port}`;

  function network(options: Partial<NetworkOptions> = {}): NetworkSend {
    const made = createNetworkSend(
      { ...direct, useProxy: true, proxy: address(), strictSsl: false, ...options },
      { ...hasty, connectMs: 1_000, overallMs: 5_000 },
    );
    networks.push(made);
    return made;
  }

  async function inEnvironment<T>(variables: Record<string, string>, work: () => Promise<T>): Promise<T> {
    const before = process.env;
    const others = Object.entries(before).filter(([name]) => !/^(https?|no)_proxy$/i.test(name));
    process.env = { ...Object.fromEntries(others), ...variables };
    try {
      return await work();
    } finally {
      process.env = before;
    }
  }

  it('requests go in a tunnel: the proxy sees no token', async () => {
    assert.equal((await network().send(requestTo(`https://${host}`))).status, 200);
    assert.deepEqual([proxy.asked, tokens], [[`${host}:443`], ['Bearer a-secret-token']]);
    assert.deepEqual(proxy.authorizations, [undefined]);
  });

  it('one tunnel serves many requests', async () => {
    const through = network();
    for (let count = 0; count < 5; count++) {
      await through.send(requestTo(`https://${host}`));
      await new Promise(setImmediate); // A connection is free for the next request only then.
    }
    assert.deepEqual([proxy.asked.length, spotify.visits(), tokens.length], [1, 1, 5]);
  });

  it('the way to the proxy may be secure too, and then its certificate counts', async () => {
    await proxy.server.stop();
    proxy = await LocalProxy.start(spotify.port, await authority.sign('localhost'));
    const secure = `https://localhost:${proxy.server.port}`;
    assert.equal((await network({ proxy: secure }).send(requestTo(`https://${host}`))).status, 200);
    const strict = network({ proxy: secure, strictSsl: true });
    const error = await networkFailure(strict.send(requestTo(`https://${host}`)), 'offline', false);
    assert.match(error.message, /UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
    assert.equal(proxy.asked.length, 1);
  });

  it('credentials in its address are for the proxy alone', async () => {
    const basic = (plain: string): string => `Basic ${Buffer.from(plain).toString('base64')}`;
    for (const userInfo of ['eve:p%40ss@', 'eve@', 'eve:100%@'])
      await network({ proxy: address(userInfo) }).send(requestTo(`https://${host}`));
    assert.deepEqual(proxy.authorizations, [basic('eve:p@ss'), basic('eve:'), basic('eve:100%')]);
    assert.deepEqual(new Set(tokens), new Set(['Bearer a-secret-token']));
  });

  it('an authorization that the settings name goes before credentials in the address', async () => {
    const proxyAuthorization = 'Digest something';
    await network({ proxy: address('eve:x@'), proxyAuthorization }).send(requestTo(`https://${host}`));
    assert.deepEqual(proxy.authorizations, [proxyAuthorization]);
  });

  for (const status of [407, 502])
    it(`${status} instead of a tunnel is told, and nothing was sent`, async () => {
      proxy.answer = status;
      const error = await networkFailure(network().send(requestTo(`https://${host}`)), 'offline', false);
      assert.equal(error.message, `the proxy answered ${status}`);
      assert.deepEqual([proxy.asked.length, tokens.length], [1, 0]);
      await until(() => proxy.server.sockets.size === 0);
      proxy.answer = 200;
      assert.equal(
        (await networks[0]!.send(requestTo(`https://${host}`))).status,
        200,
        'and goes on afterwards',
      );
    });

  it('a proxy that breaks the connection is not asked again and again', async () => {
    proxy.answer = 'breaks';
    const error = await networkFailure(network().send(requestTo(`https://${host}`)), 'offline', false);
    assert.equal(error.message, 'GET /v1/me/tracks: ECONNRESET');
    assert.equal(proxy.asked.length, 1);
  });

  it('a proxy that never answers is waited for no longer than for a connection, and left', async () => {
    proxy.answer = 'nothing';
    const through = createNetworkSend(
      { ...direct, useProxy: true, proxy: address() },
      { ...hasty, overallMs: 10_000 },
    );
    networks.push(through);
    await networkFailure(through.send(requestTo(`https://${host}`)), 'timedOut', false);
    await until(() => proxy.server.sockets.size === 0);
  });

  it('nobody waits for a proxy who does not want the answer any more', async () => {
    const silent = await listen(createServer());
    const endless = { ...hasty, connectMs: 60_000, overallMs: 60_000 };
    const options = { ...direct, useProxy: true, proxy: `http://127.0.0.1:${silent.port}` };
    const through = createNetworkSend(options, endless);
    networks.push(through);
    const controller = new AbortController();
    const work = networkFailure(
      through.send(requestTo(`https://${host}`, { signal: controller.signal })),
      'cancelled',
      false,
    );
    await until(() => silent.sockets.size > 0);
    controller.abort();
    await work;
    await silent.stop();
  });

  it('hosts that the settings except are reached directly, and so is this machine', async () => {
    const past = network({ noProxy: ['*.spotify.invalid', 'other.invalid'] });
    await networkFailure(past.send(requestTo(`https://${host}`)), 'offline', false);
    assert.deepEqual(proxy.asked, []);
    const own = await network().send(requestTo(`https://127.0.0.1:${spotify.port}`));
    assert.deepEqual([own.status, proxy.asked], [200, []]);
    await networkFailure(
      network({ noProxy: ['*', 'x'] }).send(requestTo(`https://${host}`)),
      'offline',
      false,
    );
    assert.deepEqual(proxy.asked, []);
  });

  it('the environment counts when no proxy is set, in lower and in upper case', async () => {
    const unset = { ...direct, useProxy: true, strictSsl: false };
    for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']) {
      proxy.asked.length = 0;
      await inEnvironment({ [name]: address() }, async () => {
        const through = createNetworkSend(unset);
        networks.push(through);
        assert.equal((await through.send(requestTo(`https://${host}`))).status, 200, name);
      });
      assert.deepEqual(proxy.asked, [`${host}:443`], name);
    }
    for (const name of ['no_proxy', 'NO_PROXY']) {
      await inEnvironment({ https_proxy: address(), [name]: 'elsewhere,.spotify.invalid' }, async () => {
        const past = createNetworkSend(unset);
        networks.push(past);
        await networkFailure(past.send(requestTo(`https://${host}`)), 'offline', false);
      });
    }
    assert.equal(proxy.asked.length, 1);
  });

  it('the one that is set goes before the environment', async () => {
    const nowhere = 'http://127.0.0.1:1';
    await inEnvironment({ https_proxy: nowhere, http_proxy: nowhere, no_proxy: host }, () =>
      network({ noProxy: ['elsewhere.invalid'] }).send(requestTo(`https://${host}`)),
    );
    assert.deepEqual(proxy.asked, [`${host}:443`]);
  });

  it('none is asked when the settings switch proxies off', async () => {
    await inEnvironment({ https_proxy: address(), http_proxy: address() }, () =>
      networkFailure(network({ useProxy: false }).send(requestTo(`https://${host}`)), 'offline', false),
    );
    assert.deepEqual(proxy.asked, []);
  });

  describe('which one', () => {
    const options = { ...direct, useProxy: true };

    it('is read as VS Code reads it', () => {
      const rows = [
        [{ proxy: 'http://set:1' }, { https_proxy: 'http://env:2' }, 'http://set:1'],
        [{}, { HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:2' }, 'http://lower:2'],
        [{}, { https_proxy: '', HTTPS_PROXY: 'http://upper:1' }, 'http://upper:1'],
        [{}, { http_proxy: 'http://plain:1', HTTPS_PROXY: 'http://secure:2' }, 'http://secure:2'],
        [{}, { https_proxy: 'bare.invalid:3128' }, 'http://bare.invalid:3128'],
        [{}, {}, undefined],
      ] as const;
      for (const [set, environment, url] of rows)
        assert.equal(proxyFor({ ...options, ...set }, environment)?.url, url);
    });

    it('takes exceptions of the environment only when the settings name none', () => {
      const environment = { https_proxy: 'http://env:1', no_proxy: 'a.invalid b.invalid' };
      const own = 'localhost,127.0.0.1,[::1]';
      assert.equal(proxyFor(options, environment)?.noProxy, `a.invalid,b.invalid,${own}`);
      assert.equal(
        proxyFor({ ...options, noProxy: ['c.invalid'] }, environment)?.noProxy,
        `c.invalid,${own}`,
      );
    });

    it('cannot be something else, and the error does not repeat a password', () => {
      for (const address of ['ftp://eve:secret@proxy', 'http://eve:secret@', 'socks5://eve:secret@proxy:1'])
        assert.throws(
          () => proxyFor({ ...options, proxy: address }, {}),
          (error: Error) => {
            assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /secret/);
            return true;
          },
        );
    });

    it('is not asked for this machine', () => {
      const urls = ['http://localhost/', 'https://127.0.0.1:1/', 'http://127.9.9.9/', 'http://[::1]:1/'];
      for (const url of urls) assert.ok(isLoopback(url), url);
      for (const url of ['https://api.spotify.com/', 'https://127.0.0.1.example/'])
        assert.ok(!isLoopback(url), url);
    });
  });
});
