import type { BaseIssue, GenericSchema, IssuePathItem } from 'valibot';
import { array, pipe, rawTransform, safeParse, unknown } from 'valibot';

/** What became of each entry of a list, in order. */
export type Row<T> =
  | { readonly state: 'read'; readonly item: T }
  /** Spotify has nothing there. */
  | { readonly state: 'empty' }
  /** There is something that cannot be understood. */
  | { readonly state: 'unreadable' };

/**
 * The entries of a list, each read by `entry` on its own: one that cannot be understood does not lose the others.
 * When not a single one can be, that is no odd entry but another answer than expected, and the first fault is told.
 * An entry that is null, or that `entry` decodes to undefined, is empty.
 */
export function rows<T>(entry: GenericSchema<unknown, T>): GenericSchema<unknown, Row<NonNullable<T>>[]> {
  return pipe(
    array(unknown()),
    rawTransform(({ dataset, addIssue, NEVER }) => {
      let fault: { readonly issue: BaseIssue<unknown>; readonly place: IssuePathItem } | undefined;
      const input = dataset.value;
      const result = input.map((value, key): Row<NonNullable<T>> => {
        if (value === null || value === undefined) return { state: 'empty' };
        const read = safeParse(entry, value, { abortEarly: true });
        if (read.success) return rowOf(read.output);
        fault ??= { issue: read.issues[0], place: { type: 'array', origin: 'value', input, key, value } };
        return { state: 'unreadable' };
      });
      if (!fault || result.some(({ state }) => state === 'read')) return result;
      addIssue({ message: fault.issue.message, path: [fault.place, ...(fault.issue.path ?? [])] });
      return NEVER;
    }),
  );
}

/** The items of the rows that could be read. */
export function itemsOf<T>(all: readonly Row<T>[]): T[] {
  return all.flatMap(row => (row.state === 'read' ? [row.item] : []));
}

function rowOf<T>(item: T): Row<NonNullable<T>> {
  return item === null || item === undefined ? { state: 'empty' } : { state: 'read', item };
}
