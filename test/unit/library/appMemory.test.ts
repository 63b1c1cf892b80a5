import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppMemory } from '../../../src/library/appMemory.ts';
import { longestLockMs } from '../../../src/library/appRecord.ts';
import { SharedFile } from '../../../src/library/sharedFile.ts';
import type { Lock, LockScope } from '../../../src/spotify/locks.ts';
import type { QuotaKnowledge } from '../../../src/spotify/quotaMode.ts';
import { AppFolder } from './appFolder.ts';

const hour = 3_600_000;
const extended: QuotaKnowledge = { concluded: 'extended', denied: false };
const denied: QuotaKnowledge = { concluded: 'development', denied: true };

describe('What is remembered of a Spotify app', () => {
  let apps: AppFolder;

  beforeEach(async () => {
    apps = await AppFolder.make();
  });
  afterEach(() => apps.remove());

  const lockFor = (ms: number, kind: Lock['kind'] = 'rateLimited'): Lock => ({ until: apps.now + ms, kind });
  const heard = (window: AppMemory): LockScope[] => {
    const scopes: LockScope[] = [];
    window.onDidLock(scope => scopes.push(scope));
    return scopes;
  };

  it('is there in the next window, and after a restart', async () => {
    const first = apps.open();
    const lock = lockFor(hour, 'quotaExceeded');
    first.lock('search', lock);
    first.learn(extended);
    await first.refresh();
    const next = apps.open();
    const scopes = heard(next);
    await next.refresh();
    assert.deepEqual([next.lockOf('search'), next.knowledge], [lock, extended]);
    assert.deepEqual(scopes, ['search']);
    assert.deepEqual(await apps.leftovers(), []);
  });

  it('reaches a window that is open, and is told of once', async () => {
    const [one, other] = [apps.open(), apps.open()];
    await apps.look(one, other);
    const scopes = heard(other);
    one.lock('library', lockFor(hour));
    await apps.look(one, other);
    await apps.look(one, other);
    assert.deepEqual(scopes, ['library']);
    assert.deepEqual(other.lockOf('library'), one.lockOf('library'));
  });

  it('is the longer of two locks, whoever was told of it', async () => {
    const [one, other] = [apps.open(), apps.open()];
    const long = lockFor(2 * hour);
    const scopes = heard(other);
    one.lock('top', long);
    await one.refresh();
    other.lock('top', lockFor(hour));
    await apps.look(one, other);
    await apps.look(one, other);
    assert.deepEqual([one.lockOf('top'), other.lockOf('top')], [long, long]);
    assert.deepEqual(scopes, ['top', 'top']);
    other.lock('top', lockFor(hour));
    assert.deepEqual(other.lockOf('top'), long);
    assert.equal(scopes.length, 2);
  });

  it('tells what another window has learned, and not what it was told itself', async () => {
    const [one, other] = [apps.open(), apps.open()];
    const learned: QuotaKnowledge[] = [];
    one.onDidLearn(knowledge => learned.push(knowledge));
    other.onDidLearn(knowledge => learned.push(knowledge));
    one.learn(extended);
    await apps.look(one, other);
    await apps.look(one, other);
    assert.deepEqual(learned, [extended]);
    other.learn(denied);
    await apps.look(one, other);
    await apps.look(one, other);
    assert.deepEqual(learned, [extended, denied]);
  });

  it('is written again when the file has lost it', async () => {
    const window = apps.open();
    window.lock('top', lockFor(hour));
    await apps.look(window);
    const whole = await apps.text();
    for (const lost of ['', '{"version":1,"locks":{}}']) {
      await apps.write(lost);
      await apps.look(window);
      assert.equal(await apps.text(), whole);
    }
    await rm(path.dirname(apps.file), { recursive: true });
    await apps.look(window);
    assert.equal(await apps.text(), whole);
  });

  it('is cleared of a lock that has run out after every window had looked', async () => {
    const window = apps.open();
    window.lock('top', lockFor(hour));
    await apps.look(window);
    apps.now += 2 * hour;
    await apps.look(window);
    assert.equal(await apps.text(), '');
  });

  it('does not last longer than the locks do', async () => {
    const window = apps.open();
    window.lock('top', lockFor(hour));
    window.lock('search', lockFor(3 * hour));
    await apps.look(window);
    apps.now += 2 * hour;
    window.lock('library', lockFor(hour));
    await apps.look(window);
    const { locks } = JSON.parse((await apps.text()) ?? '') as { locks: object };
    assert.deepEqual(Object.keys(locks), ['library', 'search']);
  });

  it('is no lock that is over already', async () => {
    const window = apps.open();
    for (const until of [apps.now, 0, -1, NaN]) window.lock('top', { until, kind: 'rateLimited' });
    await window.refresh();
    assert.deepEqual([window.lockOf('top'), await apps.text()], [undefined, undefined]);
  });

  it('locks nothing for more than a week, and a file that does is put right', async () => {
    const window = apps.open();
    window.lock('top', lockFor(365 * 24 * hour));
    assert.equal(window.lockOf('top')?.until, apps.now + longestLockMs);
    await apps.look(window);
    await apps.write('{"version":1,"locks":{"search":{"until":1e999,"kind":"rateLimited"}}}');
    await apps.look(apps.open());
    assert.doesNotMatch((await apps.text()) ?? '', /1e|null/);
  });

  it('is looked up at most once a second', async () => {
    let looks = 0;
    const file = new SharedFile(apps.file);
    const counting = {
      read: () => file.read(),
      replace: (text: string) => file.replace(text),
      readIfChanged: () => {
        looks++;
        return file.readIfChanged();
      },
    };
    const window = apps.open(counting);
    for (let ms = 0; ms < 3_000; ms += 100) {
      await window.refresh();
      apps.now += 100;
    }
    assert.equal(looks, 3);
    apps.now -= hour; // The computer's clock was set.
    await window.refresh();
    assert.equal(looks, 4);
  });

  it('is read again only when it has changed', async () => {
    const one = apps.open();
    one.lock('top', lockFor(hour));
    await one.refresh();
    const file = new SharedFile(apps.file);
    assert.equal(await file.readIfChanged(), await apps.text());
    assert.equal(await file.readIfChanged(), undefined);
    one.lock('library', lockFor(hour));
    await one.refresh();
    assert.equal(await file.readIfChanged(), await apps.text());
  });

  it('is nothing before it is asked for, and leaves no file where there is nothing to say', async () => {
    const one = apps.open();
    one.lock('top', lockFor(hour));
    await one.refresh();
    const window = apps.open();
    await new Promise(setImmediate);
    assert.deepEqual([window.lockOf('top'), window.knowledge], [undefined, undefined]);
    await rm(apps.file);
    await apps.look(window);
    assert.equal(await apps.text(), undefined);
  });

  it('without a file lasts as long as the window', async () => {
    const window = apps.open(undefined);
    window.lock('top', lockFor(hour));
    await apps.look(window);
    assert.ok(window.lockOf('top'));
    assert.deepEqual(apps.logged, []);
  });

  describe('when there is trouble with the file', () => {
    /** Goes on alone, and one line says why. */
    async function assertGoesOn(window: AppMemory, reason: RegExp): Promise<void> {
      const lock = lockFor(hour);
      window.lock('top', lock);
      for (let round = 0; round < 5; round++) await apps.look(window);
      window.learn(denied);
      await apps.look(window);
      assert.deepEqual([window.lockOf('top'), window.knowledge], [lock, denied]);
      assert.equal(apps.logged.length, 1, apps.logged.join('\n'));
      assert.match(apps.logged[0] ?? '', reason);
    }

    it('goes on where there can be no folder', async () => {
      await writeFile(path.dirname(apps.file), 'a file');
      await assertGoesOn(apps.open(), /ENOTDIR|EEXIST/);
    });

    it('goes on where the file is a folder', async () => {
      await mkdir(apps.file, { recursive: true });
      await assertGoesOn(apps.open(), /EISDIR/);
    });

    it('goes on where the disk is full', async () => {
      const file = new SharedFile(apps.file);
      const full = {
        read: () => file.read(),
        readIfChanged: () => file.readIfChanged(),
        replace: () => Promise.reject(new Error('ENOSPC: no space left on device')),
      };
      await assertGoesOn(apps.open(full), /ENOSPC/);
    });

    it('tries again when some time has passed, without a new reason', async () => {
      const file = new SharedFile(apps.file);
      let isFull = true;
      const full = {
        read: () => file.read(),
        readIfChanged: () => file.readIfChanged(),
        replace: (text: string) => (isFull ? Promise.reject(new Error('ENOSPC')) : file.replace(text)),
      };
      const window = apps.open(full);
      window.lock('top', lockFor(hour));
      await apps.look(window);
      isFull = false;
      apps.now += 10_000;
      await apps.look(window);
      assert.match((await apps.text()) ?? '', /"top"/);
    });

    for (const text of ['{"version":1,"lo', '\0\0\0', '[]', 'x'.repeat(1_000_000)])
      it(`writes a good one in place of ${JSON.stringify(text.slice(0, 20))}`, async () => {
        const before = apps.open();
        before.learn(extended);
        await before.refresh();
        await apps.write(text);
        const window = apps.open();
        window.lock('top', lockFor(hour));
        await apps.look(window);
        assert.match((await apps.text()) ?? '', /^\{"version":1,"locks":\{"top":/);
        assert.match(apps.logged.join('\n'), /^.*cannot be understood$/);
      });

    it('leaves a file of a newer version alone', async () => {
      await mkdir(path.dirname(apps.file));
      const newer = '{"version":2,"locks":{"top":1}}';
      await apps.write(newer);
      await assertGoesOn(apps.open(), /newer version/);
      assert.equal(await apps.text(), newer);
      assert.deepEqual(await apps.leftovers(), []);
    });
  });
});
