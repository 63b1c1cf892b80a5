/**
 * What `journal.db` looks like. A change is one or more tries; what takes it back is written down as a change as well.
 * Ids are never used again. An item's outcome is one of `ItemOutcome`.
 */
const first = `
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  root INTEGER NOT NULL,                  -- the first try; of an undoing, the first try of what it takes back
  is_undo INTEGER NOT NULL,
  kind TEXT NOT NULL,                     -- save, remove, both
  at INTEGER NOT NULL,                    -- epoch milliseconds
  state TEXT NOT NULL,                    -- preparing: not whole yet, nothing was sent; begun; settled
  undone INTEGER NOT NULL DEFAULT 0,      -- of a first try
  window TEXT NOT NULL,                   -- which window makes it, until it is settled
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  until INTEGER NOT NULL                  -- epoch milliseconds after which the window is taken to be gone
);
CREATE INDEX change_root ON change (root);
CREATE INDEX change_open ON change (state) WHERE state <> 'settled';
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (id),
  uri TEXT NOT NULL,
  outcome TEXT NOT NULL,
  json TEXT NOT NULL                      -- a SavedItem
);
CREATE INDEX item_change ON item (change);
CREATE UNIQUE INDEX item_uri ON item (change, uri);
CREATE INDEX item_outcome ON item (change, outcome);
`;

/** One change may save some items and remove others; what was done to an item last is found by its URI. */
const itemKinds = `
ALTER TABLE item ADD COLUMN kind TEXT;    -- save, remove; NULL in rows that were written before: as the change's
CREATE INDEX item_latest ON item (uri, change);
`;

/** The scripts that bring `journal.db` from one form to the next. */
export const journalMigrations: readonly string[] = [first, itemKinds];
