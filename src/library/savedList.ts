import type { Page } from '../model/page.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { Priority } from '../spotify/rateGate.ts';
import { ListPages, pageSize } from './listPages.ts';
import { sortedByDate, withoutRepetition } from './rowOrder.ts';
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
  #pages = new ListPages<Row>(0);
  /** What was known before the reading under way; shown until all pages are here. */
  #before: readonly Row[] = [];
  /** Entries of the whole list that are no rows: null, or one item twice. */
  #notRows = 0;
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
    if (this.#status.phase === 'idle') void this.#start(() => this.#readAll());
    await this.#first.promise;
  }

  /** Brings the list up to date: one request when the head tells all, everything anew otherwise. */
  refresh(): Promise<void> {
    if (this.#working) return this.#working;
    const putIn = new Set([...this.#edits].flatMap(([uri, row]) => (row ? [uri] : [])));
    this.#edits = new Map();
    return this.#start(() => (this.isComplete ? this.#readHead(putIn) : this.#readAll()));
  }

  /** Reads the pages that failed. */
  retry(): Promise<void> {
    if (this.#status.phase !== 'partial' || this.#pages.missing.length === 0) return this.refresh();
    return this.#start(async () => {
      if (!(await this.#readMissing())) await this.#readAll();
    });
  }

  /** Puts rows that were just saved in their place; one that is there already stays as it is. */
  insert(rows: readonly Row[]): void {
    const fresh = rows.filter(row => !this.#byUri.has(this.#source.uriOf(row)));
    for (const row of fresh) this.#edits.set(this.#source.uriOf(row), row);
    this.#replace(sortedByDate([...fresh, ...this.rows]), fresh.length);
  }

  /** Takes out rows that were just removed. */
  remove(uris: readonly string[]): void {
    const gone = new Set(uris.filter(uri => this.#byUri.has(uri)));
    for (const uri of gone) this.#edits.set(uri, undefined);
    this.#replace(
      this.rows.filter(row => !gone.has(this.#source.uriOf(row))),
      -gone.size,
    );
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#stopped.abort();
  }

  #start(work: () => Promise<void>): Promise<void> {
    this.#working ??= work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#working = undefined;
        this.#first.resolve(undefined);
      });
    return this.#working;
  }

  #fail(error: unknown): void {
    const reason = SpotifyError.is(error) ? error : new SpotifyError('badAnswer', String(error));
    if (reason.kind === 'cancelled') return;
    const phase = this.isComplete ? 'complete' : 'partial';
    this.#setStatus({ phase, error: reason });
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
      const first = await this.#fetch(0, 'person');
      this.#pages = new ListPages(first.total, this.#source.sharing?.());
      this.#pages.put(0, first);
      this.#showPages();
      this.#first.resolve(undefined);
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

  /** False when all pages are here and do not fit together, because the list shifted while it was read. */
  async #readMissing(): Promise<boolean> {
    const pages = this.#pages;
    const missing = [...pages.missing];
    let failure: SpotifyError | undefined;
    const readNext = async (): Promise<void> => {
      for (let index = missing.shift(); index !== undefined; index = missing.shift()) {
        try {
          this.#showPage(pages.put(index, await this.#fetch(index * pageSize, 'background')));
        } catch (error) {
          if (!SpotifyError.is(error) || error.kind === 'cancelled') throw error;
          failure = error;
          // Anything else would befall the other pages as well.
          if (!SpotifyError.is(error, 'unavailable', 'timedOut', 'badAnswer')) missing.length = 0;
        }
      }
    };
    this.#setStatus({ phase: 'loading', error: undefined });
    await Promise.all(Array.from({ length: parallelPages }, readNext));
    const missingPages = pages.missing.length;
    if (missingPages === 0 && pages.fit(this.#source.uriOf)) {
      this.#complete();
      return true;
    }
    this.#showPages();
    if (missingPages > 0) this.#setStatus({ phase: 'partial', missingPages, error: failure });
    return missingPages > 0;
  }

  #complete(): void {
    const { rows, total } = this.#pages;
    this.#notRows = total - new Set(rows.map(this.#source.uriOf)).size;
    this.#before = [];
    this.#show(rows, total);
    this.#pages = new ListPages(0);
    this.#setStatus({
      phase: 'complete',
      missingPages: 0,
      error: undefined,
      total: this.#byUri.size,
      updatedAt: this.#source.now(),
    });
  }

  /**
   * The head page tells all when it reaches down to a row that stands where it stood, so that nothing new is
   * below it, and when it and the rows known below add up to Spotify's total, so that nothing is gone.
   * @param putIn rows whose date and place are our guess until Spotify tells
   */
  async #readHead(putIn: ReadonlySet<string>): Promise<void> {
    const rowsBefore = this.rows;
    const head = await this.#fetch(0, 'person');
    // With what was changed here meanwhile or without: the answer may be from before or after.
    const whole = [rowsBefore, this.rows].map(rows => this.#headOn(rows, head)).find(Boolean);
    const guessed = whole?.slice(head.items.length).some(row => putIn.has(this.#source.uriOf(row)));
    if (!whole || guessed) return this.#readAll();
    this.#show(whole, head.total);
    const total = this.#byUri.size;
    this.#setStatus({ phase: 'complete', error: undefined, total, updatedAt: this.#source.now() });
  }

  /** The head page on top of `rows`; undefined when the two are not the whole list. */
  #headOn(rows: readonly Row[], head: Page<Row>): readonly Row[] | undefined {
    const { uriOf } = this.#source;
    const inHead = new Set(head.items.map(uriOf));
    const below = rows.filter(row => !inHead.has(uriOf(row)));
    const last = head.items.at(-1);
    const reachesDown =
      below.length === 0 || (last && rows.find(row => uriOf(row) === uriOf(last))?.addedAt === last.addedAt);
    const addsUp = inHead.size + below.length + this.#notRows === head.total;
    const fits = reachesDown && addsUp && (below[0]?.addedAt ?? '') <= (last?.addedAt ?? '');
    return fits ? [...head.items, ...below] : undefined;
  }

  #fetch(offset: number, priority: Priority): Promise<Page<Row>> {
    return this.#source.fetchPage(offset, pageSize, priority, this.#stopped.signal);
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

  #replace(rows: readonly Row[], growth: number): void {
    const changed = this.#adopt(rows);
    const { total } = this.#status;
    this.#setStatus(total === undefined ? {} : { total: total + growth }, changed);
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
