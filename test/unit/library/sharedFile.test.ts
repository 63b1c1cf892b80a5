import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { SharedFile } from '../../../src/library/sharedFile.ts';
import { AppFolder } from './appFolder.ts';

describe('A file that windows share', () => {
  let apps: AppFolder;
  let one: SharedFile;
  let other: SharedFile;

  beforeEach(async () => {
    apps = await AppFolder.make();
    [one, other] = [new SharedFile(apps.file), new SharedFile(apps.file)];
  });
  afterEach(() => apps.remove());

  it('is not replaced by who has not read what another window has put there', async () => {
    for (const text of ['first', 'other']) {
      await Promise.all([one.read(), other.read()]);
      assert.equal(await other.replace(text), true);
      assert.equal(await one.replace('mine!'), false);
      assert.equal(await apps.text(), text);
    }
    assert.equal(await one.read(), 'other');
    assert.equal(await one.replace('mine!'), true);
    assert.deepEqual([await apps.text(), await apps.leftovers()], ['mine!', []]);
  });

  it('is whole for whoever is reading it while it is replaced', async () => {
    await one.read();
    await one.replace('the first text');
    const reader = await open(apps.file);
    await one.read();
    await one.replace('another');
    assert.equal(await reader.readFile('utf8'), 'the first text');
    await reader.close();
  });

  it('is empty where there is none, and that is no news the second time', async () => {
    assert.equal(await one.readIfChanged(), '');
    assert.equal(await one.readIfChanged(), undefined);
  });
});
