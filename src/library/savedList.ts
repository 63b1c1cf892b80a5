import type { Page } from '../model/page.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { Priority } from '../spotify/rateGate.ts';

/** What every row of a saved list has. */
export interface SavedRow {
  /** ISO 8601, UTC, whole seconds. */
  readonly addedAt: string;
}

/** How far a list is, and since when it is as it is. */
export interface ListStatus {
  /** `idle` before the first load; `partial` when pages are missing because they failed. */
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

/** Where a saved list comes from and what its rows are called. */
export interface SavedListSource<Row extends SavedRow> {
  readonly fetchPage: (
    offset: number,
    limit: number,
    priority: Priority,
    signal: AbortSignal,
  ) => Promise<Page<Row>>;
  readonly uriOf: (row: Row) => string;
  readonly now: () => number;
  /** Hears of every change of rows or status, with the URIs that came in or went out. */
  readonly onDidChange: (uris: readonly string[]) => void;
}

const pageSize = 50;
/** Pages read at once after the first one. */
const parallelPages = 4;
/** Times a list that shifted while it was read is read again before it is shown as it is. */
const mostPasses = 3;

/**
 * A person's saved tracks or albums, newest first, held in memory. The first page is read at once and the rest
 * behind it; afterwards one request tells whether anything changed. Pages that fail leave a gap that is told
 * of and can be retried, never a silent hole.
 */
export class SavedList<Row extends SavedRow> {
  readonly #source: SavedListSource<Row>;
  #byUri: ReadonlyMap<string, Row> = new Map();
  readonly #stopped = new AbortController();
  /** Changes made here since the reading under way began; they outdo what pages say. */
  #edits = new Map<string, Row | undefined>();
  #rows: readonly Row[] = [];
  #pages: (readonly Row[] | undefined)[] = [];
  #status: ListStatus = {
    phase: 'idle',
    loaded: 0,
    total: undefined,
    missingPages: 0,
    error: undefined,
    updatedAt: undefined,
  };
  #working: Promise<void> | undefined;

  constructor(source: SavedListSource<Row>) {
    this.#source = source;
  }

  /** Newest first; what is known so far. */
  get rows(): readonly Row[] {
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
    if (this.#status.phase !== 'idle') return;
    await new Promise<unknown>(resolve => {
      this.#firstPage = () => resolve(undefined);
      void this.#start(() => this.#readAll());
    });
  }

  /** Brings the list up to date: one request when the head tells all, everything anew otherwise. */
  refresh(): Promise<void> {
    if (this.#working) return this.#working;
    const work = this.isComplete ? () => this.#readHead() : () => this.#readAll();
    return this.#start(work);
  }

  /** Reads the pages that failed. */
  retry(): Promise<void> {
    return this.#status.phase === 'partial' && this.#pages.length > 0
      ? this.#start(async () => {
          if (await this.#readMissing()) await this.#readPasses();
        })
      : this.refresh();
  }

  /** Puts rows that were just saved in their place; one that is there already stays as it is. */
  insert(rows: readonly Row[]): void {
    const fresh = rows.filter(row => !this.#byUri.has(this.#source.uriOf(row)));
    for (const row of fresh) this.#edits.set(this.#source.uriOf(row), row);
    this.#replace(sortedByDate([...fresh, ...this.#rows]), fresh.length);
  }

  /** Takes out rows that were just removed. */
  remove(uris: readonly string[]): void {
    const gone = new Set(uris.filter(uri => this.#byUri.has(uri)));
    for (const uri of gone) this.#edits.set(uri, undefined);
    this.#replace(
      this.#rows.filter(row => !gone.has(this.#source.uriOf(row))),
      -gone.size,
    );
  }

  /** Stops what is being read. */
  dispose(): void {
    this.#stopped.abort();
  }

  #firstPage: () => void = () => undefined;

  #start(work: () => Promise<void>): Promise<void> {
    this.#working ??= work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#working = undefined;
        this.#firstPage();
      });
    return this.#working;
  }

  #fail(error: unknown): void {
    const reason = SpotifyError.is(error) ? error : new SpotifyError('badAnswer', String(error));
    if (reason.kind === 'cancelled') return;
    const phase = this.isComplete ? 'complete' : 'partial';
    this.#setStatus({ phase, error: reason });
  }

  #readAll(): Promise<void> {
    this.#edits = new Map();
    return this.#readPasses();
  }

  async #readPasses(): Promise<void> {
    for (let pass = 1; pass <= mostPasses; pass++) {
      this.#setStatus({ phase: 'loading', error: undefined });
      const first = await this.#fetch(0, 'person');
      this.#pages = Array.from<undefined>({ length: Math.max(1, Math.ceil(first.total / pageSize)) });
      this.#pages[0] = first.items;
      this.#showPages(first.total);
      this.#firstPage();
      const shifted = await this.#readMissing();
      if (!shifted) return;
    }
  }

  /** Whether the list shifted while it was read, so that the pages do not fit together. */
  async #readMissing(): Promise<boolean> {
    const total = this.#status.total ?? 0;
    const missing = [...this.#pages.keys()].filter(index => this.#pages[index] === undefined);
    const found: { shifted: boolean; failure?: SpotifyError } = { shifted: false };
    const readNext = async (): Promise<void> => {
      for (let index = missing.shift(); index !== undefined; index = missing.shift()) {
        try {
          const page = await this.#fetch(index * pageSize, 'background');
          found.shifted ||= page.total !== total;
          this.#pages[index] = page.items;
          this.#showPages(total);
        } catch (error) {
          if (!SpotifyError.is(error) || error.kind === 'cancelled') throw error;
          found.failure = error;
          if (!SpotifyError.is(error, 'unavailable', 'timedOut', 'badAnswer')) missing.length = 0;
        }
      }
    };
    this.#setStatus({ phase: 'loading', error: undefined });
    await Promise.all(Array.from({ length: parallelPages }, readNext));
    this.#finish(found.failure);
    return found.shifted && found.failure === undefined;
  }

  #finish(failure: SpotifyError | undefined): void {
    const missingPages = this.#pages.filter(page => page === undefined).length;
    if (missingPages > 0) {
      this.#setStatus({ phase: 'partial', missingPages, error: failure });
      return;
    }
    this.#pages = [];
    this.#setStatus({
      phase: 'complete',
      missingPages: 0,
      error: undefined,
      total: this.#rows.length,
      updatedAt: this.#source.now(),
    });
  }

  /** The head page tells all when it and the rows known below it add up to Spotify's total. */
  async #readHead(): Promise<void> {
    this.#edits = new Map();
    const head = await this.#fetch(0, 'person');
    const inHead = new Set(head.items.map(this.#source.uriOf));
    const rest = this.#rows.filter(row => !inHead.has(this.#source.uriOf(row)));
    const lastOfHead = head.items.at(-1)?.addedAt ?? '';
    const addsUp = head.items.length + rest.length === head.total;
    if (!addsUp || (rest[0]?.addedAt ?? '') > lastOfHead) return this.#readPasses();
    this.#show([...head.items, ...rest], head.total);
    this.#setStatus({ phase: 'complete', error: undefined, updatedAt: this.#source.now() });
  }

  #fetch(offset: number, priority: Priority): Promise<Page<Row>> {
    return this.#source.fetchPage(offset, pageSize, priority, this.#stopped.signal);
  }

  #showPages(total: number): void {
    this.#show(
      this.#pages.flatMap(page => page ?? []),
      total,
    );
  }

  #show(rows: readonly Row[], total: number): void {
    const edited = rows.filter(row => !this.#edits.has(this.#source.uriOf(row)));
    const saved = [...this.#edits.values()].filter(row => row !== undefined);
    const all = saved.length > 0 ? sortedByDate([...saved, ...edited]) : edited;
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
    this.#status = { ...this.#status, ...change, loaded: this.#rows.length };
    this.#source.onDidChange(uris);
  }
}

/** Newest first; rows of one date keep their order. */
function sortedByDate<Row extends SavedRow>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0));
}
