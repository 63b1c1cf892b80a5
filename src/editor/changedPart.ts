/** What a text becomes another one by: everything between two offsets is replaced. */
interface ChangedPart {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const blockSize = 4_096;

/** The smallest one part of `before` whose replacement makes it `after`, so that an editor keeps the rest as it is. */
export function changedPart(before: string, after: string): ChangedPart {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.slice(from, from + blockSize) === after.slice(from, from + blockSize))
    from += blockSize;
  from = Math.min(from, most);
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  const [endBefore, endAfter] = [before.length, after.length];
  while (
    same + blockSize <= most - from &&
    before.slice(endBefore - same - blockSize, endBefore - same) ===
      after.slice(endAfter - same - blockSize, endAfter - same)
  )
    same += blockSize;
  while (same < most - from && before[endBefore - same - 1] === after[endAfter - same - 1]) same++;
  return { from, to: endBefore - same, text: after.slice(from, endAfter - same) };
}
