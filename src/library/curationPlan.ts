import type { CurationOutcome, JointOutcome } from './curationOutcome.ts';
import type { Change, ChangedItem, ItemChange, ItemOutcome, SavedItem } from './journal.ts';
import { kindOf, mayBePartOf, uriOf } from './journal.ts';
import type { PlainWish } from './libraryWish.ts';

/** What a wish to save or to remove comes to. */
export interface Part {
  readonly kind: ItemChange;
  /** As they will be saved, or as they are until they are removed. */
  readonly altering: readonly SavedItem[];
  /** Are as wished. */
  readonly unaltered: readonly SavedItem[];
}

/** What a wish comes to. */
export interface Plan extends Pick<PlainWish, 'needed'> {
  readonly save: Part;
  readonly remove: Part;
}

/** Items of a change by what became of them. */
export function itemsThat({ items }: Change, ...outcomes: ItemOutcome[]): ChangedItem[] {
  return items.filter(({ outcome }) => outcomes.includes(outcome));
}

/** URIs of the items of a change of which it is not known whether they were altered. */
export function doubtsOf(change: Change): Set<string> {
  return new Set(itemsThat(change, 'unknown').map(({ uri }) => uri));
}

/** Items in the order they were added. What has no date had not been read: it is further down than all that had. */
export function oldestFirst(items: readonly SavedItem[]): SavedItem[] {
  return [...items].sort((a, b) => a.addedAt.localeCompare(b.addedAt));
}

/** Whether a wish can be part of the change: it does not want an item otherwise than that. */
export function isAnotherTry({ kind, items }: Change, wish: PlainWish): boolean {
  const kinds = new Map(items.map(item => [item.uri, item.kind]));
  const isContrary = (item: SavedItem, wanted: ItemChange): boolean =>
    (kinds.get(uriOf(item)) ?? wanted) !== wanted;
  return (
    mayBePartOf(kind, kindOf(wish)) &&
    !wish.save.some(item => isContrary(item, 'save')) &&
    !wish.remove.some(item => isContrary(item, 'remove'))
  );
}

/** What may be removed, now that it is known what was saved, and what is held back. */
export function removalsAfter(
  { remove, needed }: Plan,
  { refused, unknown, error }: CurationOutcome,
): { readonly part: Part; readonly held: readonly SavedItem[] } {
  const failed = new Set([...refused, ...unknown].map(uriOf));
  const isStopped = error?.kind === 'cancelled';
  const mayGo = (item: SavedItem): boolean => {
    const wanting = needed.get(uriOf(item));
    if (isStopped || failed.size === 0) return !isStopped;
    return wanting?.every(uri => !failed.has(uri)) ?? false;
  };
  const { altering } = remove;
  return {
    part: { ...remove, altering: altering.filter(mayGo) },
    held: altering.filter(item => !mayGo(item)),
  };
}

/** Whether there is nothing to send. */
export function isNothing({ save, remove }: Plan): boolean {
  return save.altering.length + remove.altering.length === 0;
}

/** What is to be written down. */
export function itemsOf({ save, remove }: Plan): {
  save: readonly SavedItem[];
  remove: readonly SavedItem[];
} {
  return { save: save.altering, remove: remove.altering };
}

/** What becomes of a wish that is fulfilled already. */
export function nothingSentOf({ save, remove }: Plan): JointOutcome {
  return { saved: nothingSent(save), removed: nothingSent(remove) };
}

/** The same for one of its parts. */
export function nothingSent({ kind, unaltered }: Part): CurationOutcome {
  return { kind, applied: [], unaltered, refused: [], unknown: [] };
}
