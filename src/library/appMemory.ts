import { Emitter } from '../model/event.ts';
import type { Lock, Locks, LockScope } from '../spotify/locks.ts';
import type { QuotaKnowledge } from '../spotify/quotaMode.ts';
import type { AppRecord } from './appRecord.ts';
import { bounded, emptyRecord, mergedRecord, parseRecord, recordText } from './appRecord.ts';
import type { SharedFile } from './sharedFile.ts';

/** The file is looked at no more often than this, in ms. */
const lookEveryMs = 1_000;
/** After a failure nothing is written for this long, in ms, unless there is something new. */
const writeAgainMs = 10_000;
/** Tries to write while other windows do. */
const mostTries = 10;

type Shared = Pick<SharedFile, 'readIfChanged' | 'read' | 'replace'>;

interface AppMemoryParts {
  /** Undefined: nothing outlasts this object. */
  readonly file: Shared | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/**
 * What is remembered of one Spotify app: until when Spotify wants to be left alone, and what was learned about the
 * quota mode. It is kept in a file that all windows share and that survives restarts and signing out. What is
 * known only ever adds up: the longer lock counts, and what the file lacks is written again. Trouble with the file
 * is logged, once, and leaves this object's own memory as it is.
 */
export class AppMemory implements Locks {
  readonly #parts: AppMemoryParts;
  readonly #locked = new Emitter<LockScope>();
  readonly #learned = new Emitter<QuotaKnowledge>();
  #record = emptyRecord;
  /** Everything that has been begun with the file, one after another. */
  #work = Promise.resolve();
  #lookedAt = -Infinity;
  #isInTrouble = false;
  /** Epoch milliseconds before which what failed is not tried again; undefined when all is written. */
  #writeAgainAt: number | undefined;
  /** What the file was found or left to say; undefined when it is to be left alone. */
  #fileText: string | undefined;

  readonly onDidLock = this.#locked.event;
  /** Fires with what another window, or an earlier one, has learned about the quota mode. */
  readonly onDidLearn = this.#learned.event;

  constructor(parts: AppMemoryParts) {
    this.#parts = parts;
  }

  /** Undefined while nothing was learned. */
  get knowledge(): QuotaKnowledge | undefined {
    return this.#record.quota;
  }

  refresh(): Promise<void> {
    const since = this.#parts.now() - this.#lookedAt;
    if (since >= 0 && since < lookEveryMs) return this.#work;
    this.#lookedAt = this.#parts.now();
    return this.#inTurn(file => this.#look(file));
  }

  lockOf(scope: LockScope): Lock | undefined {
    return this.#record.locks.get(scope);
  }

  lock(scope: LockScope, lock: Lock): void {
    const now = this.#parts.now();
    const before = this.lockOf(scope);
    if (lock.until > now) this.#add({ locks: new Map([[scope, bounded(lock, now)]]), quota: undefined });
    if (this.lockOf(scope) !== before) this.#writeSoon();
  }

  /** Remembers what this window has learned about the quota mode. */
  learn(quota: QuotaKnowledge): void {
    this.#record = mergedRecord(this.#record, { locks: new Map(), quota });
    this.#writeSoon();
  }

  #writeSoon(): void {
    void this.#inTurn(file => this.#write(file));
  }

  #inTurn(task: (file: Shared) => Promise<void>): Promise<void> {
    const { file } = this.#parts;
    if (file) this.#work = this.#work.then(() => task(file)).catch((error: unknown) => this.#complain(error));
    return this.#work;
  }

  async #look(file: Shared): Promise<void> {
    const text = await file.readIfChanged();
    if (text !== undefined && !this.#takeIn(text)) return;
    const isDue = this.#writeAgainAt !== undefined && this.#parts.now() >= this.#writeAgainAt;
    const isFailing = text === undefined && this.#writeAgainAt !== undefined;
    // Also when a lock has run out since every window looked at it.
    const isOutdated = !isFailing && this.#fileText !== undefined && this.#fileText !== this.#text();
    if (isDue || isOutdated) await this.#write(file);
  }

  /** Adds what is known here to the file; anew when another window has replaced it meanwhile. */
  async #write(file: Shared): Promise<void> {
    this.#writeAgainAt = this.#parts.now() + writeAgainMs;
    for (let tries = 1; tries <= mostTries; tries++) {
      const text = await file.read();
      if (!this.#takeIn(text)) return;
      if (text === this.#text() || (await file.replace(this.#text()))) {
        this.#fileText = this.#text();
        this.#writeAgainAt = undefined;
        this.#isInTrouble = false;
        return;
      }
    }
  }

  /** False when the file is to be left alone. */
  #takeIn(text: string): boolean {
    const record = parseRecord(text, this.#parts.now());
    if (record === 'foreign') this.#complain('the file cannot be understood');
    else if (record === 'tooNew') this.#complain('the file is of a newer version');
    else this.#add(record);
    this.#fileText = record === 'tooNew' ? undefined : text;
    if (record === 'tooNew') this.#writeAgainAt = undefined;
    return record !== 'tooNew';
  }

  #add(more: AppRecord): void {
    const before = this.#record;
    this.#record = mergedRecord(before, more);
    const { locks, quota } = this.#record;
    if (quota && (quota.concluded !== before.quota?.concluded || quota.denied !== before.quota.denied))
      this.#learned.fire(quota);
    for (const scope of more.locks.keys())
      if (locks.get(scope) !== before.locks.get(scope)) this.#locked.fire(scope);
  }

  #text(): string {
    return recordText(this.#record, this.#parts.now());
  }

  #complain(error: unknown): void {
    if (!this.#isInTrouble) this.#parts.log(`The memory of the Spotify app is in trouble: ${String(error)}`);
    this.#isInTrouble = true;
  }
}
