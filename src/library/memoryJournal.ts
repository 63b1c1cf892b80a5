import type {
  BegunChange,
  Change,
  ChangedItem,
  InterruptedChange,
  ItemChange,
  Journal,
  NewChange,
  Outcomes,
  Removal,
  SavedItem,
} from './journal.ts';
import { kindOf, mayBePartOf, uriOf } from './journal.ts';

/** One try at a change, or at taking one back. */
interface Entry {
  readonly id: number;
  /** The first try; of an undoing, the first try of what is taken back. */
  readonly root: number;
  readonly isUndo: boolean;
  readonly kind: Change['kind'];
  readonly at: number;
  readonly items: Map<string, ChangedItem>;
  isOpen: boolean;
  isUndone: boolean;
}

/** Entries that are kept. */
const mostEntries = 200;

/** A journal that lasts as long as the window and remembers the latest changes. */
export class MemoryJournal implements Journal {
  #lastId: number;
  #entries: Entry[] = [];

  /** @param lastId ids are higher */
  constructor(lastId = 0) {
    this.#lastId = lastId;
  }

  begin(change: NewChange): Promise<BegunChange> {
    return Promise.resolve(this.#add(change, this.#extendable(change)?.id, false));
  }

  beginUndo(id: number, change: Omit<NewChange, 'extending'>): Promise<BegunChange | undefined> {
    const root = this.#root(id);
    return Promise.resolve(root && this.#isFree(root) ? this.#add(change, id, true) : undefined);
  }

  clear(id: number, uris: readonly string[]): Promise<void> {
    for (const entry of this.#triesOf(id))
      for (const uri of uris)
        if (entry.items.get(uri)?.outcome === 'unknown') note(entry, new Map([[uri, 'applied']]));
    return Promise.resolve();
  }

  markUndone(id: number): Promise<void> {
    const root = this.#root(id);
    if (root) root.isUndone = true;
    return Promise.resolve();
  }

  find(id: number): Promise<Change | undefined> {
    const root = this.#root(id);
    return Promise.resolve(root && this.#changeOf(root));
  }

  latestUndoable(): Promise<Change | undefined> {
    const root = this.#entries.findLast(
      entry =>
        isRoot(entry) &&
        !entry.isUndone &&
        !this.#isBeingUndone(entry) &&
        this.#triesOf(entry.id).some(each => has(each, 'applied')),
    );
    return Promise.resolve(root && this.#changeOf(root));
  }

  removals(since: number): Promise<readonly Removal[]> {
    const latest = new Map<string, Entry>();
    for (const entry of this.#entries)
      for (const { uri, outcome } of entry.items.values()) if (outcome === 'applied') latest.set(uri, entry);
    const removals = new Map<string, { id: number; at: number; uris: string[] }>();
    for (const { id, root, isUndo, at, items } of this.#entries.filter(entry => entry.at >= since))
      for (const { uri, kind, outcome } of items.values()) {
        if (kind !== 'remove' || outcome !== 'applied' || latest.get(uri)?.id !== id) continue;
        const removal = removals.get(`${root}/${isUndo}`) ?? { id, at, uris: [] };
        removals.set(`${root}/${isUndo}`, removal);
        removal.uris.push(uri);
      }
    return Promise.resolve([...removals.values()].sort((a, b) => b.at - a.at || b.id - a.id));
  }

  /** No other window writes here. */
  version(): Promise<unknown> {
    return Promise.resolve(undefined);
  }

  removedItems(id: number): Promise<readonly SavedItem[]> {
    const of = this.#entries.find(entry => entry.id === id);
    const tries = this.#entries.filter(({ root, isUndo }) => root === of?.root && isUndo === of.isUndo);
    const items = tries.flatMap(entry => [...entry.items.values()]);
    const removed = items.filter(({ kind, outcome }) => kind === 'remove' && outcome === 'applied');
    return Promise.resolve(removed.map(({ item }) => item));
  }

  /** Only what could not be found out: all else ends with the window. */
  interrupted(): Promise<readonly InterruptedChange[]> {
    const isUndone = ({ root }: Entry): boolean => this.#root(root)?.isUndone ?? false;
    const doubtful = this.#entries.filter(each => !each.isOpen && has(each, 'unknown') && !isUndone(each));
    return Promise.resolve(
      doubtful.map(entry => ({
        items: [...entry.items.values()].filter(({ outcome }) => outcome === 'unknown'),
        settle: outcomes => this.#settle(entry, outcomes, ['unknown']),
      })),
    );
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }

  discard(): Promise<void> {
    this.#entries = [];
    return Promise.resolve();
  }

  #add(change: NewChange, root: number | undefined, isUndo: boolean): BegunChange {
    const id = ++this.#lastId;
    const { save = [], remove = [], at } = change;
    const entry: Entry = {
      id,
      root: root ?? id,
      isUndo,
      kind: kindOf(change),
      at,
      items: new Map([...pending('save', save), ...pending('remove', remove)]),
      isOpen: true,
      isUndone: false,
    };
    this.#entries = [...this.#entries.slice(1 - mostEntries), entry];
    return {
      id: entry.root,
      note: (uris, outcome) => this.#note(entry, new Map(uris.map(uri => [uri, outcome]))),
      settle: outcomes => this.#settle(entry, outcomes),
    };
  }

  /** What is all taken back is marked so. */
  #settle(entry: Entry, outcomes: Outcomes, from?: readonly ChangedItem['outcome'][]): Promise<void> {
    this.#note(entry, outcomes, from);
    entry.isOpen = false;
    const isWhole = entry.isUndo && !has(entry, 'pending', 'refused', 'unknown');
    return isWhole ? this.markUndone(entry.root) : Promise.resolve();
  }

  #note(entry: Entry, outcomes: Outcomes, from?: readonly ChangedItem['outcome'][]): void {
    note(entry, outcomes, from);
    if (!entry.isUndo) return;
    const applied = [...outcomes].filter(([, outcome]) => outcome === 'applied');
    const undone = new Map(applied.map(([uri]) => [uri, 'undone' as const]));
    for (const each of this.#triesOf(entry.root)) note(each, undone, ['applied', 'unknown']);
  }

  #extendable({ extending, ...change }: NewChange): Entry | undefined {
    const root = extending === undefined ? undefined : this.#root(extending);
    if (!root || !mayBePartOf(root.kind, kindOf(change)) || !this.#isFree(root)) return undefined;
    const last = Math.max(...this.#triesOf(root.id).map(({ id }) => id));
    const isOvertaken = this.#entries.some(
      entry => entry.id > last && entry.root !== root.id && has(entry, 'applied', 'undone', 'pending'),
    );
    return isOvertaken ? undefined : root;
  }

  #changeOf(root: Entry): Change {
    const items = new Map(this.#triesOf(root.id).flatMap(({ items: each }) => [...each]));
    return { id: root.id, kind: root.kind, at: root.at, items: [...items.values()], undone: root.isUndone };
  }

  #isFree({ id, isUndone }: Entry): boolean {
    return !isUndone && !this.#entries.some(entry => entry.root === id && entry.isOpen);
  }

  #isBeingUndone({ id }: Entry): boolean {
    return this.#entries.some(entry => entry.isUndo && entry.root === id && entry.isOpen);
  }

  #root(id: number): Entry | undefined {
    return this.#entries.find(entry => entry.id === id && isRoot(entry));
  }

  #triesOf(root: number): Entry[] {
    return this.#entries.filter(entry => entry.root === root && !entry.isUndo);
  }
}

function pending(kind: ItemChange, items: readonly SavedItem[]): [string, ChangedItem][] {
  return items.map(item => [uriOf(item), { uri: uriOf(item), kind, item, outcome: 'pending' }]);
}

function isRoot({ id, root }: Entry): boolean {
  return id === root;
}

function has({ items }: Entry, ...outcomes: ChangedItem['outcome'][]): boolean {
  return [...items.values()].some(({ outcome }) => outcomes.includes(outcome));
}

function note(
  { items }: Entry,
  outcomes: Outcomes,
  from: readonly ChangedItem['outcome'][] = ['pending', 'applied', 'refused', 'unknown'],
): void {
  for (const [uri, outcome] of outcomes) {
    const item = items.get(uri);
    if (item && from.includes(item.outcome)) items.set(uri, { ...item, outcome });
  }
}
