import type { Clock } from '../spotify/clock.ts';
import type { Exclusively } from './savedListSource.ts';

/** The right of one window to do something. It ends by itself when it is not renewed. */
interface Lease {
  /** Keeps it for as long again from now on. */
  renew(): Promise<unknown>;
  release(): Promise<void>;
}

/** A window that is closed in the middle keeps the others waiting for so long, in ms. */
const leaseMs = 30_000;
const renewEveryMs = leaseMs / 3;
const askAgainMs = 2_000;

/**
 * Lets one window at a time do work.
 * @param acquire takes the right for so many ms; undefined while another window has it
 */
export function exclusively(
  acquire: (ms: number) => Promise<Lease | undefined>,
  clock: Pick<Clock, 'sleep'>,
): Exclusively {
  return async (work, signal) => {
    for (let hasWaited = false; ; hasWaited = true) {
      const lease = await acquire(leaseMs);
      if (lease) return whileRenewed(lease, clock, () => work(hasWaited));
      await clock.sleep(askAgainMs, signal);
    }
  };
}

async function whileRenewed<T>(
  lease: Lease,
  clock: Pick<Clock, 'sleep'>,
  work: () => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  void renew(lease, clock, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await lease.release();
  }
}

async function renew(lease: Lease, clock: Pick<Clock, 'sleep'>, signal: AbortSignal): Promise<void> {
  for (;;) {
    await clock.sleep(renewEveryMs, signal).catch(() => undefined);
    if (signal.aborted) return;
    await lease.renew();
  }
}
