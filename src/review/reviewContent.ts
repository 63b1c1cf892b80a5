import type { GroupView, ReviewFrame, RowView } from '../../webview/reviewProtocol.ts';

/** So many things, of which only those that are shown are asked for. An array is one. */
export interface Sequence<T> {
  readonly length: number;
  /** Undefined outside of 0 to `length` − 1. */
  at(index: number): T | undefined;
}

/** A group, however many rows it has. */
export type GroupContent = Omit<GroupView, 'rows' | 'more'> & { readonly rows: Sequence<RowView> };

/** Everything a review has to show at one moment, however much that is. */
export interface ReviewContent extends ReviewFrame {
  readonly groups: Sequence<GroupContent>;
}
