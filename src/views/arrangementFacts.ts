import type { Arranged } from '../library/arrangement/arranger.ts';
import type { Arrangement, TrackFilter } from '../library/arrangement/arrangement.ts';
import { isFiltering } from '../library/arrangement/arrangement.ts';
import {
  arrangeWords,
  filterConditionLabels,
  groupedByLabel,
  sortOrderLabel,
  viewWords,
} from '../messages.ts';

/**
 * What a view says of its rows beside the title: how many of `total`, in which order and groups, and what is left out.
 * @param arranged undefined until they have been arranged
 */
export function arrangementFacts(
  { sort, grouping, filter }: Arrangement,
  total: number,
  arranged: Arranged | undefined,
): string[] {
  const all = viewWords.count(total);
  const by = arranged?.grouping ?? (grouping === 'automatic' ? 'none' : grouping);
  const grouped = by === 'none' ? [] : [groupedByLabel(by)];
  return [
    isFiltering(filter) && arranged ? arrangeWords.someOf(viewWords.count(arranged.rows.length), all) : all,
    sortOrderLabel(sort),
    ...(arranged?.isTooLong ? grouped.map(arrangeWords.groupedAsThereAreMany) : grouped),
    ...(isFiltering(filter) ? [arrangeWords.filteredBy(filterFacts(filter).join(', '))] : []),
  ];
}

function filterFacts({ text, conditions }: TrackFilter): string[] {
  const said = text.trim() === '' ? [] : [arrangeWords.quoted(text.trim())];
  return [...said, ...conditions.map(condition => filterConditionLabels(condition).fact)];
}
