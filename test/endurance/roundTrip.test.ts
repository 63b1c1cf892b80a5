import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ExportFormat } from '../../src/interchange/exportFormat.ts';
import { exportFormats } from '../../src/interchange/exportFormat.ts';
import type { ListedItem } from '../../src/interchange/listedItem.ts';
import { printItems } from '../../src/interchange/printItems.ts';
import { FileBytes } from '../../src/interchange/fileBytes.ts';
import type { ReadList } from '../../src/interchange/readList.ts';
import { readList } from '../../src/interchange/readList.ts';
import type { SavedItem } from '../../src/library/journal.ts';
import { uriOf } from '../../src/library/journal.ts';
import { anyItems } from '../unit/interchange/someItems.ts';

const exportedAt = '2026-11-21T16:00:00Z';

function printed(items: readonly SavedItem[], format: ExportFormat): string {
  return [...printItems(items, format, exportedAt)].join('');
}

/** What an item comes back as: all that is read of it. */
function expected(item: SavedItem): Omit<ListedItem, 'line'> {
  const { addedAt } = item;
  const uri = uriOf(item);
  const release = ('track' in item ? item.track.album : item.album)?.releaseDate?.value;
  const releaseDate = release === undefined ? {} : { releaseDate: release };
  if ('album' in item) {
    const { name, artists } = item.album;
    return { kind: 'album', uri, name, artists: artists.map(artist => artist.name), ...releaseDate, addedAt };
  }
  const { name, artists, album, isrc, durationMs } = item.track;
  return {
    kind: 'track',
    uri,
    name,
    artists: artists.map(artist => artist.name),
    ...(album ? { album: album.name } : {}),
    ...(isrc === undefined ? {} : { isrc }),
    durationMs,
    ...releaseDate,
    addedAt,
  };
}

function withoutLine(item: ListedItem): Omit<ListedItem, 'line'> {
  const { line, ...rest } = item;
  assert.ok(line >= 1);
  return rest;
}

/** As a file in UTF-8 holds it: half a character cannot be written. */
const wellFormed = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? each.toWellFormed() : each)),
  ) as T;

function assertWhole(read: ReadList, format: ReadList['format']): void {
  assert.equal(read.format, format);
  assert.deepEqual(read.malformed, []);
}

describe('export and import again', () => {
  it('gives back everything that is read from JSON', () =>
    fc.assert(
      fc.asyncProperty(anyItems, async items => {
        const read = await readList(printed(items, 'json'));
        assertWhole(read, 'json');
        const [tracks, albums] = [
          items.filter(item => 'track' in item),
          items.filter(item => 'album' in item),
        ];
        assert.deepEqual(read.items.map(withoutLine), [...tracks, ...albums].map(expected));
      }),
      { numRuns: 200 },
    ));

  it('gives back everything that is read from CSV, but for halves of characters', () =>
    fc.assert(
      fc.asyncProperty(anyItems, async items => {
        const read = await readList(FileBytes.of(new TextEncoder().encode(printed(items, 'csv'))));
        assertWhole(read, 'csv');
        assert.deepEqual(read.items.map(withoutLine), wellFormed(items.map(expected)));
      }),
      { numRuns: 300 },
    ));

  for (const format of ['m3u8', 'markdown', 'uris'] as const)
    it(`gives back which items they are, in order, from ${format}`, () =>
      fc.assert(
        fc.asyncProperty(
          anyItems.filter(items => items.length > 0),
          async items => {
            const read = await readList(printed(items, format));
            assertWhole(read, format === 'm3u8' ? 'm3u8' : 'text');
            const found = read.items.map(({ kind, uri }) => ({ kind, uri }));
            assert.deepEqual(
              found,
              items.map(expected).map(({ kind, uri }) => ({ kind, uri })),
            );
          },
        ),
        { numRuns: 200 },
      ));

  it('reads every format alike in UTF-16 and with a byte order mark', () =>
    fc.assert(
      fc.asyncProperty(anyItems, fc.constantFrom(...exportFormats), async (items, format) => {
        const text = printed(items, format).toWellFormed();
        const plain = await readList(text);
        const little = Buffer.from(`\ufeff${text}`, 'utf16le');
        const big = Buffer.from(little).swap16();
        for (const bytes of [Buffer.from(`\ufeff${text}`), little, big])
          assert.deepEqual(await readList(FileBytes.of(bytes)), plain);
      }),
      { numRuns: 100 },
    ));
});
