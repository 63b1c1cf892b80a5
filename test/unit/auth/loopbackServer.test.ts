import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { LoopbackServer } from '../../../src/auth/loopbackServer.ts';
import { startLoopbackServer } from '../../../src/auth/loopbackServer.ts';

const state = 'the-state';

interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A request whose host and method are free to choose. */
function ask(
  port: number,
  path: string,
  options: { host?: string; method?: string } = {},
): Promise<Answered> {
  const { host = `127.0.0.1:${port}`, method = 'GET' } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers: { host } }, answer => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    outgoing.on('error', reject).end();
  });
}

/** Why a connection comes to nothing; undefined when there is one. */
function codeOf(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = connect(port, host);
    socket.on('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

describe('the short-lived server on this computer', () => {
  const servers: LoopbackServer[] = [];
  const start = async (port = 0): Promise<LoopbackServer> => {
    const server = await startLoopbackServer(port, state, callback => {
      if (!callback) return { title: 'nothing', text: 'nothing here', language: 'de' };
      const text = 'code' in callback ? '<script>' : 'refused';
      return { title: '<b>"done" & dusted</b>', text, language: '"><script>' };
    });
    servers.push(server);
    return server;
  };

  afterEach(() => servers.splice(0).forEach(server => server.close()));

  it('takes the callback that carries the state of this sign-in', async () => {
    const { port, callback } = await start();
    const { status } = await ask(port, `/callback?code=the-code&state=${state}`);
    assert.equal(status, 200);
    assert.deepEqual(await callback, { state, code: 'the-code' });
  });

  it('takes a refusal', async () => {
    const { port, callback } = await start();
    const { status } = await ask(port, `/callback?error=access_denied&state=${state}`);
    assert.equal(status, 200);
    assert.deepEqual(await callback, { state, error: 'access_denied' });
  });

  it('answers everything else with a page that says nothing, and goes on waiting', async () => {
    const { port, callback } = await start();
    const good = `?code=wrong&state=${state}`;
    const others: [path: string, options?: { host?: string; method?: string }][] = [
      ['/callback?code=wrong&state=foreign'],
      ['/callback?code=wrong'],
      [`/callback?state=${state}`],
      [`/callback?code=wrong&code=again&state=${state}`],
      [`/${good}`],
      [`/callback/${good}`],
      [`/CALLBACK${good}`],
      [`/favicon.ico`],
      [`//evil.com/callback${good}`],
      [`/callback${good}`, { host: 'evil.com' }],
      [`/callback${good}`, { host: `localhost:${port}` }],
      [`/callback${good}`, { host: '127.0.0.1:1' }],
      [`/callback${good}`, { method: 'POST' }],
      [`/callback${good}`, { method: 'HEAD' }],
    ];
    for (const [path, options] of others) {
      const { status, body } = await ask(port, path, options);
      assert.equal(status, 400, `${path} ${JSON.stringify(options)}`);
      assert.ok(!body.includes('wrong'));
    }
    await ask(port, `/callback?code=right&state=${state}`);
    assert.deepEqual(await callback, { state, code: 'right' });
  });

  it('keeps to the first callback when the browser repeats it', async () => {
    const { port, callback } = await start();
    await ask(port, `/callback?code=first&state=${state}`);
    const { status } = await ask(port, `/callback?code=second&state=${state}`);
    assert.equal(status, 200);
    assert.deepEqual(await callback, { state, code: 'first' });
  });

  it('shows text as text, and lets the page load and send nothing', async () => {
    const { port } = await start();
    const { body, headers } = await ask(port, `/callback?code=%3Cimg%3E&state=${state}`);
    assert.match(body, /<h1>&lt;b&gt;&quot;done&quot; &amp; dusted&lt;\/b&gt;<\/h1>/);
    assert.match(body, /<p>&lt;script&gt;<\/p>/);
    assert.match(body, /<html lang="&quot;&gt;&lt;script&gt;">/);
    assert.ok(!body.includes('img'));
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cache-control'], 'no-store');
  });

  it('says when its port is taken', async () => {
    const { port } = await start();
    await assert.rejects(start(port), { code: 'EADDRINUSE' });
  });

  it('listens on the given port, and frees it', async () => {
    const first = await start();
    first.close();
    const second = await start(first.port);
    assert.equal(second.port, first.port);
  });

  it('lets the answer under way reach the browser when it closes', async () => {
    const server = await start();
    const answered = ask(server.port, `/callback?code=c&state=${state}`);
    await server.callback;
    server.close();
    assert.equal((await answered).status, 200);
  });

  it('is not held up by programs that connect and say nothing, or never come to an end', async () => {
    const server = await start();
    const visitors = Array.from({ length: 50 }, () => connect(server.port, '127.0.0.1'));
    for (const each of visitors) each.on('error', () => undefined).write('GET /callback?code=');
    assert.equal((await ask(server.port, `/callback?code=c&state=${state}`)).status, 200);
    assert.deepEqual(await server.callback, { state, code: 'c' });
    server.close();
    await start(server.port);
    for (const each of visitors) each.destroy();
  });

  it('listens to this computer alone, and to nobody once it is closed', async () => {
    const server = await start();
    const { port } = server;
    const others = Object.values(networkInterfaces()).flatMap(each => each ?? []);
    const outside = others.filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) assert.equal(await codeOf(address, port), 'ECONNREFUSED', address);
    server.close();
    assert.equal(await codeOf('127.0.0.1', port), 'ECONNREFUSED');
  });
});
