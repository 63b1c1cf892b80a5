import { SpotifyError } from './errors.ts';

/** What became of each item of a bulk write. Every item is in exactly one of the lists. */
export interface WriteOutcome {
  readonly applied: readonly string[];
  /** Spotify refused these, or they were never sent; the library is as before. */
  readonly refused: readonly string[];
  /** The answer was lost and could not be checked: these may or may not have been applied. */
  readonly unknown: readonly string[];
  /** Why, when anything is refused or unknown. `cancelled` when the person stopped it. */
  readonly error?: SpotifyError;
}

interface ChunkWriter {
  /** Items per request. */
  readonly size: number;
  /** Sends one chunk. */
  readonly write: (chunk: readonly string[]) => Promise<unknown>;
  /** For each item of the chunk, whether the library is now as the write wanted it. */
  readonly check: (chunk: readonly string[]) => Promise<readonly boolean[]>;
  /** Waits between two chunks; rejects when the work is to stop. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Items dealt with so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Splits `items` into runs of at most `size`. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/**
 * Writes `items` chunk after chunk. When an answer is lost, the library is asked what it holds before anything
 * is sent again, and the rest of that chunk is tried once more. A refusal ends the work: what follows is not
 * sent. Never rejects; cancelling takes effect before a chunk is sent, never in the middle of one.
 */
export async function writeInChunks(items: readonly string[], writer: ChunkWriter): Promise<WriteOutcome> {
  const applied: string[] = [];
  const unknown: string[] = [];
  const chunks = chunksOf(items, writer.size);
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0) await writer.pause().catch(() => undefined);
    if (writer.signal?.aborted) {
      const error = new SpotifyError('cancelled', 'stopped between two requests');
      return { applied, refused: chunks.slice(index).flat(), unknown, error };
    }
    const outcome = await writeChunk(chunk, writer);
    applied.push(...outcome.applied);
    unknown.push(...outcome.unknown);
    if (outcome.error) {
      const refused = [...outcome.refused, ...chunks.slice(index + 1).flat()];
      return { applied, refused, unknown, error: outcome.error };
    }
    writer.onProgress?.(applied.length);
  }
  return { applied, refused: [], unknown };
}

async function writeChunk(chunk: readonly string[], writer: ChunkWriter): Promise<WriteOutcome> {
  try {
    await writer.write(chunk);
    return { applied: chunk, refused: [], unknown: [] };
  } catch (error) {
    const reason = asSpotifyError(error);
    if (!isLostAnswer(reason)) return { applied: [], refused: chunk, unknown: [], error: reason };
    return settleLostAnswer(chunk, writer, reason);
  }
}

async function settleLostAnswer(
  chunk: readonly string[],
  writer: ChunkWriter,
  reason: SpotifyError,
): Promise<WriteOutcome> {
  const first = await splitByState(chunk, writer);
  if (!first) return { applied: [], refused: [], unknown: chunk, error: reason };
  if (first.open.length === 0) return { applied: chunk, refused: [], unknown: [] };
  try {
    await writer.write(first.open);
    return { applied: chunk, refused: [], unknown: [] };
  } catch (thrown) {
    const error = asSpotifyError(thrown);
    const second = isLostAnswer(error)
      ? await splitByState(first.open, writer)
      : { done: [], open: first.open };
    if (!second) return { applied: first.done, refused: [], unknown: first.open, error };
    const applied = [...first.done, ...second.done];
    return { applied, refused: second.open, unknown: [], ...(second.open.length > 0 ? { error } : {}) };
  }
}

async function splitByState(
  chunk: readonly string[],
  writer: ChunkWriter,
): Promise<{ done: string[]; open: string[] } | undefined> {
  try {
    const states = await writer.check(chunk);
    return {
      done: chunk.filter((_, index) => states[index] === true),
      open: chunk.filter((_, index) => states[index] !== true),
    };
  } catch {
    return undefined;
  }
}

function isLostAnswer(error: SpotifyError): boolean {
  return error.sent && SpotifyError.is(error, 'unavailable', 'offline', 'timedOut', 'badAnswer', 'cancelled');
}

function asSpotifyError(error: unknown): SpotifyError {
  return SpotifyError.is(error) ? error : new SpotifyError('offline', 'the write failed', { cause: error });
}
