import assert from 'node:assert/strict';
import { readdir, rename, utimes, writeFile } from 'node:fs/promises';
import { fileIdentity } from '../../../../src/library/store/fileIdentity.ts';
import { isBeingSetAside, setAside } from '../../../../src/library/store/setAside.ts';
import { now } from './listModel.ts';
import { SomeFolder } from './someFolder.ts';

describe('Setting a damaged database aside', () => {
  let folder: SomeFolder;
  let file: string;
  let lock: string;
  let identity: string | undefined;

  beforeEach(async () => {
    folder = await SomeFolder.make();
    file = folder.file('some.db');
    lock = `${file}.setting-aside`;
    for (const end of ['', '-wal', '-shm']) await writeFile(file + end, end);
    identity = await fileIdentity(file);
  });
  afterEach(() => folder.remove());

  const names = async (): Promise<string[]> => (await readdir(folder.path)).sort();
  const damaged = 'some.db.damaged-2026-11-21T08-00-00.000Z';
  const asideNames = [damaged, `${damaged}-shm`, `${damaged}-wal`];

  it('takes along what belongs to it', async () => {
    assert.equal(await setAside(file, identity, now), true);
    assert.deepEqual(await names(), asideNames);
  });

  it('is done by one of many who want to at once', async () => {
    const done = await Promise.all(Array.from({ length: 8 }, () => setAside(file, identity, now)));
    assert.equal(done.filter(Boolean).length, 1);
    assert.deepEqual(await names(), asideNames);
  });

  it('leaves another file alone that is in its place, and says nothing where there is none', async () => {
    await rename(file, `${file}.old`);
    assert.equal(await setAside(file, identity, now), false);
    assert.equal(await setAside(file, undefined, now), false);
    await writeFile(file, 'new');
    assert.equal(await setAside(file, identity, now), false);
    assert.deepEqual(await names(), ['some.db', 'some.db-shm', 'some.db-wal', 'some.db.old']);
  });

  it('is left to who has begun it, unless that has died over it', async () => {
    await writeFile(lock, '');
    assert.deepEqual([await isBeingSetAside(file), await setAside(file, identity, now)], [true, false]);
    const before = new Date(Date.now() - 60_000);
    await utimes(lock, before, before);
    assert.deepEqual([await isBeingSetAside(file), await setAside(file, identity, now)], [false, true]);
    assert.deepEqual(await names(), asideNames);
  });
});
