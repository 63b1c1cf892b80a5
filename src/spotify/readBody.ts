import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { SpotifyError } from './errors.ts';

const unzip = promisify(gunzip);

interface BodyOptions {
  /** Decompressed or not; an answer beyond it is given up. */
  readonly mostBytes: number;
  /** The header `content-encoding`; other than `gzip` is taken as it is. */
  readonly encoding?: string | undefined;
  /** Hears of each piece. */
  readonly onPiece?: () => void;
}

/** The text of an answer's body. Rejects with a `SpotifyError` of kind `badAnswer` when it is too large or broken. */
export async function readBody(body: AsyncIterable<Uint8Array>, options: BodyOptions): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    options.onPiece?.();
    bytes += piece.byteLength;
    if (bytes > options.mostBytes) throw tooLarge();
    pieces.push(piece);
  }
  const whole = Buffer.concat(pieces);
  const isZipped = bytes > 0 && options.encoding?.trim().toLowerCase() === 'gzip';
  return (isZipped ? await unzipped(whole, options.mostBytes) : whole).toString('utf8');
}

/** Stops as soon as there is more than `mostBytes`, however little it was before. */
async function unzipped(zipped: Buffer, mostBytes: number): Promise<Buffer> {
  try {
    return await unzip(zipped, { maxOutputLength: mostBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? tooLarge() : new SpotifyError('badAnswer', 'the answer cannot be decompressed');
  }
}

function tooLarge(): SpotifyError {
  return new SpotifyError('badAnswer', 'the answer is larger than any of Spotify’s');
}
