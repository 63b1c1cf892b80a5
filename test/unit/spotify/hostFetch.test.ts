import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NetworkSend } from '../../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../../src/spotify/dispatcher.ts';
import type { HostFetch } from '../../../src/spotify/hostFetch.ts';
import { Network } from '../../../src/spotify/network.ts';
import type { NetworkOptions, NetworkRoute } from '../../../src/spotify/network.ts';
import type { NetworkLimits } from '../../../src/spotify/networkLimits.ts';
import type { LocalServer } from './localProxy.ts';
import { startServer, until } from './localProxy.ts';
import { networkFailure, requestTo } from './networkFailure.ts';
import { direct, hasty } from './testClient.ts';

/** A host that this machine cannot find, but the editor can. */
const host = 'http://api.spotify.invalid';

describe('The editor’s own fetch', () => {
  let server: LocalServer;
  let networks: NetworkSend[];
  let received: IncomingMessage[];
  let asked: string[];
  let routes: NetworkRoute['by'][];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    [networks, received, asked, routes] = [[], [], [], []];
    answer = (_, response) => response.writeHead(201, { 'X-Some-Header': 'kept' }).end('{"title":"🎧"}');
    server = await startServer((request, response) => {
      received.push(request);
      answer(request, response);
    });
  });
  afterEach(async () => {
    await Promise.all(networks.map(each => each.close()));
    await server.stop();
  });

  /** Knows the way to the host that does not exist: it is the test's server. */
  const knowing: HostFetch = (url, init) => {
    asked.push(url);
    return fetch(url.replace(host, `http://127.0.0.1:${server.port}`), init);
  };

  function network(
    options: Partial<NetworkOptions> = {},
    limits: Partial<NetworkLimits> = {},
    hostFetch: HostFetch = knowing,
  ): NetworkSend {
    const about = { ...direct, useProxy: true, ...options };
    const made = createNetworkSend(
      about,
      { ...hasty, overallMs: 10_000, connectMs: 2_000, answerMs: 5_000, ...limits },
      { hostFetch, onRoute: ({ by }) => routes.push(by) },
    );
    networks.push(made);
    return made;
  }

  it('is asked when there is no connection, and kept when it knows a way', async () => {
    const through = network();
    const request = requestTo(host, { method: 'POST', body: 'grant_type=…' });
    const { status, headers, body } = await through.send(request);
    assert.deepEqual([status, headers['x-some-header'], body], [201, 'kept', '{"title":"🎧"}']);
    await through.send(requestTo(host));
    assert.deepEqual(routes, ['own', 'host']);
    const [{ method, headers: sent }] = received as [IncomingMessage];
    assert.deepEqual([method, sent['user-agent']], ['POST', direct.userAgent]);
    assert.equal(sent.authorization, 'Bearer a-secret-token');
  });

  it('is not given up when it fails, but this machine is reached directly', async () => {
    let isLost = false;
    const through = network({}, {}, (url, init) =>
      isLost ? Promise.reject(coded('ENETUNREACH')) : knowing(url, init),
    );
    await through.send(requestTo(host));
    isLost = true;
    const error = await networkFailure(through.send(requestTo(host)), 'offline', false);
    assert.equal(error.message, 'GET /v1/me/tracks: ENETUNREACH');
    assert.equal((await through.send(requestTo(`http://127.0.0.1:${server.port}`))).status, 201);
  });

  const others: readonly (readonly [string, Partial<NetworkOptions>, string])[] = [
    ['the settings want no proxy', { useProxy: false }, host],
    ['a proxy is set', { proxy: 'http://127.0.0.1:1' }, host],
    ['the address is of this machine', {}, 'http://127.0.0.1:1'],
  ];
  for (const [why, options, url] of others)
    it(`is not asked when ${why}`, async () => {
      await networkFailure(network(options).send(requestTo(url)), 'offline', false);
      assert.deepEqual(asked, []);
    });

  it('is not asked where the environment lets it take any certificate, unless the settings do so, too', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      await networkFailure(network().send(requestTo(host)), 'offline', false);
      assert.deepEqual(asked, []);
      assert.equal((await network({ strictSsl: false }).send(requestTo(host))).status, 201);
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  it('is not asked for what is no longer wanted', async () => {
    const through = network();
    const unwanted = through.send(requestTo(host, { signal: AbortSignal.abort() }));
    await networkFailure(unwanted, 'cancelled', false);
    await through.send(requestTo(host)); // Both waited for the same connection.
    assert.equal(asked.length, 1);
  });

  it('follows no redirect: the token goes to nobody else', async () => {
    answer = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    const { status, headers } = await network().send(requestTo(host));
    assert.deepEqual([status, headers.location, received.length], [307, '/elsewhere', 1]);
  });

  it('says what our own connection met when it knows no way either', async () => {
    const lost: HostFetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: coded('ENETUNREACH') }));
    const error = await networkFailure(network({}, {}, lost).send(requestTo(host)), 'offline', false);
    assert.match(error.message, /ENOTFOUND|EAI_AGAIN/);
    assert.deepEqual(routes, ['own']);
  });

  it('may have sent what fails for any but the plainest reasons', async () => {
    for (const code of ['ECONNRESET', 'ETIMEDOUT', 'UND_ERR_SOCKET']) {
      const broken: HostFetch = () => Promise.reject(new TypeError('fetch failed', { cause: coded(code) }));
      const error = await networkFailure(network({}, {}, broken).send(requestTo(host)), 'offline', true);
      assert.match(error.message, new RegExp(code));
    }
    const unknown: HostFetch = () => Promise.reject(new Error('no reason'));
    await networkFailure(network({}, {}, unknown).send(requestTo(host)), 'offline', true);
  });

  const broken: readonly (readonly [string, 'offline' | 'timedOut' | 'badAnswer', typeof answer])[] = [
    ['a connection that breaks', 'offline', ({ socket }) => socket.destroy()],
    ['an answer that does not begin', 'timedOut', () => undefined],
    ['an answer that stops', 'timedOut', (_, response) => void response.writeHead(200).write('{')],
    [
      'an answer larger than any of Spotify’s',
      'badAnswer',
      (_, response) => response.end('x'.repeat(hasty.bytes + 1)),
    ],
  ];
  for (const [what, kind, act] of broken)
    it(`tells of ${what} by kind: ${kind}, and leaves the connection`, async () => {
      answer = act;
      await networkFailure(network({}, { answerMs: 300 }).send(requestTo(host)), kind, true);
      if (kind !== 'badAnswer') await until(() => server.sockets.size === 0);
    });

  it('stops at once when nobody wants the answer any more', async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const work = network().send(requestTo(host, { signal: controller.signal }));
    const failed = networkFailure(work, 'cancelled', true);
    await until(() => received.length > 0);
    controller.abort();
    await failed;
    await until(() => server.sockets.size === 0);
  });

  it('is the one of the moment, and one line tells of the way that requests take', async () => {
    const lines: string[] = [];
    const before = globalThis.fetch;
    const whole = new Network(
      () => ({ ...direct, useProxy: true }),
      line => lines.push(line),
    );
    globalThis.fetch = ((url: string, init: RequestInit) =>
      before(url.replace(host, `http://127.0.0.1:${server.port}`), init)) as typeof fetch;
    try {
      assert.equal((await whole.send(requestTo(host))).status, 201);
      await whole.send(requestTo(host));
    } finally {
      globalThis.fetch = before;
      await whole.reset();
    }
    assert.deepEqual(lines, ['network: directly', 'network: through the editor’s own fetch']);
  });

  it('is not mentioned with a proxy, whose credentials stay unsaid', async () => {
    const lines: string[] = [];
    const proxy = 'http://eve:secret@127.0.0.1:1';
    const whole = new Network(
      () => ({ ...direct, useProxy: true, proxy }),
      line => lines.push(line),
    );
    for (let round = 0; round < 2; round++) {
      await networkFailure(whole.send(requestTo(host)), 'offline', false);
      await whole.reset();
    }
    assert.deepEqual(lines, ['network: through the proxy 127.0.0.1:1']);
  });
});

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
