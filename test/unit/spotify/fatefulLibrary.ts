import type { ChunkWriter, WriteOutcome } from '../../../src/spotify/bulk.ts';
import { writeInChunks } from '../../../src/spotify/bulk.ts';
import { cancelled } from '../../../src/spotify/clock.ts';
import type { SpotifyErrorKind } from '../../../src/spotify/errors.ts';
import { SpotifyError, unsent } from '../../../src/spotify/errors.ts';

/** What happens to a request: it is answered, refused, never sent, lost before or after it was acted upon, or half of it was. */
export type Fate = 'fine' | 'refused' | 'locked' | 'unsent' | 'lostBefore' | 'lostAfter' | 'lostHalf';

/** What may be asked of a bulk write in these tests. */
interface Wish extends Partial<Pick<ChunkWriter, 'signal' | 'isCautious' | 'pause'>> {
  readonly size?: number;
  readonly saves?: boolean;
}

/** A library in memory whose requests meet a list of fates, in the order they are sent; then all goes well. */
export class FatefulLibrary {
  readonly saved: Set<string>;
  /** As `write a b` or `check a b`, in the order they were sent. */
  readonly requests: string[] = [];
  readonly progress: number[] = [];
  /** Items whose check failed. */
  readonly unchecked = new Set<string>();
  maxInFlight = 0;
  /** Writes that were to be sent, whether they were or not. */
  tries = 0;
  /** Writes that were sent although it was known by then that Spotify refuses. */
  lateWrites = 0;
  /** Kind of what a refusal is. */
  refusal: SpotifyErrorKind = 'forbidden';
  /** Turns of the event loop before a request is sent and before it is answered, request by request; then 1. */
  turns: number[] = [];
  /** Called with the number of requests sent so far, each time one is. */
  onSend: (count: number) => void = () => undefined;
  readonly #fates: Fate[];
  #inFlight = 0;
  #isRefused = false;

  constructor(fates: readonly Fate[] = [], saved: readonly string[] = []) {
    this.#fates = [...fates];
    this.saved = new Set(saved);
  }

  write(wanted: readonly string[], { size = 3, saves = true, ...rest }: Wish = {}): Promise<WriteOutcome> {
    return writeInChunks(wanted, {
      size,
      ...rest,
      write: (chunk, signal) => this.#write(chunk, saves, signal),
      check: async chunk => {
        await this.#check(chunk);
        return chunk.map(item => this.saved.has(item) === saves);
      },
      onProgress: applied => this.progress.push(applied),
    });
  }

  async #write(chunk: readonly string[], saves: boolean, signal: AbortSignal): Promise<void> {
    this.tries += 1;
    await this.#turns();
    if (signal.aborted) throw unsent(cancelled());
    if (this.#isRefused) this.lateWrites += 1;
    const fate = await this.#meet(`write ${chunk.join(' ')}`);
    const acted: Partial<Record<Fate, number>> = {
      fine: chunk.length,
      lostAfter: chunk.length,
      lostHalf: Math.ceil(chunk.length / 2),
    };
    for (const item of chunk.slice(0, acted[fate] ?? 0)) {
      if (saves) this.saved.add(item);
      else this.saved.delete(item);
    }
    const error = this.#errorOf(fate);
    // Whoever is told gets to know in this turn.
    if (error && !fate.startsWith('lost')) setImmediate(() => (this.#isRefused = true));
    if (error) throw error;
  }

  async #check(chunk: readonly string[]): Promise<void> {
    await this.#turns();
    const error = this.#errorOf(await this.#meet(`check ${chunk.join(' ')}`));
    if (!error) return;
    for (const item of chunk) this.unchecked.add(item);
    throw error;
  }

  async #meet(request: string): Promise<Fate> {
    this.requests.push(request);
    this.maxInFlight = Math.max(this.maxInFlight, ++this.#inFlight);
    this.onSend(this.requests.length);
    const fate = this.#fates.shift() ?? 'fine';
    await this.#turns();
    this.#inFlight -= 1;
    return fate;
  }

  #errorOf(fate: Fate): SpotifyError | undefined {
    if (fate === 'fine') return undefined;
    if (fate === 'refused') return new SpotifyError(this.refusal, 'refused');
    if (fate === 'locked') return new SpotifyError('rateLimited', 'locked', { status: 429, retryAt: 1 });
    return new SpotifyError('offline', 'lost', { sent: fate !== 'unsent' });
  }

  async #turns(): Promise<void> {
    const count = this.turns.shift() ?? 1;
    for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
  }
}
