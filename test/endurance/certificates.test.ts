import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { NetworkSend } from '../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../src/spotify/dispatcher.ts';
import type { NetworkOptions } from '../../src/spotify/network.ts';
import { Authority } from '../unit/spotify/authority.ts';
import type { Outcome } from './certificateProbe.ts';
import type { LocalServer } from '../unit/spotify/localProxy.ts';
import { LocalProxy, startServer, until } from '../unit/spotify/localProxy.ts';
import { networkFailure, requestTo } from '../unit/spotify/networkFailure.ts';
import { direct } from '../unit/spotify/testClient.ts';

const run = promisify(execFile);
const host = 'api.spotify.invalid';

describe('Certificates', () => {
  let authority: Authority;
  let folder = '';
  let server: LocalServer;
  let requests = 0;

  before(async () => {
    authority = await Authority.found();
    folder = await mkdtemp(path.join(tmpdir(), 'tracklist-authority-'));
    await writeFile(path.join(folder, 'authority.pem'), authority.cert);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    requests = 0;
    server = await startServer(
      (_, response) => {
        requests++;
        response.end('{}');
      },
      await authority.sign(host),
    );
  });
  afterEach(() => server.stop());

  async function using<T>(
    options: Partial<NetworkOptions>,
    work: (network: NetworkSend) => Promise<T>,
  ): Promise<T> {
    const network = createNetworkSend({ ...direct, ...options });
    try {
      return await work(network);
    } finally {
      await network.close();
    }
  }

  const url = (): string => `https://127.0.0.1:${server.port}`;

  it('of an authority nobody knows are refused, and nothing is sent', async () => {
    for (const systemCertificates of [false, true]) {
      const error = await using({ systemCertificates }, network =>
        networkFailure(network.send(requestTo(url(), { method: 'PUT', body: '{}' })), 'offline', false),
      );
      assert.equal(error.message, 'PUT /v1/me/tracks: UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    }
    assert.equal(requests, 0);
    await until(() => server.sockets.size === 0);
  });

  it('are looked at whatever the environment says, which a workspace’s container may have set', async () => {
    const { stdout } = await probe({ systemCertificates: false }, url(), {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    assert.deepEqual(outcome(stdout), {
      kind: 'offline',
      sent: false,
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    assert.equal(requests, 0);
  });

  it('are not looked at when the settings say so', async () => {
    const answer = await using({ strictSsl: false }, network => network.send(requestTo(url())));
    assert.equal(answer.status, 200);
  });

  it('of another host are refused, also in a tunnel', async () => {
    const proxy = await LocalProxy.start(server.port);
    const about = { useProxy: true, proxy: `http://127.0.0.1:${proxy.server.port}` };
    const other = requestTo('https://accounts.spotify.invalid');
    const error = await using(about, network => networkFailure(network.send(other), 'offline', false));
    assert.match(error.message, /UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
    const { stdout } = await probe(
      { ...about, systemCertificates: true },
      'https://accounts.spotify.invalid',
    );
    assert.deepEqual(outcome(stdout), { kind: 'offline', sent: false, code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    assert.equal(requests, 0);
    await proxy.server.stop();
  });

  describe('that the system trusts', () => {
    it('are trusted when the settings say so', async () => {
      const { stdout } = await probe({ systemCertificates: true }, url());
      assert.deepEqual(outcome(stdout), { status: 200, routes: [false, true] });
    });

    it('are trusted in a tunnel, and for the way to the proxy', async () => {
      const proxy = await LocalProxy.start(server.port, await authority.sign('localhost'));
      const about = { useProxy: true, proxy: `https://localhost:${proxy.server.port}` };
      const { stdout } = await probe({ ...about, systemCertificates: true }, `https://${host}`);
      assert.deepEqual(outcome(stdout), { status: 200, routes: [false, true] });
      await proxy.server.stop();
    });

    it('are refused when the settings say so', async () => {
      const { stdout } = await probe({ systemCertificates: false }, url());
      assert.deepEqual(outcome(stdout), {
        kind: 'offline',
        sent: false,
        code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      });
    });
  });

  /** In a process of its own: Node reads the system's certificates once, here from `SSL_CERT_FILE`. */
  function probe(
    options: Partial<NetworkOptions>,
    to: string,
    more: NodeJS.ProcessEnv = {},
  ): Promise<{ stdout: string }> {
    const file = path.join(import.meta.dirname, 'certificateProbe.ts');
    const env = { ...process.env, SSL_CERT_FILE: path.join(folder, 'authority.pem'), ...more };
    return run(process.execPath, [file, JSON.stringify({ ...direct, ...options }), to], { env });
  }

  const outcome = (stdout: string): Outcome => JSON.parse(stdout) as Outcome;
});
