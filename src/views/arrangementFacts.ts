import type { Arranged } from '../library/arrangement/arranger.ts';
import type { TrackFilter } from '../library/arrangement/arrangement.ts';
import { isFiltering } from '../library/arrangement/arrangement.ts';
import {
  arrangeWords,
  filterConditionLabels,
  groupedByLabel,
  sortOrderLabel,
} from '../messages/arranging.ts';
import { viewWords } from '../messages/views.ts';

/** What a view says of its rows beside the title: how many of `total`, in which order and groups, and what is left out. */
export function arrangementFacts(
  { arrangement: { sort, filter }, rows, grouping, isTooLong }: Arranged,
  total: number,
): string[] {
  const isFiltered = isFiltering(filter);
  const grouped = grouping === 'none' ? [] : [groupedByLabel(grouping)];
  return [
    isFiltered ? viewWords.soMany(rows.length, total) : viewWords.count(total),
    sortOrderLabel(sort),
    ...(isTooLong ? grouped.map(arrangeWords.groupedAsThereAreMany) : grouped),
    ...(isFiltered ? [arrangeWords.filteredBy(filterFacts(filter).join(', '))] : []),
  ];
}

function filterFacts({ text, conditions }: TrackFilter): string[] {
  const said = text.trim() === '' ? [] : [arrangeWords.quoted(text.trim())];
  return [...said, ...conditions.map(condition => filterConditionLabels(condition).fact)];
}
