import type { AlbumReference } from '../../model/album.ts';
import type { ArtistReference } from '../../model/artist.ts';
import type { Statements } from './database.ts';
import { canonicalJson, digestOf, shortDigestOf } from './digest.ts';
import type { RowParts } from './rowForm.ts';

/** Where the parts of a row are. */
export interface PartIds {
  readonly album: number | null;
  readonly credit: number;
  readonly markets: number | null;
}

interface Described {
  readonly digest: string;
  readonly json: string;
}

/** Tells what rows hold, and stores what is not stored yet. Knows objects again that it has seen; to be used for one piece of work. */
export class PartsWriter {
  readonly #described = new WeakMap<object, Described>();
  readonly #jsons = new WeakMap<object, string>();

  /** Differs when anything in the row does. */
  digestOf({ addedAt, artists, album, markets, rest }: RowParts): number {
    const parts = [
      addedAt ?? '',
      this.#credit(artists).digest,
      album ? this.#album(album).digest : '',
      markets ? this.#plain(markets).digest : '',
    ];
    return shortDigestOf(`${parts.join()}${this.#json(rest)}`);
  }

  /** What is a row's own. */
  jsonOf({ rest }: RowParts): string {
    return this.#json(rest);
  }

  /** The parts of a row, stored. An entry has to refer to them in the same transaction, before anything is deleted. */
  store(sql: Statements, { artists, album, markets }: RowParts): PartIds {
    return {
      album: album ? this.#storeAlbum(sql, album) : null,
      credit: this.#storeCredit(sql, artists),
      markets: markets ? this.#storeMarkets(sql, markets) : null,
    };
  }

  #storeAlbum(sql: Statements, album: AlbumReference): number {
    const { digest, json } = this.#album(album);
    const known = sql('SELECT id FROM album WHERE digest = ?').get(digest);
    if (known) return known.id as number;
    const credit = this.#storeCredit(sql, album.artists);
    const insert = sql('INSERT INTO album (digest, credit, json) VALUES (?, ?, ?)');
    return Number(insert.run(digest, credit, json).lastInsertRowid);
  }

  #storeCredit(sql: Statements, artists: readonly ArtistReference[]): number {
    const { digest } = this.#credit(artists);
    const known = sql('SELECT id FROM credit WHERE digest = ?').get(digest);
    if (known) return known.id as number;
    const credit = Number(sql('INSERT INTO credit (digest) VALUES (?)').run(digest).lastInsertRowid);
    const insert = sql('INSERT INTO credit_artist (credit, position, artist) VALUES (?, ?, ?)');
    artists.forEach((artist, position) => insert.run(credit, position, this.#storeArtist(sql, artist)));
    return credit;
  }

  #storeArtist(sql: Statements, artist: ArtistReference): number {
    const { digest, json } = this.#plain(artist);
    const known = sql('SELECT id FROM artist WHERE digest = ?').get(digest);
    if (known) return known.id as number;
    const insert = sql('INSERT INTO artist (digest, json) VALUES (?, ?)');
    return Number(insert.run(digest, json).lastInsertRowid);
  }

  #storeMarkets(sql: Statements, markets: readonly string[]): number {
    const { digest, json } = this.#plain(markets);
    const known = sql('SELECT id FROM markets WHERE digest = ?').get(digest);
    if (known) return known.id as number;
    const insert = sql('INSERT INTO markets (digest, json) VALUES (?, ?)');
    return Number(insert.run(digest, json).lastInsertRowid);
  }

  #album(album: AlbumReference): Described {
    return this.#once(album, () => {
      const { artists, ...own } = album;
      const json = canonicalJson(own);
      return { json, digest: digestOf(`${this.#credit(artists).digest}${json}`) };
    });
  }

  #credit(artists: readonly ArtistReference[]): Described {
    return this.#once(artists, () => {
      const digests = artists.map(artist => this.#plain(artist).digest);
      return { json: '', digest: digestOf(digests.join()) };
    });
  }

  #plain(value: object): Described {
    return this.#once(value, () => {
      const json = canonicalJson(value);
      return { json, digest: digestOf(json) };
    });
  }

  #json(value: object): string {
    const known = this.#jsons.get(value);
    if (known !== undefined) return known;
    const json = canonicalJson(value);
    this.#jsons.set(value, json);
    return json;
  }

  #once(value: object, describe: () => Described): Described {
    const known = this.#described.get(value);
    if (known) return known;
    const described = describe();
    this.#described.set(value, described);
    return described;
  }
}
