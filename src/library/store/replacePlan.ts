import type { Statements } from './database.ts';
import type { ListRecord } from './listRecord.ts';
import type { PartsWriter } from './partsWriter.ts';
import { fallingRanks } from './ranks.ts';
import type { RowForm } from './rowForm.ts';
import { Slices } from './slices.ts';

/** One entry that has to be different. */
export interface ReplaceStep<Row> {
  /** Where something changes: a kept entry goes, or `row` comes. */
  readonly rank: number;
  readonly uri: string;
  readonly row?: Row;
}

interface KeptEntry {
  readonly id: number;
  readonly rank: number;
  readonly uri: string;
  readonly digest: number;
}

/** Rows or entries that are looked at in one go. */
const rowsAtATime = 200;

/**
 * What has to be done so that the entries of a list are `rows`, from the head down: when some of it is done, the entries
 * down to the rank of the last step are the first of `rows`. Of rows with one URI the first counts.
 */
export async function planReplacing<Row>(
  sql: Statements,
  { id: list }: ListRecord,
  rows: readonly Row[],
  form: RowForm<Row>,
  parts: PartsWriter,
): Promise<ReplaceStep<Row>[]> {
  const slices = new Slices();
  const places = await placesOf(rows, form, slices);
  const ranks = new Float64Array(rows.length).fill(NaN);
  const isSame = new Uint8Array(rows.length);
  const steps: ReplaceStep<Row>[] = [];
  for await (const { rank, uri, digest } of keptEntries(sql, list, slices)) {
    const place = places.get(uri) ?? -1;
    const row = rows[place];
    if (row === undefined) {
      steps.push({ rank, uri });
      continue;
    }
    ranks[place] = rank;
    if (parts.digestOf(form.apart(row)) === digest) isSame[place] = 1;
  }
  const newRanks = await fallingRanks(ranks, slices);
  for (const [uri, place] of places) {
    const [row, before = NaN, rank = NaN] = [rows[place], ranks[place], newRanks[place]];
    if (row === undefined || (rank === before && isSame[place])) continue;
    // Until its turn comes, it must not stand among those that are in order.
    if (rank < before) steps.push({ rank: before, uri });
    if (steps.push({ rank, uri, row }) % rowsAtATime === 0) await slices.giveWay();
  }
  return steps.sort((a, b) => b.rank - a.rank || Number('row' in a) - Number('row' in b));
}

async function placesOf<Row>(
  rows: readonly Row[],
  { uriOf }: RowForm<Row>,
  slices: Slices,
): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  for (const [place, row] of rows.entries()) {
    if (!places.has(uriOf(row))) places.set(uriOf(row), place);
    if (place % rowsAtATime === 0) await slices.giveWay();
  }
  return places;
}

async function* keptEntries(sql: Statements, list: number, slices: Slices): AsyncGenerator<KeptEntry> {
  let [rank, id] = [Number.MAX_SAFE_INTEGER, 0];
  for (;;) {
    const entries = sql(
      `SELECT id, rank, uri, digest FROM entry WHERE list = ? AND (rank, id) < (?, ?)
       ORDER BY rank DESC, id DESC LIMIT ?`,
    ).all(list, rank, id, rowsAtATime) as unknown as KeptEntry[];
    yield* entries;
    const last = entries.at(-1);
    if (!last) return;
    [rank, id] = [last.rank, last.id];
    await slices.giveWay();
  }
}
