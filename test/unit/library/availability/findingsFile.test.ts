import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { Findings } from '../../../../src/library/availability/findings.ts';
import { FindingsFile } from '../../../../src/library/availability/findingsFile.ts';
import { anyCodePoint } from '../../anyCodePoint.ts';
import { SomeFolder } from '../store/someFolder.ts';

const idOf = (index: number): string => String(index).padStart(22, 'a');

describe('Findings on disk', () => {
  let folder: SomeFolder;
  const logged: string[] = [];
  beforeEach(async () => {
    folder = await SomeFolder.make();
    logged.length = 0;
  });
  afterEach(() => folder.remove());

  const opened = (): FindingsFile => new FindingsFile(folder.file('account'), line => logged.push(line));
  const kept = async (market = 'SE'): Promise<Findings> => {
    const findings = new Findings();
    await opened().read(market, findings);
    return findings;
  };

  it('are there in another window and after a restart, for each market apart', async () => {
    const file = opened();
    await file.append('SE', [{ id: idOf(1), finding: 'playable' }], 20_000);
    await opened().append('SE', [{ id: idOf(2), finding: 'market' }], 20_001);
    await file.append('DE', [{ id: idOf(1), finding: 'gone' }], 20_000);
    const findings = await kept();
    assert.equal(findings.size, 2);
    assert.deepEqual(findings.get(idOf(1)), { finding: 'playable', day: 20_000 });
    assert.deepEqual(findings.get(idOf(2)), { finding: 'market', day: 20_001 });
    assert.deepEqual((await kept('DE')).get(idOf(1)), { finding: 'gone', day: 20_000 });
    assert.deepEqual([(await kept('FR')).size, logged], [0, []]);
  });

  it('are kept but for what is damaged', async () => {
    await opened().append('SE', [{ id: idOf(1), finding: 'market' }], 20_000);
    await appendFile(
      folder.file('account', 'availability.SE'),
      '\naaa 7 market\n\u0000\n' + idOf(2) + ' 20000 pl',
    );
    await opened().append('SE', [{ id: idOf(3), finding: 'playable' }], 20_000);
    const findings = await kept();
    assert.deepEqual(
      [findings.get(idOf(1))?.finding, findings.get(idOf(3))?.finding],
      ['market', 'playable'],
    );
  });

  it('are kept without a reason where Spotify has an odd word for it', async () => {
    await opened().append('SE', [{ id: idOf(1), finding: 'a word\nof 2031' }], 20_000);
    assert.equal((await kept()).get(idOf(1))?.finding, 'restricted');
  });

  it('are written anew when most of the file is old', async () => {
    const found = Array.from({ length: 300 }, (_, index) => ({ id: idOf(index), finding: 'playable' }));
    for (let day = 20_000; day < 20_005; day++) await opened().append('SE', found, day);
    assert.equal((await kept()).get(idOf(7))?.day, 20_004);
    const lines = (await readFile(folder.file('account', 'availability.SE'), 'utf8')).split('\n');
    assert.equal(lines.length, 300);
    assert.equal((await kept()).get(idOf(7))?.day, 20_004);
  });

  it('are deleted with the account, and nothing is kept afterwards', async () => {
    const file = opened();
    await file.append('SE', [{ id: idOf(1), finding: 'market' }], 20_000);
    await file.append('DE', [{ id: idOf(1), finding: 'market' }], 20_000);
    await file.discard();
    await file.append('SE', [{ id: idOf(1), finding: 'market' }], 20_000);
    assert.deepEqual(await readdir(folder.path), []);
  });

  it('are nothing when the file cannot be read, which the log tells', async () => {
    await mkdir(folder.file('account', 'availability.SE'), { recursive: true });
    assert.equal((await kept()).size, 0);
    assert.equal(logged.length, 1);
  });

  it('never throw, whatever a file holds', async () => {
    await mkdir(folder.file('account'));
    const line = fc.oneof(
      fc.string({ unit: anyCodePoint }),
      fc
        .tuple(fc.nat(9), fc.nat(30_000), fc.constantFrom('market', 'playable', 'x'))
        .map(([index, day, word]) => `${idOf(index)} ${day} ${word}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 60 }), async lines => {
        await writeFile(folder.file('account', 'availability.SE'), lines.join('\n'));
        const findings = await kept();
        const good = lines
          .flatMap(each => each.split('\n'))
          .filter(each => /^a{21}\d \d{1,7} [a-z]+$/.test(each));
        assert.equal(findings.size, new Set(good.map(each => each.slice(0, 22))).size);
      }),
      { numRuns: 6 },
    );
  });
});
