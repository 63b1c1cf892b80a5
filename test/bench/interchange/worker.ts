// Writes and reads one list with the bundles that ship, in a process of its own.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Printing from '../../../src/interchange/printItems.ts';
import { readFileBytes } from '../../../src/interchange/readFileBytes.ts';
import type * as Reading from '../../../src/interchange/readList.ts';
import { inSlices } from '../../../src/library/inSlices.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { ownOrder } from '../child.ts';
import { StallWatch } from '../library/stallWatch.ts';
import { memoryInUse } from '../memoryInUse.ts';
import type { ListFigures } from './lists.ts';

const require = createRequire(import.meta.url);
const order = ownOrder() as {
  readonly format: Parameters<typeof Printing.printItems>[1];
  readonly rows: number;
  readonly printing: string;
  readonly reading: string;
};
const { printItems } = require(order.printing) as typeof Printing;
const { readList } = require(order.reading) as typeof Reading;

const digits = (number: number): string => number.toString(36).padStart(22, '0');

/** As many albums and artists for so many tracks as in a real library. */
function aTrack(number: number): SavedTrack {
  const [album, artist] = [number % 20_000, number % 8_000];
  return {
    addedAt: new Date(1_600_000_000_000 - number * 60_000).toISOString().replace('.000Z', 'Z'),
    track: {
      uri: `spotify:track:${digits(number)}`,
      name: `The “long” title of track ${number}, Pt. 2`,
      artists: [
        { name: `An artist, ${artist}`, uri: `spotify:artist:${digits(artist)}` },
        { name: `Another ${artist}`, uri: `spotify:artist:${digits(artist + 9_000)}` },
      ],
      album: {
        name: `Album number ${album}`,
        uri: `spotify:album:${digits(album)}`,
        artists: [{ name: `An artist, ${artist}`, uri: `spotify:artist:${digits(artist)}` }],
        images: [{ url: `https://i.scdn.co/image/ab67616d0000b273${digits(album)}` }],
        releaseDate: { value: '2019-05-03', precision: 'day' },
      },
      durationMs: 180_000 + number,
      explicit: false,
      isLocal: false,
      discNumber: 1,
      trackNumber: 4,
      isrc: `QZABC19${String(number % 100_000).padStart(5, '0')}`,
    },
  };
}

/** Leaves the list in a file. */
async function write(file: string): Promise<Pick<ListFigures, 'fileBytes' | 'writeMs' | 'writeStall'>> {
  const items = Array.from({ length: order.rows }, (_, number) => aTrack(number));
  const blocks: string[] = [];
  function* steps(): Generator<undefined, void> {
    for (const part of printItems(items, order.format, '2026-11-21T16:00:00Z')) {
      blocks.push(part);
      yield;
    }
  }
  await memoryInUse(); // Rows of a library have been there for long: moving new ones in memory is not the writing's work.
  const [watch, start] = [new StallWatch(), performance.now()];
  await inSlices(steps());
  const figures = { writeMs: performance.now() - start, writeStall: watch.stop() };
  writeFileSync(file, blocks.join(''));
  return { fileBytes: statSync(file).size, ...figures };
}

/** What a file is read as, with the most memory that took. */
async function read(
  file: string,
): Promise<Omit<ListFigures, 'format' | 'rows' | 'fileBytes' | 'writeMs' | 'writeStall'>> {
  const before = await memoryInUse();
  let most = 0;
  const look = (): void => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers);
  };
  const [watch, start, timer] = [new StallWatch(), performance.now(), setInterval(look, 5)];
  const list = await readList(await readFileBytes(file));
  const [readMs, readStall] = [performance.now() - start, watch.stop()];
  clearInterval(timer);
  const after = await memoryInUse();
  if (list.items.length !== order.rows || list.malformedCount > 0) throw new Error('not all was read');
  return {
    readMs,
    readStall,
    peakMemory: most - before.objects - before.buffers,
    keptMemory: after.objects - before.objects,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'tracklist-bench-'));
try {
  const file = path.join(folder, 'list');
  const written = await write(file);
  console.log(JSON.stringify({ format: order.format, rows: order.rows, ...written, ...(await read(file)) }));
} finally {
  rmSync(folder, { recursive: true });
}
