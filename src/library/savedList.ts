import type { Page } from '../model/page.ts';
import { SpotifyError } from '../spotify/errors.ts';
import { pageSize } from '../spotify/client.ts';
import { PagedReading } from '../spotify/pagedReading.ts';
import type { OwnChange } from '../spotify/pagePlan.ts';
import type { Priority } from '../spotify/rateGate.ts';
import { catchUp } from './catchUp.ts';
import { ChangeGate } from './changeGate.ts';

import type { SavedListSource, SavedRow } from './savedListSource.ts';
import { ShownRows } from './shownRows.ts';

/** How far a list is, and since when it is as it is. */
export interface ListStatus {
  /** `idle` before the first load; `partial` when pages failed, or the list kept changing while it was read. */
  readonly phase: 'idle' | 'loading' | 'complete' | 'partial';
  readonly loaded: number;
  /** Rows at Spotify, as soon as the first page says so. */
  readonly total: number | undefined;
  readonly missingPages: number;
  /** Why pages are missing, or why the last refresh failed. */
  readonly error: SpotifyError | undefined;
  /** Epoch milliseconds of the last time Spotify confirmed the list. */
  readonly updatedAt: number | undefined;
}

/** What was changed of it is told once Spotify has answered; the rest is shown as before again. */
type Settle = (applied: ReadonlySet<string>) => void;

/** Readings of a list, counted from its first one. */
export interface Readings {
  /** The latest that has begun. */
  readonly begun: number;
  /** The latest that has told the whole list. */
  readonly confirmed: number;
}

/** Before anything has been read. */
const emptyPage = { items: [], offset: 0, total: 0, hasMore: false };
/** Times a list that shifted while it was read is read again before it is shown as it is. */
const mostPasses = 3;

/**
 * A person's saved tracks or albums, newest first, held in memory. The first page is read at once and the rest
 * behind it; afterwards one request tells whether anything changed. Pages that fail leave a gap that is told
 * of and can be retried, never a silent hole.
 */
export class SavedList<Row extends SavedRow> {
  readonly #source: SavedListSource<Row>;
  readonly #stopped = new AbortController();
  readonly #shown: ShownRows<Row>;
  readonly #gate = new ChangeGate();
  #reading: PagedReading<Row>;
  #readings: Readings = { begun: 0, confirmed: 0 };
  /** Entries of the whole list that are no rows: null, or one item twice. */
  #notRows = 0;
  /** Saved here while the list was read, of unknown title among them. */
  #toPlace = { added: 0, untitled: 0 };
  #status: ListStatus = {
    phase: 'idle',
    loaded: 0,
    total: undefined,
    missingPages: 0,
    error: undefined,
    updatedAt: undefined,
  };
  #working: Promise<void> | undefined;
  #first = Promise.withResolvers<undefined>();

  constructor(source: SavedListSource<Row>) {
    this.#source = source;
    this.#shown = new ShownRows(source.uriOf);
    this.#reading = this.#readingFrom(emptyPage);
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

  /** Resolves when there is something to show: the first page is here, or the attempt has failed. */
  async firstRows(): Promise<void> {
    if (this.#status.phase === 'idle') void this.#start(() => this.#readWhole());
    await this.#first.promise;
  }

  /** Tells whether a reading has begun after something else, and has confirmed the list since. */
  get readings(): Readings {
    return this.#readings;
  }

  /** Brings the list up to date: one request when nothing changed, few for what is new or gone, everything anew otherwise. */
  refresh(): Promise<void> {
    if (this.#working) return this.#working;
    this.#letGoOfEdits();
    return this.#start(async () => {
      if (!this.isComplete || !(await this.#catchUp(true))) await this.#readWhole();
    });
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
      told.resolve(this.#catchUp(false));
      await told.promise;
    });
    return told.promise;
  }

  /** Reads the pages that failed. */
  retry(): Promise<void> {
    if (this.#status.phase !== 'partial' || this.#reading.missingPages === 0) return this.refresh();
    return this.#start(async () => {
      if (await this.#readMissing()) await this.#placeSaved();
      else await this.#readWhole();
    });
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

  /** Takes out rows that were just removed. */
  remove(uris: readonly string[]): void {
    this.#count(() => this.#shown.remove(uris));
  }

  /** Puts a fuller form of a row in its place, if it is there. */
  update(row: Row): void {
    this.#shown.update(row);
    this.#setStatus({});
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#stopped.abort();
  }

  #readingFrom(head: Page<Row>): PagedReading<Row> {
    const share = this.#source.sharing?.();
    const shared = (page: Page<Row>): Page<Row> => (share ? { ...page, items: page.items.map(share) } : page);
    return new PagedReading(shared(head), {
      fetch: async (offset, limit, signal) =>
        shared(await this.#source.fetchPage(offset, limit, 'background', signal)),
      uriOf: this.#source.uriOf,
      pageSize,
      inTurn: work => this.#gate.read(work),
    });
  }

  #start(work: () => Promise<void>): Promise<void> {
    if (this.#working) return this.#working;
    this.#readings = { ...this.#readings, begun: this.#readings.begun + 1 };
    this.#working = work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#working = undefined;
        this.#first.resolve(undefined);
      });
    return this.#working;
  }

  #begin(uris: readonly string[]): (applied: ReadonlySet<string>, change: OwnChange<Row>) => void {
    const settle = this.#gate.begin();
    const showAgain = this.#shown.remember(uris);
    return (applied, change) => {
      const open = new Set(uris.filter(uri => !applied.has(uri)));
      if (open.size > 0) this.#count(() => showAgain(open, this.#isReading ? this.#reading : undefined));
      settle(() => this.#reckon(change));
    };
  }

  get #isReading(): boolean {
    return this.#status.phase === 'loading' || this.#status.phase === 'partial';
  }

  /** What is dropped because its place is not certain any more stays to be seen until it is read again. */
  #reckon(change: OwnChange<Row>): void {
    if (!this.#isReading) return;
    this.#shown.keep();
    this.#reading.reckon(change);
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

  async #readWhole(): Promise<void> {
    await this.#readAll();
    await this.#placeSaved();
  }

  /**
   * Reads every page, and all of them again when they do not fit together. Pages that come out the same twice
   * are taken as they are, even if Spotify counts differently.
   */
  async #readAll(): Promise<void> {
    let before: string | undefined;
    for (let pass = 1; pass <= mostPasses; pass++) {
      this.#shown.keep();
      this.#setStatus({ phase: 'loading', error: undefined, missingPages: 0 });
      await this.#readFirst();
      if (await this.#readMissing()) return;
      const found = this.#reading.items.map(this.#source.uriOf).join();
      if (found === before) {
        this.#complete();
        return;
      }
      before = found;
    }
    this.#setStatus({ phase: 'partial' });
  }

  /** The first page is shown at once, even if it has to be read again. */
  async #readFirst(): Promise<void> {
    await this.#fetchHead(page => {
      this.#reading = this.#readingFrom(page);
      this.#showReading();
      this.#first.resolve(undefined);
    });
  }

  /** The head page; again when something was changed here while it was on its way: it is from before or after. */
  async #fetchHead(onPage?: (page: Page<Row>) => void): Promise<Page<Row>> {
    for (;;) {
      const { begun, isQuiet } = this.#gate;
      const page = await this.#fetch(0, pageSize, 'person');
      onPage?.(page);
      if (isQuiet && this.#gate.begun === begun) return page;
      await this.#gate.whenQuiet();
    }
  }

  /** False when all pages are here and do not fit together, because the list shifted while it was read. */
  async #readMissing(): Promise<boolean> {
    const reading = this.#reading;
    this.#setStatus({ phase: 'loading', error: undefined });
    for await (const page of reading.pages(this.#stopped.signal)) this.#showPage(page, reading);
    if (reading.fits) {
      this.#complete();
      return true;
    }
    this.#showReading();
    const { missingPages, failure } = reading;
    if (missingPages > 0) this.#setStatus({ phase: 'partial', missingPages, error: failure });
    return missingPages > 0;
  }

  #complete(): void {
    const { items, total, own } = this.#reading;
    this.#toPlace = own;
    this.#notRows = total - own.untitled - new Set(items.map(this.#source.uriOf)).size;
    this.#confirm(items);
    this.#reading = this.#readingFrom(emptyPage);
  }

  /** Asks once for what was saved here while the list was read: only Spotify knows its dates, order and titles. */
  async #placeSaved(): Promise<void> {
    const { added, untitled } = this.#toPlace;
    this.#toPlace = { added: 0, untitled: 0 };
    if (added === 0 || !this.isComplete || !this.#gate.isQuiet) return;
    this.#letGoOfEdits();
    if (!(await this.#catchUp(true)) && untitled > 0) await this.#readAll();
  }

  /**
   * Brings the whole list up to date with few requests; false when that takes reading everything.
   * @param mayAskOn whether more than the head page may be asked for
   */
  async #catchUp(mayAskOn: boolean): Promise<boolean> {
    for (let attempt = 1; attempt <= mostPasses; attempt++) {
      await this.#gate.whenQuiet();
      const head = await this.#fetchHead();
      const { begun } = this.#gate;
      const whole = await catchUp({
        rows: this.rows,
        notRows: this.#notRows,
        uriOf: this.#source.uriOf,
        isGuessed: row => this.#shown.isGuessed(row),
        head,
        pageSize,
        ...(mayAskOn ? { fetch: offset => this.#fetch(offset, pageSize, 'person') } : {}),
      });
      if (this.#gate.begun !== begun || !this.#gate.isQuiet) continue;
      if (whole) this.#confirm(whole);
      return whole !== undefined;
    }
    return false;
  }

  /** Spotify has told the whole list. */
  #confirm(rows: readonly Row[]): void {
    const uris = this.#shown.showWhole(rows);
    this.#readings = { ...this.#readings, confirmed: this.#readings.begun };
    const { size: total } = this.#shown;
    const updatedAt = this.#source.now();
    this.#setStatus({ phase: 'complete', missingPages: 0, total, error: undefined, updatedAt }, uris);
  }

  #fetch(offset: number, limit: number, priority: Priority): Promise<Page<Row>> {
    return this.#source.fetchPage(offset, limit, priority, this.#stopped.signal);
  }

  #showPage(page: Page<Row>, reading: PagedReading<Row>): void {
    this.#setStatus({ total: reading.total }, this.#shown.showPage(page, reading));
  }

  #showReading(): void {
    this.#setStatus({ total: this.#reading.total }, this.#shown.showReading(this.#reading));
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
