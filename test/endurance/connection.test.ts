import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { NetworkSend } from '../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../src/spotify/dispatcher.ts';
import type { LocalServer } from '../unit/spotify/localProxy.ts';
import { listen, startServer, until } from '../unit/spotify/localProxy.ts';
import { networkFailure, requestTo } from '../unit/spotify/networkFailure.ts';
import { direct, hasty } from '../unit/spotify/testClient.ts';

/** Nothing ends by itself while a test looks. */
const patient = { ...hasty, connectMs: 60_000, answerMs: 60_000, overallMs: 60_000 };

describe('A connection', () => {
  let server: LocalServer;
  let network: NetworkSend;
  let received: string[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    received = [];
    answer = (_, response) => response.end('{}');
    server = await startServer((request, response) => {
      received.push(request.method ?? '');
      answer(request, response);
    });
    network = createNetworkSend(direct, patient);
  });
  afterEach(async () => {
    await server.stop();
    await network.close();
  });

  const request = (more = {}) => requestTo(`http://127.0.0.1:${server.port}`, more);

  describe('is kept alive', () => {
    it('for the next request', async () => {
      for (let count = 0; count < 5; count++) {
        await network.send(request());
        await new Promise(setImmediate); // A connection is free for the next request only then.
      }
      assert.deepEqual([received.length, server.visits()], [5, 1]);
    });

    it('as one of eight at most', async () => {
      await Promise.all(Array.from({ length: 40 }, () => network.send(request())));
      assert.equal(received.length, 40);
      assert.ok(server.visits() <= 8, String(server.visits()));
    });

    it('until the network is let go of', async () => {
      const other = createNetworkSend(direct, patient);
      await other.send(request());
      assert.equal(server.sockets.size, 1);
      await other.close();
      await until(() => server.sockets.size === 0);
    });

    it('and when the server has closed it meanwhile, the next request gets a new one', async () => {
      await network.send(request());
      for (const socket of server.sockets) socket.end();
      await until(() => server.sockets.size === 0);
      assert.equal((await network.send(request({ method: 'PUT', body: '{}' }))).status, 200);
    });

    for (const method of ['GET', 'PUT', 'DELETE'] as const)
      it(`and when the server closes it just as a ${method} comes, that may have been sent, and is so once`, async () => {
        await network.send(request());
        answer = ({ socket }) => socket.destroy();
        await networkFailure(network.send(request({ method })), 'offline', true);
        assert.deepEqual(received, ['GET', method]);
        answer = (_, response) => response.end('{}');
        assert.equal((await network.send(request())).status, 200, 'and goes on afterwards');
      });
  });

  describe('is given up at once when nobody wants the answer any more', () => {
    const stages: readonly (readonly [string, typeof answer])[] = [
      ['before the answer', () => undefined],
      ['in the middle of the answer', (_, response) => void response.writeHead(200).write('{"half":')],
    ];
    for (const [stage, act] of stages)
      it(stage, async () => {
        answer = act;
        const controller = new AbortController();
        const work = networkFailure(network.send(request({ signal: controller.signal })), 'cancelled', true);
        await until(() => received.length > 0);
        await new Promise(resolve => setTimeout(resolve, 10)); // The half that there is may arrive.
        controller.abort();
        await work;
        await until(() => server.sockets.size === 0);
      });

    it('before there is one', async () => {
      const mute = await listen(createServer({ pauseOnConnect: true }));
      const controller = new AbortController();
      const { signal } = controller;
      const url = `https://127.0.0.1:${mute.port}`;
      const work = networkFailure(network.send(requestTo(url, { signal })), 'cancelled', false);
      await until(() => mute.sockets.size > 0);
      controller.abort();
      await work;
      await mute.stop();
    });
  });

  it('that is not made in time is no connection, and is left', async () => {
    const mute = await listen(createServer());
    const hurried = createNetworkSend(direct, { ...patient, connectMs: 100 });
    const url = `https://127.0.0.1:${mute.port}`;
    await networkFailure(hurried.send(requestTo(url)), 'timedOut', false);
    for (const socket of mute.sockets) socket.resume().on('end', () => socket.destroy());
    await until(() => mute.sockets.size === 0);
    await hurried.close();
    await mute.stop();
  });

  const slow: readonly (readonly [string, object, typeof answer])[] = [
    ['an answer that does not begin', { answerMs: 100 }, () => undefined],
    ['an answer that stops', { answerMs: 100 }, (_, response) => void response.writeHead(200).write('{')],
    ['an answer that goes on and on', { overallMs: 300 }, drip],
  ];
  for (const [what, limit, act] of slow)
    it(`is given up after ${what}`, async () => {
      answer = act;
      const hurried = createNetworkSend(direct, { ...patient, ...limit });
      await networkFailure(hurried.send(request()), 'timedOut', true);
      await until(() => server.sockets.size === 0);
      await hurried.close();
    });

  describe('brings compressed answers', () => {
    const text = JSON.stringify({ title: 'déjà vu 🎧', more: 'x'.repeat(50_000) });
    const zipped =
      (body: Buffer): typeof answer =>
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);

    it('which are asked for', async () => {
      let accepted: string | undefined;
      answer = (incoming, response) => {
        accepted = incoming.headers['accept-encoding'];
        zipped(gzipSync(text))(incoming, response);
      };
      const { body } = await network.send(request());
      assert.deepEqual([accepted, body], ['gzip', text]);
    });

    it('of which only so much is unpacked as an answer may be long', async () => {
      answer = zipped(gzipSync(Buffer.alloc(hasty.bytes * 100)));
      const error = await networkFailure(network.send(request()), 'badAnswer', true);
      assert.equal(error.message, 'the answer is larger than any of Spotify’s');
      answer = zipped(gzipSync(Buffer.alloc(hasty.bytes, 'x')));
      assert.equal((await network.send(request())).body.length, hasty.bytes);
    });

    it('or tells that they are broken', async () => {
      const whole = gzipSync(text);
      for (const broken of [Buffer.from('no gzip'), whole.subarray(0, -20)]) {
        answer = zipped(broken);
        const error = await networkFailure(network.send(request()), 'badAnswer', true);
        assert.equal(error.message, 'the answer cannot be decompressed');
      }
    });

    it('also when there is nothing in them', async () => {
      answer = zipped(Buffer.alloc(0));
      assert.equal((await network.send(request())).body, '');
    });
  });

  function drip(_: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  }
});
