import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Drafts } from '../../../../src/library/drafts/drafts.ts';
import { FileDrafts } from '../../../../src/library/drafts/fileDrafts.ts';
import { MemoryDrafts } from '../../../../src/library/drafts/memoryDrafts.ts';
import { SomeFolder } from '../store/someFolder.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const uris = (...numbers: number[]): string[] =>
  numbers.map(number => `spotify:track:${String(number).padStart(22, 'a')}`);

describe('drafts', () => {
  let folder: SomeFolder;

  beforeEach(async () => {
    folder = await SomeFolder.make();
  });
  afterEach(() => folder.remove());

  const kinds: Record<string, () => Drafts> = {
    'in memory': () => new MemoryDrafts(() => Date.now()),
    'in files': () => new FileDrafts(folder.file('account', 'text')),
  };
  for (const [kind, make] of Object.entries(kinds)) {
    describe(kind, () => {
      it('are as they were saved last, with what they were made from', async () => {
        const drafts = make();
        assert.deepEqual([await drafts.facts(), await drafts.read()], [undefined, undefined]);
        await drafts.write({ content: bytes('one'), state: 'abc' });
        await drafts.write({ content: bytes('three'), state: 'def' });
        const draft = await drafts.read();
        assert.equal(Buffer.from(draft!.content).toString(), 'three');
        assert.equal(draft?.state, 'def');
        const facts = await drafts.facts();
        assert.equal(facts?.size, 5);
        assert.ok(Math.abs(facts.savedAt - Date.now()) < 60_000);
        await drafts.drop();
        assert.deepEqual([await drafts.facts(), await drafts.read()], [undefined, undefined]);
      });

      it('know the states that texts were made from', async () => {
        const drafts = make();
        await drafts.keepState({ name: 'abc', uris: uris(1, 2, 3) });
        assert.deepEqual(await drafts.stateNamed('abc'), uris(1, 2, 3));
        assert.equal(await drafts.stateNamed('abd'), undefined);
        await drafts.keepState({ name: 'none', uris: [] });
        assert.deepEqual(await drafts.stateNamed('none'), []);
      });

      it('are forgotten for good when the library goes', async () => {
        const drafts = make();
        await drafts.write({ content: bytes('x'), state: undefined });
        await drafts.keepState({ name: 'abc', uris: uris(1) });
        await drafts.discard();
        assert.equal(await drafts.facts(), undefined);
        assert.equal(await drafts.stateNamed('abc'), undefined);
        await assert.rejects(drafts.write({ content: bytes('x'), state: undefined }));
        assert.equal(await drafts.facts(), undefined);
      });
    });
  }

  describe('in files', () => {
    const open = (): FileDrafts => new FileDrafts(folder.file('account', 'text'));

    it('outlast the window, and are the same in another one', async () => {
      await open().write({ content: bytes('kept'), state: 'abc' });
      await open().keepState({ name: 'abc', uris: uris(4, 5) });
      assert.equal(Buffer.from((await open().read())!.content).toString(), 'kept');
      assert.deepEqual(await open().stateNamed('abc'), uris(4, 5));
    });

    it('are whole or as before, and leave nothing else behind', async () => {
      const [drafts, other] = [open(), open()];
      const size = 3_000_000;
      await drafts.write({ content: bytes('x'.repeat(size)), state: 'abc' });
      const writing = Promise.all(
        ['a', 'b', 'c'].map(letter => drafts.write({ content: bytes(letter.repeat(size)), state: 'abc' })),
      );
      for (let reads = 0; reads < 10; reads++) {
        const { content } = (await other.read())!;
        assert.equal(content.length, size);
        assert.ok(Buffer.alloc(size, content[0]).equals(content));
      }
      await writing;
      assert.deepEqual((await readdir(folder.file('account', 'text'))).sort(), [
        'draft.state',
        'draft.tracklist',
      ]);
    });

    it('keep the latest states, and that of the draft', async () => {
      const drafts = open();
      await drafts.keepState({ name: 'first', uris: uris(1) });
      await drafts.write({ content: bytes('x'), state: 'first' });
      for (let number = 0; number < 20; number++)
        await drafts.keepState({ name: `s${number}`, uris: uris(number) });
      const names = (await readdir(folder.file('account', 'text'))).filter(name => name.startsWith('state-'));
      assert.equal(names.length, 9);
      assert.ok(names.includes('state-first') && names.includes('state-s19'));
    });

    it('take a state that is damaged for one that is not known, and no name for a path', async () => {
      const drafts = open();
      await drafts.keepState({ name: 'abc', uris: uris(1, 2) });
      const file = folder.file('account', 'text', 'state-abc');
      const whole = await readFile(file, 'utf8');
      for (const damaged of ['', 'x', whole.slice(0, -22), whole.replace('a1', 'b1'), '\u0000\n\u0000']) {
        await writeFile(file, damaged);
        assert.equal(await drafts.stateNamed('abc'), undefined, damaged);
      }
      assert.equal(await drafts.stateNamed('../../etc/passwd'), undefined);
    });

    it('reject where the disk does not do as told', async () => {
      await mkdir(folder.file('account', 'text', 'draft.tracklist'), { recursive: true });
      await assert.rejects(open().read());
      await assert.rejects(open().write({ content: bytes('x'), state: undefined }));
    });

    it('are any bytes', async () => {
      const drafts = open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 50 }), async content => {
          await drafts.write({ content, state: undefined });
          assert.deepEqual(new Uint8Array((await open().read())!.content), content);
        }),
        { numRuns: 25 },
      );
    });
  });
});
