/**
 * What `library.db` looks like. Lists hold entries; what entries have in common stands once, whatever list they are
 * in, under a digest of its content, and goes when the last that needs it goes. An entry's place is its rank: the highest
 * is the head of the list; ranks have gaps.
 */
const first = `
CREATE TABLE artist (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
);
CREATE TABLE credit (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE
);
CREATE TABLE credit_artist (
  credit INTEGER NOT NULL REFERENCES credit (id),
  position INTEGER NOT NULL,
  artist INTEGER NOT NULL REFERENCES artist (id),
  PRIMARY KEY (credit, position)
) WITHOUT ROWID;
CREATE INDEX credit_artist_artist ON credit_artist (artist);
CREATE TABLE album (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  credit INTEGER NOT NULL REFERENCES credit (id),
  json TEXT NOT NULL
);
CREATE INDEX album_credit ON album (credit);
CREATE TABLE markets (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
);

CREATE TABLE list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 0,    -- grows with every transaction that changes the list
  state TEXT,                             -- a KeptState; NULL: nothing is kept
  whole_down_to INTEGER,                  -- while entries are exchanged: those of lower rank are left over
  replacer TEXT,                          -- who exchanges entries, or did last
  touched_at INTEGER NOT NULL DEFAULT 0   -- epoch milliseconds
);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES list (id),
  rank INTEGER NOT NULL,
  uri TEXT NOT NULL,
  revision INTEGER NOT NULL,              -- of the list, when the entry was written
  writer INTEGER NOT NULL,                -- which window has written it
  digest INTEGER NOT NULL,                -- of everything it holds
  added_at TEXT,
  album INTEGER REFERENCES album (id),
  credit INTEGER NOT NULL REFERENCES credit (id),
  markets INTEGER REFERENCES markets (id),
  json TEXT NOT NULL,
  UNIQUE (list, uri)
);
CREATE INDEX entry_rank ON entry (list, rank);
CREATE INDEX entry_album ON entry (album) WHERE album IS NOT NULL;
CREATE INDEX entry_credit ON entry (credit);
CREATE INDEX entry_markets ON entry (markets) WHERE markets IS NOT NULL;
CREATE TABLE removal (                    -- removed by a person; for exchanges that have begun before
  id INTEGER PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES list (id),
  uri TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL                     -- epoch milliseconds
);
CREATE INDEX removal_uri ON removal (list, uri);

CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
  DELETE FROM album WHERE id = OLD.album
    AND NOT EXISTS (SELECT 1 FROM entry WHERE album = OLD.album);
  DELETE FROM markets WHERE id = OLD.markets
    AND NOT EXISTS (SELECT 1 FROM entry WHERE markets = OLD.markets);
  DELETE FROM credit WHERE id = OLD.credit
    AND NOT EXISTS (SELECT 1 FROM entry WHERE credit = OLD.credit)
    AND NOT EXISTS (SELECT 1 FROM album WHERE credit = OLD.credit);
END;
CREATE TRIGGER entry_changed AFTER UPDATE OF album, credit, markets ON entry BEGIN
  DELETE FROM album WHERE id = OLD.album
    AND NOT EXISTS (SELECT 1 FROM entry WHERE album = OLD.album);
  DELETE FROM markets WHERE id = OLD.markets
    AND NOT EXISTS (SELECT 1 FROM entry WHERE markets = OLD.markets);
  DELETE FROM credit WHERE id = OLD.credit
    AND NOT EXISTS (SELECT 1 FROM entry WHERE credit = OLD.credit)
    AND NOT EXISTS (SELECT 1 FROM album WHERE credit = OLD.credit);
END;
CREATE TRIGGER album_gone AFTER DELETE ON album BEGIN
  DELETE FROM credit WHERE id = OLD.credit
    AND NOT EXISTS (SELECT 1 FROM entry WHERE credit = OLD.credit)
    AND NOT EXISTS (SELECT 1 FROM album WHERE credit = OLD.credit);
END;
CREATE TRIGGER credit_going BEFORE DELETE ON credit BEGIN
  DELETE FROM credit_artist WHERE credit = OLD.id;
END;
CREATE TRIGGER credit_artist_gone AFTER DELETE ON credit_artist BEGIN
  DELETE FROM artist WHERE id = OLD.artist
    AND NOT EXISTS (SELECT 1 FROM credit_artist WHERE artist = OLD.artist);
END;

CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL                  -- epoch milliseconds
) WITHOUT ROWID;
`;

/** The scripts that bring `library.db` from one form to the next. */
export const libraryMigrations: readonly string[] = [first];
