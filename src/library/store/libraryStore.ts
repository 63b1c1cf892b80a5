import path from 'node:path';
import type { SavedAlbum } from '../../model/album.ts';
import type { TimeRange } from '../../model/timeRange.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import type { Clock } from '../../spotify/clock.ts';
import type { ListStore } from '../listStore.ts';
import type { Database } from './database.ts';
import type { DatabaseTrouble } from './databaseError.ts';
import { DatabaseListStore } from './databaseListStore.ts';
import { deleteDatabase } from './deleteDatabase.ts';
import type { Lease } from './leases.ts';
import { acquireLease } from './leases.ts';
import { LibraryFile } from './libraryFile.ts';
import type { RowForm } from './rowForm.ts';
import { savedAlbumForm } from './savedAlbumForm.ts';
import { savedTrackForm, trackForm } from './trackForm.ts';

/** While views are visible, other windows are noticed within this time, in ms. */
const lookEveryMs = 2_000;

interface StoreParts {
  /** Of the account: see `libraryFolder`. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /**
   * Hears why the library was set aside (`corrupt`, `tooNew`) and begins anew, or why nothing is kept from now on
   * (`unavailable`).
   */
  readonly onTrouble: (trouble: DatabaseTrouble) => void;
}

/** The row a window has for a URI: a list that is loaded again gives the same object as long as it is as it was. */
type Known<Row> = (uri: string) => Row | undefined;

/** One account's library on disk. Nothing is opened, and SQLite not loaded, before a list is read or written. */
export class LibraryStore {
  readonly #parts: StoreParts;
  readonly #file: LibraryFile;
  readonly #lists: { look(database: Database): Promise<boolean> }[] = [];
  /** Those that were not let go of yet; doing that twice harms nobody. */
  readonly #leases = new Set<Lease>();
  #watching: AbortController | undefined;
  #dataVersion: number | undefined;

  constructor(parts: StoreParts) {
    const { clock, log, onTrouble } = parts;
    this.#parts = parts;
    this.#file = new LibraryFile({ file: this.#path, clock, log, onTrouble });
    this.#file.onDidReplace(() => (this.#dataVersion = undefined));
  }

  savedTracks(known?: Known<SavedTrack>): ListStore<SavedTrack> {
    return this.#list('savedTracks', savedTrackForm, known);
  }

  savedAlbums(known?: Known<SavedAlbum>): ListStore<SavedAlbum> {
    return this.#list('savedAlbums', savedAlbumForm, known);
  }

  topTracks(range: TimeRange, known?: Known<Track>): ListStore<Track> {
    return this.#list(`topTracks.${range}`, trackForm, known);
  }

  /** Whether to notice by itself what other windows write: only while somebody sees it. */
  watch(isOn: boolean): void {
    if (isOn === (this.#watching !== undefined)) return;
    this.#watching?.abort();
    this.#watching = isOn ? new AbortController() : undefined;
    if (this.#watching) void this.#keepLooking(this.#watching.signal);
  }

  /** Looks at once whether other windows have written; the lists tell. */
  async checkNow(): Promise<void> {
    if (!this.#file.isInUse) return;
    const look = (): Promise<void> => this.#file.use(database => this.#look(database));
    // What is in another file now is news, too. For all else, the file has logged why.
    await look()
      .catch(look)
      .catch(() => undefined);
  }

  /**
   * The right to be the only window that does something, for `ms`, at most ten minutes, unless it is renewed. Undefined
   * while another has it. Never rejects: where there is no database to agree in, every window gets it.
   */
  async acquireLease(name: string, ms: number): Promise<Lease | undefined> {
    const { clock } = this.#parts;
    const lease = await acquireLease(name, ms, { use: work => this.#file.use(work), now: () => clock.now() });
    if (!lease) return undefined;
    const release = (): Promise<void> => lease.release().finally(() => this.#leases.delete(held));
    const held: Lease = { ...lease, release };
    this.#leases.add(held);
    return held;
  }

  /**
   * Deletes what is kept; nothing is kept from now on. What another window holds open goes at the next start: see
   * `deleteMarked`. Never rejects.
   */
  async deleteLibrary(): Promise<void> {
    await this.dispose();
    if (!(await deleteDatabase(this.#path)))
      this.#parts.log('The library on disk is in use and will be deleted at the next start');
  }

  /**
   * Lets go of the file. What is being written is broken off, and nobody has to wait for what was being done: whoever
   * changes accounts may be back in a moment.
   */
  async dispose(): Promise<void> {
    this.watch(false);
    await Promise.all([...this.#leases].map(lease => lease.release()));
    await this.#file.close();
  }

  get #path(): string {
    return path.join(this.#parts.folder, 'library.db');
  }

  #list<Row>(name: string, form: RowForm<Row>, known: Known<Row> = () => undefined): ListStore<Row> {
    const { clock } = this.#parts;
    const list = new DatabaseListStore({ file: this.#file, name, form, known, now: () => clock.now() });
    this.#lists.push(list);
    return list;
  }

  async #keepLooking(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#parts.clock.sleep(lookEveryMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      await this.checkNow();
    }
  }

  async #look(database: Database): Promise<void> {
    await database.mustBeInPlace();
    const version = await database.dataVersion();
    if (version === this.#dataVersion) return;
    let isDone = true;
    for (const list of this.#lists) isDone = (await list.look(database)) && isDone;
    this.#dataVersion = isDone ? version : undefined;
  }
}
