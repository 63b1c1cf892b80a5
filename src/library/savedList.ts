import type { Page } from '../model/page.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { Priority } from '../spotify/rateGate.ts';
import { ChangeGate } from './changeGate.ts';
import { headOnTop } from './listHead.ts';
import type { OwnChange } from './listPages.ts';
import { ListPages, pageSize } from './listPages.ts';
import { sortedByDate, withoutRepetition, withRowsAgain } from './rowOrder.ts';
import type { SavedListSource, SavedRow } from './savedListSource.ts';

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

/** Pages asked for at once after the first one; how many go out is the rate gate's business. */
const parallelPages = 8;
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
  /** Undefined when pages have come in since they were last put together. */
  #rows: readonly Row[] | undefined = [];
  #byUri = new Map<string, Row>();
  /** Changes made here since the reading under way began; they outdo what pages say. */
  #edits = new Map<string, Row | undefined>();
  /** Rows that were put in here: their date and place are our guess until Spotify tells. */
  #guessed = new Set<string>();
  #pages: ListPages<Row>;
  readonly #gate = new ChangeGate();
  #readings: Readings = { begun: 0, confirmed: 0 };
  /** What was known before the reading under way; shown until all pages are here. */
  #before: readonly Row[] = [];
  /** Entries of the whole list that are no rows: null, or one item twice. */
  #notRows = 0;
  /** Saved here while the list was read, of unknown title among them. */
  #toPlace = { saved: 0, untitled: 0 };
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
    this.#pages = this.#pagesOf(0);
  }

  /** Newest first; what is known so far. */
  get rows(): readonly Row[] {
    this.#rows ??= withoutRepetition(this.#pages.rows, this.#source.uriOf);
    return this.#rows;
  }

  get status(): ListStatus {
    return this.#status;
  }

  get(uri: string): Row | undefined {
    return this.#byUri.get(uri);
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

  /** Brings the list up to date: one request when the head tells all, everything anew otherwise. */
  refresh(): Promise<void> {
    if (this.#working) return this.#working;
    this.#letGoOfEdits();
    return this.#start(async () => {
      if (!this.isComplete || !(await this.#readHead())) await this.#readWhole();
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
      told.resolve(this.#readHead());
      await told.promise;
    });
    return told.promise;
  }

  /** Reads the pages that failed. */
  retry(): Promise<void> {
    if (this.#status.phase !== 'partial' || this.#pages.missing === 0) return this.refresh();
    return this.#start(async () => {
      if (await this.#readMissing()) await this.#placeSaved();
      else await this.#readWhole();
    });
  }

  /** Shows `rows`, and no row for others of `uris`, as saved from now on; to be settled when Spotify has answered. */
  beginSaving(uris: readonly string[], rows: readonly Row[]): Settle {
    const settle = this.#begin(uris, []);
    this.insert(rows);
    return applied => {
      const saved = rows.filter(row => applied.has(this.#source.uriOf(row)));
      const untitled = uris.filter(uri => applied.has(uri)).length - saved.length;
      for (const uri of uris) if (!applied.has(uri)) this.#guessed.delete(uri);
      settle(applied, { saved, untitled, removed: [] });
    };
  }

  /** Takes rows out from now on; to be settled when Spotify has answered. */
  beginRemoving(uris: readonly string[]): Settle {
    const settle = this.#begin(
      uris,
      uris.flatMap(uri => this.#byUri.get(uri) ?? []),
    );
    this.remove(uris);
    return applied =>
      settle(applied, { saved: [], untitled: 0, removed: uris.filter(uri => applied.has(uri)) });
  }

  /** Puts rows that were just saved in their place; one that is there already stays as it is. */
  insert(rows: readonly Row[]): void {
    const fresh = rows.filter(row => !this.#byUri.has(this.#source.uriOf(row)));
    for (const row of fresh) {
      this.#edits.set(this.#source.uriOf(row), row);
      this.#guessed.add(this.#source.uriOf(row));
    }
    this.#replace(sortedByDate([...fresh, ...this.rows]));
  }

  /** Takes out rows that were just removed. */
  remove(uris: readonly string[]): void {
    const gone = new Set(uris);
    for (const uri of gone) this.#edits.set(uri, undefined);
    this.#replace(this.rows.filter(row => !gone.has(this.#source.uriOf(row))));
  }

  /** Puts a fuller form of a row in its place, if it is there. */
  update(row: Row): void {
    const uri = this.#source.uriOf(row);
    if (!this.#byUri.has(uri)) return;
    if (this.#edits.has(uri)) this.#edits.set(uri, row);
    this.#replace(this.rows.map(each => (this.#source.uriOf(each) === uri ? row : each)));
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#stopped.abort();
  }

  #pagesOf(total: number): ListPages<Row> {
    return new ListPages(total, { uriOf: this.#source.uriOf, share: this.#source.sharing?.() });
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

  /** @param held rows to show again where the change is not applied */
  #begin(
    uris: readonly string[],
    held: readonly Row[],
  ): (applied: ReadonlySet<string>, change: OwnChange<Row>) => void {
    const settle = this.#gate.begin();
    const before = this.rows;
    const edits = uris.filter(uri => this.#edits.has(uri)).map(uri => [uri, this.#edits.get(uri)] as const);
    return (applied, change) => {
      const open = new Set(uris.filter(uri => !applied.has(uri)));
      const isOpen = (row: Row): boolean => open.has(this.#source.uriOf(row));
      if (open.size > 0) {
        for (const uri of open) this.#edits.delete(uri);
        for (const [uri, row] of edits) if (open.has(uri)) this.#edits.set(uri, row);
        const others = this.rows.filter(row => !isOpen(row));
        if (this.#isReading) this.#showPages();
        else this.#replace(withRowsAgain(others, held.filter(isOpen), before, this.#source.uriOf));
      }
      settle(() => this.#reckon(change));
    };
  }

  get #isReading(): boolean {
    return this.#status.phase === 'loading' || this.#status.phase === 'partial';
  }

  /** What is dropped because its place is not certain any more stays to be seen until it is read again. */
  #reckon(change: OwnChange<Row>): void {
    if (!this.#isReading) return;
    this.#before = this.rows;
    this.#pages.reckon(change);
  }

  /** What was changed here is in what Spotify answers from now on, unless it is still on its way. */
  #letGoOfEdits(): void {
    if (this.#gate.isQuiet) this.#edits = new Map();
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
      this.#before = this.rows;
      this.#setStatus({ phase: 'loading', error: undefined, missingPages: 0 });
      await this.#readFirst();
      if (await this.#readMissing()) return;
      const found = this.#pages.rows.map(this.#source.uriOf).join();
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
      this.#pages = this.#pagesOf(page.total);
      const request = this.#pages.next();
      if (request) this.#pages.put(request, page);
      this.#showPages();
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
    const pages = this.#pages;
    let failure: SpotifyError | undefined;
    const readNext = async (overlapping: () => number): Promise<boolean> => {
      // Anything else would befall the other pages as well.
      const isHopeless = failure && !SpotifyError.is(failure, 'unavailable', 'timedOut', 'badAnswer');
      const request = isHopeless ? undefined : pages.next();
      if (!request) return false;
      try {
        const page = await this.#fetch(request.offset, request.limit, 'background');
        const isFromBefore = overlapping() === 1 && page.total === request.total;
        if (overlapping() === 0 || isFromBefore) this.#showPage(pages.put(request, page));
        else pages.giveBack(request, 'open');
      } catch (error) {
        if (!SpotifyError.is(error) || error.kind === 'cancelled') throw error;
        pages.giveBack(request, 'failed');
        failure = error;
      }
      return true;
    };
    pages.retry();
    this.#setStatus({ phase: 'loading', error: undefined });
    const reader = async (): Promise<void> => {
      while (await this.#gate.read(readNext));
    };
    await Promise.all(Array.from({ length: parallelPages }, reader));
    const missingPages = pages.missing;
    if (missingPages === 0 && pages.fit()) {
      this.#complete();
      return true;
    }
    this.#showPages();
    if (missingPages > 0) this.#setStatus({ phase: 'partial', missingPages, error: failure });
    return missingPages > 0;
  }

  #complete(): void {
    const { rows, total, saved, untitled } = this.#pages;
    this.#toPlace = { saved, untitled };
    this.#notRows = total - untitled - new Set(rows.map(this.#source.uriOf)).size;
    this.#before = [];
    this.#show(rows, total);
    this.#pages = this.#pagesOf(0);
    this.#setStatus({ phase: 'complete', missingPages: 0, total: this.#byUri.size, ...this.#confirmed() });
  }

  /** Asks once for what was saved here while the list was read: only Spotify knows its dates, order and titles. */
  async #placeSaved(): Promise<void> {
    const { saved, untitled } = this.#toPlace;
    this.#toPlace = { saved: 0, untitled: 0 };
    if (saved === 0 || !this.isComplete || !this.#gate.isQuiet) return;
    this.#letGoOfEdits();
    if (!(await this.#readHead()) && untitled > 0) await this.#readAll();
  }

  /** False when the head page does not tell all. */
  async #readHead(): Promise<boolean> {
    await this.#gate.whenQuiet();
    const head = await this.#fetchHead();
    const { uriOf } = this.#source;
    const whole = headOnTop(this.rows, head, this.#notRows, uriOf);
    if (!whole || whole.slice(head.items.length).some(row => this.#guessed.has(uriOf(row)))) return false;
    this.#show(whole, head.total);
    this.#setStatus({ phase: 'complete', total: this.#byUri.size, ...this.#confirmed() });
    return true;
  }

  #confirmed(): Pick<ListStatus, 'error' | 'updatedAt'> {
    this.#readings = { ...this.#readings, confirmed: this.#readings.begun };
    this.#guessed = new Set([...this.#edits].flatMap(([uri, row]) => (row ? [uri] : [])));
    return { error: undefined, updatedAt: this.#source.now() };
  }

  #fetch(offset: number, limit: number, priority: Priority): Promise<Page<Row>> {
    return this.#source.fetchPage(offset, limit, priority, this.#stopped.signal);
  }

  /**
   * Shows a page that has just come in. As long as there is nothing to fit it into, or nothing new in it, this
   * costs the same however long the list is.
   */
  #showPage({ items }: Page<Row>): void {
    const { uriOf } = this.#source;
    const isNew = items.every(row => !this.#byUri.has(uriOf(row)));
    const isKnown = items.every(row => this.#byUri.get(uriOf(row))?.addedAt === row.addedAt);
    const status = { total: this.#pages.total };
    if (isKnown) this.#setStatus(status);
    else if (isNew && this.#before.length === 0 && this.#edits.size === 0) {
      for (const row of items) this.#byUri.set(uriOf(row), row);
      this.#rows = undefined;
      this.#setStatus(status, [...new Set(items.map(uriOf))]);
    } else this.#showPages();
  }

  #showPages(): void {
    const { rows, total } = this.#pages;
    const read = new Set(rows.map(this.#source.uriOf));
    const kept = this.#before.filter(row => !read.has(this.#source.uriOf(row)));
    this.#show(kept.length > 0 ? sortedByDate([...rows, ...kept]) : rows, total);
  }

  #show(rows: readonly Row[], total: number): void {
    const untouched = rows.filter(row => !this.#edits.has(this.#source.uriOf(row)));
    const saved = [...this.#edits.values()].filter(row => row !== undefined);
    const all = saved.length > 0 ? sortedByDate([...saved, ...untouched]) : untouched;
    this.#setStatus({ total }, this.#adopt(all));
  }

  #replace(rows: readonly Row[]): void {
    const before = this.#byUri.size;
    const changed = this.#adopt(rows);
    const { total } = this.#status;
    this.#setStatus(total === undefined ? {} : { total: total + this.#byUri.size - before }, changed);
  }

  /** Returns the URIs that came in or went out. */
  #adopt(rows: readonly Row[]): string[] {
    const before = this.#byUri;
    this.#byUri = new Map(rows.map(row => [this.#source.uriOf(row), row]));
    this.#rows = this.#byUri.size === rows.length ? rows : [...this.#byUri.values()];
    const added = [...this.#byUri.keys()].filter(uri => !before.has(uri));
    const gone = [...before.keys()].filter(uri => !this.#byUri.has(uri));
    return [...added, ...gone];
  }

  #setStatus(change: Partial<ListStatus>, uris: readonly string[] = []): void {
    this.#status = { ...this.#status, ...change, loaded: this.#byUri.size };
    this.#source.onDidChange(uris);
  }
}
