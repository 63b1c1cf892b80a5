import type { Page } from '../model/page.ts';
import type { PagedReading } from '../spotify/pagedReading.ts';
import { sortedByDate, withoutRepetition, withRowsAgain } from './rowOrder.ts';
import type { SavedRow } from './savedListSource.ts';

/**
 * The rows of a list as they are shown: what Spotify has told, outdone by what was changed here since. What changes
 * them returns the URIs that came in or went out.
 */
export class ShownRows<Row extends SavedRow> {
  readonly #uriOf: (row: Row) => string;
  /** Undefined when pages have come in since they were last put together. */
  #rows: readonly Row[] | undefined = [];
  #reading: PagedReading<Row> | undefined;
  #byUri = new Map<string, Row>();
  /** Changes made here that may not be in what Spotify tells. */
  #edits = new Map<string, Row | undefined>();
  /** Rows that were put in here: their date and place are our guess until Spotify tells. */
  #guessed = new Set<string>();
  /** Shown until all pages of a reading are here. */
  #before: readonly Row[] = [];

  constructor(uriOf: (row: Row) => string) {
    this.#uriOf = uriOf;
  }

  /** Newest first. */
  get all(): readonly Row[] {
    this.#rows ??= withoutRepetition(this.#reading?.items ?? [], this.#uriOf);
    return this.#rows;
  }

  get size(): number {
    return this.#byUri.size;
  }

  get(uri: string): Row | undefined {
    return this.#byUri.get(uri);
  }

  isGuessed(row: Row): boolean {
    return this.#guessed.has(this.#uriOf(row));
  }

  /** What is shown now stays to be seen while pages come in. */
  keep(): void {
    this.#before = this.all;
  }

  /** What was changed here so far is in what Spotify tells from now on. */
  letGoOfEdits(): void {
    this.#edits = new Map();
  }

  /** Whether exactly these rows are shown, in this order. */
  isAll(rows: readonly Row[]): boolean {
    if (rows.length !== this.#byUri.size) return false;
    let place = 0;
    for (const row of this.#rows ?? this.#byUri.values()) if (row !== rows[place++]) return false;
    return true;
  }

  /**
   * `rows` are all there are, as Spotify tells; only what is changed here right now is not in them.
   * @param byUri the same rows, for who has them so already
   */
  showWhole(rows: readonly Row[], byUri?: Map<string, Row>): string[] {
    this.#before = [];
    this.#guessed = new Set([...this.#edits].flatMap(([uri, row]) => (row ? [uri] : [])));
    return this.#edits.size === 0 ? this.#adopt(rows, byUri) : this.#show(rows);
  }

  /** Shows the pages that are here. */
  showReading(reading: PagedReading<Row>): string[] {
    const rows = reading.items;
    const read = new Set(rows.map(this.#uriOf));
    const kept = this.#before.filter(row => !read.has(this.#uriOf(row)));
    return this.#show(kept.length > 0 ? sortedByDate([...rows, ...kept]) : rows);
  }

  /**
   * Shows one page of `reading` that has just come in. As long as there is nothing to fit it into, or nothing new in it,
   * this costs the same however long the list is.
   */
  showPage({ items }: Page<Row>, reading: PagedReading<Row>): string[] {
    if (items.every(row => this.#byUri.get(this.#uriOf(row))?.addedAt === row.addedAt)) return [];
    const isNew = items.every(row => !this.#byUri.has(this.#uriOf(row)));
    if (!isNew || this.#before.length > 0 || this.#edits.size > 0) return this.showReading(reading);
    for (const row of items) this.#byUri.set(this.#uriOf(row), row);
    this.#rows = undefined;
    this.#reading = reading;
    return [...new Set(items.map(this.#uriOf))];
  }

  /**
   * Puts in rows that were just saved; one that is there already stays as it is.
   * @param isGuess whether their dates are our guess
   */
  insert(rows: readonly Row[], isGuess = true): string[] {
    const fresh = rows.filter(row => !this.#byUri.has(this.#uriOf(row)));
    for (const row of fresh) {
      this.#edits.set(this.#uriOf(row), row);
      if (isGuess) this.#guessed.add(this.#uriOf(row));
      else this.#guessed.delete(this.#uriOf(row));
    }
    return this.#adopt(sortedByDate([...fresh, ...this.all]));
  }

  /** Takes out rows that were just removed. */
  remove(uris: readonly string[]): string[] {
    const gone = new Set(uris);
    for (const uri of gone) this.#edits.set(uri, undefined);
    return this.#adopt(this.all.filter(row => !gone.has(this.#uriOf(row))));
  }

  /** Puts a fuller form of a row in its place, if it is there. */
  update(row: Row): void {
    const uri = this.#uriOf(row);
    if (!this.#byUri.has(uri)) return;
    if (this.#edits.has(uri)) this.#edits.set(uri, row);
    this.#adopt(this.all.map(each => (this.#uriOf(each) === uri ? row : each)));
  }

  /**
   * Remembers how `uris` stand before a change. What it returns shows those of them that are named as they were;
   * while there is a `reading`, as that tells.
   */
  remember(uris: readonly string[]): (open: ReadonlySet<string>, reading?: PagedReading<Row>) => string[] {
    const before = this.all;
    const held = uris.flatMap(uri => this.get(uri) ?? []);
    const edits = uris.filter(uri => this.#edits.has(uri)).map(uri => [uri, this.#edits.get(uri)] as const);
    const guessed = uris.filter(uri => this.#guessed.has(uri));
    return (open, reading) => {
      const isOpen = (row: Row): boolean => open.has(this.#uriOf(row));
      for (const uri of open) {
        this.#edits.delete(uri);
        this.#guessed.delete(uri);
      }
      for (const [uri, row] of edits) if (open.has(uri)) this.#edits.set(uri, row);
      for (const uri of guessed) if (open.has(uri)) this.#guessed.add(uri);
      if (reading) return this.showReading(reading);
      const others = this.all.filter(row => !isOpen(row));
      return this.#adopt(withRowsAgain(others, held.filter(isOpen), before, this.#uriOf));
    };
  }

  #show(rows: readonly Row[]): string[] {
    const untouched = rows.filter(row => !this.#edits.has(this.#uriOf(row)));
    const saved = [...this.#edits.values()].filter(row => row !== undefined);
    return this.#adopt(saved.length > 0 ? sortedByDate([...saved, ...untouched]) : untouched);
  }

  #adopt(rows: readonly Row[], byUri?: Map<string, Row>): string[] {
    const isAll = this.isAll(rows);
    this.#reading = undefined;
    if (isAll) {
      this.#rows ??= rows;
      return [];
    }
    const before = this.#byUri;
    this.#byUri = byUri ?? new Map(rows.map(row => [this.#uriOf(row), row]));
    this.#rows = this.#byUri.size === rows.length ? rows : [...this.#byUri.values()];
    const added = [...this.#byUri.keys()].filter(uri => !before.has(uri));
    const gone = [...before.keys()].filter(uri => !this.#byUri.has(uri));
    return [...added, ...gone];
  }
}
