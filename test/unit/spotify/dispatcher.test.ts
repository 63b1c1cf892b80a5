import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { NetworkSend } from '../../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../../src/spotify/dispatcher.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { errorFromAnswer, SpotifyError } from '../../../src/spotify/errors.ts';
import { Network } from '../../../src/spotify/network.ts';
import type { NetworkOptions } from '../../../src/spotify/network.ts';
import type { SpotifyRequest } from '../../../src/spotify/send.ts';
import type { Answer } from '../../support/answer.ts';
import type { Fault } from '../../support/fault.ts';
import { Faults } from '../../support/faults.ts';
import type { HttpService } from '../../support/httpService.ts';
import { startHttpService } from '../../support/httpService.ts';
import { RequestLog } from '../../support/requestLog.ts';
import { direct, hasty } from './testClient.ts';

describe('The network', () => {
  const log = new RequestLog();
  const faults = new Faults();
  let server: HttpService;
  let elsewhere: Server;
  let visitors = 0;
  let answer: Answer;
  let network: NetworkSend;

  const portOf = (listening: Server): number => (listening.address() as AddressInfo).port;

  before(async () => {
    const shared = { name: 'api', host: '127.0.0.1', port: 0, prefix: '', log, faults } as const;
    server = await startHttpService({ ...shared, latencyMs: () => 0, answer: () => answer });
    elsewhere = createServer(socket => {
      visitors++;
      socket.destroy();
    });
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
  });
  after(async () => {
    elsewhere.close();
    await server.stop();
  });
  beforeEach(() => {
    log.clear();
    faults.clear();
    visitors = 0;
    answer = { status: 200, headers: { 'X-Some-Header': 'kept' }, body: '{"title":"déjà vu 🎧"}' };
    network = createNetworkSend(direct, hasty);
  });
  afterEach(() => network.close());

  const request = (more: Partial<SpotifyRequest> = {}): SpotifyRequest => ({
    method: 'GET',
    url: `${server.origin}/v1/me/tracks?limit=1`,
    headers: { authorization: 'Bearer a-secret-token' },
    ...more,
  });

  async function failure(work: Promise<unknown>, kind: SpotifyErrorKind): Promise<SpotifyError> {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(SpotifyError.is(error), String(error));
    assert.equal(error.kind, kind, error.message);
    assert.doesNotMatch(error.message, /secret|limit=1/);
    return error;
  }

  it('brings the whole answer, whatever its status, with header names in lower case', async () => {
    const { status, headers, body } = await network.send(request());
    assert.deepEqual([status, headers['x-some-header'], body], [200, 'kept', answer.body]);
    answer = { status: 418, headers: {}, body: '' };
    assert.equal((await network.send(request())).status, 418);
  });

  it('sends method, body and an honest user agent', async () => {
    await network.send(request({ method: 'POST', body: 'grant_type=…' }));
    const [sent] = log.entries;
    assert.deepEqual([sent?.method, sent?.rawQuery, sent?.body], ['POST', 'limit=1', 'grant_type=…']);
    assert.equal(sent?.headers['user-agent'], direct.userAgent);
    assert.equal(sent.headers.authorization, 'Bearer a-secret-token');
  });

  it('follows no redirect: the token goes to nobody else', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      faults.next({}, { kind: 'redirect', to: `http://${host}:${portOf(elsewhere)}/v1/me` });
      const redirect = await network.send(request());
      assert.equal(redirect.status, 302);
      assert.equal(errorFromAnswer(redirect, 'GET /me', 0).kind, 'badAnswer');
    }
    assert.equal(visitors, 0);
  });

  const broken: readonly (readonly [string, Fault, SpotifyErrorKind])[] = [
    ['a connection that breaks', { kind: 'reset' }, 'offline'],
    ['a body that ends in its middle', { kind: 'truncated' }, 'offline'],
    ['no answer', { kind: 'hang' }, 'timedOut'],
    ['an answer that does not come to its end', { kind: 'drip', ms: 3000 }, 'timedOut'],
    [
      'an answer larger than any of Spotify’s',
      { kind: 'answer', answer: { body: 'x'.repeat(hasty.bytes + 1) } },
      'badAnswer',
    ],
  ];
  for (const [what, fault, kind] of broken)
    it(`tells of ${what} by kind: ${kind}`, async () => {
      faults.next({}, fault);
      await failure(network.send(request()), kind);
      assert.equal((await network.send(request())).status, 200, 'and goes on afterwards');
    });

  it('tells when nobody is there', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const url = `http://127.0.0.1:${portOf(closed)}/v1/me`;
    await new Promise(resolve => closed.close(resolve));
    const error = await failure(network.send(request({ url })), 'offline');
    assert.equal(error.message, 'GET /v1/me: ECONNREFUSED');
    assert.equal(error.sent, false);
    const unknown = await failure(network.send(request({ url: 'http://nowhere.invalid/v1/me' })), 'offline');
    assert.equal(unknown.sent, false);
  });

  it('tells apart what may have reached Spotify and what never left', async () => {
    for (const [, fault, kind] of broken) {
      faults.next({}, fault);
      assert.equal((await failure(network.send(request()), kind)).sent, true, fault.kind);
    }
    const stopped = await failure(network.send(request({ signal: AbortSignal.abort() })), 'cancelled');
    assert.equal(stopped.sent, false);
  });

  it('stops at once when nobody wants the answer any more', async () => {
    faults.next({}, { kind: 'hang' });
    const controller = new AbortController();
    const work = network.send(request({ signal: controller.signal }));
    setTimeout(() => controller.abort(), 5);
    await failure(work, 'cancelled');
    await failure(network.send(request({ signal: AbortSignal.abort() })), 'cancelled');
  });

  describe('as the editor sets it up', () => {
    it('connects once for many requests, and reads the settings anew after a reset', async () => {
      let settings = 0;
      const lazy = new Network(() => ({ ...direct, userAgent: `settings ${++settings}` }));
      assert.equal(settings, 0);
      await Promise.all([lazy.send(request()), lazy.send(request())]);
      await lazy.reset();
      await lazy.send(request());
      await lazy.reset();
      await lazy.reset();
      assert.deepEqual(
        log.entries.map(({ headers }) => headers['user-agent']),
        ['settings 1', 'settings 1', 'settings 2'],
      );
    });

    it('says that settings cannot be used, and tries again with the next request', async () => {
      let options: NetworkOptions = { ...direct, useProxy: true, proxy: 'no address' };
      const lazy = new Network(() => options);
      const error = await failure(lazy.send(request()), 'offline');
      assert.equal(error.message, 'the address of the proxy is not one of an HTTP proxy');
      assert.equal(error.sent, false);
      await lazy.reset();
      options = direct;
      assert.equal((await lazy.send(request())).status, 200);
      await lazy.reset();
    });
  });
});
