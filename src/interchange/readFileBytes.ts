import { createReadStream } from 'node:fs';
import { FileBytes } from './fileBytes.ts';

/** Bytes that are read at once: about a millisecond to look through. */
const pieceSize = 512 * 1024;

/** The bytes of a file on this computer, however large, while others have their turn. Rejects with the system's error. */
export async function readFileBytes(file: string): Promise<FileBytes> {
  const bytes = new FileBytes();
  for await (const piece of createReadStream(file, { highWaterMark: pieceSize }))
    bytes.add(piece as Uint8Array);
  return bytes;
}
