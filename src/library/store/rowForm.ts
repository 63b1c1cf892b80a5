import type { AlbumReference } from '../../model/album.ts';
import type { ArtistReference } from '../../model/artist.ts';

/** A row taken apart into what is its own and what other rows may have as well. */
export interface RowParts {
  readonly uri: string;
  /** ISO 8601; undefined where rows have no date. */
  readonly addedAt: string | undefined;
  readonly artists: readonly ArtistReference[];
  readonly album: AlbumReference | undefined;
  readonly markets: readonly string[] | undefined;
  /** All the rest, as JSON can hold it. */
  readonly rest: object;
}

/** Makes one object of values that are alike. */
export type Share = <Value extends object>(value: Value) => Value;

/** How rows of one kind are taken apart and put together again: `together(apart(row))` is alike to `row`. */
export interface RowForm<Row> {
  readonly uriOf: (row: Row) => string;
  readonly apart: (row: Row) => RowParts;
  readonly together: (parts: RowParts, share: Share) => Row;
}
