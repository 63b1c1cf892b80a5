import { Random } from '../../src/demo/random.ts';
import type { Fault } from './fault.ts';
import { matchesRequest } from './requestLog.ts';
import type { LoggedRequest, RequestMatch } from './requestLog.ts';

export interface FaultPlan {
  /** How many requests it befalls. Default 1; `Infinity` for all. */
  readonly times?: number;
  /** How many matching requests go well before. Default 0. */
  readonly after?: number;
}

interface Planned {
  readonly match: RequestMatch;
  readonly fault: Fault;
  after: number;
  times: number;
}

interface Rate {
  readonly match: RequestMatch;
  readonly fault: Fault;
  readonly probability: number;
  readonly random: Random;
}

/** What is to go wrong. Matches mean the Web API unless they name a service. */
export class Faults {
  #planned: Planned[] = [];
  #rates: Rate[] = [];

  /** The next matching request goes wrong in this way; of several plans the oldest comes first. */
  next(match: RequestMatch, fault: Fault, { times = 1, after = 0 }: FaultPlan = {}): void {
    this.#planned.push({ match: { service: 'api', ...match }, fault, times, after });
  }

  /** From now on matching requests go wrong with a probability (0–1), the same ones for the same seed. */
  rate(match: RequestMatch, fault: Fault, probability: number, seed = 'faults'): void {
    this.#rates.push({ match: { service: 'api', ...match }, fault, probability, random: new Random(seed) });
  }

  /** Everything goes well again. */
  clear(): void {
    this.#planned = [];
    this.#rates = [];
  }

  /** What befalls this request, if anything. */
  take(entry: LoggedRequest): Fault | undefined {
    for (const plan of this.#planned) {
      if (!matchesRequest(entry, plan.match)) continue;
      if (plan.after > 0) {
        plan.after--;
        continue;
      }
      plan.times--;
      if (plan.times <= 0) this.#planned = this.#planned.filter(other => other !== plan);
      return plan.fault;
    }
    return this.#rates.find(
      ({ match, probability, random }) => matchesRequest(entry, match) && random.chance(probability),
    )?.fault;
  }
}
