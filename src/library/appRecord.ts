import type { Lock, LockScope } from '../spotify/locks.ts';
import { lockScopes } from '../spotify/locks.ts';
import type { QuotaKnowledge } from '../spotify/quotaMode.ts';

/** What is remembered of one Spotify app, whoever is signed in with it. */
export interface AppRecord {
  readonly locks: ReadonlyMap<LockScope, Lock>;
  /** Undefined while nothing was learned. */
  readonly quota: QuotaKnowledge | undefined;
}

export const emptyRecord: AppRecord = { locks: new Map(), quota: undefined };

/** No lock is believed for longer, in ms: Spotify's last a day at most, and a file may hold anything. */
export const longestLockMs = 7 * 24 * 60 * 60_000;

const version = 1;

/**
 * What a file says: `foreign` when it is not one of ours or is damaged, `tooNew` when a later version of the
 * extension wrote it. Locks that are over are left out, the others end within `longestLockMs`.
 * @param now epoch milliseconds
 */
export function parseRecord(text: string, now: number): AppRecord | 'foreign' | 'tooNew' {
  if (text === '') return emptyRecord;
  const file = asObject(parsed(text));
  if (file?.version !== version)
    return typeof file?.version === 'number' && file.version > version ? 'tooNew' : 'foreign';
  const locks = new Map<LockScope, Lock>();
  const written = asObject(file.locks) ?? {};
  for (const scope of lockScopes) {
    const lock = Object.hasOwn(written, scope) ? lockIn(written[scope], now) : undefined;
    if (lock && lock.until > now) locks.set(scope, lock);
  }
  return { locks, quota: quotaIn(file.quotaMode) };
}

/** The file of a record, the same text for the same knowledge: empty for none. Locks that are over are left out. */
export function recordText({ locks, quota }: AppRecord, now: number): string {
  const open = [...locks].filter(([, { until }]) => until > now).sort(([a], [b]) => (a < b ? -1 : 1));
  if (open.length === 0 && !quota) return '';
  return `${JSON.stringify({ version, locks: Object.fromEntries(open), quotaMode: quota })}\n`;
}

/** What either says: the longer lock of each scope, and of the quota mode what `mergedKnowledge` makes of it. */
export function mergedRecord(a: AppRecord, b: AppRecord): AppRecord {
  const locks = new Map(a.locks);
  for (const [scope, lock] of b.locks) {
    const known = locks.get(scope);
    if (!known || outlasts(lock, known)) locks.set(scope, lock);
  }
  return { locks, quota: mergedKnowledge(a.quota, b.quota) };
}

/** Whether `lock` says more than `other`: it lasts longer, or as long and is about the quota. */
export function outlasts(lock: Lock, other: Lock): boolean {
  if (lock.until !== other.until) return lock.until > other.until;
  return lock.kind === 'quotaExceeded' && other.kind === 'rateLimited';
}

/** A lock that ends within `longestLockMs` and at a whole millisecond. */
export function bounded({ until, kind }: Lock, now: number): Lock {
  return { until: Math.min(Math.ceil(until), Math.ceil(now + longestLockMs)), kind };
}

/** A refusal settles it; else somebody has seen fields that only extended mode delivers. */
function mergedKnowledge(
  a: QuotaKnowledge | undefined,
  b: QuotaKnowledge | undefined,
): QuotaKnowledge | undefined {
  if (!a || !b) return a ?? b;
  if (a.denied || b.denied) return { concluded: 'development', denied: true };
  return a.concluded === 'extended' ? a : b;
}

function lockIn(value: unknown, now: number): Lock | undefined {
  const { until, kind } = asObject(value) ?? {};
  if (typeof until !== 'number' || Number.isNaN(until)) return undefined;
  return kind === 'rateLimited' || kind === 'quotaExceeded' ? bounded({ until, kind }, now) : undefined;
}

function quotaIn(value: unknown): QuotaKnowledge | undefined {
  const { concluded, denied } = asObject(value) ?? {};
  if (typeof denied !== 'boolean') return undefined;
  if (denied) return { concluded: 'development', denied };
  return concluded === 'development' || concluded === 'extended' ? { concluded, denied } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
