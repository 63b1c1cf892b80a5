import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CsvRecords } from '../../../src/interchange/csv/csvRecords.ts';
import { FileBytes } from '../../../src/interchange/fileBytes.ts';
import { readList } from '../../../src/interchange/readList.ts';
import { chunksOfText } from '../../../src/interchange/textChunks.ts';
import { inSlices } from '../../../src/library/inSlices.ts';
import { idFor } from './someItems.ts';

interface Read {
  readonly records: { readonly line: number; readonly cells: readonly string[] }[];
  readonly broken: number[];
}

async function read(chunks: Iterable<string>): Promise<Read> {
  const [records, broken]: [Read['records'], number[]] = [[], []];
  const reader = new CsvRecords({
    delimiter: ',',
    onRecord: record => records.push(record),
    onBroken: line => broken.push(line),
  });
  for (const chunk of chunks) await inSlices(reader.write(chunk));
  await reader.end();
  return { records, broken };
}

const head = 'Track URI,Track Name,Artist Name(s)';
const row = (number: number, title = 'A'): string => `spotify:track:${idFor(number)},${title},B`;

describe('reading a table', () => {
  it('tells the line each row begins in, also behind cells of several lines', async () => {
    const { records, broken } = await read(['a,"b\nb\r\nb"\r\nc,d\n\n"e"\r', 'f']);
    assert.deepEqual(records, [
      { line: 1, cells: ['a', 'b\nb\r\nb'] },
      { line: 4, cells: ['c', 'd'] },
      { line: 5, cells: [''] },
      { line: 6, cells: ['e'] },
      { line: 7, cells: ['f'] },
    ]);
    assert.deepEqual(broken, []);
  });

  it('goes on behind a quote that is never closed', async () => {
    const { records, broken } = await read(['a,b\n"c,d\ne,f\ng,h']);
    assert.deepEqual(broken, [2]);
    assert.deepEqual(
      records.map(({ line }) => line),
      [1, 3, 4],
    );
  });

  it('goes on behind a line that is longer than any row, and counts on', async () => {
    const { records, broken } = await read(chunksOfText(`a\n"${'x'.repeat(600_000)}\nb\r\nc`));
    assert.deepEqual(broken, [2]);
    assert.deepEqual(
      records.map(({ line, cells }) => [line, cells[0]]),
      [
        [1, 'a'],
        [3, 'b'],
        [4, 'c'],
      ],
    );
  });

  it('reads rows between broken ones, wherever the text is cut', () => {
    const line = fc.constantFrom(
      ...([
        ['good', row(1)],
        ['good', row(2, '"x,""y"""')],
        ['broken', '"a,b'],
        ['broken', 'a,"b"c'],
        ['broken', 'x"y,z'],
      ] as const),
    );
    return fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 50 }),
        async (lines, end, size) => {
          // A quote that is open reaches as far as the next one, so that lines with quotes in them stand apart.
          const apart = lines.flatMap(each => [each, ['good', row(3)] as const]);
          const text = apart.map(([, each]) => each).join(end);
          const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}(?:(?<=\\r)\\n)?`, 'g')) ?? [];
          const found = await read(chunks);
          const numbered = apart.map(([kind], index) => ({ kind, line: index + 1 }));
          assert.deepEqual(
            found.broken,
            numbered.filter(({ kind }) => kind === 'broken').map(each => each.line),
          );
          assert.deepEqual(
            found.records.map(each => each.line),
            numbered.filter(({ kind }) => kind === 'good').map(each => each.line),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('comes to an end with any bytes, and holds every line to be something', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 3_000 }),
          fc
            .array(fc.constantFrom('"', ',', '\n', '\r', 'a', '""', `${head}\n`, row(1)), { maxLength: 300 })
            .map(parts => Buffer.from(parts.join(''))),
        ),
        fc.constantFrom('', `${head}\n`, 'Track URI;Title\n', '#EXTM3U\n', '{"tracks":[', '['),
        async (bytes, beginning) => {
          const { items, malformed } = await readList(
            FileBytes.of(Buffer.concat([Buffer.from(beginning), bytes])),
          );
          for (const { line } of [...items, ...malformed]) assert.ok(Number.isInteger(line) && line >= 1);
        },
      ),
      { numRuns: 500 },
    ));

  it('does not read a text of quotes again and again', async () => {
    const nasty = `${head}\n${'"\n"",""\n'.repeat(3_000)}`;
    const { malformedCount } = await readList(nasty);
    assert.ok(malformedCount > 0);
  });
});
