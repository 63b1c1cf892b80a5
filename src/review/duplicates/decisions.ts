import type { DuplicateGroup } from '../../library/duplicates/duplicateGroup.ts';
import type { SavedTrack } from '../../model/track.ts';

type Stays = ReadonlySet<string>;

/** What stays of each group, decided once until something about it is different: there may be thousands. */
export class Decisions {
  readonly #decide: (rows: readonly SavedTrack[]) => Stays;
  #known = new WeakMap<DuplicateGroup, { readonly rows: readonly SavedTrack[]; readonly stays: Stays }>();

  constructor(decide: (rows: readonly SavedTrack[]) => Stays) {
    this.#decide = decide;
  }

  /** What stays of `rows`, those of the group that still are saved. */
  of(group: DuplicateGroup, rows: readonly SavedTrack[]): Stays {
    const known = this.#known.get(group);
    if (known?.rows.length === rows.length && rows.every((row, index) => row === known.rows[index]))
      return known.stays;
    const stays = this.#decide(rows);
    this.#known.set(group, { rows, stays });
    return stays;
  }

  /** Something about this group is different. */
  forget(group: DuplicateGroup): void {
    this.#known.delete(group);
  }

  /** Something is different for all of them. */
  forgetAll(): void {
    this.#known = new WeakMap();
  }
}
