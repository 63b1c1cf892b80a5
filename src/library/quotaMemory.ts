import type { QuotaKnowledge, QuotaMode } from '../spotify/quotaMode.ts';
import { QuotaModeTracker } from '../spotify/quotaMode.ts';

/** Somewhere small and not secret to remember things; the editor's global state. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Remembers per client id what was learned about its quota mode; survives signing out. */
export class QuotaMemory {
  readonly #memory: Memory;
  readonly #override: () => QuotaMode | undefined;

  constructor(memory: Memory, override: () => QuotaMode | undefined) {
    this.#memory = memory;
    this.#override = override;
  }

  /** A tracker for the app, which knows what was learned before and remembers what it learns. */
  trackerFor(clientId: string): QuotaModeTracker {
    const key = `quotaMode.${clientId}`;
    const tracker = new QuotaModeTracker(this.#override, readKnowledge(this.#memory.get(key)));
    tracker.onDidLearn(knowledge => void this.#memory.update(key, knowledge));
    return tracker;
  }
}

function readKnowledge(value: unknown): QuotaKnowledge | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { concluded, denied } = value as Partial<QuotaKnowledge>;
  const isKnown = concluded === 'development' || concluded === 'extended';
  return isKnown && typeof denied === 'boolean' ? { concluded, denied } : undefined;
}
