import { SpotifyError } from './errors.ts';

/** What became of each item of a bulk write. Every item is in exactly one of the three lists, once, in the order asked for. */
export interface WriteOutcome {
  /** The library holds these as the write wanted it. */
  readonly applied: readonly string[];
  /** Spotify refused these, or they were never sent; the library is as before. */
  readonly refused: readonly string[];
  /** The answer was lost and could not be checked: these may or may not have been applied. */
  readonly unknown: readonly string[];
  /** Of the applied ones, those that got the date they were to be saved with; missing when no dates were given. */
  readonly dated?: readonly string[];
  /** Why, when anything is refused or unknown. `cancelled` when the person stopped it. */
  readonly error?: SpotifyError;
}

/** How the chunks of one bulk write are sent. */
export interface ChunkWriter {
  /** Items per request. */
  readonly size: number;
  /** Sends one chunk. When `signal` aborts before that, it is to reject with an error that is not `sent`. */
  readonly write: (chunk: readonly string[], signal: AbortSignal) => Promise<unknown>;
  /** For each item of the chunk, whether the library is now as the write wanted it. */
  readonly check: (chunk: readonly string[]) => Promise<readonly boolean[]>;
  /** The first chunk goes alone, because its endpoint may turn out to be closed. */
  readonly isCautious?: boolean;
  /** Waits between two chunks, which then go one at a time; rejects when `signal` aborts. */
  readonly pause?: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Stops before the next request. */
  readonly signal?: AbortSignal | undefined;
  /** Items applied so far, each time there are more. */
  readonly onProgress?: ((applied: number) => void) | undefined;
  /** Hears what became of items as soon as that is known; what is refused is known at the end. */
  readonly onSettled?: ((items: readonly string[], outcome: 'applied' | 'unknown') => void) | undefined;
}

/** Requests of one bulk write or check under way at once; how many really go out is the rate gate's business. */
export const bulkConcurrency = 8;

/** Splits `items` into runs of at most `size`. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/**
 * Writes `items`, each once, in chunks, up to `bulkConcurrency` of them at a time. When an answer is lost, the
 * library is asked what it holds before anything is sent again, and the rest of that chunk is tried once more. A
 * refusal ends the work, and so do cancelling and what cannot be checked: what has not been sent by then is not sent,
 * and what is under way is awaited and counted. Never rejects.
 */
export async function writeInChunks(items: readonly string[], writer: ChunkWriter): Promise<WriteOutcome> {
  return new BulkWrite(items, writer).run();
}

class BulkWrite {
  readonly #writer: ChunkWriter;
  readonly #items: readonly string[];
  readonly #waiting: string[][];
  /** What is not in it was refused. */
  readonly #states = new Map<string, 'applied' | 'unknown'>();
  readonly #ended = new AbortController();
  readonly #signal: AbortSignal;
  readonly #reasons: SpotifyError[] = [];

  constructor(items: readonly string[], writer: ChunkWriter) {
    this.#writer = writer;
    this.#items = [...new Set(items)];
    this.#waiting = chunksOf(this.#items, writer.size);
    this.#signal = AbortSignal.any([this.#ended.signal, ...(writer.signal ? [writer.signal] : [])]);
  }

  async run(): Promise<WriteOutcome> {
    const { isCautious, pause } = this.#writer;
    if (isCautious) await this.#step();
    const lanes = Array.from({ length: pause ? 1 : bulkConcurrency }, () => this.#work());
    await Promise.all(lanes);
    const applied = this.#items.filter(item => this.#states.get(item) === 'applied');
    const unknown = this.#items.filter(item => this.#states.get(item) === 'unknown');
    const refused = this.#items.filter(item => !this.#states.has(item));
    const lists = { applied, refused, unknown };
    return applied.length === this.#items.length ? lists : { ...lists, error: this.#reason };
  }

  /** The first one; that an endpoint is closed only if there is no other, because then all of the rest may go elsewhere. */
  get #reason(): SpotifyError {
    const other = this.#reasons.find(reason => reason.kind !== 'removedEndpoint');
    return other ?? this.#reasons[0] ?? new SpotifyError('cancelled', 'stopped between two requests');
  }

  async #work(): Promise<void> {
    while (await this.#step());
  }

  /** False when there is nothing more to send. */
  async #step(): Promise<boolean> {
    const chunk = this.#signal.aborted ? undefined : this.#waiting.shift();
    if (!chunk) return false;
    await this.#write(chunk);
    if (this.#waiting.length > 0) await this.#writer.pause?.(this.#signal).catch(() => undefined);
    return true;
  }

  async #write(chunk: readonly string[]): Promise<void> {
    const reason = await this.#send(chunk);
    if (reason && isLostAnswer(reason)) await this.#settleLostAnswer(chunk, reason);
    else if (reason) this.#end(reason);
  }

  async #settleLostAnswer(chunk: readonly string[], reason: SpotifyError): Promise<void> {
    const open = await this.#check(chunk);
    if (!open) this.#end(reason);
    if (!open || open.length === 0) return;
    const again = await this.#send(open);
    if (!again) return;
    const stillOpen = isLostAnswer(again) ? await this.#check(open) : open;
    if (stillOpen?.length !== 0) this.#end(again);
  }

  /** Why it failed, if it did. */
  async #send(chunk: readonly string[]): Promise<SpotifyError | undefined> {
    try {
      await this.#writer.write(chunk, this.#signal);
    } catch (error) {
      return asSpotifyError(error);
    }
    this.#note('applied', chunk);
    return undefined;
  }

  /** What of the chunk is not as wished; undefined when that cannot be found out. */
  async #check(chunk: readonly string[]): Promise<string[] | undefined> {
    try {
      const states = await this.#writer.check(chunk);
      const isDone = (_: string, index: number): boolean => states[index] === true;
      this.#note('applied', chunk.filter(isDone));
      return chunk.filter((item, index) => !isDone(item, index));
    } catch {
      this.#note('unknown', chunk);
      return undefined;
    }
  }

  #note(state: 'applied' | 'unknown', chunk: readonly string[]): void {
    for (const item of chunk) this.#states.set(item, state);
    if (chunk.length > 0) this.#writer.onSettled?.(chunk, state);
    if (state === 'unknown' || chunk.length === 0) return;
    this.#writer.onProgress?.([...this.#states.values()].filter(each => each === 'applied').length);
  }

  #end(reason: SpotifyError): void {
    // What is held back because the work has ended is no reason of its own.
    const isHeldBack = this.#ended.signal.aborted && reason.kind === 'cancelled' && !reason.sent;
    if (!isHeldBack) this.#reasons.push(reason);
    this.#ended.abort();
  }
}

function isLostAnswer(error: SpotifyError): boolean {
  return error.sent && SpotifyError.is(error, 'unavailable', 'offline', 'timedOut', 'badAnswer', 'cancelled');
}

function asSpotifyError(error: unknown): SpotifyError {
  return SpotifyError.is(error) ? error : new SpotifyError('offline', 'the write failed', { cause: error });
}
