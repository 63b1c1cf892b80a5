import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface Addresses {
  readonly apiUrl: string;
  readonly controlUrl: string;
  readonly accessToken: string;
}

describe('the test Spotify in a process of its own', () => {
  it('prints where it is, takes orders and stops when told', async () => {
    const options = ['--tracks', '30', '--mode', 'extended', '--window-requests', '3'];
    const serve = spawn(process.execPath, ['test/support/serve.ts', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface(serve.stdout), 'line')) as [string];
      const { apiUrl, controlUrl, accessToken } = JSON.parse(line) as Addresses;
      const order = { match: { path: '/me' }, fault: { kind: 'serverError', status: 503 } };
      await fetch(`${controlUrl}/fault`, { method: 'POST', body: JSON.stringify(order) });
      const headers = { authorization: `Bearer ${accessToken}` };
      await fetch(`${apiUrl}/me`, { headers });
      const page = (await (await fetch(`${apiUrl}/me/tracks`, { headers })).json()) as { total: number };
      assert.equal(page.total, 30);
      const requests = (await (await fetch(`${controlUrl}/requests`)).json()) as { lines: string[] };
      assert.deepEqual(requests.lines, ['GET /me 503', 'GET /me/tracks 200']);
      const status = async (): Promise<number> => (await fetch(`${apiUrl}/me`, { headers })).status;
      assert.deepEqual([await status(), await status(), await status()], [200, 200, 429]);
      await fetch(`${controlUrl}/switch`, { method: 'POST', body: JSON.stringify({ limits: {} }) });
      assert.equal(await status(), 200);
    } finally {
      const exited = once(serve, 'exit');
      serve.kill('SIGTERM');
      assert.deepEqual(await exited, [0, null]);
    }
  });
});
