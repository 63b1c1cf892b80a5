import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Page } from '../model/page.ts';
import { pageSize } from '../spotify/client.ts';
import type { PagedReading } from '../spotify/pagedReading.ts';
import type { OwnChange } from '../spotify/pagePlan.ts';
import type { Priority } from '../spotify/rateGate.ts';
import { catchUp } from './catchUp.ts';
import type { ChangeGate } from './changeGate.ts';
import { inSlices, mapSteps } from './inSlices.ts';
import type { KeptList, ListKeeping } from './listKeeping.ts';
import { listReading } from './listReading.ts';
import { goOnFrom } from './listResumption.ts';
import type { ListStatus } from './listStatus.ts';
import { withoutRepetition } from './rowOrder.ts';
import type { SavedListSource, SavedRow } from './savedListSource.ts';
import type { ShownRows } from './shownRows.ts';

interface ListSyncParts<Row extends SavedRow> {
  readonly source: SavedListSource<Row>;
  readonly shown: ShownRows<Row>;
  readonly gate: ChangeGate;
  readonly keeping: ListKeeping<Row>;
  /** Ends what is being read. */
  readonly signal: AbortSignal;
  readonly status: () => ListStatus;
  readonly setStatus: (change: Partial<ListStatus>, uris?: readonly string[]) => void;
  /** There is something to show. */
  readonly onRows: () => void;
  /** Spotify has told the whole list. */
  readonly onConfirmed: () => void;
}

/** Before anything has been read. */
const emptyPage = { items: [], offset: 0, total: 0, hasMore: false };
/** Times a list that shifted while it was read is read again before it is shown as it is. */
const mostPasses = 3;
/** Everything is read anew when it was last read so long ago: titles change, and few requests cannot notice all. */
const fullPassEveryMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * Brings a saved list in step with Spotify: reads it whole, goes on with a reading that an earlier window had begun,
 * or finds out with few requests what has changed. One at a time; what it finds goes to the rows that are shown.
 */
export class ListSync<Row extends SavedRow> {
  readonly #parts: ListSyncParts<Row>;
  #reading: PagedReading<Row>;
  /** Entries of the whole list that are no rows: null, or one item twice. */
  #notRows = 0;
  /** What an earlier window had read before it was closed. */
  #begun: KeptList<Row> | undefined;
  #fullPassAt = -Infinity;
  /** Saved here while the list was read, of unknown title among them. */
  #toPlace = { added: 0, untitled: 0 };

  constructor(parts: ListSyncParts<Row>) {
    this.#parts = parts;
    this.#reading = this.#readingFrom(emptyPage);
  }

  /** The reading under way, or with gaps; undefined when the list is whole. */
  get reading(): PagedReading<Row> | undefined {
    const { phase } = this.#parts.status();
    return phase === 'loading' || phase === 'partial' ? this.#reading : undefined;
  }

  /** Shows what is kept, by this window or another one. False when nothing is. */
  async showKept(): Promise<boolean> {
    const { keeping, shown, setStatus, onRows, source } = this.#parts;
    const isFirst = shown.size === 0;
    // Many rows at once would keep everybody else waiting.
    const byUri = new Map<string, Row>();
    const kept = await keeping.load(rows => {
      const isHead = byUri.size === 0;
      for (const row of rows) byUri.set(source.uriOf(row), row);
      if (!isFirst || !isHead) return;
      setStatus({ phase: 'loading' }, shown.showWhole(rows));
      onRows();
    });
    this.#begun = kept?.state.isWhole === false ? kept : undefined;
    if (!kept) return false;
    const { total, notRows, isWhole, updatedAt, fullPassAt } = kept.state;
    const uris = shown.showWhole(kept.rows, byUri);
    if (isWhole) {
      this.#notRows = notRows;
      this.#fullPassAt = fullPassAt;
      const told = { phase: 'complete', missingPages: 0, error: undefined, updatedAt } as const;
      setStatus({ ...told, total: shown.size }, uris);
    } else setStatus({ phase: 'loading', total }, uris);
    onRows();
    return true;
  }

  /** One request when nothing changed, few for what is new or gone, everything anew otherwise and once a week. */
  async refresh(): Promise<void> {
    const { status, source } = this.#parts;
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun && (await this.#goOnWith(begun.rows, begun.state))) return;
    const isDue = source.now() - this.#fullPassAt >= fullPassEveryMs;
    if (isDue || status().phase !== 'complete' || !(await this.#catchUp(true))) await this.#readWhole();
  }

  /** Whether the whole list is as Spotify has it, found out with one request. */
  confirm(): Promise<boolean> {
    return this.#catchUp(false);
  }

  /** Reads the pages that failed. */
  async retry(): Promise<void> {
    if (await this.#readMissing()) await this.#placeSaved();
    else await this.#readWhole();
  }

  /** Reckons with a change made here. What is dropped as its place is not certain any more stays to be seen until it is read again. */
  reckon(change: OwnChange<Row>): void {
    this.#parts.keeping.changed(change);
    const { reading } = this;
    if (!reading) return;
    this.#parts.shown.keep();
    reading.reckon(change);
  }

  #readingFrom(first: Page<Row>, before?: readonly Row[]): PagedReading<Row> {
    const { source, gate } = this.#parts;
    return listReading(first, { source, gate, before });
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
    const { shown, setStatus, source } = this.#parts;
    let before: string | undefined;
    for (let pass = 1; pass <= mostPasses; pass++) {
      shown.keep();
      setStatus({ phase: 'loading', error: undefined, missingPages: 0 });
      await this.#readFirst();
      if (await this.#readMissing()) return;
      const found = this.#reading.items.map(source.uriOf).join();
      if (found === before) {
        this.#complete();
        return;
      }
      before = found;
    }
    setStatus({ phase: 'partial' });
  }

  /** The first page is shown at once, even if it has to be read again. */
  async #readFirst(): Promise<void> {
    await this.#fetchHead(page => {
      this.#reading = this.#readingFrom(page);
      this.#showReading();
      this.#parts.onRows();
    });
    this.#parts.keeping.begin();
  }

  /** Goes on where an earlier window stopped reading; false when too much has changed since for that. */
  async #goOnWith(
    rows: readonly Row[],
    { total, notRows }: { total: number; notRows: number },
  ): Promise<boolean> {
    const { source, gate, keeping } = this.#parts;
    const { begun } = gate;
    const head = await this.#fetchHead();
    const before = goOnFrom({ rows, total, head, uriOf: source.uriOf });
    if (!before) return false;
    const edge = await this.#fetch(before.length + notRows - 1, pageSize, 'background');
    const [first, last] = [edge.items[0], before.at(-1)];
    const isEdge = first && last && source.uriOf(first) === source.uriOf(last);
    if (!isEdge || gate.begun !== begun) return false;
    this.#reading = this.#readingFrom(edge, before.slice(0, -1));
    keeping.goOn(before, notRows);
    this.#showReading();
    if (!(await this.#readMissing())) return false;
    await this.#placeSaved();
    return true;
  }

  /** The head page; again when something was changed here while it was on its way: it is from before or after. */
  async #fetchHead(onPage?: (page: Page<Row>) => void): Promise<Page<Row>> {
    const { gate } = this.#parts;
    for (;;) {
      const { begun, isQuiet } = gate;
      const page = await this.#fetch(0, pageSize, 'person');
      onPage?.(page);
      if (isQuiet && gate.begun === begun) return page;
      await gate.whenQuiet();
    }
  }

  /** False when all pages are here and do not fit together, because the list shifted while it was read. */
  async #readMissing(): Promise<boolean> {
    const { setStatus, signal, shown, keeping } = this.#parts;
    const reading = this.#reading;
    setStatus({ phase: 'loading', error: undefined });
    for await (const page of reading.pages(signal)) {
      setStatus({ total: reading.total }, shown.showPage(page, reading));
      keeping.page(page, reading);
    }
    if (reading.fits) {
      this.#complete();
      return true;
    }
    this.#showReading();
    const { missingPages, failure } = reading;
    if (missingPages > 0) setStatus({ phase: 'partial', missingPages, error: failure });
    return missingPages > 0;
  }

  #complete(): void {
    const { shown, source } = this.#parts;
    const { items, total, own } = this.#reading;
    const rows = shown.isAll(items) ? items : withoutRepetition(items, source.uriOf);
    this.#toPlace = own;
    this.#notRows = total - own.untitled - rows.length;
    this.#fullPassAt = source.now();
    this.#confirm(rows);
    this.#reading = this.#readingFrom(emptyPage);
  }

  /** Asks once for what was saved here while the list was read: only Spotify knows its dates, order and titles. */
  async #placeSaved(): Promise<void> {
    const { status, gate, shown } = this.#parts;
    const { added, untitled } = this.#toPlace;
    this.#toPlace = { added: 0, untitled: 0 };
    if (added === 0 || status().phase !== 'complete' || !gate.isQuiet) return;
    shown.letGoOfEdits();
    if (!(await this.#catchUp(true)) && untitled > 0) await this.#readAll();
  }

  /**
   * Brings the whole list up to date with few requests; false when that takes reading everything.
   * @param mayAskOn whether more than the head page may be asked for
   */
  async #catchUp(mayAskOn: boolean): Promise<boolean> {
    const { gate, shown, source } = this.#parts;
    for (let attempt = 1; attempt <= mostPasses; attempt++) {
      await gate.whenQuiet();
      const head = await this.#fetchHead();
      const { begun } = gate;
      const whole = await catchUp({
        rows: shown.all,
        find: uri => shown.get(uri),
        notRows: this.#notRows,
        uriOf: source.uriOf,
        isGuessed: row => shown.isGuessed(row),
        head,
        pageSize,
        ...(mayAskOn ? { fetch: offset => this.#fetch(offset, pageSize, 'person') } : {}),
      });
      const isNew = whole !== undefined && !shown.isAll(whole);
      const byUri = isNew ? await inSlices(mapSteps(whole, source.uriOf, row => row)) : undefined;
      await nextTurn(); // Working through many rows has taken its time, and what follows does as well.
      if (gate.begun !== begun || !gate.isQuiet) continue;
      if (whole) this.#confirm(whole, byUri);
      return whole !== undefined;
    }
    return false;
  }

  /** Spotify has told the whole list, each row once; `byUri` are the same rows, for who has them so already. */
  #confirm(rows: readonly Row[], byUri?: Map<string, Row>): void {
    const { shown, setStatus, source, keeping, onConfirmed } = this.#parts;
    const uris = shown.showWhole(rows, byUri);
    onConfirmed();
    const updatedAt = source.now();
    const total = shown.size;
    setStatus({ phase: 'complete', missingPages: 0, total, error: undefined, updatedAt }, uris);
    keeping.whole(rows, {
      total: total + this.#notRows,
      notRows: this.#notRows,
      isWhole: true,
      updatedAt,
      fullPassAt: this.#fullPassAt,
    });
  }

  #fetch(offset: number, limit: number, priority: Priority): Promise<Page<Row>> {
    const { source, signal } = this.#parts;
    return source.fetchPage(offset, limit, priority, signal);
  }

  #showReading(): void {
    const { setStatus, shown } = this.#parts;
    setStatus({ total: this.#reading.total }, shown.showReading(this.#reading));
  }
}
