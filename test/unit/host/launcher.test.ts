import assert from 'node:assert/strict';
import { readCommandLine } from '../../host/commandLine.ts';
import { whichFromEnvironment } from '../../host/servers.ts';
import { workbenchAddress } from '../../host/workbenchAddress.ts';

describe("The launcher's command line", () => {
  it("is VS Code's", () => {
    const args = ['--no-sandbox', '--extensionDevelopmentPath=/a', '--extensionDevelopmentPath=b'];
    const more = [
      '--extensionTestsPath=/t/index.cjs',
      '--user-data-dir=/u',
      '--extensions-dir',
      '/e',
      '/folder',
    ];
    assert.deepEqual(readCommandLine([...args, ...more], '/cwd'), {
      developmentPaths: ['/a', '/cwd/b'],
      testsPath: '/t/index.cjs',
      userData: '/u',
      extensions: '/e',
      folder: '/folder',
    });
  });

  it('may be empty', () => {
    assert.deepEqual(readCommandLine([]), {
      developmentPaths: [],
      testsPath: undefined,
      userData: undefined,
      extensions: undefined,
      folder: undefined,
    });
  });

  it('takes the version from the environment', () => {
    assert.equal(whichFromEnvironment({}), 'newest');
    assert.equal(whichFromEnvironment({ TRACKLIST_VSCODE: 'lowest' }), 'lowest');
    assert.throws(() => whichFromEnvironment({ TRACKLIST_VSCODE: '1.90' }), RangeError);
  });
});

describe("The workbench's address", () => {
  const server = { authority: '127.0.0.1:8000', url: 'http://127.0.0.1:8000/?tkn=secret' };

  it('opens an empty window', () => {
    assert.equal(workbenchAddress(server), 'http://127.0.0.1:8000/?tkn=secret&ew=true');
  });

  it('opens a folder', () => {
    const { searchParams } = new URL(workbenchAddress(server, { folder: '/my music' }));
    assert.deepEqual(Object.fromEntries(searchParams), { tkn: 'secret', folder: '/my%20music' });
  });

  it('carries the extension under development and its tests', () => {
    const target = { developmentPaths: ['/ext #1'], testsPath: '/t.cjs' };
    const payload = new URL(workbenchAddress(server, target)).searchParams.get('payload');
    assert.deepEqual(JSON.parse(payload ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/ext%20%231'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8000/t.cjs'],
    ]);
  });
});
