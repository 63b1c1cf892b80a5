import type { AlbumReference } from '../../model/album.ts';
import type { ArtistReference } from '../../model/artist.ts';
import type { Statements } from './database.ts';
import type { PartIds } from './partsWriter.ts';
import type { RowForm, Share } from './rowForm.ts';
import { sharing } from './sharing.ts';

/** An entry as it is stored. */
export interface StoredEntry extends PartIds {
  readonly uri: string;
  readonly added_at: string | null;
  readonly json: string;
}

/** Puts rows together so that what they have in common is one object. To be used for one reading. */
export class PartsReader {
  readonly #sql: Statements;
  readonly #artists = new Map<number, ArtistReference>();
  readonly #credits = new Map<number, readonly ArtistReference[]>();
  readonly #albums = new Map<number, AlbumReference>();
  readonly #markets = new Map<number, readonly string[]>();
  readonly #texts = new Map<string, string>();
  readonly #share: Share = sharing();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  /** Throws a `SyntaxError` or a `TypeError` when what is stored is none of ours. */
  row<Row>(entry: StoredEntry, form: RowForm<Row>): Row {
    const { uri, added_at: addedAt, album, credit, markets, json } = entry;
    const parts = {
      uri,
      addedAt: addedAt === null ? undefined : this.#text(addedAt),
      artists: this.#credit(credit),
      album: album === null ? undefined : this.#album(album),
      markets: markets === null ? undefined : this.#marketsOf(markets),
      rest: JSON.parse(json) as object,
    };
    return form.together(parts, this.#share);
  }

  #album(id: number): AlbumReference {
    return known(this.#albums, id, () => {
      const { credit, json } = this.#sql('SELECT credit, json FROM album WHERE id = ?').get(id) ?? {};
      const own = JSON.parse(json as string) as Omit<AlbumReference, 'artists'>;
      return { ...own, artists: this.#credit(credit as number) };
    });
  }

  #credit(id: number): readonly ArtistReference[] {
    return known(this.#credits, id, () =>
      this.#sql('SELECT artist FROM credit_artist WHERE credit = ? ORDER BY position')
        .all(id)
        .map(({ artist }) => this.#artist(artist as number)),
    );
  }

  #artist(id: number): ArtistReference {
    return known(this.#artists, id, () => {
      const { json } = this.#sql('SELECT json FROM artist WHERE id = ?').get(id) ?? {};
      return JSON.parse(json as string) as ArtistReference;
    });
  }

  #marketsOf(id: number): readonly string[] {
    return known(this.#markets, id, () => {
      const { json } = this.#sql('SELECT json FROM markets WHERE id = ?').get(id) ?? {};
      return JSON.parse(json as string) as string[];
    });
  }

  #text(text: string): string {
    return known(this.#texts, text, () => text);
  }
}

function known<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = values.get(key);
  if (before !== undefined) return before;
  const value = make();
  values.set(key, value);
  return value;
}
