import { Random } from '../../src/demo/random.ts';
import type { Fault } from '../support/fault.ts';
import type { Control } from './server.ts';

/** What befalls one of the requests that read the library. */
export interface PlannedFault {
  /** Requests that come before it, repeated ones included. */
  readonly index: number;
  readonly fault: Fault;
}

/** The tasks that read the whole library. */
export type LoadTask = 'load' | 'load429' | 'load502' | 'faultRun';

const tooMany: Fault = { kind: 'rateLimited', retryAfterSeconds: 1 };
const badGateway: Fault = { kind: 'serverError', status: 502 };

/** How likely each is to befall a request of the fault run. */
const rates: readonly (readonly [fault: Fault, probability: number])[] = [
  [badGateway, 0.02],
  [{ kind: 'reset' }, 0.01],
  [{ kind: 'truncated' }, 0.01],
];
/** More requests than anybody needs. */
const furthest = 400;

/** What goes wrong in each task, the same each time. With this seed a bad connection brings every kind of fault, as often as is likely. */
export const faultPlans: Readonly<Record<LoadTask, readonly PlannedFault[]>> = {
  load: [],
  load429: [{ index: 29, fault: tooMany }],
  load502: [{ index: 29, fault: badGateway }],
  faultRun: badConnection('south', [20, 90, 150]),
};

function badConnection(seed: string, rateLimited: readonly number[]): PlannedFault[] {
  const random = new Random(seed);
  return Array.from({ length: furthest }, (_, index): PlannedFault | undefined => {
    const lots = rates.map(([fault, probability]) => ({ fault, isDrawn: random.chance(probability) }));
    const fault = rateLimited.includes(index) ? tooMany : lots.find(({ isDrawn }) => isDrawn)?.fault;
    return fault && { index, fault };
  }).filter(planned => planned !== undefined);
}

/** Tells the server. Requests that go wrong do not count as such that go well before another. */
export async function announce(plan: readonly PlannedFault[], control: Control): Promise<void> {
  for (const [before, { index, fault }] of plan.entries())
    await control.fault({ path: '/me/tracks' }, fault, { after: index - before });
}
