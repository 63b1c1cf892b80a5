import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup } from '../../host/cleanup.ts';
import { install, isInstalled, type Installable } from '../../host/install/folder.ts';
import { locked } from '../../host/install/lock.ts';
import { integrityOf } from '../../host/install/npm.ts';

describe('The installation of VS Code', () => {
  const cleanup = new Cleanup();
  let what: Installable;
  let made: number;

  beforeEach(() => {
    made = 0;
    what = {
      label: 'something',
      dir: path.join(cleanup.tempDir(), 'place', 'something'),
      recipe: '1',
      make: dir => {
        made++;
        mkdirSync(path.join(dir, 'sub'));
        writeFileSync(path.join(dir, 'sub/file'), 'content');
        return Promise.resolve();
      },
    };
  });

  after(() => cleanup.run());

  const file = () => path.join(what.dir, 'sub/file');

  it('holds once it is complete', async () => {
    assert.equal(isInstalled(what), false);
    await install(what);
    assert.equal(isInstalled(what), true);
    assert.deepEqual(readdirSync(path.dirname(what.dir)), ['something']);
  });

  const damages: Record<string, () => void> = {
    'a file is missing': () => rmSync(file()),
    'a file is shorter': () => writeFileSync(file(), 'cont'),
    'a file has changed': () => {
      writeFileSync(file(), 'CONTENT');
      utimesSync(file(), 1e9, 1e9);
    },
    'there is one file more': () => writeFileSync(`${file()}2`, ''),
    'the stamp is missing': () => rmSync(path.join(what.dir, '.stamp.json')),
    'the stamp is half written': () => writeFileSync(path.join(what.dir, '.stamp.json'), '{"rec'),
    'another version is wanted': () => (what = { ...what, recipe: '2' }),
  };
  for (const [damage, cause] of Object.entries(damages)) {
    it(`heals when ${damage}`, async () => {
      await install(what);
      cause();
      assert.equal(isInstalled(what), false);
      await install(what);
      assert.equal(isInstalled(what), true);
      assert.equal(readFileSync(file(), 'utf8'), 'content');
      assert.equal(made, 2);
    });
  }

  it('that fails leaves what was there, and nothing half finished', async () => {
    await install(what);
    const broken = { ...what, recipe: '2', make: () => Promise.reject(new Error('offline')) };
    await assert.rejects(install(broken), /offline/);
    assert.equal(isInstalled(what), true);
    assert.deepEqual(readdirSync(path.dirname(what.dir)), ['something']);
  });

  it('is done by one process at a time', async () => {
    const lock = path.join(path.dirname(what.dir), 'lock');
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await delay(50);
      order.push(`${name} ends`);
    };
    await Promise.all([
      locked(lock, work('first'), () => undefined),
      locked(lock, work('second'), () => order.push('second waits')),
    ]);
    assert.deepEqual(order, ['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
    assert.ok(existsSync(lock));
  });

  it('writes integrities as npm does', () => {
    const ofAbc =
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
    assert.equal(integrityOf(Buffer.from('abc')), ofAbc);
  });
});
