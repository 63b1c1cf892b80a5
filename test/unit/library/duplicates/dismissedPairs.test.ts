import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { DismissalFile } from '../../../../src/library/duplicates/dismissalFile.ts';
import { pairsOf } from '../../../../src/library/duplicates/dismissals.ts';
import { noDismissalStore } from '../../../../src/library/duplicates/dismissalStore.ts';
import { DismissedPairs } from '../../../../src/library/duplicates/dismissedPairs.ts';

const uri = (name: string | number): string => `spotify:track:${name}`;
const [a, b, c] = [uri('a'), uri('b'), uri('c')];

describe('pairs that are no duplicates', () => {
  let folder: string;
  let account: string;
  const logged: string[] = [];

  /** One more window, or the same after a restart. */
  async function open(): Promise<DismissedPairs> {
    const pairs = new DismissedPairs(new DismissalFile(account, line => logged.push(line)), line =>
      logged.push(line),
    );
    await pairs.refresh();
    return pairs;
  }

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tracklist-dismissed-'));
    account = path.join(folder, 'account');
    logged.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('are kept for the next start, in either order', async () => {
    await (await open()).dismiss(pairsOf([a, b, c]));
    const next = await open();
    assert.ok(next.has(a, b) && next.has(c, b) && next.has(c, a));
    await next.bringBack([[b, a]]);
    const last = await open();
    assert.deepEqual([last.has(a, b), last.has(b, c)], [false, true]);
  });

  it('are heard of in other windows, which may decide at the same time', async () => {
    const [one, other] = [await open(), await open()];
    let heard = 0;
    other.onDidChange(() => heard++);
    await Promise.all([one.dismiss([[a, b]]), other.dismiss([[b, c]])]);
    await Promise.all([one.refresh(), other.refresh()]);
    assert.ok(one.has(b, c) && other.has(a, b));
    assert.equal(heard, 2);
    await other.refresh();
    assert.equal(heard, 2, 'nothing new is no news');
  });

  it('survive lines that nobody understands', async () => {
    await (await open()).dismiss([[a, b]]);
    const file = path.join(account, 'notDuplicates');
    await appendFile(file, '\nnonsense\n+ spotify:track:a\n\u0000\n+ spotify:tra');
    await (await open()).dismiss([[b, c]]);
    const next = await open();
    assert.ok(next.has(a, b) && next.has(b, c));
    assert.match(await readFile(file, 'utf8'), /nonsense/);
  });

  it('count although they cannot be written, and are written with the next ones', async () => {
    let isFull = true;
    const file = new DismissalFile(account, () => undefined);
    const pairs = new DismissedPairs(
      {
        readIfChanged: () => file.readIfChanged(),
        append: all => (isFull ? Promise.reject(new Error('no space')) : file.append(all)),
        discard: () => file.discard(),
      },
      line => logged.push(line),
    );
    await assert.rejects(pairs.dismiss([[a, b]]), /no space/);
    await pairs.refresh();
    assert.ok(pairs.has(a, b));
    isFull = false;
    await pairs.dismiss([[b, c]]);
    assert.ok((await open()).has(a, b));
  });

  it('that cannot be read count as none, which is logged', async () => {
    const broken = { ...noDismissalStore, readIfChanged: () => Promise.reject(new Error('unreadable')) };
    const pairs = new DismissedPairs(broken, line => logged.push(line));
    await pairs.refresh();
    assert.equal(pairs.has(a, b), false);
    assert.match(logged.join(), /unreadable/);
  });

  it('are forgotten with the account, and nothing is written any more', async () => {
    const pairs = await open();
    await pairs.dismiss([[a, b]]);
    await pairs.discard();
    assert.deepEqual(await readdir(folder), []);
    await pairs.dismiss([[b, c]]);
    assert.deepEqual(await readdir(folder), []);
    assert.equal((await open()).has(a, b), false);
  });

  it('are nowhere on disk where there is no account', async () => {
    const pairs = new DismissedPairs(noDismissalStore, () => undefined);
    await pairs.dismiss([[a, b]]);
    await pairs.refresh();
    assert.ok(pairs.has(b, a));
    assert.deepEqual(await readdir(folder), []);
  });

  it('are what was decided last, whatever happened before', async () => {
    const decision = fc.record({
      one: fc.nat(3),
      other: fc.nat(3),
      isDismissed: fc.boolean(),
      isRestart: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { maxLength: 8 }), async decisions => {
        account = await mkdtemp(path.join(folder, 'run-'));
        const expected = new Map<string, boolean>();
        let pairs = await open();
        for (const { one, other, isDismissed, isRestart } of decisions) {
          if (isRestart) pairs = await open();
          await (isDismissed
            ? pairs.dismiss([[uri(one), uri(other)]])
            : pairs.bringBack([[uri(one), uri(other)]]));
          expected.set([one, other].sort().join(' '), isDismissed);
        }
        pairs = await open();
        for (const [key, isDismissed] of expected) {
          const [one = '', other = ''] = key.split(' ');
          assert.equal(pairs.has(uri(other), uri(one)), isDismissed);
        }
      }),
      { numRuns: 60 },
    );
  });
});
