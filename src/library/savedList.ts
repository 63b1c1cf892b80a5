import { SpotifyError } from '../spotify/errors.ts';
import type { OwnChange } from '../spotify/pagePlan.ts';
import { ChangeGate } from './changeGate.ts';
import { ListKeeping } from './listKeeping.ts';
import type { KeptItem } from './listStore.ts';
import type { ListStatus } from './listStatus.ts';
import { idleStatus } from './listStatus.ts';
import { ListSync } from './listSync.ts';
import type { Exclusively, SavedListSource, SavedRow } from './savedListSource.ts';
import { ShownRows } from './shownRows.ts';
import { unkeptList } from './store/unkeptList.ts';

/** What was changed of it is told once Spotify has answered; the rest is shown as before again. */
type Settle = (applied: ReadonlySet<string>) => void;

/** Readings of a list, counted from its first one. */
export interface Readings {
  /** The latest that has begun. */
  readonly begun: number;
  /** The latest that has told the whole list. */
  readonly confirmed: number;
}

/**
 * A person's saved tracks or albums, newest first. What is kept from earlier is shown at once and brought up to date;
 * otherwise the first page is read at once and the rest behind it. Pages that fail leave a gap that is told of and
 * can be retried, never a silent hole.
 */
export class SavedList<Row extends SavedRow> {
  readonly #source: SavedListSource<Row>;
  readonly #stopped = new AbortController();
  readonly #shown: ShownRows<Row>;
  readonly #gate = new ChangeGate();
  readonly #keeping: ListKeeping<Row>;
  readonly #sync: ListSync<Row>;
  #readings: Readings = { begun: 0, confirmed: 0 };
  #status = idleStatus;
  #isOpen = false;
  /** Whether this window is the one that asks Spotify. */
  #isAlone = false;
  #following: Promise<void> | undefined;
  #working: Promise<void> | undefined;
  #first = Promise.withResolvers<undefined>();

  constructor(source: SavedListSource<Row>) {
    this.#source = source;
    this.#shown = new ShownRows(source.uriOf);
    this.#keeping = new ListKeeping(source.store ?? unkeptList(), source.now);
    this.#sync = new ListSync({
      source,
      shown: this.#shown,
      gate: this.#gate,
      keeping: this.#keeping,
      signal: this.#stopped.signal,
      status: () => this.#status,
      setStatus: (change, uris) => this.#setStatus(change, uris),
      onRows: () => this.#first.resolve(undefined),
      onConfirmed: () => (this.#readings = { ...this.#readings, confirmed: this.#readings.begun }),
    });
  }

  /** Newest first; what is known so far. */
  get rows(): readonly Row[] {
    return this.#shown.all;
  }

  get status(): ListStatus {
    return this.#status;
  }

  get(uri: string): Row | undefined {
    return this.#shown.get(uri);
  }

  /** Whether what is not in the list is certainly not saved. */
  get isComplete(): boolean {
    return this.#status.phase === 'complete';
  }

  /** Resolves when there is something to show: what was kept or the first page is here, or the attempt has failed. */
  async firstRows(): Promise<void> {
    if (this.#status.phase === 'idle') void this.#start(() => this.#open());
    await this.#first.promise;
  }

  /** Tells whether a reading has begun after something else, and has confirmed the list since. */
  get readings(): Readings {
    return this.#readings;
  }

  /**
   * What is kept on disk of one item, as long as nobody has asked for the list: neither is it opened by this, nor is
   * Spotify asked. Undefined when nothing is kept, and afterwards. Never rejects.
   */
  async kept(uri: string): Promise<KeptItem<Row> | undefined> {
    return this.#isOpen ? undefined : this.#source.store?.find?.(uri);
  }

  /** Resolves when what is known to have been done by another window is shown. */
  async followed(): Promise<void> {
    await this.#following;
  }

  /** Brings the list up to date: one request when nothing changed, few for what is new or gone, everything anew otherwise. */
  refresh(): Promise<void> {
    if (this.#working) return this.#working;
    this.#letGoOfEdits();
    return this.#start(() =>
      this.#isOpen ? this.#alone(() => this.#sync.refresh()) : this.#open(() => true),
    );
  }

  /**
   * Whether the whole list is as Spotify has it, found out with one request. False also when that takes more, and
   * while it is being read. Rejects with a `SpotifyError`.
   */
  async confirm(): Promise<boolean> {
    if (this.#working || !this.isComplete) return false;
    this.#letGoOfEdits();
    const told = Promise.withResolvers<boolean>();
    await this.#start(async () => {
      told.resolve(this.#sync.confirm());
      await told.promise;
    });
    return told.promise;
  }

  /** Reads the pages that failed. */
  retry(): Promise<void> {
    if (this.#status.phase !== 'partial' || this.#status.missingPages === 0) return this.refresh();
    return this.#start(() => this.#alone(() => this.#sync.retry()));
  }

  /** Shows `rows`, and no row for others of `uris`, as saved from now on; to be settled when Spotify has answered. */
  beginSaving(uris: readonly string[], rows: readonly Row[]): Settle {
    const settle = this.#begin(uris);
    this.insert(rows);
    return applied => {
      const saved = rows.filter(row => applied.has(this.#source.uriOf(row)));
      const untitled = uris.filter(uri => applied.has(uri)).length - saved.length;
      settle(applied, { added: saved, untitled, removed: [] });
    };
  }

  /** Takes rows out from now on; to be settled when Spotify has answered. */
  beginRemoving(uris: readonly string[]): Settle {
    const settle = this.#begin(uris);
    this.remove(uris);
    return applied =>
      settle(applied, { added: [], untitled: 0, removed: uris.filter(uri => applied.has(uri)) });
  }

  /** Puts rows that were just saved in their place; one that is there already stays as it is. */
  insert(rows: readonly Row[]): void {
    this.#count(() => this.#shown.insert(rows));
  }

  /** Puts rows that were just saved where their dates say, which are Spotify's. */
  date(rows: readonly Row[]): void {
    const uris = rows.map(this.#source.uriOf);
    this.#count(() => {
      const before = new Set(this.#shown.remove(uris));
      const fresh = this.#shown.insert(rows, false);
      return [...before, ...fresh.filter(uri => !before.has(uri))];
    });
  }

  /** Takes out rows that were just removed. */
  remove(uris: readonly string[]): void {
    this.#count(() => this.#shown.remove(uris));
  }

  /** Puts a fuller form of a row in its place, if it is there. */
  update(row: Row): void {
    this.#shown.update(row);
    this.#keeping.update(row);
    this.#setStatus({});
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#stopped.abort();
  }

  /** @param isStale whether what was confirmed at that time is brought up to date */
  async #open(isStale = this.#source.isStale ?? always): Promise<void> {
    this.#isOpen = true;
    this.#source.store?.onDidChangeElsewhere(() => (this.#following = this.#followOthers()));
    await this.#sync.showKept();
    const { updatedAt } = this.#status;
    if (!this.isComplete || updatedAt === undefined || isStale(updatedAt))
      await this.#alone(() => this.#sync.refresh());
  }

  /** Asks Spotify while no other window does; what another one has found out meanwhile is not asked for again. */
  async #alone(work: () => Promise<void>): Promise<void> {
    const asked = this.#source.now();
    const { exclusively = atOnce } = this.#source;
    const workAlone = async (hasWaited: boolean): Promise<void> => {
      if (hasWaited) await this.#sync.showKept();
      if (hasWaited && this.isComplete && (this.#status.updatedAt ?? 0) >= asked) return;
      this.#isAlone = true;
      await work().finally(() => (this.#isAlone = false));
    };
    await exclusively(workAlone, this.#stopped.signal);
  }

  /** Another window has changed what is kept. */
  async #followOthers(): Promise<void> {
    await this.#gate.whenQuiet();
    if (this.#isAlone || this.#stopped.signal.aborted) return;
    this.#letGoOfEdits();
    await this.#sync.showKept();
  }

  #start(work: () => Promise<void>): Promise<void> {
    if (this.#working) return this.#working;
    this.#readings = { ...this.#readings, begun: this.#readings.begun + 1 };
    this.#working = work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#working = undefined;
        const { error, phase } = this.#status;
        if (error || phase === 'partial') this.#status = { ...this.#status, failedAt: this.#source.now() };
        this.#first.resolve(undefined);
      });
    return this.#working;
  }

  #begin(uris: readonly string[]): (applied: ReadonlySet<string>, change: OwnChange<Row>) => void {
    const settle = this.#gate.begin();
    const showAgain = this.#shown.remember(uris);
    return (applied, change) => {
      const open = new Set(uris.filter(uri => !applied.has(uri)));
      if (open.size > 0) this.#count(() => showAgain(open, this.#sync.reading));
      settle(() => this.#sync.reckon(change));
    };
  }

  /** What was changed here is in what Spotify answers from now on, unless it is still on its way. */
  #letGoOfEdits(): void {
    if (this.#gate.isQuiet) this.#shown.letGoOfEdits();
  }

  #fail(error: unknown): void {
    const reason = SpotifyError.is(error) ? error : new SpotifyError('badAnswer', String(error));
    if (reason.kind === 'cancelled') return;
    const phase = this.isComplete ? 'complete' : 'partial';
    this.#setStatus({ phase, error: reason });
  }

  /** Does what changes rows, and counts them among those at Spotify. */
  #count(work: () => string[]): void {
    const before = this.#shown.size;
    const uris = work();
    const { total } = this.#status;
    this.#setStatus(total === undefined ? {} : { total: total + this.#shown.size - before }, uris);
  }

  #setStatus(change: Partial<ListStatus>, uris: readonly string[] = []): void {
    this.#status = { ...this.#status, ...change, loaded: this.#shown.size };
    this.#source.onDidChange(uris);
  }
}

const atOnce: Exclusively = work => work(false);

const always = (): boolean => true;
