// Mocha loads this before unit tests. Databases wait for the disk, so that they outlast a power cut. Those of tests
// need not: where Linux has a folder in memory, and room there, it is the one for temporary files.
import { accessSync, constants, statfsSync } from 'node:fs';
import process from 'node:process';

const memory = '/dev/shm';
const roomBytes = 2 ** 29;

if (process.env.TMPDIR === undefined && hasRoom(memory)) process.env.TMPDIR = memory;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= roomBytes;
  } catch {
    return false;
  }
}
