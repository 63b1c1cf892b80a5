import type { Statements } from '../store/database.ts';
import type { Change, ItemChange, ItemOutcome, NewChange, Outcomes, SavedItem } from '../journal.ts';
import { kindOf, mayBePartOf, uriOf } from '../journal.ts';
import type { Written } from './writer.ts';
import { silenceMs } from './writer.ts';

/** One try at a change, or at taking one back, as far as it matters for making it. */
export interface Try {
  readonly id: number;
  /** The first try; of an undoing, the first try of what is taken back. */
  readonly root: number;
  readonly isUndo: boolean;
}

/** Whether somebody is making a change right now. */
export type IsUnderWay = (row: Written & { readonly id: number }) => boolean;

/** A try of which it is not known what became of it. */
export interface OpenTry extends Try, Written {
  readonly state: 'preparing' | 'begun' | 'settled';
}

type NewTry = NewChange & {
  readonly isUndo: boolean;
  readonly root: number | undefined;
};

/** Writes a try down, without items. */
export function insertTry(sql: Statements, { at, isUndo, root, ...change }: NewTry, writer: Written): Try {
  const { window, host, pid, until } = writer;
  const { lastInsertRowid } = sql(
    `INSERT INTO change (root, is_undo, kind, at, state, window, host, pid, until)
     VALUES (?, ?, ?, ?, 'preparing', ?, ?, ?, ?)`,
  ).run(root ?? 0, isUndo ? 1 : 0, kindOf(change), at, window, host, pid, until);
  const id = Number(lastInsertRowid);
  if (root === undefined) sql('UPDATE change SET root = id WHERE id = ?').run(id);
  return { id, root: root ?? id, isUndo };
}

/** An item as it is written down. */
export interface ItemRow {
  readonly uri: string;
  readonly kind: ItemChange;
  readonly json: string;
}

export function itemRowOf(kind: ItemChange, item: SavedItem): ItemRow {
  return { uri: uriOf(item), kind, json: JSON.stringify(item) };
}

export function insertItems(sql: Statements, { id }: Try, items: readonly ItemRow[]): void {
  const insert = sql("INSERT INTO item (change, uri, kind, outcome, json) VALUES (?, ?, ?, 'pending', ?)");
  for (const { uri, kind, json } of items) insert.run(id, uri, kind, json);
}

/** From now on items may have been sent. */
export function markBegun(sql: Statements, { id }: Try): void {
  sql("UPDATE change SET state = 'begun' WHERE id = ?").run(id);
}

/**
 * Writes outcomes down; items that an undoing has applied are as before again.
 * @param doubtful only what is not known yet is written down
 */
export function noteOutcomes(sql: Statements, each: Try, outcomes: Outcomes, doubtful = false): void {
  const known = doubtful ? "outcome IN ('pending', 'unknown')" : "outcome <> 'undone'";
  const note = sql(`UPDATE item SET outcome = ? WHERE change = ? AND uri = ? AND ${known}`);
  const undo = sql(
    `UPDATE item SET outcome = 'undone' WHERE uri = ? AND outcome IN ('applied', 'unknown')
     AND change IN (SELECT id FROM change WHERE root = ? AND NOT is_undo)`,
  );
  for (const [uri, outcome] of outcomes) {
    const { changes } = note.run(outcome, each.id, uri);
    if (changes > 0 && each.isUndo && outcome === 'applied') undo.run(uri, each.root);
  }
}

/** The window that makes it is still there. */
export function renew(sql: Statements, { id }: Try, now: number): void {
  sql('UPDATE change SET until = ? WHERE id = ?').run(now + silenceMs, id);
}

/** Nothing more will become known; what is all taken back is marked so. */
export function markSettled(sql: Statements, { id, root, isUndo }: Try): void {
  sql("UPDATE change SET state = 'settled' WHERE id = ?").run(id);
  if (isUndo && !has(sql, id, 'pending', 'refused', 'unknown')) markUndone(sql, root);
}

export function markUndone(sql: Statements, root: number): void {
  sql('UPDATE change SET undone = 1 WHERE id = ?').run(root);
}

/** The change `extending`, if a change can go on with it. */
export function extendable(
  sql: Statements,
  { extending, ...change }: NewChange,
  isUnderWay: IsUnderWay,
): number | undefined {
  if (extending === undefined || !isFree(sql, extending, isUnderWay)) return undefined;
  const root = sql('SELECT kind FROM change WHERE id = ?').get(extending);
  if (!root || !mayBePartOf(root.kind as Change['kind'], kindOf(change))) return undefined;
  const isOvertaken = sql(
    `SELECT 1 FROM change AS later WHERE root <> ?1
     AND id > (SELECT max(id) FROM change WHERE root = ?1 AND NOT is_undo)
     AND EXISTS (SELECT 1 FROM item WHERE change = later.id AND outcome IN ('applied', 'undone', 'pending'))`,
  ).get(extending);
  return isOvertaken ? undefined : extending;
}

/**
 * Whether there is such a change, it was not taken back, and of all its tries and undoings it is known what became of
 * them.
 * @param isPassedOver of tries that are not settled, those that do not matter
 */
export function isFree(
  sql: Statements,
  root: number,
  isUnderWay: IsUnderWay,
  isPassedOver: (row: OpenTry) => boolean = () => false,
): boolean {
  const change = sql('SELECT undone FROM change WHERE id = ? AND root = id').get(root);
  const matters = (row: OpenTry): boolean => row.state === 'begun' || isUnderWay(row);
  return (
    change?.undone === 0 &&
    !openTries(sql).some(row => row.root === root && matters(row) && !isPassedOver(row))
  );
}

/** Tries that are not settled. */
export function openTries(sql: Statements): OpenTry[] {
  return triesThat(sql, "state <> 'settled'");
}

/** Tries that are settled, but for items whose outcome could not be found out. What was taken back since does not matter. */
export function doubtfulTries(sql: Statements): OpenTry[] {
  return triesThat(
    sql,
    `state = 'settled' AND EXISTS (SELECT 1 FROM item WHERE item.change = change.id AND outcome = 'unknown')
     AND NOT (SELECT undone FROM change AS first WHERE first.id = change.root)`,
  );
}

function triesThat(sql: Statements, condition: string): OpenTry[] {
  const rows = sql(
    `SELECT id, root, is_undo, state, window, host, pid, until FROM change
     WHERE ${condition}`,
  ).all();
  return rows.map(({ is_undo: isUndo, ...row }) => ({
    ...(row as unknown as OpenTry),
    isUndo: isUndo === 1,
  }));
}

function has(sql: Statements, change: number, ...outcomes: ItemOutcome[]): boolean {
  const find = sql('SELECT 1 FROM item WHERE change = ? AND outcome = ? LIMIT 1');
  return outcomes.some(outcome => find.get(change, outcome) !== undefined);
}
