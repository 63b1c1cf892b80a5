import fc from 'fast-check';
import type { AppRecord } from '../../../src/library/appRecord.ts';
import { longestLockMs } from '../../../src/library/appRecord.ts';
import type { Lock, LockScope } from '../../../src/spotify/locks.ts';
import type { QuotaKnowledge } from '../../../src/spotify/quotaMode.ts';

export const someScope = fc.constantFrom<LockScope>('library', 'top', 'search', 'everything');

/** Locks that last from `now` on, often as long as others. */
export function someLock(now: number): fc.Arbitrary<Lock> {
  return fc.record(
    {
      until: fc
        .oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: longestLockMs }))
        .map(ms => now + ms),
      kind: fc.constantFrom('rateLimited', 'quotaExceeded'),
    },
    { noNullPrototype: true },
  );
}

export const someKnowledge = fc.constantFrom<QuotaKnowledge>(
  { concluded: 'development', denied: false },
  { concluded: 'extended', denied: false },
  { concluded: 'development', denied: true },
);

/** What may be known of an app at the time `now`. */
export function someRecord(now: number): fc.Arbitrary<AppRecord> {
  return fc.record({
    locks: fc.array(fc.tuple(someScope, someLock(now))).map(entries => new Map(entries)),
    quota: fc.option(someKnowledge, { nil: undefined }),
  });
}
