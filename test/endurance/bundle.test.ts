import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Probe, Probing } from './bundleProbe.ts';

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

  async function probe(what: Probing): Promise<Probe> {
    const hook = path.join(root, 'test/unit/editor/hook.ts');
    const args = ['--import', hook, path.join(root, 'test/endurance/bundleProbe.ts'), what, folder];
    const { stdout } = await run(process.execPath, args, { cwd: root });
    return JSON.parse(stdout) as Probe;
  }

  it('activates without a request, a timer or any of its large parts', async () => {
    assert.deepEqual(await probe('activate'), {
      globalDispatchers: [false, false],
      loaded: ['extension', 'extension-…'],
      connections: 0,
      timers: 0,
    });
  });

  it('activates also when the secret store cannot be read', async () => {
    assert.deepEqual((await probe('activateLocked')).loaded, ['extension', 'extension-…']);
  });

  it('loads what commands do with the first of them, once', async () => {
    const { loaded, connections } = await probe('command');
    assert.deepEqual(loaded, ['extension', 'extension-…', 'features', 'extension-…']);
    assert.equal(connections, 0);
  });

  it('loads what keeps a library with the demo', async () => {
    const { loaded } = await probe('demo');
    assert.deepEqual(loaded.toSorted(), [
      'demo',
      'extension',
      'extension-…',
      'extension-…',
      'features',
      'library',
    ]);
  });

  it('has nothing in two of the parts that share what they have', async () => {
    const files = (await readdir(folder)).filter(file => /^(extension|library|features)/.test(file));
    const texts = await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')));
    for (const name of ['SpotifyError', 'Library', 'Views', 'TrackPanels'])
      assert.equal(texts.join('').split(` ${name} = class`).length, 2, name);
  });

  it('sends requests and leaves everybody’s fetch alone', async () => {
    const { globalDispatchers, loaded, status } = await probe('send');
    assert.deepEqual([globalDispatchers, loaded, status], [[false, false], ['dispatcher'], 200]);
  });

  it('has neither requests nor lists nor pages in what is loaded at the start', async () => {
    const entry = await readFile(path.join(folder, 'extension.cjs'), 'utf8');
    const [, start = ''] = /require\("(\.\/extension-\w+\.cjs)"\)/.exec(entry) ?? [];
    const text = await readFile(path.join(folder, start), 'utf8');
    assert.match(text, / Views = class/);
    for (const name of ['SpotifyClient', 'Library', 'LibraryStore', 'TrackPanels', 'ReviewPanels'])
      assert.ok(!text.includes(` ${name} = class`), name);
  });

  it('keeps the network, the demo and the formats out of what is loaded at the start', async () => {
    const files = (await readdir(folder)).filter(file => /^(extension|library|features)/.test(file));
    const text = (await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')))).join('');
    for (const name of ['EnvHttpProxyAgent', 'makeCatalogue', 'CSV_RECORD_INCONSISTENT'])
      assert.ok(!text.includes(name), name);
    for (const name of ['dispatcher.cjs', 'demo.cjs', 'printing.cjs', 'reading.cjs'])
      assert.ok(text.includes(`"./${name}"`), name);
  });
});
