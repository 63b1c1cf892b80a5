import { Alarm } from './alarm.ts';
import type { Clock } from './clock.ts';
import { cancelled } from './clock.ts';
import { SpotifyError } from './errors.ts';
import type { EndpointFamily, Lock, Locks } from './locks.ts';
import type { Pace } from './pace.ts';
import { defaultPace, Speed } from './pace.ts';
import type { Passage, Priority, Waiting } from './waitingLine.ts';
import { WaitingLine } from './waitingLine.ts';

export type { Pace } from './pace.ts';
export type { Priority } from './waitingLine.ts';

/** A pause up to this long is waited out; a longer one fails at once and says when to come back. Milliseconds. */
export const longestWaitMs = 60_000;

/**
 * Lets requests out at a bearable rate; one gate serves everything of one client id. Persons' requests go before
 * the background's, which is paced; a short pause that Spotify asks for holds everybody back, a longer one and a
 * used-up quota close one endpoint family alone.
 */
export class RateGate {
  readonly #clock: Clock;
  readonly #locks: Locks;
  readonly #speed: Speed;
  readonly #alarm: Alarm;
  readonly #line = new WaitingLine(() => this.#look());
  #inFlight = 0;
  #tickets = 0;
  #isLooking = false;

  constructor(clock: Clock, locks: Locks, pace: Pace = defaultPace) {
    this.#clock = clock;
    this.#locks = locks;
    this.#speed = new Speed(pace);
    this.#alarm = new Alarm(clock, () => this.#look());
  }

  /** A number to stand in line with. Who keeps it for another try goes before everybody that came later. */
  ticket(): number {
    return this.#tickets++;
  }

  /**
   * Calls `send` when its turn has come, and learns from how that ends: a 429 makes everything slower and keeps
   * others back.
   * Rejects with `rateLimited` or `quotaExceeded` and `retryAt` when the family is locked, now or while waiting;
   * with `timedOut` when the latest start has gone by; with `cancelled` when the signal aborts while waiting.
   */
  pass<T>(passage: Passage, send: () => Promise<T>): Promise<T> {
    if (passage.signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const start = (): void => void this.#run(passage.family, send).then(resolve, reject);
      this.#line.add({ ...passage, start, refuse: reject });
      this.#look();
    });
  }

  async #run<T>(family: EndpointFamily, send: () => Promise<T>): Promise<T> {
    const { era } = this.#speed;
    this.#speed.noteStart(this.#clock.now());
    this.#inFlight += 1;
    try {
      const result = await send();
      this.#speed.noteSuccess(era);
      return result;
    } catch (error) {
      this.#learn(family, era, error);
      throw error;
    } finally {
      this.#inFlight -= 1;
      this.#look();
    }
  }

  #learn(family: EndpointFamily, era: number, error: unknown): void {
    if (!SpotifyError.is(error, 'rateLimited', 'quotaExceeded') || error.retryAt === undefined) return;
    const { kind, retryAt } = error;
    const scope = isPause(error, this.#clock.now()) ? 'everything' : family;
    // A quota counts requests of a day; how fast they come is all the same to it.
    if (kind === 'rateLimited') this.#speed.slowDown(era);
    this.#locks.lock(scope, { until: retryAt, kind: kind === 'quotaExceeded' ? kind : 'rateLimited' });
  }

  /** Looks who may go now, knowing what other windows have been told. */
  #look(): void {
    if (!this.#line.first) this.#alarm.clear();
    else if (!this.#isLooking) {
      this.#isLooking = true;
      void this.#locks.refresh().then(() => {
        this.#isLooking = false;
        this.#line.refuse(waiting => this.#reasonAgainst(waiting));
        this.#letGo();
      });
    }
  }

  #letGo(): void {
    for (let next = this.#line.first; next; next = this.#line.first) {
      const opensAt = this.#opensAt(next.priority);
      if (opensAt > this.#clock.now()) {
        if (Number.isFinite(opensAt)) this.#alarm.set(opensAt);
        else this.#alarm.clear();
        return;
      }
      this.#line.take(next);
      next.start();
    }
    this.#alarm.clear();
  }

  /** Epoch milliseconds; Infinity when somebody has to come back first. */
  #opensAt(priority: Priority): number {
    const now = this.#clock.now();
    const pause = this.#locks.lockOf('everything');
    if (pause && pause.until > now) return pause.until;
    const isBackground = priority === 'background';
    if (this.#inFlight >= (isBackground ? this.#speed.backgroundPlaces : this.#speed.places)) return Infinity;
    return isBackground ? this.#speed.backgroundOpensAt(now) : now;
  }

  /** Why somebody need not wait any longer. */
  #reasonAgainst({ family, latestStart = Infinity }: Waiting): SpotifyError | undefined {
    const now = this.#clock.now();
    const own = this.#locks.lockOf(family);
    if (own && own.until > now) return locked(family, own);
    const pause = this.#locks.lockOf('everything');
    const longest = Math.min(now + longestWaitMs, latestStart);
    if (pause && pause.until > now && pause.until > longest) return locked('everything', pause);
    if (now > latestStart) return new SpotifyError('timedOut', `${family}: no turn in time`);
    return undefined;
  }
}

/** Whether a 429 asks for a pause that is worth waiting for, and not for a family to be left alone. */
export function isPause(error: SpotifyError, now: number): boolean {
  return error.kind === 'rateLimited' && (error.retryAt ?? Infinity) - now <= longestWaitMs;
}

function locked(what: string, { kind, until }: Lock): SpotifyError {
  return new SpotifyError(kind, `${what} is locked by Spotify`, { retryAt: until });
}
