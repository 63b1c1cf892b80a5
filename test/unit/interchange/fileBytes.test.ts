import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { FileBytes } from '../../../src/interchange/fileBytes.ts';
import { readFileBytes } from '../../../src/interchange/readFileBytes.ts';
import { chunksOfBytes } from '../../../src/interchange/textChunks.ts';

const text = (bytes: FileBytes): string => [...chunksOfBytes(bytes)].join('');

/** The bytes, cut at these places. */
function inPieces(bytes: Uint8Array, cuts: readonly number[]): FileBytes {
  const file = new FileBytes();
  const places = [...cuts.map(cut => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b);
  places.forEach((end, index) => file.add(bytes.subarray(places[index - 1] ?? 0, end)));
  return file;
}

describe('The bytes of a file', () => {
  it('are the same text in whatever pieces they come', () => {
    const someText = fc.string({ unit: fc.constantFrom('a', 'é', '螢', '👩', '\r', '\n', ',') });
    const someBytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      someText.map(each => Buffer.from(each)),
      someText.map(each => Buffer.from(`\ufeff${each}`)),
      someText.map(each => Buffer.from(`\ufeff${each}`, 'utf16le')),
      someText.map(each => Buffer.from(`\ufeff${each}`, 'utf16le').swap16()),
    );
    const property = fc.property(someBytes, fc.array(fc.nat(40), { maxLength: 4 }), (bytes, cuts) => {
      const pieces = inPieces(bytes, cuts);
      assert.equal(pieces.length, bytes.length);
      assert.equal(text(pieces), text(FileBytes.of(bytes)));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('are UTF-8 as long as nothing says otherwise, also in the last byte', () => {
    assert.equal(text(FileBytes.of(Buffer.from('Café'))), 'Café');
    assert.equal(text(FileBytes.of(Buffer.from('Café').subarray(0, -1))), 'CafÃ');
    assert.equal(text(FileBytes.of(Buffer.from('Caf\xe9', 'latin1'))), 'Café');
  });

  it('are let go of as they are taken', () => {
    const file = inPieces(Buffer.from('one two'), [3]);
    assert.equal(text(file), 'one two');
    assert.equal(text(file), '');
    assert.equal(file.length, 7);
  });

  it('are read whole from a file that is larger than a piece', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tracklist-bytes-'));
    try {
      const whole = 'Überall Musik\n'.repeat(80_000);
      await writeFile(path.join(folder, 'list.csv'), whole);
      assert.equal(text(await readFileBytes(path.join(folder, 'list.csv'))), whole);
      await assert.rejects(readFileBytes(path.join(folder, 'missing.csv')), /ENOENT/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
