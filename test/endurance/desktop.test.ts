import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup } from '../host/cleanup.ts';
import { desktopArguments, findDesktop, openDesktop } from '../host/desktop.ts';

describe("The desktop's VS Code", () => {
  let cleanup: Cleanup;
  let dir: string;

  beforeEach(() => {
    cleanup = new Cleanup();
    dir = cleanup.tempDir();
  });

  afterEach(() => cleanup.run());

  /** An executable that records how it was called and goes on as the application would: in another process. */
  function standIn(): string {
    const file = path.join(dir, 'code');
    const script = `#!/bin/sh
printf '%s\\n' "$@" > "${dir}/arguments"
env > "${dir}/environment"
for each in "$@"; do case $each in --user-data-dir=*) profile=\${each#*=};; esac; done
sleep 60 >/dev/null 2>&1 & echo $! > "$profile/code.lock"
`;
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    return file;
  }

  describe('is looked for', () => {
    const found = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux') =>
      findDesktop({ env: { PATH: `/nowhere:${dir}`, DISPLAY: ':0', ...env }, platform });

    it('on the PATH', () => {
      assert.equal(found({}), undefined);
      const code = standIn();
      assert.equal(found({}), code);
      assert.equal(found({}, 'darwin'), code);
    });

    it('only where a window can be shown', () => {
      const code = standIn();
      assert.equal(found({ DISPLAY: undefined }), undefined);
      assert.equal(found({ DISPLAY: undefined, WAYLAND_DISPLAY: 'wayland-0' }), code);
    });

    it('not where `code` belongs to a VS Code on another system', () => {
      standIn();
      assert.equal(found({ VSCODE_IPC_HOOK_CLI: '/run/user/0/vscode-ipc.sock' }), undefined);
      assert.equal(found({ WSL_DISTRO_NAME: 'Debian' }), undefined);
    });
  });

  it('gets a profile of its own and the extension', async () => {
    const options = { developmentPaths: ['/src'], userData: dir, extensions: '/extensions' };
    await openDesktop({ code: standIn(), ...options, env: { TRACKLIST_START_IN_DEMO: '1' } }, cleanup);
    const args = readFileSync(path.join(dir, 'arguments'), 'utf8').trim().split('\n');
    assert.deepEqual(args, desktopArguments(options, process.getuid?.() === 0));
    for (const one of [
      '--extensionDevelopmentPath=/src',
      `--user-data-dir=${dir}`,
      '--extensions-dir=/extensions',
    ]) {
      assert.ok(args.includes(one), one);
    }
    assert.match(readFileSync(path.join(dir, 'environment'), 'utf8'), /^TRACKLIST_START_IN_DEMO=1$/m);
  });

  it('does not take root into its sandbox, which it would refuse', () => {
    const options = { developmentPaths: [], userData: '/u', extensions: '/e' };
    assert.ok(desktopArguments(options, true).includes('--no-sandbox'));
    assert.ok(!desktopArguments(options, false).includes('--no-sandbox'));
  });

  it('is closed by the clean-up', async () => {
    const options = { developmentPaths: [], userData: dir, extensions: '/e', env: {} };
    const { closed } = await openDesktop({ code: standIn(), ...options }, cleanup);
    const pid = Number(readFileSync(path.join(dir, 'code.lock'), 'utf8'));
    assert.ok(existsSync(`/proc/${pid}`) || process.platform !== 'linux');
    await cleanup.run();
    assert.throws(() => process.kill(pid, 0));
    await closed;
  });

  it('is reported as closed when the person closes it', async () => {
    const options = { developmentPaths: [], userData: dir, extensions: '/e', env: {} };
    const { closed } = await openDesktop({ code: standIn(), ...options }, cleanup);
    process.kill(Number(readFileSync(path.join(dir, 'code.lock'), 'utf8')));
    const first = await Promise.race([closed.then(() => 'closed'), delay(5000, 'still open')]);
    assert.equal(first, 'closed');
  });

  it('that cannot start is an error', async () => {
    const code = path.join(dir, 'code');
    writeFileSync(code, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    const options = { developmentPaths: [], userData: dir, extensions: '/e', env: {} };
    await assert.rejects(openDesktop({ code, ...options }, cleanup), /could not open a window/);
  });
});
