import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type {
  BegunChange,
  Change,
  ItemOutcome,
  Journal,
  NewChange,
  SavedItem,
} from '../../../src/library/journal.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import { DatabaseJournal } from '../../../src/library/journal/databaseJournal.ts';
import type { DatabaseTrouble } from '../../../src/library/store/databaseError.ts';
import { systemClock } from '../../../src/spotify/clock.ts';
import { SomeFolder } from './store/someFolder.ts';

/** When nobody says otherwise, in epoch milliseconds. */
export const start = Date.parse('2026-11-21T08:00:00Z');

/** A track that has nothing but a name. */
export const item = (name: string): SavedTrack => ({
  addedAt: '',
  track: { uri: name, name, artists: [], durationMs: 1, explicit: false, isLocal: false },
});

const marks: Readonly<Record<string, ItemOutcome>> = { '+': 'applied', '-': 'refused', '?': 'unknown' };
const signs: Readonly<Record<ItemOutcome, string>> = {
  pending: '…',
  applied: '+',
  refused: '-',
  unknown: '?',
  undone: '~',
};

/** Items by what became of them, as `a+ b- c?`: applied, refused, unknown; `…` is pending and `~` undone. */
export function inWords(change: Pick<Change, 'items'> | undefined): string | undefined {
  return change?.items.map(({ uri, outcome }) => uri + signs[outcome]).join(' ');
}

/** Outcomes of items such as `a+ b- c?`. */
export function outcomesOf(text: string): Map<string, ItemOutcome> {
  return new Map(text.split(' ').map(word => [word.slice(0, -1), marks[word.at(-1) ?? ''] ?? 'pending']));
}

/** What a change of the tests is like beside its items. */
type Rest = Partial<Pick<NewChange, 'at' | 'extending'>> & { readonly kind?: Change['kind'] };

/** What is to be written down for items such as `a+ b- c?`; of both kinds, the first is to be saved. */
export function newChange(text: string, { kind = 'save', ...rest }: Rest = {}): NewChange {
  return { at: start, ...rest, ...listsOf(kind, [...outcomesOf(text).keys()].map(item)) };
}

/** The lists of a change of this kind; of both kinds, the first item is to be saved. */
export function listsOf(
  kind: Change['kind'],
  items: readonly SavedItem[],
): Pick<NewChange, 'save' | 'remove'> {
  if (kind === 'both') return { save: items.slice(0, 1), remove: items.slice(1) };
  return kind === 'save' ? { save: items } : { remove: items };
}

/** Makes a change of items such as `a+ b- c?`. */
export async function makeChange(journal: Journal, text: string, rest: Rest = {}): Promise<number> {
  const begun = await journal.begin(newChange(text, rest));
  await begun.settle(outcomesOf(text));
  return begun.id;
}

/** Takes a change back, as far as items such as `a+ b- c?` tell. False when that cannot be. */
export async function takeBack(journal: Journal, id: number, text: string): Promise<boolean> {
  const begun = await journal.beginUndo(id, newChange(text, { kind: 'remove' }));
  await begun?.settle(outcomesOf(text));
  return begun !== undefined;
}

/** One account's journal on disk, as several windows of the editor have it. Their calendar moves when the test says so. */
export class JournalWorld {
  readonly folder: SomeFolder;
  readonly logged: string[] = [];
  readonly troubles: DatabaseTrouble[] = [];
  readonly #open: DatabaseJournal[] = [];
  now = start;

  private constructor(folder: SomeFolder) {
    this.folder = folder;
  }

  static async make(): Promise<JournalWorld> {
    return new JournalWorld(await SomeFolder.make());
  }

  get file(): string {
    return this.folder.file('account', 'journal.db');
  }

  /** Whether anything was ever written down. */
  get exists(): boolean {
    return existsSync(this.file);
  }

  /** One more window. */
  open(): DatabaseJournal {
    const journal = new DatabaseJournal({
      folder: this.folder.file('account'),
      clock: { ...systemClock, now: () => this.now },
      log: line => this.logged.push(line),
      onTrouble: trouble => this.troubles.push(trouble),
    });
    this.#open.push(journal);
    return journal;
  }

  /** Looks into the database, or changes it, behind everybody's back. */
  sql(text: string): Record<string, unknown>[] {
    const database = new DatabaseSync(this.file);
    try {
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  }

  async remove(): Promise<void> {
    await Promise.all(this.#open.map(journal => journal.dispose()));
    await this.folder.remove();
  }
}

/** Whether a change was begun; for tests that go on with it. */
export function begunOf(begun: BegunChange | undefined): BegunChange {
  if (!begun) throw new Error('it was not begun');
  return begun;
}
