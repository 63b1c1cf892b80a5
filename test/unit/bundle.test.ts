import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Probe } from './bundleProbe.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

/** These run in the extension host, beside everybody else's extensions. */
describe('What is built', function () {
  this.timeout(30_000);
  let folder = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tracklist-bundle-'));
    await run(process.execPath, ['esbuild.js', `--outdir=${folder}`], { cwd: root });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function probe(what: 'activate' | 'activateLocked' | 'send'): Promise<Probe> {
    const hook = path.join(root, 'test/unit/editor/hook.ts');
    const args = ['--import', hook, path.join(root, 'test/unit/bundleProbe.ts'), what, folder];
    const { stdout } = await run(process.execPath, args, { cwd: root });
    return JSON.parse(stdout) as Probe;
  }

  it('activates without a request, a timer or any of its large parts', async () => {
    assert.deepEqual(await probe('activate'), {
      globalDispatchers: [false, false],
      loaded: ['extension.cjs'],
      connections: 0,
      timers: 0,
    });
  });

  it('activates also when the secret store cannot be read', async () => {
    assert.deepEqual((await probe('activateLocked')).loaded, ['extension.cjs']);
  });

  it('sends requests and leaves everybody’s fetch alone', async () => {
    const { globalDispatchers, loaded, status } = await probe('send');
    assert.deepEqual([globalDispatchers, loaded, status], [[false, false], ['dispatcher.cjs'], 200]);
  });

  it('keeps the network, the demo and the formats out of what is loaded at the start', async () => {
    const text = await readFile(path.join(folder, 'extension.cjs'), 'utf8');
    for (const name of ['EnvHttpProxyAgent', 'makeCatalogue', 'CSV_RECORD_INCONSISTENT'])
      assert.ok(!text.includes(name), name);
    for (const name of ['dispatcher.cjs', 'demo.cjs', 'printing.cjs', 'reading.cjs'])
      assert.ok(text.includes(`"./${name}"`), name);
  });
});
